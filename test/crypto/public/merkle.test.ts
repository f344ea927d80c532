import { describe, expect, test } from "vitest";
import { concatBytes } from "../../../crypto/public/bytes.ts";
import { bytesToHex } from "../../../crypto/public/encodings.ts";
import { sha512_256 } from "../../../crypto/public/hash.ts";
import { merklePath, merklePathLength, merkleRoot, rootFromProof } from "../../../crypto/public/merkle.ts";
import { makeSeededRandom } from "../../support/seeded-random.ts";

const random = makeSeededRandom("merkle");
const leavesOf = (count: number) => Array.from({ length: count }, () => random.bytes(32));
const leaf = (value: Uint8Array) => sha512_256(concatBytes(Uint8Array.of(0), value));
const node = (left: Uint8Array, right: Uint8Array) => sha512_256(concatBytes(Uint8Array.of(1), left, right));

/** The other way to say RFC 9162 §2.1.1: pair neighbours level by level, an odd last one rises as it is. */
function rootByLevels(leaves: readonly Uint8Array[]): Uint8Array {
  let level = leaves.map(leaf);
  while (level.length > 1) {
    const above: Uint8Array[] = [];
    for (let at = 0; at < level.length; at += 2) {
      const [left, right] = level.slice(at, at + 2);
      above.push(right === undefined ? left! : node(left!, right));
    }
    level = above;
  }
  return level[0]!;
}

describe("the tree of a batch", () => {
  test("has the root of RFC 9162 for every count to 70 and the largest", () => {
    for (const count of [...Array.from({ length: 70 }, (_, i) => i + 1), 511, 512]) {
      const leaves = leavesOf(count);
      expect(bytesToHex(merkleRoot(leaves))).toBe(bytesToHex(rootByLevels(leaves)));
    }
  });

  test("leads from every leaf to the root", () => {
    for (let count = 1; count <= 40; count++) {
      const leaves = leavesOf(count);
      const root = merkleRoot(leaves);
      leaves.forEach((value, index) => {
        const path = merklePath(leaves, index);
        expect(path).toHaveLength(merklePathLength({ index, count }));
        expect(rootFromProof(value, { index, count }, path)).toEqual(root);
      });
    }
  });

  test("leads nowhere else: another leaf, position, count or sibling gives another root", () => {
    const leaves = leavesOf(13);
    const root = merkleRoot(leaves);
    const path = merklePath(leaves, 5);
    const [first, ...rest] = path;
    expect(rootFromProof(leaves[4]!, { index: 5, count: 13 }, path)).not.toEqual(root);
    expect(rootFromProof(leaves[5]!, { index: 4, count: 13 }, path)).not.toEqual(root);
    expect(rootFromProof(leaves[5]!, { index: 5, count: 13 }, [random.bytes(32), ...rest])).not.toEqual(root);
    expect(rootFromProof(leaves[5]!, { index: 5, count: 13 }, [...rest, first!])).not.toEqual(root);
  });

  test("refuses a path that is too short, too long or of wrong pieces", () => {
    const leaves = leavesOf(13);
    const path = merklePath(leaves, 5);
    const position = { index: 5, count: 13 };
    expect(rootFromProof(leaves[5]!, position, path.slice(1))).toBeNull();
    expect(rootFromProof(leaves[5]!, position, [...path, random.bytes(32)])).toBeNull();
    expect(rootFromProof(leaves[5]!, position, [random.bytes(31), ...path.slice(1)])).toBeNull();
  });

  test("never takes a node for a leaf", () => {
    const leaves = leavesOf(2);
    const inner = concatBytes(leaf(leaves[0]!), leaf(leaves[1]!));
    expect(merkleRoot([inner])).not.toEqual(merkleRoot(leaves));
  });

  test("refuses an empty batch and an index outside", () => {
    expect(() => merkleRoot([])).toThrow(RangeError);
    expect(() => merklePath(leavesOf(3), 3)).toThrow(RangeError);
    expect(() => merklePath(leavesOf(3), -1)).toThrow(RangeError);
  });
});
