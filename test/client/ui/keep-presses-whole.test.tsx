import { fireEvent, render, screen } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import { createSignal, type JSX } from "solid-js";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { ConfirmDialog } from "../../../client/ui/dialog.tsx";
import { keepPressesWhole } from "../../../client/ui/keep-presses-whole.ts";
import { Menu } from "../../../client/ui/menu.tsx";
import { standInForModalDialogs } from "./jsdom-dialog.ts";

beforeAll(standInForModalDialogs);

let close: () => void;
let confirmed: number;
beforeEach(() => {
  close = keepPressesWhole(document);
  confirmed = 0;
});
afterEach(() => close());

function Asking(): JSX.Element {
  const [isAsking, setAsking] = createSignal(false);
  return (
    <>
      <Menu
        label="Status"
        items={[{ kind: "action", label: "Legal hold", onChoose: () => setAsking(true) }]}
      />
      <ConfirmDialog
        open={isAsking()}
        title="Hold?"
        confirmLabel="Hold"
        cancelLabel="Cancel"
        onConfirm={() => (confirmed += 1)}
        onCancel={() => setAsking(false)}
      >
        It stays.
      </ConfirmDialog>
    </>
  );
}

async function openMenu(): Promise<void> {
  render(() => <Asking />);
  await userEvent.tab();
  await userEvent.keyboard("{Enter}");
  expect(await screen.findByRole("menuitem", { name: "Legal hold" })).toBeInTheDocument();
  await userEvent.keyboard("{ArrowDown}");
  if (document.activeElement?.role !== "menuitem") screen.getByRole("menuitem").focus();
}

test.each(["{Enter}", " "])("%j in a menu opens a question and does not answer it", async (key) => {
  await openMenu();
  await userEvent.keyboard(key);
  expect(screen.getByRole("alertdialog", { name: "Hold?" })).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Hold" })).toHaveFocus();
  expect(confirmed).toBe(0);
  await userEvent.keyboard(key);
  expect(confirmed, "the next press answers it").toBe(1);
});

test("a key that is held presses nothing that came under it, and no button a second time", () => {
  render(() => (
    <>
      <button>First</button>
      <button>Second</button>
      <input aria-label="Name" />
    </>
  ));
  const [first, second] = screen.getAllByRole("button");
  if (first === undefined || second === undefined) throw new Error("two buttons were expected");
  const name = screen.getByRole("textbox");
  const isLet = (target: Element, type: "keyDown" | "keyPress" | "keyUp", repeat = false): boolean =>
    fireEvent[type](target, { key: "Enter", charCode: 13, repeat });
  expect(isLet(first, "keyDown")).toBe(true);
  expect(isLet(first, "keyPress")).toBe(true);
  expect(isLet(first, "keyDown", true), "a button is pressed once").toBe(false);
  for (const other of [second, name]) {
    expect(isLet(other, "keyDown", true)).toBe(false);
    expect(isLet(other, "keyPress", true)).toBe(false);
  }
  expect(isLet(second, "keyUp")).toBe(false);
  expect(isLet(second, "keyDown"), "a new press").toBe(true);
  expect(isLet(second, "keyUp")).toBe(true);
});

test("what is typed into a text may repeat itself, and other keys are nobody's business", () => {
  render(() => <textarea aria-label="Text" />);
  const text = screen.getByRole("textbox");
  for (const repeat of [false, true, true]) {
    expect(fireEvent.keyDown(text, { key: "Enter", repeat })).toBe(true);
    expect(fireEvent.keyPress(text, { key: "Enter", charCode: 13 })).toBe(true);
  }
  expect(fireEvent.keyDown(document.body, { key: "ArrowDown", repeat: true })).toBe(true);
  expect(fireEvent.keyDown(text, { key: "a", repeat: true })).toBe(true);
});
