import { afterEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { makeEarlyKeys } from "../../../../client/areas/frame/early-keys.tsx";
import { beginWriting, typeKeys } from "../../../../client/editor/begin-writing.ts";
import { paragraphNode } from "../../../../client/model/note-schema.ts";
import { openNoteView } from "../../../support/note-view.ts";

const TEXT = "n".repeat(32);
const early = makeEarlyKeys();
const heard = vi.fn<(key: string) => void>();
const hear = (event: KeyboardEvent): void => heard(event.key);
document.addEventListener("keydown", hear);
afterEach(() => {
  early.end();
  early.take(TEXT);
  heard.mockClear();
  document.body.replaceChildren();
});

function press(key: string, more: KeyboardEventInit & { on?: Element } = {}): boolean {
  const { on = document.body, ...init } = more;
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init });
  return !on.dispatchEvent(event);
}
const type = (words: string): void => [...words].forEach((letter) => press(letter));

test("letters, Enter and Backspace are kept in their order, and nobody else hears of them", () => {
  early.begin();
  type("gt?");
  expect(press(" "), "the browser must not scroll").toBe(true);
  early.meanFor(TEXT);
  press("Backspace");
  press("Enter");
  type("É😀");
  expect(heard).not.toHaveBeenCalled();
  expect(early.take(TEXT)).toEqual(["g", "t", "?", " ", "Backspace", "Enter", "É", "😀"]);
  expect(early.take(TEXT), "they are given once").toEqual([]);
  type("a");
  expect(heard.mock.calls).toEqual([["a"]]);
});

test("commands and other keys stay what they are, but letters that need such a key are letters", () => {
  early.begin();
  early.meanFor(TEXT);
  press("k", { ctrlKey: true });
  press("ArrowDown");
  press("Shift");
  press("@", { ctrlKey: true, altKey: true, modifierAltGraph: true });
  expect(heard.mock.calls).toEqual([["k"], ["ArrowDown"], ["Shift"]]);
  expect(early.take(TEXT)).toEqual(["@"]);
});

test("an Enter that is still held down from the choice is none", () => {
  early.begin();
  early.meanFor(TEXT);
  press("Enter", { repeat: true });
  type("a");
  press("a", { repeat: true });
  expect(early.take(TEXT)).toEqual(["a", "a"]);
});

test.each([
  ["leaves by Tab", () => press("Tab")],
  ["leaves by Escape", () => press("Escape")],
  ["presses elsewhere", () => document.body.dispatchEvent(new Event("pointerdown", { bubbles: true }))],
  ["is told that no text will come", () => early.end()],
])("whoever %s has the keys back, and what was kept still waits for its text", (_name, leave) => {
  early.begin();
  type("a");
  early.meanFor(TEXT);
  leave();
  heard.mockClear();
  type("b");
  expect(heard.mock.calls).toEqual([["b"]]);
  expect(early.isKeptFor(TEXT)).toBe(true);
  expect(early.take(TEXT)).toEqual(["a"]);
  expect(early.isKeptFor(TEXT)).toBe(false);
});

test("what was kept for a text that does not come is given back, and begins the next try", () => {
  early.begin();
  type("Hel");
  const typed = early.end();
  expect(typed).toEqual(["H", "e", "l"]);
  early.begin(typed);
  early.meanFor(TEXT);
  type("lo");
  expect(early.end(), "it has its text").toEqual([]);
  expect(early.take(TEXT)).toEqual([..."Hello"]);
});

test("what is typed into a field is the field's, and another text's letters are not this one's", () => {
  early.begin();
  early.meanFor("o".repeat(32));
  const field = document.body.appendChild(document.createElement("input"));
  press("a", { on: field });
  expect(heard.mock.calls).toEqual([["a"]]);
  type("b");
  expect(early.take(TEXT)).toEqual([]);
  early.begin();
  early.meanFor(TEXT);
  type("c");
  expect(early.take(TEXT)).toEqual(["c"]);
  expect(early.take("o".repeat(32))).toEqual(["b"]);
});

test("in the text they do what they do when they are typed there", () => {
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect = () => new DOMRect();
  const doc = new Y.Doc();
  doc.getXmlFragment("body").insert(0, [paragraphNode()]);
  const view = openNoteView(doc);
  beginWriting(view);
  typeKeys(view, [
    "Backspace",
    ..."Hello😀",
    "Backspace",
    "Enter",
    ..."- one",
    "Enter",
    ..."twi",
    "Backspace",
    "o",
  ]);
  const lines = [...view.dom.querySelectorAll("p")].map((line) => line.textContent);
  expect(lines).toEqual(["Hello", "one", "two"]);
  expect(view.dom.querySelectorAll("ul > li")).toHaveLength(2);
  view.destroy();
});
