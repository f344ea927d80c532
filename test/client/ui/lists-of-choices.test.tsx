import { render, screen } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import { createSignal } from "solid-js";
import { expect, test } from "vitest";
import { foldText } from "../../../client/model/fold-text.ts";
import { Combobox } from "../../../client/ui/combobox.tsx";
import { Menu } from "../../../client/ui/menu.tsx";
import { Select } from "../../../client/ui/select.tsx";
import { SentenceChoice } from "../../../client/ui/sentence-choice.tsx";
import { Tabs } from "../../../client/ui/tabs.tsx";

const OPTIONS = [
  { value: "active", label: "Active", description: "In care now." },
  { value: "paused", label: "Paused" },
] as const;

test("a select opens with the keyboard, and Enter chooses", async () => {
  const [value, setValue] = createSignal<"active" | "paused">();
  render(() => (
    <Select label="Status" placeholder="Choose" options={OPTIONS} value={value()} onChange={setValue} />
  ));
  await userEvent.tab();
  expect(screen.getByRole("button", { name: /Status/ })).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  expect(screen.getByRole("listbox")).toBeInTheDocument();
  await userEvent.keyboard("{ArrowDown}{Enter}");
  expect(value()).toBe("paused");
  expect(screen.getByRole("button", { name: /Status/ })).toHaveTextContent("Paused");
});

test("Escape closes a select without a change", async () => {
  const [value, setValue] = createSignal<"active" | "paused" | undefined>("active");
  render(() => (
    <Select label="Status" placeholder="Choose" options={OPTIONS} value={value()} onChange={setValue} />
  ));
  await userEvent.tab();
  await userEvent.keyboard("{Enter}{ArrowDown}{Escape}");
  expect(value()).toBe("active");
  expect(screen.queryByRole("listbox")).not.toBeInTheDocument();
});

test("an open select neither folds up nor shifts when its choices change, and names that arrive are shown", async () => {
  const [options, setOptions] = createSignal([
    { value: "b", label: "Someone" },
    { value: "c", label: "Cara" },
  ]);
  render(() => (
    <Select
      label="Member"
      placeholder="Choose"
      options={options()}
      value={undefined}
      onChange={() => undefined}
    />
  ));
  const shown = () => screen.queryAllByRole("option").map((option) => option.textContent);
  await userEvent.click(screen.getByRole("button", { name: /Member/ }));
  setOptions([
    { value: "a", label: "Anna" },
    { value: "b", label: "Boris" },
    { value: "c", label: "Cara" },
  ]);
  expect(shown()).toEqual(["Boris", "Cara"]);
  await userEvent.keyboard("{Escape}");
  await userEvent.click(screen.getByRole("button", { name: /Member/ }));
  expect(shown()).toEqual(["Anna", "Boris", "Cara"]);
});

test("the error of a select describes it", () => {
  render(() => (
    <Select
      label="Status"
      placeholder="Choose"
      options={OPTIONS}
      value={undefined}
      onChange={() => undefined}
      error="Choose one."
    />
  ));
  expect(screen.getByRole("button", { name: /Status/ })).toHaveAccessibleDescription(/Choose one\./);
});

test("a combobox finds a name whatever its accents and capitals", async () => {
  const [value, setValue] = createSignal<string>();
  render(() => (
    <Combobox
      label="Clinician"
      fold={foldText}
      words={{ open: "Show all", none: "Nobody by that name." }}
      value={value()}
      onChange={setValue}
      options={[
        { value: "a", label: "Ada Müller" },
        { value: "b", label: "Benedikt Berg" },
      ]}
    />
  ));
  const field = screen.getByRole("combobox", { name: "Clinician" });
  await userEvent.type(field, "MULL");
  expect(screen.getAllByRole("option").map((option) => option.textContent)).toEqual(["Ada Müller"]);
  await userEvent.keyboard("{ArrowDown}{Enter}");
  expect(value()).toBe("a");
  expect(field).toHaveValue("Ada Müller");
});

