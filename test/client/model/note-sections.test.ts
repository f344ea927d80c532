import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { noteBody } from "../../../client/model/note.ts";
import { foreignNames, paragraphNode } from "../../../client/model/note-schema.ts";
import { copySections, noteSections } from "../../../client/model/note-sections.ts";
import { noteText } from "../../../client/model/note-text.ts";
import { newNote, replicaOf, stamp } from "./samples.ts";

const origin = { note: "e".repeat(32), day: "2026-03-04" };

/** A SOAP note with this text under the heading of this index. */
function written(texts: Readonly<Record<number, string>>, template = "soap"): Y.Doc {
  const doc = newNote(template);
  const body = noteBody(doc);
  for (const [section, text] of Object.entries(texts)) {
    const line = body.get(2 * Number(section) + 1);
    if (line instanceof Y.XmlElement) line.insert(0, [new Y.XmlText(text)]);
  }
  return doc;
}

const copy = (from: Y.Doc, to: Y.Doc): boolean =>
  copySections(to, noteBody(to), { sections: noteSections(noteBody(from)), origin, stamp: stamp(9) });

const runs = (node: Y.XmlFragment | Y.XmlElement | Y.XmlText | Y.XmlHook): unknown[] => {
  if (node instanceof Y.XmlText) return node.toDelta() as unknown[];
  return node instanceof Y.XmlFragment ? node.toArray().flatMap(runs) : [];
};

describe("a note's sections", () => {
  test("are its headings with their text, without the empty ones", () => {
    const sections = noteSections(noteBody(written({ 0: "slept badly", 3: "see again" })));
    expect(sections.map(({ key, title, text }) => [key, title, text])).toEqual([
      ["soap.subjective", "Subjective", "slept badly"],
      ["soap.plan", "Plan", "see again"],
    ]);
  });

  test("begin with the text before the first heading", () => {
    const body = new Y.Doc().getXmlFragment("body");
    body.insert(0, [paragraphNode("alone")]);
    expect(noteSections(body).map(({ title, text }) => [title, text])).toEqual([[null, "alone"]]);
  });
});

describe("copying forward", () => {
  test("fills the empty line under the same heading and says of every word where it is from", () => {
    const note = newNote("soap");
    expect(copy(written({ 3: "see again" }), note)).toBe(true);
    expect(noteText(noteBody(note))).toBe("Subjective\n\nObjective\n\nAssessment\n\nPlan\nsee again");
    expect(runs(noteBody(note)).at(-1)).toEqual({ insert: "see again", attributes: { copied: origin } });
    expect(foreignNames(noteBody(note))).toEqual([]);
  });

  test("goes behind what is written there already, and loses none of it", () => {
    const note = written({ 3: "own words" });
    copy(written({ 3: "see again" }), note);
    expect(noteText(noteBody(note))).toMatch(/Plan\nown words\nsee again$/);
  });

  test("brings its heading where the note has none like it", () => {
    const note = written({ 0: "text" }, "dap");
    copy(written({ 1: "calm" }), note);
    expect(noteText(noteBody(note))).toMatch(/Objective\ncalm$/);
  });

  test("keeps the first origin of what was copied before", () => {
    const second = newNote("soap");
    copy(written({ 3: "see again" }), second);
    const third = newNote("soap");
    copySections(third, noteBody(third), {
      sections: noteSections(noteBody(second)),
      origin: { note: "f".repeat(32), day: "2026-03-11" },
      stamp: stamp(10),
    });
    expect(runs(noteBody(third)).at(-1)).toEqual({ insert: "see again", attributes: { copied: origin } });
  });

  test("leaves the earlier note as it was, and merges with what a colleague writes meanwhile", () => {
    const earlier = written({ 3: "see again" });
    const before = Y.encodeStateVector(earlier);
    const note = newNote("soap");
    const other = replicaOf(note);
    copy(earlier, note);
    const line = noteBody(other).get(1);
    if (line instanceof Y.XmlElement) line.insert(0, [new Y.XmlText("meanwhile")]);
    Y.applyUpdate(note, Y.encodeStateAsUpdate(other));
    expect(noteText(noteBody(note))).toBe(
      "Subjective\nmeanwhile\nObjective\n\nAssessment\n\nPlan\nsee again",
    );
    expect(Y.encodeStateVector(earlier)).toEqual(before);
  });
});
