/**
 * Bytes of the rows that entries and documents keep on the disk. All are local: another version may write them anew. What they hold in
 * clear are ids, counters and codes; everything written by people is inside a signed entry or a local seal.
 */
import { ByteReader, ByteWriter, FormatError } from "../../../crypto/public/bytes.ts";
import { type ChainHead as ChainTail, parseEntryHeader } from "../../../crypto/public/entry.ts";
import { HASH_BYTES } from "../../../crypto/public/hash.ts";
import {
  bytesToDeviceId,
  bytesToDocumentId,
  bytesToLogId,
  bytesToPatientId,
  bytesToScopeId,
  type DeviceId,
  type DocumentId,
  ID_BYTES,
  idToBytes,
  type PatientId,
  type ScopeId,
} from "../../../crypto/public/ids.ts";
import { byteToCode, codeToByte, type RejectCode } from "../../../sync-server/protocol/codes.ts";
import { type DocumentType, documentTypes } from "../../model/document-roots.ts";
import type { QuarantineReason } from "../api.ts";
import type { Cursor } from "../contract.ts";
import type { EngineStore, StoreWrite } from "../store/store.ts";

/** A place in an ordered table: sorts as text in the order of the numbers. */
export function orderKey(order: number): string {
  return String(order).padStart(12, "0");
}

export function keyToOrder(key: string): number {
  return Number(key.slice(key.lastIndexOf("/") + 1));
}

/** In table `meta` once everything of a scope was fetched; without it the scope is fetched from its beginning at the next chance. */
export function fetchedScopeKey(scope: ScopeId | ""): string {
  return `scope/${scope}`;
}

/** In table `meta` while something of this device's chain in a scope is lost, and until somebody was told how it ended. */
export function lackingKey(scope: ScopeId | ""): string {
  return `lacking/${scope}`;
}

const LACKING = ["asking", "written-whole", "written-in-part"] as const;
export type Lacking = (typeof LACKING)[number];

export function lackingRow(scope: ScopeId, at: Lacking): StoreWrite {
  return { table: "meta", key: lackingKey(scope), value: Uint8Array.of(1 + LACKING.indexOf(at)) };
}

export function decodeLacking(value: Uint8Array): Lacking {
  return LACKING[(value[0] ?? 1) - 1] ?? "asking";
}

/** In table `meta` from when a relay was met that has lost entries, until it is known which own chains lack something. */
const LOSS = "loss";

export function lossRow(isUnlooked: boolean): StoreWrite {
  return { table: "meta", key: LOSS, value: isUnlooked ? Uint8Array.of(1) : null };
}

export async function hasUnlookedLoss(store: Pick<EngineStore, "get">): Promise<boolean> {
  return (await store.get("meta", LOSS)) !== null;
}

// ---------------------------------------------------------------- chains

export function encodeTail({ incarnation, counter, hash }: ChainTail): Uint8Array {
  return new ByteWriter(42).u16(incarnation).u64(counter).bytes(hash, HASH_BYTES).finish();
}

export function decodeTail(bytes: Uint8Array): ChainTail {
  const reader = new ByteReader(bytes);
  const tail = { incarnation: reader.u16(), counter: reader.u64(), hash: reader.bytes(HASH_BYTES) };
  reader.end();
  return tail;
}

export function encodeCursor({ logId, number }: Cursor): Uint8Array {
  return new ByteWriter(24).bytes(idToBytes(logId)).u64(number).finish();
}

export function decodeCursor(bytes: Uint8Array): Cursor {
  const reader = new ByteReader(bytes);
  const cursor = { logId: bytesToLogId(reader.bytes(ID_BYTES)), number: reader.u64() };
  reader.end();
  return cursor;
}

// ---------------------------------------------------------------- documents

export interface KnownDocument {
  readonly document: DocumentId;
  readonly scope: ScopeId;
  readonly type: DocumentType;
  readonly patient: PatientId | null;
}

export function encodeDocument({ scope, type, patient }: KnownDocument): Uint8Array {
  return new ByteWriter(40)
    .bytes(idToBytes(scope))
    .u8(documentTypes.indexOf(type))
    .var16(patient === null ? new Uint8Array(0) : idToBytes(patient))
    .finish();
}

export function decodeDocument(document: DocumentId, bytes: Uint8Array): KnownDocument {
  const reader = new ByteReader(bytes);
  const scope = bytesToScopeId(reader.bytes(ID_BYTES));
  const type = documentTypes[reader.u8()];
  const patient = reader.var16();
  reader.end();
  if (type === undefined) throw new FormatError("document type");
  return { document, scope, type, patient: patient.length === 0 ? null : bytesToPatientId(patient) };
}

