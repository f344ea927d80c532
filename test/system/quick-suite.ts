/**
 * The suite of the simulator's many short runs: real Ed25519 by Node, in one step; sealing to X25519 alone in the shape of X-Wing. Lengths
 * and checks are those of the product, a run costs a tenth. What depends on the real X-Wing uses `makeSimSuite`.
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  type KeyObject,
  sign as signBytes,
  verify as verifyBytes,
} from "node:crypto";
import nacl from "tweetnacl";
import { concatBytes } from "../../crypto/public/bytes.ts";
import { bytesToHex, hexToBytes } from "../../crypto/public/encodings.ts";
import { hmacSha512 } from "../../crypto/public/hash.ts";
import { isKemPublicKey } from "../../crypto/public/kem-key.ts";
import { makeLeastRecentlyUsed } from "../../crypto/public/least-recently-used.ts";
import { isSigningPublicKey, signedMessage, type SyncVerifier } from "../../crypto/public/signature.ts";
import type { Random } from "../../crypto/secret/random.ts";
import type { SyncSigningKey } from "../../crypto/secret/signing.ts";
import type { CryptoSuite } from "../../crypto/secret/suite.ts";
import { randomKemPublic } from "../support/random-keys.ts";
import type { SimKem } from "../support/sim-kem.ts";

const ZERO_NONCE = new Uint8Array(24);
const ML_KEM_PUBLIC_BYTES = 1184;
const ML_KEM_CIPHERTEXT_BYTES = 1088;
const ED25519_PRIVATE = hexToBytes("302e020100300506032b657004220420");
const ED25519_PUBLIC = hexToBytes("302a300506032b6570032100");
const X25519_PRIVATE = hexToBytes("302e020100300506032b656e04220420");
const X25519_PUBLIC = hexToBytes("302a300506032b656e032100");

export function makeQuickSuite(seed: string | number): CryptoSuite {
  return {
    random: makeQuickRandom(seed),
    verifier: makeNodeVerifier(),
    kem: makeQuickKem(makeQuickRandom(`${seed} kem`)),
    stretch: (passphrase, salt) => hmacSha512(salt, passphrase).subarray(0, 32),
    signingKey: makeNodeSigningKey,
  };
}

/** SHA-512 over seed and counter. */
export function makeQuickRandom(seed: string | number): Random {
  let block = Buffer.alloc(0);
  let number = 0;
  return {
    bytes(length) {
      const bytes = new Uint8Array(length);
      for (let at = 0; at < length;) {
        if (block.length === 0) block = createHash("sha512").update(`${seed} ${number++}`).digest();
        const taken = block.subarray(0, length - at);
        bytes.set(taken, at);
        block = block.subarray(taken.length);
        at += taken.length;
      }
      return bytes;
    },
  };
}

export function makeNodeVerifier(): SyncVerifier {
  return {
    verify(publicKey, message, signature) {
      if (!isSigningPublicKey(publicKey) || signature.length !== 64) return false;
      const key = importPublic(ED25519_PUBLIC, publicKey);
      return key !== null && verifyBytes(null, message, key, signature);
    },
  };
}

export function makeNodeSigningKey(seed: Uint8Array): SyncSigningKey {
  const { key, publicKey } = importPrivate(ED25519_PRIVATE, seed);
  return {
    publicKey: publicKey.slice(),
    sign: (kind, bytes) => new Uint8Array(signBytes(null, signedMessage(kind, bytes), key)),
  };
}

/** Public key: a filler in the form of ML-KEM, made from the X25519 half, then that half. */
function makeQuickKem(random: Random): SimKem {
  const publicOf = (x25519: Uint8Array): Uint8Array => {
    const filler = randomKemPublic(makeQuickRandom(bytesToHex(x25519)));
    return concatBytes(filler.subarray(0, ML_KEM_PUBLIC_BYTES), x25519);
  };
  return {
    deriveKeyPair(seed) {
      const half = importPrivate(X25519_PRIVATE, seed).publicKey;
      return { publicKey: publicOf(half), seed: seed.slice() };
    },
    seal(recipientPublicKey, info, plaintext) {
      if (!isKemPublicKey(recipientPublicKey)) throw new RangeError("recipientPublicKey");
      const recipient = recipientPublicKey.subarray(ML_KEM_PUBLIC_BYTES);
      const ephemeral = importPrivate(X25519_PRIVATE, random.bytes(32));
      const sent = ephemeral.publicKey;
      const key = keyOf(sharedSecret(ephemeral.key, recipient), info);
      return concatBytes(
        random.bytes(ML_KEM_CIPHERTEXT_BYTES),
        sent,
        nacl.secretbox(plaintext, ZERO_NONCE, key),
      );
    },
    open(seed, info, sealed) {
      const start = ML_KEM_CIPHERTEXT_BYTES;
      if (sealed.length < start + 32 + 16) return null;
      const secret = sharedSecret(
        importPrivate(X25519_PRIVATE, seed).key,
        sealed.subarray(start, start + 32),
      );
      return nacl.secretbox.open(sealed.subarray(start + 32), ZERO_NONCE, keyOf(secret, info));
    },
  };
}

function sharedSecret(own: KeyObject, publicKey: Uint8Array): Uint8Array {
  const other = importPublic(X25519_PUBLIC, publicKey);
  if (other === null) return new Uint8Array(32);
  return diffieHellman({ privateKey: own, publicKey: other });
}

function keyOf(secret: Uint8Array, info: Uint8Array): Uint8Array {
  return new Uint8Array(createHash("sha512-256").update("quick kem").update(secret).update(info).digest());
}

interface PrivateKey {
  readonly key: KeyObject;
  readonly publicKey: Uint8Array;
}

/** Importing a key costs more than using it, and every life of a device uses the same few. */
const privateKeys = makeLeastRecentlyUsed<string, PrivateKey>(512);
const publicKeys = makeLeastRecentlyUsed<string, KeyObject | null>(512);

function importPrivate(prefix: Uint8Array, seed: Uint8Array): PrivateKey {
  const der = Buffer.from(concatBytes(prefix, seed));
  return privateKeys.get(der.toString("latin1"), () => {
    const key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
    const spki = createPublicKey(key).export({ format: "der", type: "spki" });
    return { key, publicKey: new Uint8Array(spki.subarray(-32)) };
  });
}

function importPublic(prefix: Uint8Array, publicKey: Uint8Array): KeyObject | null {
  const der = Buffer.from(concatBytes(prefix, publicKey));
  return publicKeys.get(der.toString("latin1"), () => {
    try {
      return createPublicKey({ key: der, format: "der", type: "spki" });
    } catch {
      return null;
    }
  });
}
