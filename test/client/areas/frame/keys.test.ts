import { expect, test } from "vitest";
import {
  type Binding,
  type Keystroke,
  makeKeyReader,
  shownKeys,
} from "../../../../client/areas/frame/keys.ts";

const BINDINGS: readonly Binding[] = [
  { id: "palette", press: { kind: "chord", key: "k" } },
  { id: "lock", press: { kind: "chord", key: "l", shift: true } },
  { id: "hide", press: { kind: "function", key: "F9" } },
  { id: "help", press: { kind: "letters", letters: ["?"] } },
  { id: "clients", press: { kind: "letters", letters: ["g", "c"] } },
];

function keyboard(options: { hasLetters?: boolean } = {}) {
  let now = 0;
  const reader = makeKeyReader({
    bindings: () => BINDINGS,
    hasLetters: () => options.hasLetters ?? true,
    now: () => now,
  });
  const press = (key: string, held: Partial<Keystroke> = {}): string | null =>
    reader.read({
      key,
      ctrlKey: false,
      metaKey: false,
      shiftKey: false,
      altKey: false,
      isWriting: false,
      ...held,
    });
  return { press, wait: (ms: number) => (now += ms) };
}

test("chords and function keys work also while somebody writes", () => {
  const { press } = keyboard();
  expect(press("k", { ctrlKey: true, isWriting: true })).toBe("palette");
  expect(press("K", { metaKey: true })).toBe("palette");
  expect(press("F9", { isWriting: true })).toBe("hide");
});

test("a chord asks for exactly its keys", () => {
  const { press } = keyboard();
  expect(press("k", { ctrlKey: true, shiftKey: true })).toBeNull();
  expect(press("L", { ctrlKey: true, shiftKey: true })).toBe("lock");
  expect(press("l", { ctrlKey: true })).toBeNull();
  expect(press("k", { ctrlKey: true, altKey: true })).toBeNull();
  expect(press("F9", { ctrlKey: true })).toBeNull();
});

test("two letters one after the other lead somewhere, with a pause between them they do not", () => {
  const { press, wait } = keyboard();
  expect([press("g"), press("c")]).toEqual([null, "clients"]);
  press("g");
  wait(1_600);
  expect(press("c")).toBeNull();
});

test("a letter is a letter where somebody writes", () => {
  const { press } = keyboard();
  const isWriting = true;
  expect([press("g", { isWriting }), press("c", { isWriting }), press("?", { isWriting })]).toEqual([
    null,
    null,
    null,
  ]);
});

test("letters switched off do nothing, chords still do", () => {
  const { press } = keyboard({ hasLetters: false });
  expect([press("?"), press("g"), press("c")]).toEqual([null, null, null]);
  expect(press("k", { ctrlKey: true })).toBe("palette");
});

test("keys are shown as they are printed", () => {
  const printed = (key: "ctrl" | "shift"): string => ({ ctrl: "Strg", shift: "Umschalt" })[key];
  expect(shownKeys({ kind: "letters", letters: ["g", "c"] }, printed)).toEqual(["G", "C"]);
  expect(shownKeys({ kind: "chord", key: "l", shift: true }, printed)).toEqual(["Strg", "Umschalt", "L"]);
});