/** The plaintext of a state row: every entry of the document up to `covers` is in `state`. */
export interface StateRow {
  readonly covers: number;
  readonly state: Uint8Array;
  /** Whose the Yjs clients of the state are; `null` in rows of versions that left it to the table `claims`. */
  readonly claims: ReadonlyMap<number, DeviceId> | null;
}

export function encodeState({ covers, state, claims }: StateRow): Uint8Array {
  const writer = new ByteWriter(64 + state.length).u64(covers).var32(state);
  if (claims === null) return writer.finish();
  writer.u32(claims.size);
  for (const [client, device] of claims) writer.u64(client).bytes(idToBytes(device));
  return writer.finish();
}

export function decodeState(bytes: Uint8Array): StateRow {
  const reader = new ByteReader(bytes);
  const row = { covers: reader.u64(), state: reader.var32() };
  if (reader.remaining === 0) return { ...row, claims: null };
  const claims = new Map<number, DeviceId>();
  for (let left = reader.u32(); left > 0; left--) {
    const client = reader.u64();
    claims.set(client, bytesToDeviceId(reader.bytes(ID_BYTES)));
  }
  reader.end();
  return { ...row, claims };
}

// ---------------------------------------------------------------- outbox

export interface StoredOutboxRow {
  readonly refused: RejectCode | null;
  /** Key of the row that was sealed in its place; this one stays until that one is acknowledged. */
  readonly supersededBy: string | null;
  readonly bytes: Uint8Array;
}

export function encodeOutboxRow({ refused, supersededBy, bytes }: StoredOutboxRow): Uint8Array {
  return new ByteWriter(32 + bytes.length)
    .u8(refused === null ? 0 : codeToByte(refused))
    .u64(supersededBy === null ? 0 : Number(supersededBy))
    .var32(bytes)
    .finish();
}

export function decodeOutboxRow(row: Uint8Array): StoredOutboxRow {
  const reader = new ByteReader(row);
  const code = byteToCode(reader.u8());
  const superseded = reader.u64();
  const bytes = reader.var32();
  reader.end();
  return {
    refused: code === "ok" ? null : code,
    supersededBy: superseded === 0 ? null : orderKey(superseded),
    bytes,
  };
}

/** Whose words were in an outbox row of which the end is missing; `null` when too much is. */
export function documentInTorn(row: Uint8Array): DocumentId | null {
  try {
    return parseEntryHeader(row.subarray(OUTBOX_ENTRY_AT)).document;
  } catch (error) {
    if (error instanceof FormatError) return null;
    throw error;
  }
}

/** Behind refusal 1, the row in its place 8 and the length 4. */
const OUTBOX_ENTRY_AT = 13;

// ---------------------------------------------------------------- quarantine

const REASONS: readonly QuarantineReason[] = [
  "malformed",
  "other-practice",
  "unknown-device",
  "beyond-cut",
  "bad-signature",
  "broken-chain",
  "gap",
  "fork",
  "not-allowed",
  "stale-epoch",
  "wrong-log-head",
  "no-key",
  "does-not-open",
  "gate-format",
  "gate-foreign-client",
  "gate-gap",
  "gate-too-large",
  "gate-too-deep",
  "gate-roots",
  "damaged-on-disk",
  "false-snapshot",
];

export interface StoredQuarantine {
  readonly reason: QuarantineReason;
  /** Its chain goes on behind it: only opening or the gate failed. */
  readonly chained: boolean;
  readonly atMs: number;
  readonly document: DocumentId | null;
  readonly bytes: Uint8Array;
}

export function encodeQuarantine({ reason, chained, atMs, document, bytes }: StoredQuarantine): Uint8Array {
  return new ByteWriter(40 + bytes.length)
    .u8(REASONS.indexOf(reason))
    .u8(chained ? 1 : 0)
    .u64(Math.max(0, Math.floor(atMs)))
    .var16(document === null ? new Uint8Array(0) : idToBytes(document))
    .var32(bytes)
    .finish();
}

export function decodeQuarantine(row: Uint8Array): StoredQuarantine {
  const reader = new ByteReader(row);
  const reason = REASONS[reader.u8()];
  if (reason === undefined) throw new FormatError("reason");
  const chained = reader.u8() === 1;
  const atMs = reader.u64();
  const document = reader.var16();
  const bytes = reader.var32();
  reader.end();
  return {
    reason,
    chained,
    atMs,
    document: document.length === 0 ? null : bytesToDocumentId(document),
    bytes,
  };
}
