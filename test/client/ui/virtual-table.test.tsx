import { cleanup, render, screen } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import { createSignal } from "solid-js";
import { afterEach, expect, test, vi } from "vitest";
import type { Sort } from "../../../client/ui/table.tsx";
import { VirtualTable, type VirtualTableHandle } from "../../../client/ui/virtual-table.tsx";

interface Person {
  readonly id: string;
  readonly name: string;
}

const NAMES = ["Ada", "Ben", "Bea", "Cem", "Zoë"];
const people = (count: number): Person[] =>
  Array.from({ length: count }, (_, at) => ({ id: `p${at}`, name: NAMES[at] ?? `Person ${at}` }));

afterEach(cleanup);
vi.stubGlobal("scrollTo", () => undefined);

async function show(count: number, letters = true) {
  const [rows, setRows] = createSignal<readonly Person[]>(people(count));
  const sorted: Sort[] = [];
  let handle: VirtualTableHandle | undefined;
  render(() => (
    <VirtualTable<Person>
      caption="People"
      rows={rows()}
      rowKey={({ id }) => id}
      name={{ header: "Name", sortable: true, text: ({ name }) => name, href: ({ id }) => `/p/${id}` }}
      letters={letters}
      sort={{ column: "name", direction: "ascending" }}
      onSort={(sort) => sorted.push(sort)}
      ref={(made) => (handle = made)}
      columns={[{ id: "id", header: "Code", cell: ({ id }) => id }]}
    />
  ));
  if (count > 0) await screen.findAllByRole("rowheader");
  return { setRows, sorted, focus: () => handle?.focus(), focusInPlace: () => handle?.focusInPlace() };
}

const focused = (): string => document.activeElement?.textContent ?? "";
const keys = (typed: string): Promise<unknown> => userEvent.keyboard(typed);

test("of five thousand rows only a screenful exists, and the table says how many there are", async () => {
  await show(5000);
  const table = screen.getByRole("table", { name: "People" });
  expect(table).toHaveAttribute("aria-rowcount", "5001");
  expect(screen.getAllByRole("rowheader").length).toBeLessThan(60);
  const first = screen.getByRole("row", { name: /Ada/ });
  expect(first).toHaveAttribute("aria-rowindex", "2");
  expect(screen.getAllByRole("columnheader").map(({ textContent }) => textContent)).toEqual(["Name", "Code"]);
});

test("a row that was waited for takes the focus when it comes, but not from somebody who went elsewhere", async () => {
  const patient = await show(0);
  patient.focusInPlace();
  patient.setRows(people(5));
  await expect.poll(focused).toBe("Ada");
  cleanup();

  const gone = await show(0);
  const field = document.body.appendChild(document.createElement("input"));
  gone.focusInPlace();
  field.focus();
  await keys("x");
  gone.setRows(people(5));
  await screen.findAllByRole("rowheader");
  await Promise.resolve();
  expect(document.activeElement).toBe(field);
  field.remove();
});

