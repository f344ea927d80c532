import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import { canonical } from "../../../client/model/canonical.ts";
import { discardNote, editNote, noteBody, readNote, summarizeNote } from "../../../client/model/note.ts";
import { foreignNames, paragraphNode, safeHref } from "../../../client/model/note-schema.ts";
import { fillBody, noteTemplate, noteTemplates } from "../../../client/model/note-templates.ts";
import { noteText } from "../../../client/model/note-text.ts";
import { ada, newNote, patient, stamp } from "./samples.ts";

describe("a note", () => {
  test("starts as a draft with its template's headings and empty sections", () => {
    const doc = newNote("soap");
    const { value, problems } = readNote(doc);
    expect(problems).toEqual([]);
    expect(value).toMatchObject({
      status: "draft",
      patientId: patient,
      templateKey: "soap",
      noteType: "session",
    });
    expect(noteText(noteBody(doc))).toBe("Subjective\n\nObjective\n\nAssessment\n\nPlan");
    expect(foreignNames(noteBody(doc))).toEqual([]);
  });

  test("keeps id, dates and author when discarded, and loses its text and title", () => {
    const doc = newNote();
    editNote(doc, stamp(1), { title: "Difficult week" });
    noteBody(doc).push([paragraphNode("said in confidence")]);
    expect(discardNote(doc, stamp(2))).toBe(true);
    expect(summarizeNote(doc)).toMatchObject({ status: "discarded", createdBy: ada, title: null });
    expect(JSON.stringify(canonical(doc))).not.toContain("confidence");
  });

  test("is not discarded or edited twice", () => {
    const doc = newNote();
    discardNote(doc, stamp(1));
    expect(discardNote(doc, stamp(2))).toBe(false);
    expect(editNote(doc, stamp(3), { title: "again" })).toBe(false);
  });

  test("says signed when a signature event is there and cannot be discarded then", () => {
    const doc = newNote();
    doc.getArray("status").push([{ at: stamp(1).at, by: ada, status: "signed", record: "ab".repeat(32) }]);
    expect(readNote(doc).value.status).toBe("signed");
    expect(discardNote(doc, stamp(2))).toBe(false);
  });

  test.each([
    ["a status from a newer version", { at: stamp(1).at, by: ada, status: "pending-co-sign" }],
    ["an event it cannot read", "signed"],
  ])("with %s is unknown and never taken for a draft", (_name, event) => {
    const doc = newNote();
    doc.getArray("status").push([event]);
    const { value, problems } = readNote(doc);
    expect(value.status).toBe("unknown");
    expect(problems).toHaveLength(1);
    expect(discardNote(doc, stamp(2))).toBe(false);
    expect(editNote(doc, stamp(2), { title: "no" })).toBe(false);
  });
});

describe("templates", () => {
  test("have unique keys and give every section a title and a prompt", () => {
    expect(new Set(noteTemplates.map(({ key }) => key)).size).toBe(noteTemplates.length);
    for (const section of noteTemplates.flatMap(({ sections }) => sections)) {
      expect(section.title).not.toBe("");
      expect(section.prompt).not.toBe("");
    }
  });

  test("are written in the member's language where there is one", () => {
    const doc = new Y.Doc();
    const soap = noteTemplate("soap");
    if (!soap) throw new Error("no template");
    const german = (key: string, english: string) =>
      key === "template.soap.plan.title" ? "Vorgehen" : english;
    fillBody(doc.getXmlFragment("body"), soap, german);
    expect(noteText(doc.getXmlFragment("body"))).toContain("Vorgehen");
  });

  test("are not written over text", () => {
    const doc = newNote("free");
    const soap = noteTemplate("soap");
    if (!soap) throw new Error("no template");
    expect(() => fillBody(noteBody(doc), soap, (_key, english) => english)).toThrow(TypeError);
  });
});

describe("names this version does not know", () => {
  const withBody = (fill: (body: Y.XmlFragment) => void): string[] => {
    const body = new Y.Doc().getXmlFragment("body");
    fill(body);
    return foreignNames(body);
  };

  test("are found among nodes, attributes, marks and embeds", () => {
    expect(withBody((body) => body.push([new Y.XmlElement("figure")]))).toEqual(["figure"]);
    const attributed = paragraphNode("x");
    attributed.setAttribute("align", "right");
    expect(withBody((body) => body.push([attributed]))).toEqual(["paragraph@align"]);
    const marked = new Y.XmlText();
    marked.insert(0, "x", { highlight: { colour: "red" } });
    expect(withBody((body) => body.push([marked]))).toEqual(["mark highlight"]);
    const embedded = new Y.XmlText();
    embedded.insertEmbed(0, { image: "x" });
    expect(withBody((body) => body.push([embedded]))).toEqual(["embed"]);
  });

  test("are found where a known attribute has a value of a newer version", () => {
    const spanning = (span: number | string): Y.XmlElement => {
      const cell = new Y.XmlElement<Record<string, number | string>>("table_cell");
      cell.setAttribute("colspan", span);
      cell.setAttribute("rowspan", 1);
      cell.push([paragraphNode("x")]);
      return cell as Y.XmlElement;
    };
    const inTable = (cell: Y.XmlElement): Y.XmlElement => {
      const [table, row] = [new Y.XmlElement("table"), new Y.XmlElement("table_row")];
      row.push([cell]);
      table.push([row]);
      return table;
    };
    expect(withBody((body) => body.push([inTable(spanning(1))]))).toEqual([]);
    for (const span of [2, 0, 1e9, "1"]) {
      expect(withBody((body) => body.push([inTable(spanning(span))]))).toEqual(["table_cell@colspan"]);
    }
  });

  test("include those that every object inherits", () => {
    expect(withBody((body) => body.push([new Y.XmlElement("constructor")]))).toEqual(["constructor"]);
    expect(withBody((body) => body.push([new Y.XmlElement("doc")]))).toEqual(["doc"]);
  });
});

describe("a link", () => {
  test.each(["https://example.org/a?b=c", "http://example.org/", "mailto:a@example.org", "tel:+4930123"])(
    "may go to %s",
    (href) => expect(safeHref(href)).toBe(href),
  );
  test.each([
    "javascript:alert(1)",
    " java\nscript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "blob:https://example.org/1",
    "//example.org",
    "/notes",
    "",
    null,
    `https://example.org/${"a".repeat(3000)}`,
  ])("may not go to %j", (href) => expect(safeHref(href)).toBeNull());
});
