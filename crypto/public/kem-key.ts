/**
 * Which bytes may be a public key for wraps (X-Wing: ML-KEM-768 ‖ X25519, 1216 bytes).
 *
 * A key is checked before it enters the log, not at its first use, so that no member or device can exist to whom
 * nothing can be wrapped. FIPS 203 §7.2 asks for coefficients below q; the X25519 half must not be of small order,
 * because the shared secret would then be zero for everybody.
 */

import { bytesEqual } from "./bytes.ts";
import { hexToBytes } from "./encodings.ts";

export const KEM_PUBLIC_KEY_BYTES = 1216;
const ML_KEM_BYTES = 1184;
const COEFFICIENT_BYTES = 1152;
const Q = 3329;

/** X25519's u coordinates of small order with the top bit cleared (RFC 7748 §6.1 and §7), and their forms beyond p. */
const SMALL_ORDER_U = [
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0100000000000000000000000000000000000000000000000000000000000000",
  "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
  "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
].map((hex) => hexToBytes(hex));

export function isKemPublicKey(publicKey: Uint8Array): boolean {
  return (
    publicKey.length === KEM_PUBLIC_KEY_BYTES &&
    hasReducedCoefficients(publicKey.subarray(0, COEFFICIENT_BYTES)) &&
    isX25519Key(publicKey.subarray(ML_KEM_BYTES))
  );
}

/** Whether a Diffie-Hellman with these 32 bytes can give anything but zero. */
export function isX25519Key(u: Uint8Array): boolean {
  const masked = new Uint8Array(u);
  masked[31] = (masked[31] ?? 0) & 0x7f;
  return u.length === 32 && !SMALL_ORDER_U.some((small) => bytesEqual(small, masked));
}

function hasReducedCoefficients(encoded: Uint8Array): boolean {
  for (let i = 0; i < encoded.length; i += 3) {
    const [first = 0, middle = 0, last = 0] = [encoded[i], encoded[i + 1], encoded[i + 2]];
    if ((first | ((middle & 0x0f) << 8)) >= Q || ((middle >> 4) | (last << 4)) >= Q) return false;
  }
  return true;
}
