import { makeNobleVerifier } from "../../crypto/public/signature.ts";
import { hmacSha512 } from "../../crypto/public/hash.ts";
import { makeNobleSigningKey } from "../../crypto/secret/signing.ts";
import type { CryptoSuite } from "../../crypto/secret/suite.ts";
import { makeSeededRandom } from "./seeded-random.ts";
import { makeSimKem } from "./sim-kem.ts";

/**
 * The simulator's suite: everything answers at once and repeats exactly for one seed. Stretching is an HMAC, because
 * the simulator unlocks thousands of devices; the costs are still checked by the slot.
 */
export function makeSimSuite(seed: string | number): CryptoSuite {
  const random = makeSeededRandom(seed);
  return {
    random,
    verifier: makeNobleVerifier(),
    kem: makeSimKem(makeSeededRandom(`${seed} kem`)),
    stretch: (passphrase, salt) => hmacSha512(salt, passphrase).subarray(0, 32),
    signingKey: makeNobleSigningKey,
  };
}
