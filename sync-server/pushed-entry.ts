/** An entry as it arrives: parsed by the one parser there is, hashed with Node's own SHA-512/256 (three times as fast). */

import { hash } from "node:crypto";
import { FormatError } from "../crypto/public/bytes.ts";
import { ENTRY_MAX_BYTES, type EntryKind } from "../crypto/public/entry.ts";
import { labelPrefix } from "../crypto/public/hash.ts";
import { HASH_LABELS } from "../crypto/public/labels.ts";
import { SIGNED_ENTRY_MAX_BYTES, type SignedEntry, splitSignedEntry } from "../crypto/public/signed-entry.ts";

export interface PushedEntry extends SignedEntry {
  readonly bytes: Uint8Array;
  readonly hash: Uint8Array;
}

export type ReadEntry =
  | { readonly ok: true; readonly pushed: PushedEntry }
  | { readonly ok: false; readonly code: "too-large" | "malformed" };

const ENTRY_PREFIX = labelPrefix(HASH_LABELS.entry);
/** Prefix and entry side by side: one call that makes no object of a hash is cheaper than three that do. */
const hashed = new Uint8Array(ENTRY_PREFIX.length + SIGNED_ENTRY_MAX_BYTES);
hashed.set(ENTRY_PREFIX);

/** As `entryHash` of `crypto/public` of the first `length` bytes; a test holds them equal. Throws `RangeError` for more than a signed entry may have. */
export function fastEntryHash(bytes: Uint8Array, length = bytes.length): Uint8Array {
  hashed.set(bytes, ENTRY_PREFIX.length);
  return new Uint8Array(hash("sha512-256", hashed.subarray(0, ENTRY_PREFIX.length + length), "buffer"));
}

export function readPushedEntry(bytes: Uint8Array, kind: EntryKind): ReadEntry {
  if (bytes.length > SIGNED_ENTRY_MAX_BYTES) return { ok: false, code: "too-large" };
  try {
    const signed = splitSignedEntry(bytes);
    if (signed.entry.length > ENTRY_MAX_BYTES) return { ok: false, code: "too-large" };
    if (signed.header.kind !== kind) return { ok: false, code: "malformed" };
    // Named and not spread: this is the hottest line of the relay, and a spread costs as much as the parsing.
    const { entry, header, headerBytes, body, proof } = signed;
    return {
      ok: true,
      pushed: { entry, header, headerBytes, body, proof, bytes, hash: fastEntryHash(entry) },
    };
  } catch (error) {
    if (error instanceof FormatError) return { ok: false, code: "malformed" };
    throw error;
  }
}
