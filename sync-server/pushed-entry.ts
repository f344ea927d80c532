/** An entry as it arrives: parsed by the one parser there is, hashed with Node's own SHA-512/256 (three times as fast). */

import { createHash } from "node:crypto";
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

/** As `entryHash` of `crypto/public`; a test holds them equal. */
export function fastEntryHash(entry: Uint8Array): Uint8Array {
  return new Uint8Array(createHash("sha512-256").update(ENTRY_PREFIX).update(entry).digest());
}

export function readPushedEntry(bytes: Uint8Array, kind: EntryKind): ReadEntry {
  if (bytes.length > SIGNED_ENTRY_MAX_BYTES) return { ok: false, code: "too-large" };
  try {
    const signed = splitSignedEntry(bytes);
    if (signed.entry.length > ENTRY_MAX_BYTES) return { ok: false, code: "too-large" };
    if (signed.header.kind !== kind) return { ok: false, code: "malformed" };
    return { ok: true, pushed: { ...signed, bytes, hash: fastEntryHash(signed.entry) } };
  } catch (error) {
    if (error instanceof FormatError) return { ok: false, code: "malformed" };
    throw error;
  }
}
