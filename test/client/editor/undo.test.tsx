/** The editor as its page makes it, over two documents that exchange what is written; only the browser's own part of typing is left out. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import * as Y from "yjs";
import { fittingChoices } from "../../../client/editor/block-choices.ts";
import { toggleHeading, toggleStrong } from "../../../client/editor/note-commands.ts";
import { choose } from "../../../client/editor/slash-menu.ts";
import { memberId } from "../../../client/model/ids.ts";
import { paragraphNode } from "../../../client/model/note-schema.ts";
import { copySections, noteSections } from "../../../client/model/note-sections.ts";
import { openNoteView } from "../../support/note-view.ts";

let mine: EditorView;
let theirs: EditorView;
let doc: Y.Doc;
const views: EditorView[] = [];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance", "Date"] });
  // What jsdom does not lay out has no place.
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect = () => new DOMRect();
  doc = new Y.Doc();
  const other = new Y.Doc();
  doc.getXmlFragment("body").insert(0, [paragraphNode()]);
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  doc.on(
    "update",
    (update: Uint8Array, origin) => origin === "relay" || Y.applyUpdate(other, update, "relay"),
  );
  other.on(
    "update",
    (update: Uint8Array, origin) => origin === "relay" || Y.applyUpdate(doc, update, "relay"),
  );
  mine = open(doc);
  theirs = open(other);
});
afterEach(() => {
  for (const view of views.splice(0)) view.destroy();
  document.body.replaceChildren();
  vi.useRealTimers();
});

function open(of: Y.Doc): EditorView {
  const view = openNoteView(of, () => isReadOnly);
  views.push(view);
  return view;
}

let isReadOnly = false;
const text = (view = mine): string => view.state.doc.textBetween(0, view.state.doc.content.size, "|");
const head = (view: EditorView): number => view.state.selection.head;

/** Letter by letter, at a speed at which half a second passes between two of them. */
function type(words: string, view = mine, msEach = 600): void {
  for (const letter of words) {
    vi.advanceTimersByTime(msEach);
    const { from, to } = view.state.selection;
    const insert = () => view.state.tr.insertText(letter, from, to);
    const isTaken = view.someProp("handleTextInput", (handle) => handle(view, from, to, letter, insert));
    if (!isTaken) view.dispatch(insert());
  }
}

function press(key: string, modifiers: KeyboardEventInit = {}, view = mine): boolean {
  const event = new KeyboardEvent("keydown", { key, ...modifiers });
  return view.someProp("handleKeyDown", (handle) => handle(view, event)) === true;
}
const back = (characters: number, view = mine): void =>
  view.dispatch(view.state.tr.delete(head(view) - characters, head(view)));
const select = (from: number, to = from, view = mine): void =>
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, to)));
const undo = (): boolean => press("z", { ctrlKey: true });
const redo = (): boolean => press("Z", { ctrlKey: true, shiftKey: true, keyCode: 90 });
/** What stands there after each press of Undo, until nothing is left to take back. */
function undone(): string[] {
  const steps: string[] = [];
  while (undo() && steps.length < 30) steps.push(text());
  return steps;
}

