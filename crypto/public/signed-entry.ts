/**
 * The signed entry: an entry and the proof that its author's batch signature covers it (docs/PROTOCOL.md §6). These bytes
 * are stored, sent, kept in the outbox and handed back to a relay that lost them, always the same.
 */

import { ByteReader, ByteWriter, concatBytes, FormatError } from "./bytes.ts";
import {
  ENTRY_HEADER_BYTES,
  ENTRY_MAX_BYTES,
  ENTRY_VERSION,
  type EntryHeader,
  entryHash,
  parseEntryHeader,
} from "./entry.ts";
import { HASH_BYTES } from "./hash.ts";
import { type DeviceId, ID_BYTES, idToBytes, PRACTICE_ID_BYTES, type PracticeId } from "./ids.ts";
import { merklePathLength, rootFromProof } from "./merkle.ts";
import { SIGNATURE_BYTES } from "./signature.ts";

export const BATCH_MAX_LEAVES = 512;
const LONGEST_PATH = 9;
/** Places in the header (docs/PROTOCOL.md §5). */
const SCOPE_AT = 1 + 1 + PRACTICE_ID_BYTES;
const EPOCH_AT = ENTRY_HEADER_BYTES - 4 - 24 - 4;
const SALT_AT = EPOCH_AT + 4;
const BODY_LENGTH_AT = ENTRY_HEADER_BYTES - 4;
const PROOF_FIXED_BYTES = 8 + 2 + 2 + SIGNATURE_BYTES;
export const SIGNED_ENTRY_MAX_BYTES = ENTRY_MAX_BYTES + PROOF_FIXED_BYTES + LONGEST_PATH * HASH_BYTES;

export interface EntryProof {
  /** Rises with every batch of a device. */
  readonly batchCounter: number;
  readonly leafIndex: number;
  readonly leafCount: number;
  /** Sibling hashes from the leaf up. */
  readonly path: readonly Uint8Array[];
  readonly signature: Uint8Array;
}

export interface SignedEntry {
  /** Header and body: what is hashed. */
  readonly entry: Uint8Array;
  readonly header: EntryHeader;
  /** The header's own bytes: what the seal authenticates. */
  readonly headerBytes: Uint8Array;
  readonly body: Uint8Array;
  readonly proof: EntryProof;
}

export interface Batch {
  readonly practice: PracticeId;
  readonly device: DeviceId;
  readonly batchCounter: number;
  readonly leafCount: number;
  readonly root: Uint8Array;
}

/** Reads a signed entry to its last byte. All parts are views of `bytes`. Throws `FormatError`. */
export function splitSignedEntry(bytes: Uint8Array): SignedEntry {
  const header = parseEntryHeader(bytes);
  const length = ENTRY_HEADER_BYTES + header.bodyLength;
  if (length > bytes.length) throw new FormatError("body");
  return {
    entry: bytes.subarray(0, length),
    header,
    headerBytes: bytes.subarray(0, ENTRY_HEADER_BYTES),
    body: bytes.subarray(ENTRY_HEADER_BYTES, length),
    proof: parseProof(bytes.subarray(length)),
  };
}

/** What opening needs of a signed entry. All parts are views. */
export interface SealedPart {
  readonly scope: Uint8Array;
  readonly epoch: number;
  readonly headerBytes: Uint8Array;
  readonly salt: Uint8Array;
  readonly body: Uint8Array;
}

/**
 * The sealed part of a signed entry that {@link splitSignedEntry} has read before: the seal covers the header, so what changed since does
 * not open. Throws `FormatError` for another version or length.
 */
export function sealedPartOf(bytes: Uint8Array): SealedPart {
  if (bytes.length < ENTRY_HEADER_BYTES + PROOF_FIXED_BYTES) throw new FormatError("header");
  if (bytes[0] !== ENTRY_VERSION) throw new FormatError("entry version");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = ENTRY_HEADER_BYTES + view.getUint32(BODY_LENGTH_AT);
  if (end + PROOF_FIXED_BYTES > bytes.length) throw new FormatError("body");
  const position = { index: view.getUint16(end + 8), count: view.getUint16(end + 10) };
  if (!isPosition(position)) throw new FormatError("leaf index");
  const length = end + PROOF_FIXED_BYTES + merklePathLength(position) * HASH_BYTES;
  if (length !== bytes.length) throw new FormatError("path");
  return {
    scope: bytes.subarray(SCOPE_AT, SCOPE_AT + ID_BYTES),
    epoch: view.getUint32(EPOCH_AT),
    headerBytes: bytes.subarray(0, ENTRY_HEADER_BYTES),
    salt: bytes.subarray(SALT_AT, BODY_LENGTH_AT),
    body: bytes.subarray(ENTRY_HEADER_BYTES, end),
  };
}

export function joinSignedEntry(entry: Uint8Array, proof: EntryProof): Uint8Array {
  return concatBytes(entry, encodeProof(proof));
}

export function encodeProof(proof: EntryProof): Uint8Array {
  const position = { index: proof.leafIndex, count: proof.leafCount };
  if (!isPosition(position) || proof.path.length !== merklePathLength(position))
    throw new RangeError("proof");
  const writer = new ByteWriter(PROOF_FIXED_BYTES + proof.path.length * HASH_BYTES)
    .u64(proof.batchCounter)
    .u16(proof.leafIndex)
    .u16(proof.leafCount);
  for (const sibling of proof.path) writer.bytes(sibling, HASH_BYTES);
  return writer.bytes(proof.signature, SIGNATURE_BYTES).finish();
}

/** What a device signs for a batch and a verifier checks (signed kind `batch`). */
export function batchMessage({ practice, device, batchCounter, leafCount, root }: Batch): Uint8Array {
  return new ByteWriter(96)
    .bytes(idToBytes(practice))
    .bytes(idToBytes(device))
    .u64(batchCounter)
    .u16(leafCount)
    .bytes(root, HASH_BYTES)
    .finish();
}

/** The batch message that this entry's signature must cover. */
export function batchMessageOf({ entry, header, proof }: SignedEntry): Uint8Array {
  const { batchCounter, leafIndex, leafCount, path } = proof;
  const root = rootFromProof(entryHash(entry), { index: leafIndex, count: leafCount }, path);
  if (root === null) throw new FormatError("path");
  return batchMessage({ practice: header.practice, device: header.device, batchCounter, leafCount, root });
}

function parseProof(bytes: Uint8Array): EntryProof {
  const reader = new ByteReader(bytes);
  const batchCounter = reader.u64("batch counter");
  const position = { index: reader.u16("leaf index"), count: reader.u16("leaf count") };
  if (!isPosition(position)) throw new FormatError("leaf index");
  const path: Uint8Array[] = [];
  for (let left = merklePathLength(position); left > 0; left--) path.push(reader.bytes(HASH_BYTES, "path"));
  const signature = reader.bytes(SIGNATURE_BYTES, "signature");
  reader.end();
  return { batchCounter, leafIndex: position.index, leafCount: position.count, path, signature };
}

function isPosition({ index, count }: { readonly index: number; readonly count: number }): boolean {
  return count <= BATCH_MAX_LEAVES && index < count;
}
