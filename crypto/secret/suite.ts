/**
 * The primitives that the engine is given rather than finds: those that are asynchronous, random or slow in a browser
 * and synchronous, seeded and quick in the simulator. Everything else (hashes, seals, wraps) is the same code in both.
 */

import { makeWebVerifier, type Verifier } from "../public/signature.ts";
import { type Kem, makeHpkeKem } from "./kem.ts";
import { type Stretch, stretchWithArgon2id } from "./passphrase.ts";
import { type Random, webRandom } from "./random.ts";
import { makeWebSigningKey, type SigningKey } from "./signing.ts";
import { useWasmHashes } from "./wasm-hashes.ts";

export interface CryptoSuite {
  readonly random: Random;
  readonly verifier: Verifier;
  readonly kem: Kem;
  readonly stretch: Stretch;
  /** The signing key of a 32-byte seed. */
  signingKey(seed: Uint8Array): SigningKey;
}

/**
 * WebCrypto, HPKE and Argon2id: what runs in browsers, and in Node where nothing must be repeated exactly. Quick hashes take over as soon as
 * they are compiled, which is long before a passphrase has been stretched.
 */
export function makeWebSuite(): CryptoSuite {
  void useWasmHashes();
  return {
    random: webRandom,
    verifier: makeWebVerifier(),
    kem: makeHpkeKem(),
    stretch: stretchWithArgon2id,
    signingKey: (seed) => makeWebSigningKey(seed),
  };
}
