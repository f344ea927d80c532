/**
 * Hashes and key derivation: SHA-512, SHA-512/256 (FIPS 180-4, with its own initial value, so no prefix of SHA-512),
 * HMAC-SHA-512 (RFC 2104) and HKDF-SHA-512 (RFC 5869), all synchronous from @noble/hashes.
 */

import { hkdf } from "@noble/hashes/hkdf.js";
import { hmac } from "@noble/hashes/hmac.js";
import { sha512 as nobleSha512, sha512_256 as nobleSha512_256 } from "@noble/hashes/sha2.js";
import { concatBytes, textToBytes } from "./bytes.ts";
import type { HashLabel } from "./labels.ts";

export const HASH_BYTES = 32;

const prefixByLabel = new Map<string, Uint8Array>();

export function sha512(bytes: Uint8Array): Uint8Array {
  return nobleSha512(bytes);
}

export function sha512_256(bytes: Uint8Array): Uint8Array {
  return nobleSha512_256(bytes);
}

/**
 * The hash that names things: SHA-512/256(label ‖ 0 ‖ parts). Parts are simply joined, so all but the last are of
 * fixed length or carry their own.
 */
export function hashOf(label: HashLabel, ...parts: readonly Uint8Array[]): Uint8Array {
  const hash = nobleSha512_256.create().update(labelPrefix(label));
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** HMAC-SHA-512 over the joined parts: 64 bytes. */
export function hmacSha512(key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array {
  const mac = hmac.create(nobleSha512, key);
  for (const part of parts) mac.update(part);
  return mac.digest();
}

export interface HkdfInput {
  readonly secret: Uint8Array;
  readonly salt: Uint8Array;
  readonly info: Uint8Array;
  readonly length: number;
}

/** RFC 5869 with SHA-512. */
export function hkdfSha512({ secret, salt, info, length }: HkdfInput): Uint8Array {
  return hkdf(nobleSha512, secret, salt, info, length);
}

/** `label ‖ 0`: how every labelled input of Claros starts. Labels have no zero byte, so none is a prefix of another. */
export function labelPrefix(label: string): Uint8Array {
  let prefix = prefixByLabel.get(label);
  if (prefix === undefined) {
    prefix = concatBytes(textToBytes(label), Uint8Array.of(0));
    prefixByLabel.set(label, prefix);
  }
  return prefix;
}
