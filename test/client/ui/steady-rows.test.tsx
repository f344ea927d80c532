import { cleanup, render, screen } from "@solidjs/testing-library";
import { createSignal } from "solid-js";
import { afterEach, expect, test } from "vitest";
import { SteadyRows } from "../../../client/ui/steady-rows.tsx";

interface Row {
  readonly id: string;
  readonly name: string;
}

const row = (id: string, name: string): Row => ({ id, name });

afterEach(cleanup);

function show(...first: readonly Row[]) {
  const [rows, setRows] = createSignal<readonly Row[]>(first);
  render(() => (
    <SteadyRows rows={rows()} keyOf={({ id }) => id}>
      {(each) => <a href={`/${each().id}`}>{each().name}</a>}
    </SteadyRows>
  ));
  const names = (): (string | null)[] => screen.queryAllByRole("link").map(({ textContent }) => textContent);
  return { names, setRows };
}

test("a row that changes is the same element and keeps the focus", () => {
  const { setRows } = show(row("a", "Ada"), row("b", "Ben"));
  const before = screen.getByRole("link", { name: "Ada" });
  before.focus();
  setRows([row("a", "Ada Quint"), row("b", "Ben")]);
  expect(screen.getByRole("link", { name: "Ada Quint" })).toBe(before);
  expect(document.activeElement).toBe(before);
});

test("rows come, change places and go", () => {
  const { names, setRows } = show(row("a", "Ada"));
  setRows([row("b", "Ben"), row("a", "Ada")]);
  expect(names()).toEqual(["Ben", "Ada"]);
  setRows([row("b", "Benno")]);
  expect(names()).toEqual(["Benno"]);
  setRows([]);
  expect(names()).toEqual([]);
});
