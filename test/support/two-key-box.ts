/**
 * Makes one `secretbox` ciphertext that opens under two keys, which an authenticator like Poly1305 allows: for a fixed
 * box it is a polynomial in r plus s, so one free ciphertext block can be solved for where both keys give one tag.
 * ("Partitioning Oracle Attacks", Len, Grubbs, Ristenpart 2021, does this for many keys at once.) For tests only.
 */

import { xsalsa20 } from "@noble/ciphers/salsa.js";
import { concatBytes } from "../../crypto/public/bytes.ts";
import { bytesToHex, hexToBytes } from "../../crypto/public/encodings.ts";

const P = 2n ** 130n - 5n;
const TWO_128 = 2n ** 128n;
const ZERO_NONCE = new Uint8Array(24);
const BLOCKS = 3;
const CLAMP = 0x0ffffffc0ffffffc0ffffffc0fffffffn;

/** A box of three ciphertext blocks. Bounded: about eight tries are needed, for the solved block must be below 2^128. */
export function makeBoxForTwoKeys(left: Uint8Array, right: Uint8Array): Uint8Array {
  const [a, b] = [oneTimeKey(left), oneTimeKey(right)];
  for (let attempt = 0n; attempt < 4096n; attempt++) {
    const blocks = solve(a, b, attempt);
    if (blocks === null) continue;
    const ciphertext = concatBytes(...blocks.map(toBlock));
    return concatBytes(toBlock(tagOf(a, blocks)), ciphertext);
  }
  throw new Error("no box found");
}

interface OneTimeKey {
  readonly r: bigint;
  readonly s: bigint;
}

/** Fixes the first two blocks and solves the third so that the tags are equal modulo 2^128. */
function solve(a: OneTimeKey, b: OneTimeKey, attempt: bigint): readonly bigint[] | null {
  const fixed = [attempt, 0n];
  const sum = ({ r }: OneTimeKey) =>
    fixed.reduce((total, block, at) => mod(total + (block + TWO_128) * power(r, BigInt(BLOCKS - at))), 0n);
  // (sum_a + x·r_a) + s_a = (sum_b + x·r_b) + s_b with x = block + 2^128
  const x = mod((sum(b) + b.s - sum(a) - a.s) * inverse(mod(a.r - b.r)));
  const block = x - TWO_128;
  if (block < 0n || block >= TWO_128) return null;
  const blocks = [...fixed, block];
  return tagOf(a, blocks) === tagOf(b, blocks) ? blocks : null;
}

function tagOf({ r, s }: OneTimeKey, blocks: readonly bigint[]): bigint {
  const h = blocks.reduce((total, block) => mod((total + block + TWO_128) * r), 0n);
  return (h + s) % TWO_128;
}

/** Poly1305's key is the first 32 bytes of XSalsa20's key stream; r is clamped. */
function oneTimeKey(key: Uint8Array): OneTimeKey {
  const stream = xsalsa20(key, ZERO_NONCE, new Uint8Array(32));
  return { r: fromBlock(stream.subarray(0, 16)) & CLAMP, s: fromBlock(stream.subarray(16, 32)) };
}

function fromBlock(bytes: Uint8Array): bigint {
  return BigInt(`0x${bytesToHex(bytes.slice().reverse())}`);
}

function toBlock(value: bigint): Uint8Array {
  return hexToBytes(value.toString(16).padStart(32, "0")).reverse();
}

function mod(value: bigint): bigint {
  return ((value % P) + P) % P;
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = mod(base);
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = mod(result * square);
    square = mod(square * square);
  }
  return result;
}

/** Fermat: P is prime. */
function inverse(value: bigint): bigint {
  return power(value, P - 2n);
}
