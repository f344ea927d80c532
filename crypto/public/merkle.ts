/**
 * The tree over the entries of a batch: that of RFC 9162 (§2.1), with SHA-512/256. One signature over its root vouches
 * for every leaf, and a path shows a reader of one leaf nothing of the others but hashes of salted ciphertext.
 *
 * Index and count fix the length of a path and the side of every sibling, so a leaf has one path and one position.
 */

import { HASH_BYTES, sha512_256 } from "./hash.ts";
import { concatBytes } from "./bytes.ts";

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

export interface MerklePosition {
  readonly index: number;
  readonly count: number;
}

/** The root over at least one leaf value (an entry hash each). */
export function merkleRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const [first] = leaves;
  if (first === undefined) throw new RangeError("leaves is empty");
  if (leaves.length === 1) return leafHash(first);
  const split = splitOf(leaves.length);
  return nodeHash(merkleRoot(leaves.slice(0, split)), merkleRoot(leaves.slice(split)));
}

/** The sibling hashes of a leaf, from the leaf up. */
export function merklePath(leaves: readonly Uint8Array[], index: number): readonly Uint8Array[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length) throw new RangeError("index");
  if (leaves.length === 1) return [];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split
    ? [...merklePath(left, index), merkleRoot(right)]
    : [...merklePath(right, index - split), merkleRoot(left)];
}

/** The paths of all leaves at once: every subtree is hashed once a level instead of once a leaf. */
export function merklePaths(leaves: readonly Uint8Array[]): readonly (readonly Uint8Array[])[] {
  if (leaves.length <= 1) return leaves.map(() => []);
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  const [leftRoot, rightRoot] = [merkleRoot(left), merkleRoot(right)];
  return [
    ...merklePaths(left).map((path) => [...path, rightRoot]),
    ...merklePaths(right).map((path) => [...path, leftRoot]),
  ];
}

/** How many siblings the path of this leaf has. */
export function merklePathLength({ index, count }: MerklePosition): number {
  let length = 0;
  for (let at = index, of = count; of > 1; length++) {
    const split = splitOf(of);
    [at, of] = at < split ? [at, split] : [at - split, of - split];
  }
  return length;
}

/** The root that this leaf and this path lead to, or `null` when the path has the wrong length for its position. */
export function rootFromProof(
  leaf: Uint8Array,
  position: MerklePosition,
  path: readonly Uint8Array[],
): Uint8Array | null {
  const isLeftFromTop: boolean[] = [];
  for (let at = position.index, of = position.count; of > 1;) {
    const split = splitOf(of);
    isLeftFromTop.push(at < split);
    [at, of] = at < split ? [at, split] : [at - split, of - split];
  }
  if (path.length !== isLeftFromTop.length) return null;
  let hash = leafHash(leaf);
  for (const sibling of path) {
    if (sibling.length !== HASH_BYTES) return null;
    hash = isLeftFromTop.pop() === true ? nodeHash(hash, sibling) : nodeHash(sibling, hash);
  }
  return hash;
}

function leafHash(value: Uint8Array): Uint8Array {
  return sha512_256(concatBytes(LEAF, value));
}

function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha512_256(concatBytes(NODE, left, right));
}

/** The largest power of two below `count`: how many leaves the left side has. */
function splitOf(count: number): number {
  let split = 1;
  while (split * 2 < count) split *= 2;
  return split;
}
