/**
 * Bytes of a snapshot's plaintext (docs/PROTOCOL.md §5), and of the row in which a device keeps one until the entries behind it are here:
 * what the relay sent, as it was sent.
 */
import { ByteReader, ByteWriter, FormatError } from "../../../crypto/public/bytes.ts";
import {
  bytesToDeviceId,
  bytesToLogId,
  bytesToScopeId,
  type DeviceId,
  ID_BYTES,
  idToBytes,
  type ScopeId,
} from "../../../crypto/public/ids.ts";
import type { Cursor, Received } from "../contract.ts";

export interface SnapshotContent {
  /** Every entry of the document up to this number of this log is in the state. */
  readonly covers: Cursor;
  /** Which device each Yjs client of the state belongs to, as its author says. */
  readonly claims: ReadonlyMap<number, DeviceId>;
  /** One Yjs update, V1. */
  readonly state: Uint8Array;
}

export function encodeSnapshot({ covers, claims, state }: SnapshotContent): Uint8Array {
  const writer = new ByteWriter(64 + claims.size * 24 + state.length)
    .bytes(idToBytes(covers.logId))
    .u64(covers.number)
    .u16(claims.size);
  for (const [client, device] of [...claims].toSorted(([a], [b]) => a - b)) {
    writer.u64(client).bytes(idToBytes(device));
  }
  return writer.var32(state).finish();
}

/** Throws `FormatError`. */
export function decodeSnapshot(bytes: Uint8Array): SnapshotContent {
  const reader = new ByteReader(bytes);
  const covers = { logId: bytesToLogId(reader.bytes(ID_BYTES, "log id")), number: reader.u64("covers") };
  const claims = new Map<number, DeviceId>();
  let last = -1;
  for (let left = reader.u16("claims"); left > 0; left--) {
    const client = reader.u64("client");
    if (client <= last) throw new FormatError("claims");
    last = client;
    claims.set(client, bytesToDeviceId(reader.bytes(ID_BYTES, "device")));
  }
  const state = reader.var32("state");
  reader.end();
  return { covers, claims, state };
}

/** A snapshot as it came, with the entries behind it that came with it. */
export interface KeptSnapshot {
  readonly scope: ScopeId;
  readonly covers: number;
  readonly signed: Uint8Array;
  /** In the order of the relay's numbers. */
  readonly tail: readonly Received[];
}

export function encodeKept({ scope, covers, signed, tail }: KeptSnapshot): Uint8Array {
  const writer = new ByteWriter(64 + signed.length)
    .bytes(idToBytes(scope))
    .u64(covers)
    .var32(signed)
    .u16(tail.length);
  for (const { number, bytes } of tail) writer.u64(number).var32(bytes);
  return writer.finish();
}

export function decodeKept(bytes: Uint8Array): KeptSnapshot {
  const reader = new ByteReader(bytes);
  const scope = bytesToScopeId(reader.bytes(ID_BYTES));
  const covers = reader.u64();
  const signed = reader.var32();
  const tail = Array.from({ length: reader.u16() }, () => ({ number: reader.u64(), bytes: reader.var32() }));
  reader.end();
  return { scope, covers, signed, tail };
}
