/**
 * Many persons in care at once. One record of the log makes the scopes of a whole portion and one commit holds all their files, so that ten
 * thousand people are two hundred records and not ten thousand.
 */
import type * as Y from "yjs";
import type { DocumentId } from "../../../crypto/public/ids.ts";
import { documentId, memberId } from "../../model/ids.ts";
import { readMeta } from "../../model/meta.ts";
import { changeStatus, createPatientFile, readPatientFile } from "../../model/patient-file.ts";
import type { PatientStatus } from "../../model/patient-status.ts";
import { Fault } from "../fault.ts";
import { actLater } from "./acts.ts";
import type { KeptFile } from "./kept-import.ts";
import { fileDocument } from "./names-of-documents.ts";
import { scopesOfPatient } from "./patients.ts";
import type { SessionParts } from "./session-parts.ts";

const MOST_FILES_AT_ONCE = 100;

/** Makes those of these that are not here yet, whatever a portion that was cut off has left. */
export async function makeFiles(
  session: SessionParts,
  files: readonly KeptFile[],
  at: string,
): Promise<void> {
  const stamp = { at, by: memberId(session.membership.member), origin: "import" } as const;
  const fill = ({ patient, content }: KeptFile, doc: Y.Doc): void =>
    createPatientFile(doc, { ...content, id: documentId(fileDocument(patient)), stamp });
  const [begun, fresh] = await partedByDocument(session, files);
  for (const file of begun) {
    await session.rooms.documents.write(fileDocument(file.patient), (doc) => {
      if (doc.getMap("meta").size === 0) fill(file, doc);
    });
  }
  const made = fresh.map((file) => ({ file, ...scopesOfPatient(session, file.patient) }));
  const scopes = made.flatMap((each) => each.scopes);
  if (scopes.length > 0) await actLater(session, { act: "add-scopes", scopes });
  await session.rooms.documents.createAll(
    made.map(({ file, fileScope }) => ({
      document: fileDocument(file.patient),
      scope: fileScope,
      type: "patient-file",
      patient: file.patient,
      fill: (doc) => fill(file, doc),
    })),
  );
}

/** Those whose document has been named, and those of which there is nothing. */
async function partedByDocument(
  { context }: SessionParts,
  files: readonly KeptFile[],
): Promise<readonly [begun: KeptFile[], fresh: KeptFile[]]> {
  const isNamed = await Promise.all(
    files.map(async ({ patient }) => (await context.store.get("documents", fileDocument(patient))) !== null),
  );
  return [files.filter((_, at) => isNamed[at]), files.filter((_, at) => !isNamed[at])];
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
