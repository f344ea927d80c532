/**
 * Signing with Ed25519 from a 32-byte seed (RFC 8032 §5.1.5). A key signs a kind of message, never raw bytes, so
 * nobody can be brought to sign one thing in the shape of another.
 */

import { ed25519 } from "@noble/curves/ed25519.js";
import { concatBytes, plainBytes } from "../public/bytes.ts";
import { hexToBytes } from "../public/encodings.ts";
import type { SignedKind } from "../public/labels.ts";
import { signedMessage } from "../public/signature.ts";
import { requireLength } from "./require-length.ts";

export const SIGNING_SEED_BYTES = 32;

/** The ability to sign as one device, invite or kit; the seed stays inside. */
export interface SigningKey {
  readonly publicKey: Uint8Array;
  sign(kind: SignedKind, bytes: Uint8Array): Uint8Array | Promise<Uint8Array>;
}

export interface SyncSigningKey extends SigningKey {
  sign(kind: SignedKind, bytes: Uint8Array): Uint8Array;
}

/** The fixed start of a PKCS #8 Ed25519 private key (RFC 8410 §7); the seed follows. */
const PKCS8_PREFIX = hexToBytes("302e020100300506032b657004220420");

/** Signs with WebCrypto under a key that cannot be exported. WebCrypto cannot derive the public key, so noble does. */
export function makeWebSigningKey(
  seed: Uint8Array,
  subtle: SubtleCrypto = globalThis.crypto.subtle,
): SigningKey {
  requireLength("seed", seed, SIGNING_SEED_BYTES);
  const pkcs8 = concatBytes(PKCS8_PREFIX, seed);
  const imported = subtle.importKey("pkcs8", pkcs8, "Ed25519", false, ["sign"]);
  // The first signature reports a failed import; without this it would also be an unhandled rejection.
  imported.catch(() => undefined);
  return {
    publicKey: ed25519.getPublicKey(seed),
    async sign(kind, bytes) {
      const message = plainBytes(signedMessage(kind, bytes));
      return new Uint8Array(await subtle.sign("Ed25519", await imported, message));
    },
  };
}

/** Signs with @noble/curves, at once. Ed25519 is deterministic: same bytes as {@link makeWebSigningKey}. */
export function makeNobleSigningKey(seed: Uint8Array): SyncSigningKey {
  requireLength("seed", seed, SIGNING_SEED_BYTES);
  const secret = seed.slice();
  return {
    publicKey: ed25519.getPublicKey(secret),
    sign: (kind, bytes) => ed25519.sign(signedMessage(kind, bytes), secret),
  };
}
