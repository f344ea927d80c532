/**
 * Whether a snapshot may be shown at all: the checks of an entry, but for the chain in which it has no place, then the gate over its whole
 * state. What passes is well formed, by a living writer of its scope, and bound to this document. Whether it is *true* only the entries
 * can say.
 */
import { FormatError } from "../../../crypto/public/bytes.ts";
import { ENTRY_MAX_BYTES } from "../../../crypto/public/entry.ts";
import type { ScopeId } from "../../../crypto/public/ids.ts";
import { type SignedEntry, splitSignedEntry } from "../../../crypto/public/signed-entry.ts";
import { documentScopes, type DocumentType } from "../../model/document-roots.ts";
import type { QuarantineReason } from "../api.ts";
import type { PracticeContext } from "../contract.ts";
import type { CheckBatch } from "../entries/batch-signatures.ts";
import { gateState } from "../entries/gate.ts";
import { decodeSnapshot, type SnapshotContent } from "./snapshot-format.ts";

export interface CheckedSnapshot {
  readonly signed: SignedEntry;
  readonly content: SnapshotContent;
  readonly type: DocumentType;
}

export type SnapshotVerdict =
  | ({ readonly ok: true } & CheckedSnapshot)
  /** `null`: it names a record that is not here yet, and nothing can be said. */
  | { readonly ok: false; readonly signed: SignedEntry | null; readonly reason: QuarantineReason | null };

export interface OfferedSnapshot {
  /** Up to where it covers the document, as the relay says. */
  readonly covers: number;
  readonly bytes: Uint8Array;
}

interface CheckParts {
  readonly context: PracticeContext;
  readonly check: CheckBatch;
}

/** Checks a snapshot that a relay served for `scope`. */
export async function checkSnapshot(
  { context, check }: CheckParts,
  scope: ScopeId,
  { covers, bytes }: OfferedSnapshot,
): Promise<SnapshotVerdict> {
  const signed = split(bytes);
  const refused = (reason: QuarantineReason | null) => ({ ok: false, signed, reason }) as const;
  if (signed === null || signed.header.kind !== "snapshot") return refused("malformed");
  const { header, headerBytes, body } = signed;
  if (header.practice !== context.practice) return refused("other-practice");
  if (header.scope !== scope) return refused("not-allowed");
  const judged = context.rights.judgeEntry(headerBytes);
  if (judged === "stale-log") return refused(null);
  if (judged !== "ok")
    return refused(judged === "unknown-device" || (await check(signed)) ? judged : "bad-signature");
  if (!(await check(signed))) return refused("bad-signature");
  const opener = context.keyring.openerFor(scope, header.epoch);
  if (opener === null) return refused("no-key");
  const plaintext = opener.open(headerBytes, header.salt, body);
  if (plaintext === null) return refused("does-not-open");
  const content = readContent(plaintext);
  if (content === null || content.covers.number !== covers) return refused("malformed");
  const verdict = gateState(content.state);
  if (!verdict.pass) return refused(verdict.reason);
  if (!isFitting(context, scope, verdict.type)) return refused("gate-roots");
  if (!areClaimed(context, verdict.clients, content)) return refused("gate-foreign-client");
  return { ok: true, signed, content, type: verdict.type };
}

function split(bytes: Uint8Array): SignedEntry | null {
  try {
    const signed = splitSignedEntry(bytes);
    return signed.entry.length > ENTRY_MAX_BYTES ? null : signed;
  } catch (error) {
    if (error instanceof FormatError) return null;
    throw error;
  }
}

function readContent(plaintext: Uint8Array): SnapshotContent | null {
  try {
    return decodeSnapshot(plaintext);
  } catch (error) {
    if (error instanceof FormatError) return null;
    throw error;
  }
}

/** A note lives with a person in care; nothing of theirs lives anywhere else. */
function isFitting({ rights }: PracticeContext, scope: ScopeId, type: DocumentType): boolean {
  const isOfPatient = documentScopes[type] === "file" || documentScopes[type] === "case";
  return isOfPatient === (rights.patientOf(scope) !== null);
}

/** Every client that the state uses is somebody's in this practice. Whose it truly is, entries say. */
function areClaimed(
  { rights }: PracticeContext,
  clients: ReadonlySet<number>,
  { claims }: SnapshotContent,
): boolean {
  for (const client of clients) if (!claims.has(client)) return false;
  for (const device of claims.values()) if (rights.memberOf(device) === null) return false;
  return true;
}
