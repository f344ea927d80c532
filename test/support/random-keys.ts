/** Random public keys that pass every check of form; nobody has their secrets. */

import { KEM_PUBLIC_KEY_BYTES } from "../../crypto/public/kem-key.ts";
import type { Random } from "../../crypto/secret/random.ts";

const ML_KEM_COEFFICIENT_BYTES = 1152;
const Q = 3329;

/** An X-Wing key whose coefficients are below q, two of 12 bits in three bytes. */
export function randomKemPublic(random: Random): Uint8Array {
  const key = random.bytes(KEM_PUBLIC_KEY_BYTES);
  for (let at = 0; at < ML_KEM_COEFFICIENT_BYTES; at += 3) {
    const [a = 0, b = 0, c = 0] = key.subarray(at, at + 3);
    const first = (a | ((b & 0x0f) << 8)) % Q;
    const second = ((b >> 4) | (c << 4)) % Q;
    key[at] = first & 0xff;
    key[at + 1] = (first >> 8) | ((second & 0x0f) << 4);
    key[at + 2] = second >> 4;
  }
  return key;
}
