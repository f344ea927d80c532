import * as Y from "yjs";
import type { Origin, Stamp } from "../../../client/model/change.ts";
import { documentId, memberId, patientId } from "../../../client/model/ids.ts";
import { createNote } from "../../../client/model/note.ts";
import { noteTemplate } from "../../../client/model/note-templates.ts";
import { createPatientFile } from "../../../client/model/patient-file.ts";

export const ada = memberId("a".repeat(32));
export const ben = memberId("b".repeat(32));
export const patient = patientId("c".repeat(32));
export const someDocument = documentId("d".repeat(32));

/** A stamp at a minute after nine. */
export const stamp = (minute = 0, by = ada, origin: Origin = "edit"): Stamp => ({
  at: `2026-11-02T09:${String(minute).padStart(2, "0")}:00.000Z`,
  by,
  origin,
});

export function newFile(): Y.Doc {
  const doc = new Y.Doc();
  createPatientFile(doc, { id: someDocument, stamp: stamp(0, ada, "create"), fields: { code: "AB-104" } });
  return doc;
}

export function newNote(templateKey = "soap"): Y.Doc {
  const template = noteTemplate(templateKey);
  if (!template) throw new Error(`no template ${templateKey}`);
  const doc = new Y.Doc();
  createNote(doc, {
    id: someDocument,
    patientId: patient,
    stamp: stamp(0, ada, "create"),
    template,
    resolve: (_key, english) => english,
    fields: { zone: "Europe/Berlin", sessionStart: "2026-11-02T08:00:00.000Z" },
  });
  return doc;
}

/** A second replica with the same content. */
export function replicaOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}
