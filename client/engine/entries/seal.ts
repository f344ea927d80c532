/**
 * Seals updates into entries: header with the place in this device's chain of the scope, body under the scope's current key, and one
 * signature over a batch. Sealing changes nothing: whoever calls commits the result before it counts.
 */
import { ENTRY_HEADER_BYTES, ENTRY_MAX_BYTES, LOG_HEAD_BYTES } from "../../../crypto/public/entry.ts";
import {
  type ChainHead as ChainTail,
  encodeEntryHeader,
  type EntryHeader,
  entryHash,
  NO_PREVIOUS,
} from "../../../crypto/public/entry.ts";
import { concatBytes } from "../../../crypto/public/bytes.ts";
import type { DocumentId, ScopeId } from "../../../crypto/public/ids.ts";
import { merklePaths, merkleRoot } from "../../../crypto/public/merkle.ts";
import { batchMessage, joinSignedEntry } from "../../../crypto/public/signed-entry.ts";
import { SALT_BYTES, sealedLength } from "../../../crypto/secret/box.ts";
import type { PracticeContext } from "../contract.ts";
import { Fault } from "../fault.ts";
import { splitUpdate } from "./split-update.ts";

/** Fewer than the format allows, so that sealing a long backlog gives way to other work in between. */
export const BATCH_LEAVES = 64;

export interface DraftEntry {
  readonly scope: ScopeId;
  readonly document: DocumentId;
  readonly update: Uint8Array;
}

export interface SealedDraft extends DraftEntry {
  readonly signed: Uint8Array;
  readonly hash: Uint8Array;
  readonly incarnation: number;
  readonly counter: number;
}

export interface SealedBatch {
  readonly entries: readonly SealedDraft[];
  readonly tails: ReadonlyMap<ScopeId, ChainTail>;
}

/** The tail of a chain that has no entry yet. */
export const EMPTY_TAIL: ChainTail = { incarnation: 0, counter: 0, hash: NO_PREVIOUS };

/** Whether an update of this length can be one entry. */
export function fitsEntry(updateLength: number): boolean {
  return ENTRY_HEADER_BYTES + sealedLength("entry", updateLength) <= ENTRY_MAX_BYTES;
}

const LONGEST_UPDATE = longestUpdate();

/** The update as it goes into entries, in order; `null` when one of its structs is too long by itself. */
export function asEntries(update: Uint8Array): readonly Uint8Array[] | null {
  return fitsEntry(update.length) ? [update] : splitUpdate(update, LONGEST_UPDATE);
}

function longestUpdate(): number {
  let length = ENTRY_MAX_BYTES;
  while (!fitsEntry(length)) length -= 256;
  return length;
}

/** Whether the scope can be sealed in now: confirmed, clean, and its key held. */
export function canSeal({ rights, keyring }: PracticeContext, scope: ScopeId): boolean {
  return rights.canWrite(scope) && !rights.isDirty(scope) && keyring.sealerFor(scope) !== null;
}

/**
 * Seals at most {@link BATCH_LEAVES} drafts in their order. `tails` are the ends of this device's chains; a scope that is missing begins
 * one. Faults with `not-permitted` when a scope cannot be sealed in.
 */
export async function sealBatch(
  context: PracticeContext,
  drafts: readonly DraftEntry[],
  from: { readonly tails: ReadonlyMap<ScopeId, ChainTail>; readonly batchCounter: number },
): Promise<SealedBatch> {
  const tails = new Map(from.tails);
  const sealed = drafts.map((draft) => {
    const made = sealEntry(context, draft, tails.get(draft.scope) ?? EMPTY_TAIL);
    tails.set(draft.scope, made.tail);
    return { draft, ...made };
  });
  const leaves = sealed.map(({ tail }) => tail.hash);
  const { practice, device, keyring } = context;
  const root = merkleRoot(leaves);
  const message = batchMessage({
    practice,
    device,
    batchCounter: from.batchCounter,
    leafCount: leaves.length,
    root,
  });
  const signature = await keyring.sign("batch", message);
  const paths = merklePaths(leaves);
  const entries = sealed.map(({ draft, entry, tail }, leafIndex): SealedDraft => {
    const path = paths[leafIndex] ?? [];
    const proof = { batchCounter: from.batchCounter, leafIndex, leafCount: leaves.length, path, signature };
    return { ...draft, ...tail, signed: joinSignedEntry(entry, proof) };
  });
  return { entries, tails };
}

/** Signed alone: a snapshot stands in no chain, so nothing behind it vouches for it. Faults as {@link sealBatch}. */
export async function sealSnapshot(
  context: PracticeContext,
  { scope, document, plaintext }: Omit<DraftEntry, "update"> & { readonly plaintext: Uint8Array },
  batchCounter: number,
): Promise<Uint8Array> {
  const place = { kind: "snapshot", incarnation: 0, counter: 0, previous: NO_PREVIOUS } as const;
  const entry = sealAt(context, { scope, document, update: plaintext }, place);
  const { practice, device, keyring } = context;
  const root = merkleRoot([entryHash(entry)]);
  const message = batchMessage({ practice, device, batchCounter, leafCount: 1, root });
  const signature = await keyring.sign("batch", message);
  return joinSignedEntry(entry, { batchCounter, leafIndex: 0, leafCount: 1, path: [], signature });
}

function sealEntry(
  context: PracticeContext,
  draft: DraftEntry,
  tail: ChainTail,
): { readonly entry: Uint8Array; readonly tail: ChainTail } {
  const { incarnation } = tail;
  const counter = tail.counter + 1;
  const entry = sealAt(context, draft, { kind: "update", incarnation, counter, previous: tail.hash });
  return { entry, tail: { incarnation, counter, hash: entryHash(entry) } };
}

function sealAt(
  { practice, device, keyring, rights, suite }: PracticeContext,
  { scope, document, update }: DraftEntry,
  place: Pick<EntryHeader, "kind" | "incarnation" | "counter" | "previous">,
): Uint8Array {
  const sealer = keyring.sealerFor(scope);
  if (sealer === null) throw new Fault("not-permitted", { retryable: true });
  const salt = suite.random.bytes(SALT_BYTES);
  const header = encodeEntryHeader({
    ...place,
    practice,
    scope,
    document,
    device,
    logIndex: rights.headIndex,
    logHead: rights.headHash.subarray(0, LOG_HEAD_BYTES),
    epoch: sealer.epoch,
    salt,
    bodyLength: sealedLength("entry", update.length),
  });
  return concatBytes(header, sealer.seal(header, salt, update));
}
