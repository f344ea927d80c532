/**
 * The hashes of `crypto/public/hash.ts` by hash-wasm, three to four times as quick as JavaScript, which has no 64-bit integers.
 *
 * hash-wasm has SHA-512 alone. HMAC is two of those (RFC 2104). SHA-512/256 is one, cut short, from another initial value (FIPS 180-4
 * §5.3.6): it is begun from the state that hash-wasm saves before the first byte, with that value in its place. Where a saved state
 * keeps its words is hash-wasm's affair, so the place is looked for, and all three are compared with @noble/hashes before they are used.
 */

import { createSHA512, type IHasher } from "hash-wasm";
import { bytesEqual } from "../public/bytes.ts";
import { HASH_BYTES, type Hashes, type HmacKey, nobleHashes, useHashes } from "../public/hash.ts";

const BLOCK_BYTES = 128;
const SHA512_BYTES = 64;
/** Label, salt and hash of a header, which is what a box key is derived from, fit in. */
const SHORT_MESSAGE_BYTES = 128;
const INNER = 0x36;
const OUTER = 0x5c;

/** FIPS 180-4 §5.3.5 and §5.3.6.2. */
const SHA512_INITIAL = [
  0x6a09e667f3bcc908n,
  0xbb67ae8584caa73bn,
  0x3c6ef372fe94f82bn,
  0xa54ff53a5f1d36f1n,
  0x510e527fade682d1n,
  0x9b05688c2b3e6c1fn,
  0x1f83d9abfb41bd6bn,
  0x5be0cd19137e2179n,
];
const SHA512_256_INITIAL = [
  0x22312194fc2bf72cn,
  0x9f555fa3c84c64c2n,
  0x2393b86b6f53b151n,
  0x963877195940eabdn,
  0x96283ee2a88effe3n,
  0xbe5e1e2553863992n,
  0x2b0199fc2c85b8aan,
  0x0eb72ddc81c52ca2n,
];

/** Compiles the quick hashes and puts them to use. Resolves with false, and changes nothing, where they cannot be had or differ. */
export async function useWasmHashes(): Promise<boolean> {
  const hashes = await makeWasmHashes();
  if (hashes === null) return false;
  useHashes(hashes);
  return true;
}

/** `null` where WebAssembly is not allowed, or does not give what JavaScript gives. */
export async function makeWasmHashes(compile: () => Promise<IHasher> = createSHA512): Promise<Hashes | null> {
  let hasher: IHasher;
  try {
    hasher = await compile();
  } catch {
    return null;
  }
  const hashes = hashesBy(hasher);
  return hashes !== null && agree(hashes, nobleHashes) ? hashes : null;
}

function hashesBy(hasher: IHasher): Hashes | null {
  const begun512_256 = beginningOf512_256(hasher.init().save());
  if (begun512_256 === null) return null;
  const finish = (parts: readonly Uint8Array[]): Uint8Array => {
    for (const part of parts) hasher.update(part);
    return hasher.digest("binary");
  };
  return {
    sha512(parts) {
      hasher.init();
      return finish(parts);
    },
    sha512_256(parts) {
      hasher.load(begun512_256);
      return finish(parts).subarray(0, HASH_BYTES);
    },
    hmacKey: (key) => hmacKeyBy(hasher, key),
  };
}

/** Saving and loading the states behind the padded blocks costs more than hashing those blocks again. */
function hmacKeyBy(hasher: IHasher, key: Uint8Array): HmacKey {
  const block = new Uint8Array(BLOCK_BYTES);
  block.set(key.length > BLOCK_BYTES ? hasher.init().update(key).digest("binary") : key);
  const inner = new Uint8Array(BLOCK_BYTES + SHORT_MESSAGE_BYTES);
  const outer = new Uint8Array(BLOCK_BYTES + SHA512_BYTES);
  inner.set(block.map((byte) => byte ^ INNER));
  outer.set(block.map((byte) => byte ^ OUTER));
  block.fill(0);
  let forgotten = false;
  return {
    mac(...parts) {
      if (forgotten) throw new Error("the key was destroyed");
      const end = parts.reduce((length, part) => length + part.length, BLOCK_BYTES);
      const isShort = end <= inner.length;
      let at = BLOCK_BYTES;
      for (const part of isShort ? parts : []) {
        inner.set(part, at);
        at += part.length;
      }
      hasher.init().update(inner.subarray(0, at));
      if (!isShort) for (const part of parts) hasher.update(part);
      outer.set(hasher.digest("binary"), BLOCK_BYTES);
      return hasher.init().update(outer).digest("binary");
    },
    forget() {
      forgotten = true;
      inner.fill(0);
      outer.fill(0);
      // What the last message left in the memory of WebAssembly.
      hasher
        .init()
        .update(new Uint8Array(2 * BLOCK_BYTES))
        .digest("binary");
    },
  };
}

/** The saved beginning of SHA-512 with the other initial value, or `null` when its words are not found in it. */
function beginningOf512_256(begun: Uint8Array): Uint8Array | null {
  const words = littleEndian(SHA512_INITIAL);
  for (let at = 0; at + words.length <= begun.length; at++) {
    if (!bytesEqual(begun.subarray(at, at + words.length), words)) continue;
    const other = begun.slice();
    other.set(littleEndian(SHA512_256_INITIAL), at);
    return other;
  }
  return null;
}

function littleEndian(words: readonly bigint[]): Uint8Array {
  const bytes = new Uint8Array(words.length * 8);
  const view = new DataView(bytes.buffer);
  for (const [at, word] of words.entries()) view.setBigUint64(at * 8, word, true);
  return bytes;
}

/** Compared at every start: lengths on both sides of a block, a key longer than one, a message in two parts. */
function agree(a: Hashes, b: Hashes): boolean {
  return [0, 1, 111, 112, 128, 200, 300].every((length) => {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 7 + length) & 0xff);
    const parts = [bytes.subarray(0, length >> 1), bytes.subarray(length >> 1)];
    return (
      bytesEqual(a.sha512(parts), b.sha512(parts)) &&
      bytesEqual(a.sha512_256(parts), b.sha512_256(parts)) &&
      bytesEqual(a.hmacKey(bytes).mac(...parts), b.hmacKey(bytes).mac(...parts))
    );
  });
}
