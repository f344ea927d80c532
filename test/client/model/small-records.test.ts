import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import { documentTypes } from "../../../client/model/document-roots.ts";
import { documentId, isId, memberId } from "../../../client/model/ids.ts";
import {
  createMemberProfile,
  editMemberProfile,
  readMemberProfile,
} from "../../../client/model/member-profile.ts";
import { documentType, readMeta } from "../../../client/model/meta.ts";
import {
  createPractice,
  editPractice,
  readPractice,
  summarizePractice,
} from "../../../client/model/practice.ts";
import { createPreferences, editPreferences, readPreferences } from "../../../client/model/preferences.ts";
import {
  createProcessNote,
  processNoteBody,
  summarizeProcessNote,
} from "../../../client/model/process-note.ts";
import { summarize } from "../../../client/model/summaries.ts";
import { ada, someDocument, stamp } from "./samples.ts";

test("a practice says client until it chooses patient", () => {
  const doc = new Y.Doc();
  createPractice(doc, someDocument, { stamp: stamp(0, ada, "create"), fields: { name: "Praxis am Park" } });
  expect(summarizePractice(doc)).toEqual({ name: "Praxis am Park", clientWord: "client", logo: null });
  editPractice(doc, stamp(1), { clientWord: "patient" });
  expect(summarizePractice(doc).clientWord).toBe("patient");
  doc.getMap("profile").set("clientWord", "customer");
  expect(readPractice(doc).value.clientWord).toBeNull();
  expect(summarizePractice(doc).clientWord).toBe("client");
});

test("a member's profile keeps its member and refuses a colour outside the palette", () => {
  const doc = new Y.Doc();
  const fields = { displayName: "Ada", colourIndex: 3 };
  createMemberProfile(doc, { id: someDocument, memberId: ada, stamp: stamp(), fields });
  expect(readMemberProfile(doc).value).toEqual({
    memberId: ada,
    displayName: "Ada",
    title: null,
    colourIndex: 3,
  });
  expect(() => editMemberProfile(doc, stamp(1), { colourIndex: 8 })).toThrow(RangeError);
  expect(() => editMemberProfile(doc, stamp(1), { memberId: "x" } as object)).toThrow(RangeError);
});

test("preferences and process notes read back", () => {
  const preferences = new Y.Doc();
  createPreferences(preferences, someDocument, stamp());
  expect(editPreferences(preferences, stamp(1), { lockAfterMinutes: 15, privacyScreen: true })).toBe(true);
  expect(() => editPreferences(preferences, stamp(1), { lockAfterMinutes: 61 })).toThrow(RangeError);
  expect(readPreferences(preferences).value).toMatchObject({ lockAfterMinutes: 15, privacyScreen: true });
  const note = new Y.Doc();
  createProcessNote(note, { id: someDocument, stamp: stamp(), fields: { title: "After session 4" } });
  expect(processNoteBody(note).length).toBe(1);
  expect(summarizeProcessNote(note).title).toBe("After session 4");
});

describe("meta", () => {
  test("tells the type, and null for one this version does not know", () => {
    const doc = new Y.Doc();
    createPreferences(doc, someDocument, stamp());
    expect(documentType(doc)).toBe("preferences");
    doc.getMap("meta").set("type", "horoscope");
    expect(documentType(doc)).toBeNull();
    expect(readMeta(doc).problems).toHaveLength(1);
  });

  test("lets an empty document be summarized as any type without a throw", () => {
    for (const type of documentTypes) expect(() => summarize(new Y.Doc(), type)).not.toThrow();
  });
});

test("ids are 32 lowercase hex digits", () => {
  expect(isId("0".repeat(32))).toBe(true);
  for (const wrong of ["0".repeat(31), "A".repeat(32), "g".repeat(32), 5, null])
    expect(isId(wrong)).toBe(false);
  expect(() => documentId("x")).toThrow(RangeError);
  expect(() => memberId("")).toThrow(RangeError);
});
