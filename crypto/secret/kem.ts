/**
 * Sealing to a public key: HPKE base mode (RFC 9180) with X-Wing (ML-KEM-768 + X25519), HKDF-SHA-256 and AES-256-GCM.
 *
 * X-Wing because notes outlive today's cryptography and because it stays safe if either half falls. HKDF-SHA-256 is the
 * key schedule that its published uses have; AES-256-GCM is the strongest AEAD of RFC 9180 that WebCrypto has (ChaCha20
 * would be one more JavaScript implementation). AES-GCM does not commit to its key, so whoever opens a wrap compares the
 * secret with its published hash.
 *
 * A secret is the 32-byte seed that the X-Wing draft calls the decapsulation key. Sealed form: encapsulation 1120 ‖
 * ciphertext. `info` binds the context; nothing else does.
 */

import { Aes256Gcm, CipherSuite, HkdfSha256 } from "@hpke/core";
import { XWing } from "@hpke/hybridkem-x-wing";
import { concatBytes, plainBytes } from "../public/bytes.ts";
import { isKemPublicKey, isX25519Key } from "../public/kem-key.ts";
import { requireLength } from "./require-length.ts";

export const KEM_SEED_BYTES = 32;
export const ENCAPSULATION_BYTES = 1120;
const AEAD_TAG_BYTES = 16;
const ML_KEM_CIPHERTEXT_BYTES = 1088;

export interface KemKeyPair {
  readonly publicKey: Uint8Array;
  readonly seed: Uint8Array;
}

/** Seals to principals. The suite gives the real one; the simulator gives one that is synchronous and seeded. */
export interface Kem {
  /** The key pair of a 32-byte seed. */
  deriveKeyPair(seed: Uint8Array): KemKeyPair | Promise<KemKeyPair>;
  /** Throws `RangeError` when `recipientPublicKey` is none (see {@link isKemPublicKey}). */
  seal(
    recipientPublicKey: Uint8Array,
    info: Uint8Array,
    plaintext: Uint8Array,
  ): Uint8Array | Promise<Uint8Array>;
  /** `null` for everything that was not sealed to this seed with this `info`. */
  open(
    seed: Uint8Array,
    info: Uint8Array,
    sealed: Uint8Array,
  ): Uint8Array | null | Promise<Uint8Array | null>;
}

/** HPKE as above, by @hpke/core and WebCrypto. */
export function makeHpkeKem(): Kem {
  const kem = new XWing();
  const suite = new CipherSuite({ kem, kdf: new HkdfSha256(), aead: new Aes256Gcm() });
  return {
    async deriveKeyPair(seed) {
      requireLength("seed", seed, KEM_SEED_BYTES);
      const { publicKey } = await kem.generateKeyPairDerand(seed.slice());
      return { publicKey: new Uint8Array(await kem.serializePublicKey(publicKey)), seed: seed.slice() };
    },
    async seal(recipientPublicKey, info, plaintext) {
      requireKemPublicKey(recipientPublicKey);
      const recipient = await kem.deserializePublicKey(recipientPublicKey.slice().buffer);
      const sender = await suite.createSenderContext({ recipientPublicKey: recipient, info: copy(info) });
      const ciphertext = await sender.seal(plainBytes(plaintext));
      return concatBytes(new Uint8Array(sender.enc), new Uint8Array(ciphertext));
    },
    async open(seed, info, sealed) {
      requireLength("seed", seed, KEM_SEED_BYTES);
      const parts = splitSealed(sealed);
      if (parts === null) return null;
      try {
        const recipientKey = await kem.deserializePrivateKey(seed.slice().buffer);
        const enc = copy(parts.encapsulation);
        const recipient = await suite.createRecipientContext({ recipientKey, enc, info: copy(info) });
        return new Uint8Array(await recipient.open(plainBytes(parts.ciphertext)));
      } catch {
        return null;
      }
    },
  };
}

/** Refuses a recipient key that is none. */
export function requireKemPublicKey(publicKey: Uint8Array): void {
  if (!isKemPublicKey(publicKey)) throw new RangeError("recipientPublicKey is not a usable X-Wing key");
}

/** Encapsulation and ciphertext, or `null` when the lengths are wrong or the X25519 half is of small order. */
export function splitSealed(sealed: Uint8Array) {
  if (sealed.length < ENCAPSULATION_BYTES + AEAD_TAG_BYTES) return null;
  const encapsulation = sealed.subarray(0, ENCAPSULATION_BYTES);
  if (!isX25519Key(encapsulation.subarray(ML_KEM_CIPHERTEXT_BYTES))) return null;
  return { encapsulation, ciphertext: sealed.subarray(ENCAPSULATION_BYTES) };
}

/** @hpke reads the whole buffer behind a view in places: give it bytes of their own. */
function copy(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
