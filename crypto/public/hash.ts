/**
 * Hashes and key derivation: SHA-512, SHA-512/256 (FIPS 180-4, with its own initial value, so no prefix of SHA-512),
 * HMAC-SHA-512 (RFC 2104) and HKDF-SHA-512 (RFC 5869), all synchronous.
 *
 * They come from @noble/hashes until `useHashes` is given others: quicker ones have to be compiled first, and a place
 * that cannot compile must work all the same. Both give the same bytes, so nothing depends on which are in use.
 */

import { hkdf } from "@noble/hashes/hkdf.js";
import { hmac } from "@noble/hashes/hmac.js";
import { sha512 as nobleSha512, sha512_256 as nobleSha512_256 } from "@noble/hashes/sha2.js";
import { concatBytes, textToBytes } from "./bytes.ts";
import type { HashLabel } from "./labels.ts";

export const HASH_BYTES = 32;

/** A key of HMAC-SHA-512 that is used more than once: what depends on the key alone is computed once. As secret as the key. */
export interface HmacKey {
  /** HMAC over the joined parts: 64 bytes. */
  mac(...parts: readonly Uint8Array[]): Uint8Array;
  /** Overwrites what it holds; every later call throws. */
  forget(): void;
}

/** One implementation of the hashes; parts are joined. */
export interface Hashes {
  sha512(parts: readonly Uint8Array[]): Uint8Array;
  sha512_256(parts: readonly Uint8Array[]): Uint8Array;
  hmacKey(key: Uint8Array): HmacKey;
}

export const nobleHashes: Hashes = {
  sha512: (parts) => joined(nobleSha512.create(), parts).digest(),
  sha512_256: (parts) => joined(nobleSha512_256.create(), parts).digest(),
  hmacKey(key) {
    const begun = hmac.create(nobleSha512, key);
    return {
      mac: (...parts) => joined(begun.clone(), parts).digest(),
      forget: () => begun.destroy(),
    };
  },
};

let hashes = nobleHashes;

/** Everything hashed from now on is hashed by `next`, which its caller has compared with {@link nobleHashes}. */
export function useHashes(next: Hashes): void {
  hashes = next;
}

const prefixByLabel = new Map<string, Uint8Array>();

export function sha512(bytes: Uint8Array): Uint8Array {
  return hashes.sha512([bytes]);
}

export function sha512_256(bytes: Uint8Array): Uint8Array {
  return hashes.sha512_256([bytes]);
}

/**
 * The hash that names things: SHA-512/256(label ‖ 0 ‖ parts). Parts are simply joined, so all but the last are of
 * fixed length or carry their own.
 */
export function hashOf(label: HashLabel, ...parts: readonly Uint8Array[]): Uint8Array {
  return hashes.sha512_256([labelPrefix(label), ...parts]);
}

/** HMAC-SHA-512 over the joined parts: 64 bytes. */
export function hmacSha512(key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array {
  return joined(hmac.create(nobleSha512, key), parts).digest();
}

/** For a key that is used more than once. The caller owns it and forgets it. */
export function makeHmacKey(key: Uint8Array): HmacKey {
  return hashes.hmacKey(key);
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

interface Running<Self> {
  update(bytes: Uint8Array): Self;
}

function joined<Hash extends Running<Hash>>(hash: Hash, parts: readonly Uint8Array[]): Hash {
  for (const part of parts) hash.update(part);
  return hash;
}
