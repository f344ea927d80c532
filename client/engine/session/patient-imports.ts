/**
 * Many persons in care at once. One record of the log makes the scopes of all of them and one commit holds all their files, so that ten
 * thousand people are a hundred records and not ten thousand. The caller sends them in portions, which other work can go between.
 */
import type { DocumentId, PatientId } from "../../../crypto/public/ids.ts";
import { documentId, memberId } from "../../model/ids.ts";
import { readMeta } from "../../model/meta.ts";
import { changeStatus, createPatientFile, readPatientFile } from "../../model/patient-file.ts";
import type { PatientStatus } from "../../model/patient-status.ts";
import type { ImportedFile } from "../api.ts";
import { Fault } from "../fault.ts";
import { actLater } from "./acts.ts";
import { fileDocument } from "./names-of-documents.ts";
import { newPatient } from "./patients.ts";
import type { SessionParts } from "./session-parts.ts";

/** A record of so many takes a fifth of what a record may take. */
const MOST_FILES_AT_ONCE = 100;

/** Throws RangeError, before anything is written, on too many files. */
export async function importPatients(
  session: SessionParts,
  { files, at }: { readonly files: readonly ImportedFile[]; readonly at: string },
): Promise<{ readonly patients: readonly PatientId[] }> {
  if (files.length > MOST_FILES_AT_ONCE) throw new RangeError("files are too many at once");
  if (files.length === 0) return { patients: [] };
  const stamp = { at, by: memberId(session.membership.member), origin: "import" } as const;
  const made = files.map((content) => ({ content, ...newPatient(session) }));
  await actLater(session, { act: "add-scopes", scopes: made.flatMap(({ scopes }) => scopes) });
  await session.rooms.documents.createAll(
    made.map(({ content, patient, file }) => {
      const document = fileDocument(patient);
      return {
        document,
        scope: file,
        type: "patient-file",
        patient,
        fill: (doc) => createPatientFile(doc, { ...content, id: documentId(document), stamp }),
      };
    }),
  );
  return { patients: made.map(({ patient }) => patient) };
}

/** Throws RangeError on too many. What cannot be opened here, or was changed since it was made, is left as it is and counted as kept. */
export async function takeBackImport(
  session: SessionParts,
  { documents, reason }: { readonly documents: readonly DocumentId[]; readonly reason: string },
): Promise<{ readonly archived: number; readonly kept: number }> {
  if (documents.length > MOST_FILES_AT_ONCE) throw new RangeError("documents are too many at once");
  const outcomes = await Promise.all(
    documents.map((document) => archiveUntouched(session, document, reason)),
  );
  const archived = outcomes.filter(Boolean).length;
  return { archived, kept: documents.length - archived };
}

async function archiveUntouched(session: SessionParts, id: DocumentId, reason: string): Promise<boolean> {
  const stamp = {
    at: new Date(session.context.clock.now()).toISOString(),
    by: memberId(session.membership.member),
    origin: "edit",
  } as const;
  let isArchived = false;
  try {
    await session.rooms.documents.write(id, (doc) => {
      const { createdAt, updatedAt } = readMeta(doc).value;
      if (createdAt === null || createdAt !== updatedAt) return;
      for (const status of stepsToArchive(readPatientFile(doc).value.status)) {
        changeStatus(doc, stamp, { status, reason });
      }
      isArchived = readPatientFile(doc).value.status === "archived";
    });
  } catch (error) {
    if (error instanceof Fault && error.code === "unknown-document") return false;
    throw error;
  }
  return isArchived;
}

/** Nobody goes from care to the archive without having left it. */
function stepsToArchive(status: PatientStatus): readonly PatientStatus[] {
  return status === "active" || status === "paused" ? ["discharged", "archived"] : ["archived"];
}