test("all rows together are one stop of the Tab key", async () => {
  await show(40);
  expect(screen.getAllByRole("link").filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
});

test("arrows, j and k, Home and End move, and stop at the ends", async () => {
  const { focus } = await show(5000);
  focus();
  expect(focused()).toBe("Ada");
  await keys("{ArrowUp}");
  expect(focused()).toBe("Ada");
  await keys("{ArrowDown}j");
  expect(focused()).toBe("Bea");
  await keys("k");
  expect(focused()).toBe("Ben");
  await keys("{End}");
  expect(focused()).toBe("Person 4999");
  await keys("{Home}");
  expect(focused()).toBe("Ada");
});

test("letters go to the next name that begins so, and on round the end; accents do not matter", async () => {
  const { focus } = await show(5);
  focus();
  await keys("b");
  expect(focused()).toBe("Ben");
  await keys("e");
  expect(focused()).toBe("Ben");
  await keys("a");
  expect(focused()).toBe("Bea");
  await new Promise((resolve) => setTimeout(resolve, 1100));
  await keys("zoe");
  expect(focused()).toBe("Zoë");
});

test("for those whose speech input types letters, letters do nothing", async () => {
  const { focus } = await show(5, false);
  focus();
  await keys("jz");
  expect(focused()).toBe("Ada");
});

test("a row that leaves gives its place as Tab stop to another; the focused one keeps it among new rows", async () => {
  const { focus, setRows } = await show(5);
  focus();
  await keys("{ArrowDown}");
  setRows([{ id: "new", name: "Aaron" }, ...people(5)]);
  expect(screen.getByRole("link", { name: "Ben" }).tabIndex).toBe(0);
  setRows(people(5).filter(({ name }) => name !== "Ben"));
  expect(screen.getAllByRole("link").filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
});

test("whoever stands on a row keeps the focus when it is changed, and when it moves in the order", async () => {
  const { focus, setRows } = await show(5);
  focus();
  await keys("{ArrowDown}");
  setRows(people(5).map((person) => ({ ...person, name: person.name === "Ben" ? "Benedikt" : person.name })));
  expect(focused()).toBe("Benedikt");
  setRows(people(5).toReversed());
  expect(focused()).toBe("Ben");
});

test("somebody who comes into the list is drawn, and everybody else's row stays what it was", async () => {
  const { setRows } = await show(40);
  const before = new Set(screen.getAllByRole("row"));
  setRows([...people(3), { id: "new", name: "Bruno" }, ...people(40).slice(3)]);
  const drawn = screen.getAllByRole("row").filter((row) => !before.has(row));
  expect(drawn.map((row) => row.textContent)).toEqual(["Brunonew"]);
  expect(screen.getByRole("row", { name: /Bruno/ })).toHaveAttribute("aria-rowindex", "5");
  expect(screen.getByRole("row", { name: /Cem/ })).toHaveAttribute("aria-rowindex", "6");
});

test("a header sorts, and turns the order round", async () => {
  const { sorted } = await show(5);
  await userEvent.click(screen.getByRole("button", { name: "Name" }));
  expect(sorted).toEqual([{ column: "name", direction: "descending" }]);
  expect(screen.getByRole("columnheader", { name: "Name" })).toHaveAttribute("aria-sort", "ascending");
});

test("a press anywhere in a row follows its link, but for whoever marks text", async () => {
  await show(5);
  const followed: (string | null)[] = [];
  const listen = (event: MouseEvent): void => {
    const link = (event.target as Element).closest("a");
    if (link) followed.push(link.textContent);
    event.preventDefault();
  };
  document.addEventListener("click", listen);
  await userEvent.click(screen.getByRole("cell", { name: "p2" }));
  expect(followed).toEqual(["Bea"]);
  await userEvent.click(screen.getByRole("link", { name: "Ben" }));
  expect(followed, "once for one press").toEqual(["Bea", "Ben"]);
  window.getSelection()?.selectAllChildren(screen.getByRole("cell", { name: "p3" }));
  screen.getByRole("cell", { name: "p3" }).click();
  expect(followed).toEqual(["Bea", "Ben"]);
  window.getSelection()?.removeAllRanges();
  document.removeEventListener("click", listen);
});

test("with Control or the middle button a row opens in another tab, as its link does", async () => {
  await show(5);
  const opened: unknown[] = [];
  vi.stubGlobal("open", (url: string, target: string) => void opened.push([new URL(url).pathname, target]));
  const cell = screen.getByRole("cell", { name: "p1" });
  cell.dispatchEvent(new MouseEvent("click", { bubbles: true, ctrlKey: true }));
  cell.dispatchEvent(new MouseEvent("auxclick", { bubbles: true, button: 1 }));
  cell.dispatchEvent(new MouseEvent("auxclick", { bubbles: true, button: 2 }));
  expect(opened).toEqual([
    ["/p/p1", "_blank"],
    ["/p/p1", "_blank"],
  ]);
});
