import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import {
  documentCaps,
  documentRoots,
  documentScopes,
  documentTypes,
} from "../../../client/model/document-roots.ts";
import { inspectDocument } from "../../../client/model/inspect.ts";
import { newFile, newNote, replicaOf } from "./samples.ts";

const rulesOf = (doc: Y.Doc, type: "note" | "patient-file"): string[] =>
  inspectDocument(replicaOf(doc), type).map((problem) => problem.rule);

describe("the look through a document", () => {
  test("finds nothing in what this version writes", () => {
    expect(rulesOf(newFile(), "patient-file")).toEqual([]);
    expect(rulesOf(newNote(), "note")).toEqual([]);
  });

  test("finds a root that the type does not have", () => {
    const doc = newNote();
    doc.getMap("extra").set("a", 1);
    expect(rulesOf(doc, "note")).toEqual(["unknown-root"]);
    expect(rulesOf(newFile(), "note")).toContain("unknown-root");
  });

  test("finds a root named like something every object inherits", () => {
    const doc = newNote();
    doc.getMap("constructor").set("a", 1);
    expect(rulesOf(doc, "note")).toEqual(["unknown-root"]);
  });

  test.each<[string, (doc: Y.Doc) => void]>([
    ["a list under a map's name", (doc) => doc.getArray("meta").push([1])],
    ["a map under a fragment's name", (doc) => doc.getMap("body").set("a", 1)],
    ["plain values under a fragment's name", (doc) => doc.getArray("body").push([1])],
    ["text under a list's name", (doc) => doc.getText("status").insert(0, "x")],
    ["elements under a list's name", (doc) => doc.getXmlFragment("status").push([new Y.XmlElement("p")])],
  ])("finds %s", (_name, spoil) => {
    const doc = new Y.Doc();
    spoil(doc);
    expect(rulesOf(doc, "note")).toContain("wrong-root-kind");
  });

  test.each(["__proto__", "constructor", "prototype", "", "k".repeat(129)])("finds the key %j", (key) => {
    const doc = newNote();
    doc.getMap("note").set(key, 1);
    expect(rulesOf(doc, "note")).toEqual(["forbidden-key"]);
  });

  test("finds a poisonous key inside a plain value", () => {
    const doc = newNote();
    doc.getMap("note").set("extra", [JSON.parse('{"__proto__": {"a": 1}}')]);
    expect(rulesOf(doc, "note")).toEqual(["forbidden-key"]);
  });

  test("finds nesting past the cap, of shared types and of plain values", () => {
    const doc = newNote();
    let map = doc.getMap("note");
    for (let depth = 0; depth < documentCaps.maxNesting; depth += 1) {
      const inner = new Y.Map<unknown>();
      map.set("in", inner);
      map = inner;
    }
    expect(rulesOf(doc, "note")).toContain("too-deep");
    const plain = newNote();
    let value: unknown = 1;
    for (let depth = 0; depth < 200; depth += 1) value = [value];
    plain.getMap("note").set("in", value);
    expect(rulesOf(plain, "note")).toContain("too-deep");
  });

  test("finds sub-documents and hooks", () => {
    const doc = newNote();
    doc.getMap("note").set("inner", new Y.Doc());
    doc.getXmlFragment("body").push([new Y.XmlHook("x") as unknown as Y.XmlElement]);
    expect(rulesOf(doc, "note").toSorted()).toContain("sub-document");
    expect(rulesOf(doc, "note")).toContain("xml-hook");
  });

  test("gives no more problems than asked for", () => {
    const doc = newNote();
    for (let index = 0; index < 50; index += 1) doc.getMap(`root ${index}`).set("a", 1);
    expect(inspectDocument(doc, "note", 5)).toHaveLength(5);
  });
});

test("every type has roots with meta among them, and a scope", () => {
  for (const type of documentTypes) {
    expect(documentRoots[type]["meta"]).toBe("map");
    expect(documentScopes[type]).toBeTypeOf("string");
  }
});
