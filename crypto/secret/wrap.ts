/**
 * Wraps: one 32-byte secret sealed for whoever holds another. Asymmetric (HPKE) where two principals meet for the first
 * time, symmetric (104 bytes, microseconds) everywhere below.
 *
 * A wrap says nothing about itself: practice, subject, epoch and recipient are in `context`, which the caller builds
 * from the log record that carries it. A wrap moved elsewhere therefore does not open, and the answer to any wrap that
 * does not open is the same `null`.
 */

import { bytesEqual, concatBytes } from "../public/bytes.ts";
import { hashOf, labelPrefix } from "../public/hash.ts";
import { HASH_LABELS, HPKE_WRAP_LABEL } from "../public/labels.ts";
import { BODY_OVERHEAD_BYTES, KEY_BYTES, openBox, SALT_BYTES, sealBox } from "./box.ts";
import { ENCAPSULATION_BYTES, type Kem } from "./kem.ts";
import type { Random } from "./random.ts";
import { requireLength } from "./require-length.ts";

export const SECRET_BYTES = 32;
export const WRAP_BYTES = SALT_BYTES + BODY_OVERHEAD_BYTES + SECRET_BYTES;
export const KEM_WRAP_BYTES = ENCAPSULATION_BYTES + SECRET_BYTES + 16;

export interface WrapAddress {
  /** An own key, a channel key or the next epoch's key: 32 bytes. */
  readonly key: Uint8Array;
  readonly context: Uint8Array;
}

/** Seals `secret` under `key`: salt 24 ‖ commitment 32 ‖ box 48. */
export function wrapSecret(address: WrapAddress, secret: Uint8Array, random: Random): Uint8Array {
  requireLength("secret", secret, SECRET_BYTES);
  const { key, context } = address;
  const salt = random.bytes(SALT_BYTES);
  return concatBytes(salt, sealBox({ key, use: "wrap", salt, header: context, plaintext: secret }));
}

/** The secret, or `null`. */
export function unwrapSecret({ key, context }: WrapAddress, wrap: Uint8Array): Uint8Array | null {
  requireLength("key", key, KEY_BYTES);
  if (wrap.length !== WRAP_BYTES) return null;
  const [salt, body] = [wrap.subarray(0, SALT_BYTES), wrap.subarray(SALT_BYTES)];
  return openBox({ key, use: "wrap", salt, header: context, body });
}

export interface KemWrapAddress {
  readonly kem: Kem;
  readonly context: Uint8Array;
}

/** Seals `secret` to a principal's public key (1168 bytes with the real suite). */
export async function wrapForKey(
  address: KemWrapAddress,
  publicKey: Uint8Array,
  secret: Uint8Array,
): Promise<Uint8Array> {
  requireLength("secret", secret, SECRET_BYTES);
  return address.kem.seal(publicKey, infoOf(address), secret);
}

/** The secret, or `null`. */
export async function unwrapWithSeed(
  address: KemWrapAddress,
  seed: Uint8Array,
  wrap: Uint8Array,
): Promise<Uint8Array | null> {
  const secret = await address.kem.open(seed, infoOf(address), wrap);
  return secret?.length === SECRET_BYTES ? secret : null;
}

/**
 * The published hash of a secret; `context` is subject kind u8 ‖ subject 16 ‖ epoch u32. The log carries it once, so a recipient to whom another secret was wrapped than to
 * the rest notices. The secret has 256 bits, so its hash tells nothing.
 */
export function keyHash(context: Uint8Array, secret: Uint8Array): Uint8Array {
  requireLength("secret", secret, SECRET_BYTES);
  return hashOf(HASH_LABELS.keyHash, context, secret);
}

/** Whether an opened secret is the one that was published. */
export function isPublishedKey(published: Uint8Array, context: Uint8Array, secret: Uint8Array): boolean {
  return bytesEqual(published, keyHash(context, secret));
}

function infoOf({ context }: KemWrapAddress): Uint8Array {
  return concatBytes(labelPrefix(HPKE_WRAP_LABEL), context);
}
