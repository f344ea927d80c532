/**
 * A session note: what it is about in `note`, its life as events in `status`, its text in the XML fragment
 * `body` (one per note; a template's sections are headings in it). Lives in the case scope of its patient.
 */
import type * as Y from "yjs";
import * as z from "zod/mini";
import { editFields, forgetField } from "./candidates.ts";
import { change, type Stamp } from "./change.ts";
import { appendEvent, readEvents } from "./event-list.ts";
import {
  count,
  type FieldPatch,
  type FieldValues,
  id as idField,
  instant,
  readFields,
  type Reading,
  text,
  writeFields,
} from "./fields.ts";
import type { DocumentId, PatientId } from "./ids.ts";
import { initDocument, readMeta } from "./meta.ts";
import {
  canDiscard,
  currentNoteStatus,
  type NoteLife,
  noteStatusEvent,
  type NoteStatusEvent,
} from "./note-status.ts";
import { fillBody, type NoteTemplate, type Resolve } from "./note-templates.ts";
import { noteTypes } from "./note-types.ts";

export const noteShape = {
  noteType: z.enum(noteTypes),
  appointmentId: idField,
  sessionStart: instant,
  sessionEnd: instant,
  /** IANA zone in which the session's clock times are to be read. */
  zone: text(64),
  place: text(200),
  title: text(200),
} as const;
const fixedShape = { patientId: idField, templateKey: text(64), templateVersion: count(65_535) } as const;

export type NotePatch = FieldPatch<typeof noteShape>;
export type NoteFields = FieldValues<typeof noteShape> & FieldValues<typeof fixedShape>;
export interface Note extends NoteFields {
  status: NoteLife["status"];
  statusEvents: NoteStatusEvent[];
}

export interface NewNote {
  id: DocumentId;
  patientId: PatientId;
  stamp: Stamp;
  template: NoteTemplate;
  /** Turns the template's keys into the member's language. */
  resolve: Resolve;
  fields: NotePatch;
}

export function createNote(doc: Y.Doc, made: NewNote): void {
  initDocument(doc, { type: "note", id: made.id, stamp: made.stamp }, () => {
    const map = doc.getMap("note");
    map.set("patientId", made.patientId);
    map.set("templateKey", made.template.key);
    map.set("templateVersion", made.template.version);
    writeFields(map, noteShape, { noteType: made.template.noteType, ...made.fields });
    fillBody(noteBody(doc), made.template, made.resolve);
  });
}

export const noteBody = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment("body");

export function readNote(doc: Y.Doc): Reading<Note> {
  const fields = readFields(doc.getMap("note"), { ...fixedShape, ...noteShape }, "note");
  const events = readEvents(doc.getArray("status"), noteStatusEvent, "status");
  const life = events.problems.length > 0 ? unreadable : currentNoteStatus(events.value);
  const problems = [...fields.problems, ...events.problems, ...life.problems];
  if (fields.value.patientId === null) problems.push({ path: "note.patientId", rule: "required" });
  return { value: { ...fields.value, status: life.status, statusEvents: events.value }, problems };
}

// An event that cannot be read may have been a signature, so the note must not count as a draft.
const unreadable: NoteLife = { status: "unknown", problems: [] };

/** `false` when nothing differs or the note is no draft any more. */
export function editNote(doc: Y.Doc, stamp: Stamp, patch: NotePatch): boolean {
  if (readNote(doc).value.status !== "draft") return false;
  return change(doc, stamp, () => editFields(doc.getMap("note"), noteShape, { patch, stamp }));
}

/**
 * Discards a draft: the text and title go, id, dates and author remain. `false` when the note is no draft any
 * more.
 */
export function discardNote(doc: Y.Doc, stamp: Stamp): boolean {
  if (!canDiscard(readNote(doc).value.status)) return false;
  return change(doc, stamp, () => {
    appendEvent(doc.getArray("status"), stamp, { status: "discarded" });
    forgetField(doc.getMap("note"), "title");
    const body = noteBody(doc);
    body.delete(0, body.length);
    return true;
  });
}

export interface NoteSummary {
  patientId: string | null;
  noteType: NoteFields["noteType"];
  title: string | null;
  sessionStart: string | null;
  zone: string | null;
  status: Note["status"];
  createdBy: string | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export function summarizeNote(doc: Y.Doc): NoteSummary {
  const { patientId, noteType, title, sessionStart, zone, status } = readNote(doc).value;
  const { createdBy, createdAt, updatedAt } = readMeta(doc).value;
  return { patientId, noteType, title, sessionStart, zone, status, createdBy, createdAt, updatedAt };
}
