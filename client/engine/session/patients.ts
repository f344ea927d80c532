/** Scopes and documents of persons in care: who may read them, and new ones. */
import {
  bytesToDocumentId,
  bytesToPatientId,
  type DocumentId,
  ID_BYTES,
  type MemberId,
  type PatientId,
  type ScopeId,
} from "../../../crypto/public/ids.ts";
import { hasRole } from "../../../sync-server/protocol/roles.ts";
import type { ScopeLine } from "../../../sync-server/protocol/record-lists.ts";
import { NO_SUBJECT, type RecordSubject } from "../../../sync-server/protocol/record-subject.ts";
import { caringRoles } from "../../model/caring-roles.ts";
import { documentScopes, type DocumentType } from "../../model/document-roots.ts";
import type { ScopeKindName } from "../api.ts";
import { Fault } from "../fault.ts";
import { newScopeId } from "../membership/author/genesis.ts";
import { namedReaders, rolesOf, scopeOf } from "../membership/roster.ts";
import { actLater, actNow } from "./acts.ts";
import { fileDocument } from "./names-of-documents.ts";
import type { SessionParts } from "./session-parts.ts";

/** A confirmed scope, or one that waits for its record on this device. */
export function findScope(
  session: SessionParts,
  kind: ScopeKindName,
  subject: RecordSubject,
): ScopeId | null {
  const { log, pending } = session.membership;
  const waiting = pending.scopes.find((line) => line.kind === kind && line.subject === subject);
  return scopeOf(log.data, kind, subject) ?? waiting?.scope ?? null;
}

function mayCreateCase(session: SessionParts): boolean {
  const { log, member } = session.membership;
  return hasRole(rolesOf(log.data, member), "owner", ...caringRoles);
}

export async function createPatient(
  session: SessionParts,
): Promise<{ patient: PatientId; document: DocumentId }> {
  const patient = bytesToPatientId(session.context.suite.random.bytes(ID_BYTES));
  const { fileScope, scopes } = scopesOfPatient(session, patient);
  await actLater(session, { act: "add-scopes", scopes });
  const document = fileDocument(patient);
  await session.rooms.documents.create({ document, scope: fileScope, type: "patient-file", patient });
  return { patient, document };
}

/** The scope of this person's file, and the scopes that are still to be made for them, as far as the author's roles may. */
export function scopesOfPatient(
  session: SessionParts,
  patient: PatientId,
): { readonly fileScope: ScopeId; readonly scopes: readonly ScopeLine[] } {
  const known = findScope(session, "file", patient);
  if (known !== null) return { fileScope: known, scopes: [] };
  const { suite } = session.context;
  const fileScope = newScopeId(suite);
  const scopes: ScopeLine[] = [{ scope: fileScope, kind: "file", subject: patient }];
  if (mayCreateCase(session)) scopes.push({ scope: newScopeId(suite), kind: "case", subject: patient });
  return { fileScope, scopes };
}

export async function createDocument(
  session: SessionParts,
  input: { type: DocumentType; scope: ScopeKindName; patient?: PatientId },
): Promise<{ document: DocumentId }> {
  if (documentScopes[input.type] !== input.scope) throw new TypeError("type does not live in this scope");
  const scope = await scopeFor(session, input.scope, input.patient);
  const document = bytesToDocumentId(session.context.suite.random.bytes(ID_BYTES));
  await session.rooms.documents.create({ document, scope, type: input.type, patient: input.patient ?? null });
  return { document };
}

async function scopeFor(
  session: SessionParts,
  kind: ScopeKindName,
  patient: PatientId | undefined,
): Promise<ScopeId> {
  const { member } = session.membership;
  const subject =
    kind === "file" || kind === "case"
      ? patient
      : kind === "self" || kind === "schedule"
        ? member
        : NO_SUBJECT;
  if (subject === undefined) throw new TypeError("patient is needed for this scope");
  const known = findScope(session, kind, subject);
  if (known !== null && session.context.keyring.reads(known)) return known;
  // A file that reception opened has no case yet: the first who may make one does.
  if (known !== null || kind !== "case" || !mayCreateCase(session)) throw new Fault("not-permitted");
  const scope = newScopeId(session.context.suite);
  await actLater(session, { act: "add-scopes", scopes: [{ scope, kind, subject }] });
  return scope;
}

export function careTeam(session: SessionParts, { patient }: { patient: PatientId }): readonly MemberId[] {
  const { data } = session.membership.log;
  const members = new Set<MemberId>();
  for (const kind of ["file", "case"] as const) {
    const scope = scopeOf(data, kind, patient);
    if (scope !== null) for (const member of namedReaders(data, scope)) members.add(member);
  }
  return [...members];
}

export async function assign(
  session: SessionParts,
  { patient, member }: { patient: PatientId; member: MemberId },
): Promise<null> {
  for (const scope of sharedScopes(session, patient)) await actNow(session, { act: "grant", scope, member });
  return null;
}

export async function unassign(
  session: SessionParts,
  { patient, member }: { patient: PatientId; member: MemberId },
): Promise<null> {
  for (const scope of sharedScopes(session, patient))
    await actNow(session, { act: "leave-out", scope, member });
  return null;
}

/** File, and case where this device reads it: nobody hands on what they cannot open. */
function sharedScopes(session: SessionParts, patient: PatientId): ScopeId[] {
  const scopes = (["file", "case"] as const).map((kind) => findScope(session, kind, patient));
  const readable = scopes.filter((scope) => scope !== null && session.context.keyring.reads(scope));
  if (readable.length === 0) throw new Fault("not-permitted");
  return readable as ScopeId[];
}

export function accessTo(session: SessionParts, { patient }: { patient: PatientId }) {
  const reads = (kind: ScopeKindName): boolean => {
    const scope = findScope(session, kind, patient);
    return scope !== null && session.context.keyring.reads(scope);
  };
  const caseExists = findScope(session, "case", patient) !== null;
  const file = reads("file");
  return { file, case: reads("case"), mayCreateCase: file && !caseExists && mayCreateCase(session) };
}
