/**
 * The entry: a sealed update or snapshot with the header that says whose it is and where it belongs (docs/PROTOCOL.md §5).
 *
 * The header is authenticated by the seal; the hash of the whole entry is what a batch signature covers and what the
 * next entry of the same device and scope names as `previous`. Nothing here opens anything.
 */

import { ByteReader, ByteWriter, bytesEqual, FormatError } from "./bytes.ts";
import { HASH_BYTES, hashOf } from "./hash.ts";
import {
  bytesToDeviceId,
  bytesToDocumentId,
  bytesToPracticeId,
  bytesToScopeId,
  type DeviceId,
  type DocumentId,
  ID_BYTES,
  idToBytes,
  PRACTICE_ID_BYTES,
  type PracticeId,
  type ScopeId,
} from "./ids.ts";
import { HASH_LABELS } from "./labels.ts";

export const ENTRY_VERSION = 1;
export const ENTRY_HEADER_BYTES = 176;
export const ENTRY_MAX_BYTES = 256 * 1024;
export const LOG_HEAD_BYTES = 16;
const SALT_BYTES = 24;
/** Commitment 32 and the box's own 16. */
const BODY_MIN_BYTES = 48;
const KIND_BYTES = { update: 1, snapshot: 2 } as const;

/** What `previous` is in a device's first entry of a scope and in every snapshot. */
export const NO_PREVIOUS: Uint8Array = new Uint8Array(HASH_BYTES);

export type EntryKind = keyof typeof KIND_BYTES;

export interface EntryHeader {
  readonly kind: EntryKind;
  readonly practice: PracticeId;
  readonly scope: ScopeId;
  readonly document: DocumentId;
  /** The author. */
  readonly device: DeviceId;
  readonly incarnation: number;
  /** 1, 2, 3 … per device, scope and incarnation; 0 in a snapshot. */
  readonly counter: number;
  /** Entry hash of this device's last entry in this scope; {@link NO_PREVIOUS} for the first and in a snapshot. */
  readonly previous: Uint8Array;
  readonly logIndex: number;
  /** First half of the hash of the record at `logIndex`. */
  readonly logHead: Uint8Array;
  readonly epoch: number;
  readonly salt: Uint8Array;
  readonly bodyLength: number;
}

/** The last entry of one device in one scope. */
export interface ChainHead {
  readonly incarnation: number;
  readonly counter: number;
  readonly hash: Uint8Array;
}

export function encodeEntryHeader(header: EntryHeader): Uint8Array {
  return new ByteWriter(ENTRY_HEADER_BYTES)
    .u8(ENTRY_VERSION)
    .u8(KIND_BYTES[header.kind])
    .bytes(idToBytes(header.practice))
    .bytes(idToBytes(header.scope))
    .bytes(idToBytes(header.document))
    .bytes(idToBytes(header.device))
    .u16(header.incarnation)
    .u64(header.counter)
    .bytes(header.previous, HASH_BYTES)
    .u32(header.logIndex)
    .bytes(header.logHead, LOG_HEAD_BYTES)
    .u32(header.epoch)
    .bytes(header.salt, SALT_BYTES)
    .u32(header.bodyLength)
    .finish();
}

/** Reads the header at the start of `bytes`; what follows it is not looked at. Throws `FormatError`. */
export function parseEntryHeader(bytes: Uint8Array): EntryHeader {
  const reader = new ByteReader(bytes);
  if (reader.u8("version") !== ENTRY_VERSION) throw new FormatError("entry version");
  const header: EntryHeader = {
    kind: kindOf(reader.u8("kind")),
    practice: bytesToPracticeId(reader.bytes(PRACTICE_ID_BYTES, "practice")),
    scope: bytesToScopeId(reader.bytes(ID_BYTES, "scope")),
    document: bytesToDocumentId(reader.bytes(ID_BYTES, "document")),
    device: bytesToDeviceId(reader.bytes(ID_BYTES, "device")),
    incarnation: reader.u16("incarnation"),
    counter: reader.u64("counter"),
    previous: reader.bytes(HASH_BYTES, "previous"),
    logIndex: reader.u32("log index"),
    logHead: reader.bytes(LOG_HEAD_BYTES, "log head"),
    epoch: reader.u32("epoch"),
    salt: reader.bytes(SALT_BYTES, "salt"),
    bodyLength: reader.u32("body length"),
  };
  refuseImpossible(header);
  return header;
}

/** What `previous` of the next entry is and what a batch signature covers; `entry` is header and body. */
export function entryHash(entry: Uint8Array): Uint8Array {
  return hashOf(HASH_LABELS.entry, entry);
}

/** Whether an entry is the next one of its chain. `head` is `null` before the first. */
export function follows(head: ChainHead | null, header: EntryHeader): boolean {
  if (header.kind !== "update") return false;
  if (head === null) return header.counter === 1 && bytesEqual(header.previous, NO_PREVIOUS);
  const isNext =
    header.incarnation === head.incarnation
      ? header.counter === head.counter + 1
      : header.incarnation > head.incarnation && header.counter === 1;
  return isNext && bytesEqual(header.previous, head.hash);
}

/** Order within a chain: incarnation, then counter. */
export function comparePositions(
  a: Pick<ChainHead, "incarnation" | "counter">,
  b: Pick<ChainHead, "incarnation" | "counter">,
): number {
  return a.incarnation - b.incarnation || a.counter - b.counter;
}

function kindOf(byte: number): EntryKind {
  if (byte === KIND_BYTES.update) return "update";
  if (byte === KIND_BYTES.snapshot) return "snapshot";
  throw new FormatError("entry kind");
}

function refuseImpossible({ kind, counter, previous, epoch, bodyLength }: EntryHeader): void {
  if (epoch === 0) throw new FormatError("epoch");
  if (bodyLength < BODY_MIN_BYTES || bodyLength > ENTRY_MAX_BYTES - ENTRY_HEADER_BYTES) {
    throw new FormatError("body length");
  }
  if (kind === "update" && counter === 0) throw new FormatError("counter");
  if (kind === "snapshot" && (counter !== 0 || !bytesEqual(previous, NO_PREVIOUS))) {
    throw new FormatError("snapshot in a chain");
  }
}
