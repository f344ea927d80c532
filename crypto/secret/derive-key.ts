import { textToBytes } from "../public/bytes.ts";
import { hkdfSha512 } from "../public/hash.ts";
import type { KdfLabel } from "../public/labels.ts";
import { KEY_BYTES } from "./box.ts";

const NO_SALT = new Uint8Array(0);

/**
 * The 32-byte key that a secret has for one purpose: HKDF-SHA-512 with the label as info (docs/PROTOCOL.md §3). Give a
 * `salt` to bind the key to a place, such as a practice. The secret must have 256 bits: a passphrase needs stretching.
 */
export function deriveKey(label: KdfLabel, secret: Uint8Array, salt: Uint8Array = NO_SALT): Uint8Array {
  return hkdfSha512({ secret, salt, info: textToBytes(label), length: KEY_BYTES });
}