describe("one step of undo", () => {
  test("is not one letter, however slowly one types within a word", () => {
    type("incomprehensible", mine, 30_000);
    expect(undone().slice(0, 1)).toEqual([""]);
  });

  test("brings back a deleted word before it touches what was typed", () => {
    const typed = "slept badly again and woke three times in the night because of the dog";
    type(typed);
    vi.advanceTimersByTime(250);
    back("dog".length);
    expect(undo() && text()).toBe(typed);
    expect(redo() && text()).toBe(typed.slice(0, -3));
    undo();
    expect(undone().filter((step, at, all) => step !== all[at - 1])).toEqual([
      "slept badly again and woke three times in ",
      "",
    ]);
  });

  test("brings back a sentence that was selected and deleted at once after it was typed", () => {
    type("He came alone.", mine, 20);
    press("a", { ctrlKey: true });
    select(1, 15);
    mine.dispatch(mine.state.tr.deleteSelection());
    expect(text()).toBe("");
    expect(undo() && text()).toBe("He came alone.");
  });

  test("brings back what was typed over", () => {
    type("anxious");
    select(1, 8);
    type("calm");
    expect(undone().slice(0, 2)).toEqual(["anxious", ""]);
  });

  test("takes back deleted letters together, and goes on with what is typed in their place", () => {
    type("tired");
    back(1);
    back(1);
    back(1);
    type("me");
    expect(text()).toBe("time");
    expect(undone().slice(0, 3)).toEqual(["ti", "tired", ""]);
  });

  test.each([
    ["a sentence", "He came. ", "Late"],
    ["a question", "Why? ", "Late"],
    ["a quoted sentence", "“Go!” ", "Late"],
    ["a Greek question", "Πώς; ", "Έτσι"],
    ["a sentence without spaces", "今日。", "明日"],
  ])("ends with %s", (_name, first, second) => {
    type(first + second);
    expect(undone().slice(0, 2)).toEqual([first, ""]);
  });

  test("ends where somebody paused before the next word, and nowhere within one", () => {
    type("before");
    vi.advanceTimersByTime(20_000);
    type("hand ");
    vi.advanceTimersByTime(20_000);
    type("after");
    expect(undone().slice(0, 2)).toEqual(["beforehand ", ""]);
  });

  test("ends at a letter where a script sets no spaces", () => {
    type("漢".repeat(100));
    expect(undo() && text().length).toBe(80);
  });

  test("ends where the writing goes on elsewhere, also when it comes back", () => {
    type("ac");
    select(2);
    type("b");
    select(4);
    type("d");
    expect(undone().slice(0, 3)).toEqual(["abc", "ac", ""]);
  });

  test("is a line together with the break before it", () => {
    type("one");
    press("Enter");
    type("two");
    press("Enter");
    type("three");
    expect(undone().slice(0, 3)).toEqual(["one|two", "one", ""]);
  });

  test("is one command, and what follows it is another", () => {
    type("words");
    toggleHeading(2)(mine.state, mine.dispatch);
    type("more");
    select(1, 6);
    toggleStrong(mine.state, mine.dispatch);
    const blocks: string[] = [];
    for (let count = 0; count < 4; count += 1) {
      undo();
      blocks.push(mine.dom.innerHTML.replaceAll(/<br[^>]*>| class="[^"]*"| data-[a-z-]+(="[^"]*")?/g, ""));
    }
    expect(blocks.map((html) => html.replaceAll(/<span[^>]*>.*?<\/span>/g, ""))).toEqual([
      "<h2>wordsmore</h2>",
      "<h2>words</h2>",
      "<p>words</p>",
      "<p></p>",
    ]);
  });

  test("is one paste, apart from what is typed before and after it", () => {
    type("before ");
    mine.pasteText("pasted ", new ClipboardEventOf("paste"));
    type("after");
    expect(undone().slice(0, 3)).toEqual(["before pasted ", "before ", ""]);
  });

  test("is a choice of the slash menu with the slash that asked for it", () => {
    type("words /head");
    const heading = fittingChoices(mine.state, "head", (name) => name).find(({ name }) => name === "heading");
    if (!heading) throw new Error("no heading to choose");
    choose(mine, heading);
    expect(mine.dom.querySelector("h2")?.textContent).toBe("words ");
    type("more");
    expect(undo() && text()).toBe("words ");
    expect(undo() && text()).toBe("words ");
    expect(mine.dom.querySelector("h2")).toBeNull();
    expect(undo() && text()).toBe("");
  });

  test("is what the page copied in, apart from what is typed before and after it", () => {
    type("before");
    const earlier = new Y.Doc().getXmlFragment("body");
    earlier.insert(0, [paragraphNode("copied")]);
    const stamp = { at: "2026-03-11T09:00:00.000Z", by: memberId("a".repeat(32)), origin: "edit" } as const;
    copySections(doc, doc.getXmlFragment("body"), {
      sections: noteSections(earlier),
      origin: { note: "n".repeat(32), day: "2026-03-04" },
      stamp,
    });
    expect(text()).toBe("before|copied");
    type(" after");
    expect(undone().slice(0, 3)).toEqual(["before|copied", "before", ""]);
  });

  test("leaves a colleague's words, written in between, and is not cut by them", () => {
    type("my wo");
    select(1, 1, theirs);
    type("Theirs. ", theirs);
    type("rd");
    expect(text()).toBe("Theirs. my word");
    expect(undo() && text()).toBe("Theirs. ");
    expect(text(theirs)).toBe("Theirs. ");
    expect(redo() && text()).toBe("Theirs. my word");
  });
});

class ClipboardEventOf extends Event {
  readonly clipboardData = null;
}

function ask(inputType: "historyUndo" | "historyRedo", name = "beforeinput"): InputEvent {
  const event = new InputEvent(name, { inputType, bubbles: true, cancelable: true });
  mine.dom.dispatchEvent(event);
  return event;
}

describe("an undo that does not come by a key in the text", () => {
  afterEach(() => {
    isReadOnly = false;
  });

  test("is that of one's own edits, and never the browser's", () => {
    type("mine");
    select(1, 1, theirs);
    type("Theirs. ", theirs);
    expect(ask("historyUndo").defaultPrevented).toBe(true);
    expect(text()).toBe("Theirs. ");
    expect(ask("historyRedo").defaultPrevented).toBe(true);
    expect(text()).toBe("Theirs. mine");
    ask("historyUndo");
    expect(ask("historyUndo").defaultPrevented, "with nothing of one's own left").toBe(true);
    expect(text()).toBe("Theirs. ");
  });

  test("is made good when the browser did not ask before", () => {
    type("mine");
    select(1, 1, theirs);
    type("Theirs. ", theirs);
    const line = mine.dom.querySelector("p");
    if (!line) throw new Error("no line is drawn");
    line.textContent = "Th mi";
    ask("historyUndo", "input");
    expect(mine.dom.querySelector("p")?.textContent).toBe("Theirs. ");
    expect(text(theirs)).toBe("Theirs. ");
  });

  test("does nothing where the text is not to be written in", () => {
    type("mine");
    isReadOnly = true;
    mine.setProps({});
    expect(ask("historyUndo").defaultPrevented).toBe(true);
    expect(text()).toBe("mine");
  });

  test.each([
    ["a button", "<button></button>", ""],
    ["a box to tick", "<input type=checkbox>", ""],
    ["a field", "<input type=text>", "mine"],
    ["a field of several lines", "<textarea></textarea>", "mine"],
    ["a button in an open dialog", "<dialog open><button></button></dialog>", "mine"],
  ])("by a key on %s reaches the text only where nobody writes anything else", (_name, html, left) => {
    theirs.destroy();
    type("mine");
    const beside = document.body.appendChild(document.createElement("div"));
    beside.innerHTML = html;
    const place = beside.querySelector<HTMLElement>("button, input, textarea");
    place?.focus();
    const event = new KeyboardEvent("keydown", { key: "z", ctrlKey: true, bubbles: true, cancelable: true });
    place?.dispatchEvent(event);
    expect(text()).toBe(left);
    expect(event.defaultPrevented, "the browser's own is left to fields").toBe(left === "");
    expect(ask("historyUndo").defaultPrevented, "but never in the text").toBe(true);
    expect(text()).toBe(left);
  });
});
