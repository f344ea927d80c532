import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { buildCaret, buildSelection, caretPerson } from "../../../client/editor/carets.ts";
import { countWords } from "../../../client/editor/create-word-counter.ts";
import { watchForeign } from "../../../client/editor/foreign-guard.ts";
import { completeAddress } from "../../../client/editor/link-dialog.tsx";
import { noteSchema } from "../../../client/editor/note-prose-schema.ts";
import { nextStop } from "../../../client/editor/note-toolbar.tsx";
import { pasteParser } from "../../../client/editor/pasted-blocks.ts";
import { cleanPastedHtml } from "../../../client/editor/pasted-html.ts";
import { keysAsText } from "../../../client/editor/toolbar-button.tsx";
import { paragraphNode } from "../../../client/model/note-schema.ts";
import { DOMSerializer, type Mark, type Node } from "prosemirror-model";

describe("a caret's person", () => {
  test.each([
    [
      { name: "Ada", colourIndex: 3 },
      { name: "Ada", colourIndex: 3 },
    ],
    [
      { name: 5, colourIndex: "red" },
      { name: "", colourIndex: 0 },
    ],
    [
      { name: "n".repeat(500), colourIndex: -11 },
      { name: "n".repeat(60), colourIndex: 3 },
    ],
    [null, { name: "", colourIndex: 0 }],
  ])("is narrowed from %j", (user, person) => expect(caretPerson(user)).toEqual(person));

  test("is drawn without a style and with the name as a value", () => {
    const caret = buildCaret({ name: "<b>Ada</b>", colourIndex: 2 }, 7);
    expect(caret.dataset["name"]).toBe("<b>Ada</b>");
    expect(caret.childNodes).toHaveLength(0);
    expect(caret.outerHTML).not.toContain("style=");
    expect(buildSelection({ colourIndex: 2 })).not.toHaveProperty("style");
  });
});

test.each([
  ["example.org", "https://example.org/"],
  ["example.org:8080/a", "https://example.org:8080/a"],
  ["http://example.org/a", "http://example.org/a"],
  ["ada@example.org", "mailto:ada@example.org"],
  ["+49 (30) 123-45", "tel:+493012345"],
  ["javascript:alert(1)", null],
  ["data:text/html,x", null],
  ["just words", null],
  ["", null],
])("the typed address %j becomes %j", (typed, href) => expect(completeAddress(typed)).toBe(href));

test("keys read as they are written on the keyboard", () => {
  const english = (key: "ctrl" | "shift"): string => (key === "ctrl" ? "Ctrl" : "Shift");
  expect(keysAsText("Mod-Shift-z", (key) => key.toUpperCase(), false)).toBe("CTRL+SHIFT+Z");
  expect(keysAsText("Mod-Shift-z", english, false)).toBe("Ctrl+Shift+Z");
  expect(keysAsText("Mod-Shift-z", english, true)).toBe("⌘⇧Z");
  expect(keysAsText("Mod-Alt-1", english, false)).toBe("Ctrl+Alt+1");
});

test("the toolbar's stop goes round and knows its ends", () => {
  expect([nextStop("ArrowRight", 2, 3), nextStop("ArrowLeft", 0, 3)]).toEqual([0, 2]);
  expect([nextStop("Home", 2, 3), nextStop("End", 0, 3), nextStop("a", 1, 3)]).toEqual([0, 2, null]);
});

test("words are counted as the language counts them", () => {
  expect(countWords("Two words, and “quotes”.", "en")).toBe(4);
  expect(countWords("今日は天気がいい", "ja")).toBeGreaterThan(2);
  expect(countWords(" \n ")).toBe(0);
});

describe("what a document says is narrowed when it is drawn", () => {
  const draw = (node: Node): string => {
    const holder = document.createElement("div");
    holder.append(DOMSerializer.fromSchema(noteSchema).serializeNode(node));
    return holder.innerHTML;
  };
  const linked = (href: unknown): Mark[] => [noteSchema.marks.link.create({ href })];

  test("a link to a script is words only", () => {
    const paragraph = (href: unknown) =>
      noteSchema.node("paragraph", null, noteSchema.text("x", linked(href)));
    expect(draw(paragraph("javascript:alert(1)"))).toBe("<p><span>x</span></p>");
    expect(draw(paragraph({ toString: "https://a.example" }))).toBe("<p><span>x</span></p>");
    expect(draw(paragraph("https://a.example/"))).toContain('href="https://a.example/"');
  });

  test("levels, starts and prompts of the wrong sort fall back", () => {
    const heading = noteSchema.node("heading", { level: "1><script>", section: {}, prompt: ["x"] });
    expect(draw(heading)).toBe("<h2></h2>");
    const item = noteSchema.node("list_item", null, noteSchema.node("paragraph"));
    expect(draw(noteSchema.node("ordered_list", { order: "x" }, item))).toContain('<ol start="1">');
  });
});

test("the guard lets go once, when foreign content arrives, and not for known content", () => {
  const doc = new Y.Doc();
  const other = new Y.Doc();
  let calls = 0;
  const stop = watchForeign(doc.getXmlFragment("body"), () => (calls += 1));
  const pass = (): void => Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), "relay");
  other.getXmlFragment("body").push([paragraphNode("known")]);
  pass();
  expect(calls).toBe(0);
  other.getXmlFragment("body").push([new Y.XmlElement("diagram")]);
  pass();
  other.getXmlFragment("body").push([new Y.XmlElement("diagram")]);
  pass();
  expect(calls).toBe(1);
  stop();
});

test("underlined words from a word processor stay underlined, and links are no such words", () => {
  const line = "style='text-decoration:underline;text-underline:single'";
  const place = document.createElement("div");
  place.innerHTML = cleanPastedHtml(`<p><span lang=EN-GB ${line}>agreed</span> with
    <a href='https://a.example/'><span ${line}>one</span></a>,
    <span class=MsoHyperlink ${line}><a href='https://b.example/'>two</a> </span>
    <span ${line}>and <a href='https://c.example/'>three</a></span>
    <span style='text-decoration:none;text-underline:none'>today</span></p>`);
  const underlined: string[] = [];
  pasteParser()
    .parseSlice(place)
    .content.descendants((node) => {
      if (node.marks.some(({ type }) => type.name === "underline")) underlined.push(node.textContent);
    });
  expect(underlined).toEqual(["agreed", "and ", "three"]);
});
