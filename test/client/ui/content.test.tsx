import { render, screen, within } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import { createSignal } from "solid-js";
import { expect, test } from "vitest";
import { Breadcrumbs } from "../../../client/ui/breadcrumbs.tsx";
import { CodeSheet, groupsOfFour } from "../../../client/ui/code-sheet.tsx";
import { DescriptionList } from "../../../client/ui/description-list.tsx";
import { List, ListRow } from "../../../client/ui/list.tsx";
import { PageHeader } from "../../../client/ui/page-header.tsx";
import { ProgressBar } from "../../../client/ui/progress-bar.tsx";
import { QrCode } from "../../../client/ui/qr-code.tsx";
import { type Sort, Table } from "../../../client/ui/table.tsx";
import { Waiting } from "../../../client/ui/waiting.tsx";
import { WordsDisplay } from "../../../client/ui/words-display.tsx";

test("a table has a caption, row headers, and says how it is sorted", async () => {
  const [sort, setSort] = createSignal<Sort>({ column: "name", direction: "ascending" });
  render(() => (
    <Table
      caption="Clients"
      captionHidden
      rows={[{ name: "Ada", code: "A-1" }]}
      sort={sort()}
      onSort={setSort}
      columns={[
        { id: "name", header: "Name", namesRow: true, sortable: true, cell: (row) => row.name },
        { id: "code", header: "Code", sortable: true, cell: (row) => row.code },
        { id: "more", header: "Actions", headerHidden: true, cell: () => "" },
      ]}
    />
  ));
  const table = screen.getByRole("table", { name: "Clients" });
  expect(within(table).getByRole("rowheader", { name: "Ada" })).toBeInTheDocument();
  expect(within(table).getByRole("columnheader", { name: "Actions" })).toBeInTheDocument();
  expect(within(table).getByRole("columnheader", { name: "Name" })).toHaveAttribute("aria-sort", "ascending");
  await userEvent.click(screen.getByRole("button", { name: "Name" }));
  expect(sort()).toEqual({ column: "name", direction: "descending" });
  await userEvent.click(screen.getByRole("button", { name: "Code" }));
  expect(sort()).toEqual({ column: "code", direction: "ascending" });
  expect(within(table).getByRole("columnheader", { name: "Name" })).not.toHaveAttribute("aria-sort");
});

test("the keyboard can scroll a table sideways", async () => {
  render(() => <Table caption="Clients" rows={[]} columns={[]} />);
  await userEvent.tab();
  expect(screen.getByRole("region", { name: "Clients" })).toHaveFocus();
});

test("a row that leads somewhere is one link with the title as its name", () => {
  render(() => (
    <List label="Clients">
      <ListRow href="/clients/1" title="Ada" detail="A-1" end="Active" />
      <ListRow title="Not yours" />
    </List>
  ));
  const list = screen.getByRole("list", { name: "Clients" });
  expect(within(list).getAllByRole("listitem")).toHaveLength(2);
  expect(
    within(list)
      .getAllByRole("link")
      .map((link) => link.textContent),
  ).toEqual(["Ada"]);
});

test("the last crumb is where one is", () => {
  render(() => (
    <Breadcrumbs label="You are here" crumbs={[{ label: "Clients", href: "/c" }, { label: "Ada" }]} />
  ));
  const nav = screen.getByRole("navigation", { name: "You are here" });
  expect(within(nav).getAllByRole("link")).toHaveLength(1);
  expect(within(nav).getByText("Ada")).toHaveAttribute("aria-current", "page");
});

test("the page's heading can take focus from code but not from Tab", async () => {
  let heading: HTMLElement | undefined;
  render(() => <PageHeader title="Clients" ref={(element) => (heading = element)} />);
  await userEvent.tab();
  expect(heading).not.toHaveFocus();
  heading?.focus();
  expect(screen.getByRole("heading", { level: 1, name: "Clients" })).toHaveFocus();
});

test("facts stay with their names", () => {
  render(() => <DescriptionList facts={[{ term: "Code", detail: "A-1" }]} />);
  expect(screen.getByRole("term")).toHaveTextContent("Code");
  expect(screen.getByRole("definition")).toHaveTextContent("A-1");
});

test("progress has a name, and no value while the end is unknown", () => {
  const [value, setValue] = createSignal<number>();
  render(() => <ProgressBar label="Receiving" value={value()} detail="1 of 4" />);
  expect(screen.getByRole("progressbar", { name: "Receiving" })).not.toHaveAttribute("value");
  setValue(0.25);
  expect(screen.getByRole<HTMLProgressElement>("progressbar").position).toBe(0.25);
});

test("waiting is said in words", () => {
  render(() => <Waiting>Opening</Waiting>);
  expect(screen.getByRole("status")).toHaveTextContent("Opening");
});

test("a code to scan is a named picture with another way beside it", () => {
  render(() => (
    <QrCode text="https://x/join#1" label="Code with the link" alternative="Copy the link instead." />
  ));
  expect(screen.getByRole("img", { name: "Code with the link" })).toBeInTheDocument();
  expect(screen.getByRole("figure")).toHaveTextContent("Copy the link instead.");
});

test("comparison words are a list in order, and are not translated by the browser", () => {
  render(() => <WordsDisplay label="Comparison words" words={["harbour", "lantern"]} />);
  const items = within(screen.getByRole("list", { name: "Comparison words" })).getAllByRole("listitem");
  expect(items.map((item) => item.textContent)).toEqual(["1harbour", "2lantern"]);
  expect(screen.getByText("harbour")).toHaveAttribute("translate", "no");
});

test("a recovery code is cut into groups of four that give the code back", () => {
  const code = "7K3MQ9TX2B5RWJ8D4HFNP6VC1YEZGS0A7K3MQ9TX2B5RWJ8D4HFNP6VC1YEZGS0A";
  const groups = groupsOfFour(code);
  expect(groups).toHaveLength(16);
  expect(groups.join("")).toBe(code);
  expect(groupsOfFour("7K3M-Q9TX 2B5R")).toEqual(["7K3M", "Q9TX", "2B5R"]);
  render(() => <CodeSheet title="Kit" codeLabel="Recovery code" groups={groups} facts={[]} steps={[]} />);
  expect(within(screen.getByRole("list", { name: "Recovery code" })).getAllByRole("listitem")).toHaveLength(
    16,
  );
});
