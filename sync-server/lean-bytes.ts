/**
 * Numbers and ids at fixed places of a frame, without a reader object and without views. For what every edit costs; everything else is
 * read with `ByteReader`.
 */

import { bytesToHex } from "../crypto/public/encodings.ts";
import {
  ID_BYTES,
  PRACTICE_ID_BYTES,
  type DeviceId,
  type PracticeId,
  type ScopeId,
} from "../crypto/public/ids.ts";

const TWO_POW_32 = 0x1_0000_0000;

export function u16At(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

export function u32At(bytes: Uint8Array, at: number): number {
  return int32At(bytes, at) >>> 0;
}

/** May be beyond what JavaScript counts exactly; whoever reads one from outside refuses that. */
export function u64At(bytes: Uint8Array, at: number): number {
  return u32At(bytes, at) * TWO_POW_32 + u32At(bytes, at + 4);
}

/** Whether `part` stands at this place. Public values only: not constant time. */
export function standsAt(bytes: Uint8Array, at: number, part: Uint8Array): boolean {
  for (let i = 0; i < part.length; i++) if (bytes[at + i] !== part[i]) return false;
  return true;
}

export const deviceIdAt = makeIdReader<DeviceId>(ID_BYTES);
export const scopeIdAt = makeIdReader<ScopeId>(ID_BYTES);
export const practiceIdAt = makeIdReader<PracticeId>(PRACTICE_ID_BYTES);

/** Ids kept at hand; strangers can fill the table, and then it is emptied. */
const IDS_AT_HAND = 4_096;

/** The same few ids come again and again: found by their first bytes, compared as a whole, and always the same string. */
function makeIdReader<Id extends DeviceId | ScopeId | PracticeId>(length: number) {
  const known = new Map<number, { readonly bytes: Uint8Array; readonly id: Id }>();
  return (bytes: Uint8Array, at: number): Id => {
    const key = int32At(bytes, at);
    const found = known.get(key);
    if (found !== undefined && standsAt(bytes, at, found.bytes)) return found.id;
    const own = new Uint8Array(bytes.subarray(at, at + length));
    const id = bytesToHex(own) as Id;
    if (known.size >= IDS_AT_HAND) known.clear();
    known.set(key, { bytes: own, id });
    return id;
  };
}

function int32At(bytes: Uint8Array, at: number): number {
  return (
    ((bytes[at] ?? 0) << 24) |
    ((bytes[at + 1] ?? 0) << 16) |
    ((bytes[at + 2] ?? 0) << 8) |
    (bytes[at + 3] ?? 0)
  );
}
