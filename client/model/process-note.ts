/**
 * The author's own reflections, in the author's `self` scope: free text, freely editable, never part of a
 * client's file, not readable by owners.
 */
import type * as Y from "yjs";
import { change, type Stamp } from "./change.ts";
import {
  type FieldPatch,
  type FieldValues,
  id as idField,
  readFields,
  type Reading,
  text,
  writeFields,
} from "./fields.ts";
import type { DocumentId } from "./ids.ts";
import { initDocument, readMeta } from "./meta.ts";
import { paragraphNode } from "./note-schema.ts";

export const processNoteShape = { title: text(200), patientId: idField } as const;
export type ProcessNote = FieldValues<typeof processNoteShape>;
export type ProcessNotePatch = FieldPatch<typeof processNoteShape>;

export interface NewProcessNote {
  id: DocumentId;
  stamp: Stamp;
  fields: ProcessNotePatch;
}

export function createProcessNote(doc: Y.Doc, made: NewProcessNote): void {
  initDocument(doc, { type: "process-note", id: made.id, stamp: made.stamp }, () => {
    writeFields(doc.getMap("note"), processNoteShape, made.fields);
    processNoteBody(doc).insert(0, [paragraphNode()]);
  });
}

export const processNoteBody = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment("body");

export const readProcessNote = (doc: Y.Doc): Reading<ProcessNote> =>
  readFields(doc.getMap("note"), processNoteShape, "note");

export const editProcessNote = (doc: Y.Doc, stamp: Stamp, patch: ProcessNotePatch): boolean =>
  change(doc, stamp, () => writeFields(doc.getMap("note"), processNoteShape, patch));

export const summarizeProcessNote = (doc: Y.Doc): ProcessNote & { updatedAt: string | null } => ({
  ...readProcessNote(doc).value,
  updatedAt: readMeta(doc).value.updatedAt,
});
