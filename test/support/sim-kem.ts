/**
 * The simulator's key encapsulation: X-Wing by @noble/post-quantum, synchronous and with seeded randomness. Keys and
 * encapsulations are those of the real one; the key schedule after it is HKDF-SHA-512 and a Claros box instead of HPKE,
 * so sealed wraps are as long as real ones within 32 bytes and do not open under the real one.
 */

import { ml_kem768_x25519 as xWing } from "@noble/post-quantum/hybrid.js";
import { concatBytes } from "../../crypto/public/bytes.ts";
import { hkdfSha512 } from "../../crypto/public/hash.ts";
import { openBox, sealBox } from "../../crypto/secret/box.ts";
import { type Kem, type KemKeyPair, requireKemPublicKey, splitSealed } from "../../crypto/secret/kem.ts";
import type { Random } from "../../crypto/secret/random.ts";

const NO_SALT = new Uint8Array(24);

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
      const address = {
        key: keyOf(sharedSecret, cipherText),
        use: "wrap",
        salt: NO_SALT,
        header: info,
      } as const;
      return concatBytes(cipherText, sealBox({ ...address, plaintext }));
    },
    open(seed, info, sealed) {
      const parts = splitSealed(sealed);
      if (parts === null) return null;
      const sharedSecret = xWing.decapsulate(parts.encapsulation, seed);
      const key = keyOf(sharedSecret, parts.encapsulation);
      return openBox({ key, use: "wrap", salt: NO_SALT, header: info, body: parts.ciphertext });
    },
  };
}

function keyOf(secret: Uint8Array, encapsulation: Uint8Array): Uint8Array {
  return hkdfSha512({ secret, salt: new Uint8Array(0), info: encapsulation, length: 32 });
}
