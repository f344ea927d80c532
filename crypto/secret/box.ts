/**
 * The seal of Claros: XSalsa20-Poly1305 (NaCl `secretbox`) under a key made for this one box.
 *
 *     HMAC-SHA-512(key, label ‖ 0 ‖ salt24 ‖ SHA-512(header))  →  32 bytes box key ‖ 32 bytes commitment
 *     body = commitment ‖ secretbox(frame, zero nonce, box key)
 *
 * Bare `secretbox` lacks two things. It has no associated data: here the header is in the derivation, so a box moved
 * under another header has another key. It does not commit to its key (one box can be made to open under two): here
 * the commitment is compared, in constant time, before the box is opened.
 *
 * The nonce is constant because the box key is used once: the 24-byte salt is random for every box, and two equal salts
 * under one key are as unlikely as two equal XSalsa20 nonces.
 */

import nacl from "tweetnacl";
import { bytesEqual, concatBytes } from "../public/bytes.ts";
import { type HmacKey, labelPrefix, makeHmacKey, sha512 } from "../public/hash.ts";
import type { Brand } from "../public/ids.ts";
import { SEAL_USES, type SealUse } from "../public/labels.ts";
import { pad, paddedLength, unpad } from "./padding.ts";
import { requireLength } from "./require-length.ts";

export const KEY_BYTES = 32;
export const SALT_BYTES = 24;
export const COMMITMENT_BYTES = 32;
/** Commitment and authenticator: what a body has beyond its frame. */
export const BODY_OVERHEAD_BYTES = COMMITMENT_BYTES + nacl.secretbox.overheadLength;

/** Zero bytes before ciphertext and message, as the C interface of NaCl wants them. */
const BOX_ZEROS = 16;
const MESSAGE_ZEROS = 32;

/** NaCl's own functions: tweetnacl's `secretbox.open` calls this one, after copying the box byte by byte. */
interface LowLevel {
  readonly lowlevel: {
    crypto_secretbox_open(
      message: Uint8Array,
      cipher: Uint8Array,
      length: number,
      nonce: Uint8Array,
      key: Uint8Array,
    ): number;
  };
}
const { lowlevel } = nacl as unknown as LowLevel;

const ZERO_NONCE = new Uint8Array(nacl.secretbox.nonceLength);

/** Commitment and box. Says nothing about the header, which travels beside it. */
export type SealedBody = Brand<Uint8Array, "SealedBody">;

/** A key made ready for many boxes. As secret as the key itself; whoever made it forgets it. */
export type BoxKey = Brand<HmacKey, "BoxKey">;

export interface BoxAddress {
  /** The key of the scope, channel, member or device: 32 bytes, or made ready from them. */
  readonly key: Uint8Array | BoxKey;
  readonly use: SealUse;
  /** Random for every box: 24 bytes. Whoever reuses one under one key and header makes the same key stream twice. */
  readonly salt: Uint8Array;
  /** Everything that must not be changed without the box failing. */
  readonly header: Uint8Array;
}

export interface SealInput extends BoxAddress {
  readonly plaintext: Uint8Array;
}

export interface OpenInput extends BoxAddress {
  readonly body: Uint8Array;
}

/** Takes nothing from `key` but its value. Throws `RangeError` for a key of another length. */
export function makeBoxKey(key: Uint8Array): BoxKey {
  requireLength("key", key, KEY_BYTES);
  return makeHmacKey(key) as unknown as BoxKey;
}

/** Seals `plaintext`, padded where the use says so. Throws `RangeError` for a key or salt of another length. */
export function sealBox(input: SealInput): SealedBody {
  const { boxKey, commitment } = deriveBoxKeys(input);
  const frame = SEAL_USES[input.use].padded ? pad(input.plaintext) : input.plaintext;
  return concatBytes(commitment, nacl.secretbox(frame, ZERO_NONCE, boxKey)) as unknown as SealedBody;
}

/** Opens what {@link sealBox} made with the same key, use, salt and header. `null` is the answer to everything else. */
export function openBox(input: OpenInput): Uint8Array | null {
  const { boxKey, commitment } = deriveBoxKeys(input);
  const { body } = input;
  if (body.length < BODY_OVERHEAD_BYTES) return null;
  if (!bytesEqual(body.subarray(0, COMMITMENT_BYTES), commitment)) return null;
  const frame = openSecretbox(body.subarray(COMMITMENT_BYTES), boxKey);
  if (frame === null) return null;
  return SEAL_USES[input.use].padded ? unpad(frame) : frame;
}

/** How long the body of `plaintextLength` bytes will be: layouts state it before the box exists. */
export function sealedLength(use: SealUse, plaintextLength: number): number {
  return BODY_OVERHEAD_BYTES + (SEAL_USES[use].padded ? paddedLength(plaintextLength) : plaintextLength);
}

function openSecretbox(box: Uint8Array, key: Uint8Array): Uint8Array | null {
  const cipher = new Uint8Array(BOX_ZEROS + box.length);
  cipher.set(box, BOX_ZEROS);
  const message = new Uint8Array(cipher.length);
  const failed = lowlevel.crypto_secretbox_open(message, cipher, cipher.length, ZERO_NONCE, key);
  return failed === 0 ? message.subarray(MESSAGE_ZEROS) : null;
}

function deriveBoxKeys({ key, use, salt, header }: BoxAddress) {
  const ready = key instanceof Uint8Array ? makeBoxKey(key) : key;
  requireLength("salt", salt, SALT_BYTES);
  const keys = ready.mac(labelPrefix(SEAL_USES[use].label), salt, sha512(header));
  return { boxKey: keys.subarray(0, KEY_BYTES), commitment: keys.subarray(KEY_BYTES) };
}
