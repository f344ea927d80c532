/**
 * Ed25519 signatures, checked strictly and alike everywhere.
 *
 * RFC 8032 leaves room that libraries fill differently, and two readers who disagree about one signature have two
 * histories. Claros therefore refuses by table what anybody might treat in their own way (small-order and
 * non-canonical keys and R, S beyond the group order: "Taming the many EdDSAs", Chalkias et al. 2020) and then checks
 * the cofactorless equation by comparing the bytes of R, as WebCrypto does.
 *
 * Only a {@link SignedMessage} can be verified: kind byte ‖ label ‖ 0 ‖ bytes, so a signature of one kind is never
 * valid as another.
 */

import { ed25519 } from "@noble/curves/ed25519.js";
import { bytesEqual, concatBytes, plainBytes } from "./bytes.ts";
import { bytesToHex, hexToBytes } from "./encodings.ts";
import { labelPrefix, sha512 } from "./hash.ts";
import type { Brand } from "./ids.ts";
import { SIGNED_KINDS, type SignedKind } from "./labels.ts";
import { makeLeastRecentlyUsed } from "./least-recently-used.ts";

export const PUBLIC_KEY_BYTES = 32;
export const SIGNATURE_BYTES = 64;

/** Imported keys kept at hand: more than the devices of a large practice, and a few hundred kilobytes at most. */
const CACHED_KEYS = 1024;

export type SignedMessage = Brand<Uint8Array, "SignedMessage">;

/** Checks signatures. `false` is the one answer to everything that is not a signature by that key. */
export interface Verifier {
  verify(publicKey: Uint8Array, message: SignedMessage, signature: Uint8Array): boolean | Promise<boolean>;
}

/** A verifier that answers at once, for validators that run inside a synchronous step. */
export interface SyncVerifier extends Verifier {
  verify(publicKey: Uint8Array, message: SignedMessage, signature: Uint8Array): boolean;
}

/** The y coordinates of the eight points of small order (little endian, sign bit cleared). */
const SMALL_ORDER_Y = [
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0100000000000000000000000000000000000000000000000000000000000000",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
].map((hex) => hexToBytes(hex));

const FIELD_PRIME = hexToBytes("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");
const GROUP_ORDER = hexToBytes("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");

/** What is signed for `bytes` of this kind. */
export function signedMessage(kind: SignedKind, bytes: Uint8Array): SignedMessage {
  const { byte, label } = SIGNED_KINDS[kind];
  return concatBytes(Uint8Array.of(byte), labelPrefix(label), bytes) as unknown as SignedMessage;
}

/** Whether these bytes may be a signing key at all: 32 bytes, canonical, not of small order. */
export function isSigningPublicKey(publicKey: Uint8Array): boolean {
  return publicKey.length === PUBLIC_KEY_BYTES && isStrictPoint(publicKey);
}

/** Verifies with WebCrypto: browsers, workers and Node. Keys are imported once and kept, the least recently used go. */
export function makeWebVerifier(subtle: SubtleCrypto = globalThis.crypto.subtle): Verifier {
  const keys = makeLeastRecentlyUsed<string, Promise<CryptoKey | null>>(CACHED_KEYS);
  return {
    async verify(publicKey, message, signature) {
      if (!isStrict(publicKey, signature)) return false;
      const key = await keys.get(bytesToHex(publicKey), () => importPublicKey(subtle, publicKey));
      if (key === null) return false;
      return subtle.verify("Ed25519", key, plainBytes(signature), plainBytes(message));
    },
  };
}

/** Verifies with @noble/curves: synchronous, some twenty times slower. Same answers as {@link makeWebVerifier}. */
export function makeNobleVerifier(): SyncVerifier {
  return {
    verify: (publicKey, message, signature) =>
      isStrict(publicKey, signature) && holds(publicKey, message, signature),
  };
}

/** The equation `R = S·B - k·A`, compared as bytes: noble's own `verify` multiplies by the cofactor, WebCrypto does not. */
function holds(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const { Point } = ed25519;
  const r = signature.subarray(0, 32);
  try {
    const k = Point.Fn.create(littleEndian(sha512(concatBytes(r, publicKey, message))));
    const a = Point.fromBytes(publicKey, false);
    const s = littleEndian(signature.subarray(32));
    return bytesEqual(Point.BASE.multiplyUnsafe(s).subtract(a.multiplyUnsafe(k)).toBytes(), r);
  } catch {
    return false;
  }
}

function isStrict(publicKey: Uint8Array, signature: Uint8Array): boolean {
  return (
    isSigningPublicKey(publicKey) &&
    signature.length === SIGNATURE_BYTES &&
    isStrictPoint(signature.subarray(0, 32)) &&
    isBelow(signature.subarray(32), GROUP_ORDER)
  );
}

function isStrictPoint(encoded: Uint8Array): boolean {
  // A copy even of Node's Buffer, whose own `slice` is a view.
  const y = new Uint8Array(encoded);
  y[31] = (y[31] ?? 0) & 0x7f;
  return isBelow(y, FIELD_PRIME) && !SMALL_ORDER_Y.some((small) => bytesEqual(small, y));
}

/** Compares little-endian numbers of one length. Public values only: not constant time. */
function isBelow(value: Uint8Array, limit: Uint8Array): boolean {
  for (let i = limit.length - 1; i >= 0; i--) {
    const difference = (value[i] ?? 0) - (limit[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function littleEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x${bytesToHex(new Uint8Array(bytes).reverse())}`);
}

async function importPublicKey(subtle: SubtleCrypto, publicKey: Uint8Array): Promise<CryptoKey | null> {
  try {
    return await subtle.importKey("raw", plainBytes(publicKey), "Ed25519", false, ["verify"]);
  } catch {
    return null;
  }
}
