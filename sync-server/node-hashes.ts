/** Node's own hashes are several times as fast as those in JavaScript, which is most of what reading a membership log costs. */

import { hash } from "node:crypto";
import { bytesEqual, concatBytes } from "../crypto/public/bytes.ts";
import { type Hashes, nobleHashes, useHashes } from "../crypto/public/hash.ts";

const nodeHashes: Hashes = {
  sha512: (parts) => digest("sha512", parts),
  sha512_256: (parts) => digest("sha512-256", parts),
  // The relay has no keys.
  hmacKey: (key) => nobleHashes.hmacKey(key),
};

/** Around the edges of padding and of one block and the next. */
const LENGTHS_COMPARED = [0, 1, 111, 112, 127, 128, 129, 239, 240, 1_000];

/** Everything is hashed by Node from now on. Throws, and changes nothing, unless both give the same. */
export function useNodeHashes(): void {
  for (const length of LENGTHS_COMPARED) {
    const parts = [Uint8Array.from({ length }, (_, at) => at * 7 + length), Uint8Array.of(length & 0xff)];
    for (const name of ["sha512", "sha512_256"] as const) {
      if (!bytesEqual(nodeHashes[name](parts), nobleHashes[name](parts))) throw new Error(name);
    }
  }
  useHashes(nodeHashes);
}

function digest(algorithm: string, parts: readonly Uint8Array[]): Uint8Array {
  const [first] = parts;
  const bytes = parts.length === 1 && first !== undefined ? first : concatBytes(...parts);
  return new Uint8Array(hash(algorithm, bytes, "buffer"));
}
