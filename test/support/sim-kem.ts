/**
 * The simulator's key encapsulation: X-Wing by @noble/post-quantum, synchronous and with seeded randomness. Keys and
 * encapsulations are those of the real one and sealed wraps have its length; the key schedule is HKDF-SHA-512 and
 * secretbox instead of HPKE, so wraps of the one do not open under the other.
 */

import { ml_kem768_x25519 as xWing } from "@noble/post-quantum/hybrid.js";
import nacl from "tweetnacl";
import { concatBytes } from "../../crypto/public/bytes.ts";
import { hkdfSha512 } from "../../crypto/public/hash.ts";
import { type Kem, type KemKeyPair, requireKemPublicKey, splitSealed } from "../../crypto/secret/kem.ts";
import type { Random } from "../../crypto/secret/random.ts";

const ZERO_NONCE = new Uint8Array(24);

export interface SimKem extends Kem {
  deriveKeyPair(seed: Uint8Array): KemKeyPair;
  seal(recipientPublicKey: Uint8Array, info: Uint8Array, plaintext: Uint8Array): Uint8Array;
  open(seed: Uint8Array, info: Uint8Array, sealed: Uint8Array): Uint8Array | null;
}

export function makeSimKem(random: Random): SimKem {
  return {
    deriveKeyPair: (seed) => ({ publicKey: xWing.keygen(seed.slice()).publicKey, seed: seed.slice() }),
    seal(recipientPublicKey, info, plaintext) {
      requireKemPublicKey(recipientPublicKey);
      const { cipherText, sharedSecret } = xWing.encapsulate(recipientPublicKey, random.bytes(64));
      return concatBytes(cipherText, nacl.secretbox(plaintext, ZERO_NONCE, keyOf(sharedSecret, info)));
    },
    open(seed, info, sealed) {
      const parts = splitSealed(sealed);
      if (parts === null) return null;
      const sharedSecret = xWing.decapsulate(parts.encapsulation, seed);
      return nacl.secretbox.open(parts.ciphertext, ZERO_NONCE, keyOf(sharedSecret, info));
    },
  };
}

function keyOf(secret: Uint8Array, info: Uint8Array): Uint8Array {
  return hkdfSha512({ secret, salt: new Uint8Array(0), info, length: 32 });
}
