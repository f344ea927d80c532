import { afterEach, expect, test, vi } from "vitest";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { makeEarlyKeys } from "../../../../client/areas/frame/early-keys.tsx";
import { beginWriting, typeKeys } from "../../../../client/editor/begin-writing.ts";
import { makeNoteView } from "../../../../client/editor/make-note-view.ts";
import { paragraphNode } from "../../../../client/model/note-schema.ts";

const TEXT = "n".repeat(32);
const letters = makeEarlyKeys();
const heard = vi.fn<(key: string) => void>();
const hear = (event: KeyboardEvent): void => heard(event.key);
document.addEventListener("keydown", hear);
afterEach(() => {
  letters.end();
  letters.take(TEXT);
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
  letters.begin();
  type("gt?");
  expect(press(" "), "the browser must not scroll").toBe(true);
  letters.meanFor(TEXT);
  press("Backspace");
  press("Enter");
  type("É😀");
  expect(heard).not.toHaveBeenCalled();
  expect(letters.take(TEXT)).toEqual(["g", "t", "?", " ", "Backspace", "Enter", "É", "😀"]);
  expect(letters.take(TEXT), "they are given once").toEqual([]);
  type("a");
  expect(heard.mock.calls).toEqual([["a"]]);
});

test("commands and other keys stay what they are, but letters that need such a key are letters", () => {
  letters.begin();
  letters.meanFor(TEXT);
  press("k", { ctrlKey: true });
  press("ArrowDown");
  press("Shift");
  press("@", { ctrlKey: true, altKey: true, modifierAltGraph: true });
  expect(heard.mock.calls).toEqual([["k"], ["ArrowDown"], ["Shift"]]);
  expect(letters.take(TEXT)).toEqual(["@"]);
});

test("an Enter that is still held down from the choice is none", () => {
  letters.begin();
  letters.meanFor(TEXT);
  press("Enter", { repeat: true });
  type("a");
  press("a", { repeat: true });
  expect(letters.take(TEXT)).toEqual(["a", "a"]);
});

test.each([
  ["leaves by Tab", () => press("Tab")],
  ["leaves by Escape", () => press("Escape")],
  ["presses elsewhere", () => document.body.dispatchEvent(new Event("pointerdown", { bubbles: true }))],
  ["is told that no text will come", () => letters.end()],
])("whoever %s has the keys back, and what was kept still waits for its text", (_name, leave) => {
  letters.begin();
  type("a");
  letters.meanFor(TEXT);
  leave();
  heard.mockClear();
  type("b");
  expect(heard.mock.calls).toEqual([["b"]]);
  expect(letters.isKeptFor(TEXT)).toBe(true);
  expect(letters.take(TEXT)).toEqual(["a"]);
  expect(letters.isKeptFor(TEXT)).toBe(false);
});

test("what is typed into a field is the field's, and another text's letters are not this one's", () => {
  letters.begin();
  letters.meanFor("o".repeat(32));
  const field = document.body.appendChild(document.createElement("input"));
  press("a", { on: field });
  expect(heard.mock.calls).toEqual([["a"]]);
  type("b");
  expect(letters.take(TEXT)).toEqual([]);
  letters.begin();
  letters.meanFor(TEXT);
  type("c");
  expect(letters.take(TEXT)).toEqual(["c"]);
  expect(letters.take("o".repeat(32))).toEqual(["b"]);
});

test("in the text they do what they do when they are typed there", () => {
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect = () => new DOMRect();
  const doc = new Y.Doc();
  doc.getXmlFragment("body").insert(0, [paragraphNode()]);
  const view = makeNoteView(document.body.appendChild(document.createElement("div")), {
    body: doc.getXmlFragment("body"),
    awareness: new Awareness(doc),
    label: () => "Note",
    isReadOnly: () => false,
    emptyNote: () => "",
    taskDone: () => "Done",
    pasteRefused: () => undefined,
    edited: () => undefined,
    copiedFrom: () => null,
    changed: () => undefined,
    listId: "list",
    choiceLabel: (name) => name,
    openLink: () => false,
    focusToolbar: () => undefined,
  });
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