test("a combobox says so when nothing matches, and keeps its value", async () => {
  const [value, setValue] = createSignal<string | undefined>("a");
  render(() => (
    <Combobox
      label="Clinician"
      fold={foldText}
      words={{ open: "Show all", none: "Nobody by that name." }}
      value={value()}
      onChange={setValue}
      options={[{ value: "a", label: "Ada" }]}
    />
  ));
  await userEvent.type(screen.getByRole("combobox"), "zz");
  expect(screen.getByText("Nobody by that name.")).toBeInTheDocument();
  await userEvent.tab();
  expect(value()).toBe("a");
  expect(screen.getByRole("combobox")).toHaveValue("Ada");
});

test("a menu opens, chooses and gives focus back", async () => {
  const chosen: string[] = [];
  render(() => (
    <Menu
      label="More actions"
      items={[
        { kind: "action", label: "Edit", onChoose: () => chosen.push("edit") },
        { kind: "separator" },
        { kind: "action", label: "Archive", onChoose: () => chosen.push("archive") },
      ]}
    />
  ));
  await userEvent.tab();
  await userEvent.keyboard("{Enter}");
  expect(screen.getAllByRole("menuitem").map((item) => item.textContent)).toEqual(["Edit", "Archive"]);
  await userEvent.keyboard("{ArrowDown}{Enter}");
  expect(chosen).toEqual(["archive"]);
  await userEvent.keyboard("{Enter}{Escape}");
  expect(screen.queryByRole("menu")).not.toBeInTheDocument();
  expect(screen.getByRole("button", { name: "More actions" })).toHaveFocus();
});

test("a line of explanation describes a choice and is no part of its name", async () => {
  const description = "What happened, what it means, the plan";
  render(() => (
    <Menu
      label="New note"
      withWords
      items={[{ kind: "action", label: "DAP", description, onChoose: () => undefined }]}
    />
  ));
  await userEvent.click(screen.getByRole("button", { name: "New note" }));
  expect(screen.getByRole("menuitem", { name: "DAP" })).toHaveAccessibleDescription(description);
});

test("the page behind an open menu stays readable", async () => {
  render(() => (
    <>
      <p>The note</p>
      <Menu label="More" items={[{ kind: "action", label: "Edit", onChoose: () => undefined }]} />
    </>
  ));
  await userEvent.click(screen.getByRole("button", { name: "More" }));
  expect(screen.getByText("The note").closest("[aria-hidden=true]")).toBeNull();
});

test("tabs move with the arrows, and only the open panel exists", async () => {
  const [tab, setTab] = createSignal("notes");
  render(() => (
    <Tabs
      label="Parts"
      value={tab()}
      onChange={setTab}
      tabs={[
        { id: "notes", label: "Notes", content: () => <p>All notes</p> },
        { id: "file", label: "File", content: () => <p>The file</p> },
      ]}
    />
  ));
  expect(screen.getByRole("tab", { name: "Notes" })).toHaveAttribute("aria-selected", "true");
  await userEvent.tab();
  await userEvent.keyboard("{ArrowRight}");
  expect(tab()).toBe("file");
  expect(screen.getByRole("tabpanel", { name: "File" })).toHaveTextContent("The file");
  expect(screen.queryByText("All notes")).not.toBeInTheDocument();
});

test("a choice in a sentence is called by its part and by what is chosen, once", async () => {
  const [value, setValue] = createSignal("active");
  render(() => <SentenceChoice label="Status" options={OPTIONS} value={value()} onChange={setValue} />);
  expect(screen.getByRole("button")).toHaveAccessibleName("Status: Active");
  await userEvent.tab();
  await userEvent.keyboard("{Enter}{ArrowDown}{Enter}");
  expect(screen.getByRole("button")).toHaveAccessibleName("Status: Paused");
});
