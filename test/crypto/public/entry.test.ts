import { describe, expect, test } from "vitest";
import { FormatError } from "../../../crypto/public/bytes.ts";
import {
  comparePositions,
  encodeEntryHeader,
  ENTRY_HEADER_BYTES,
  ENTRY_MAX_BYTES,
  type EntryHeader,
  entryHash,
  follows,
  NO_PREVIOUS,
  parseEntryHeader,
} from "../../../crypto/public/entry.ts";
import {
  bytesToDeviceId,
  bytesToDocumentId,
  bytesToPracticeId,
  bytesToScopeId,
} from "../../../crypto/public/ids.ts";
import { makeSeededRandom } from "../../support/seeded-random.ts";

const random = makeSeededRandom("entry");
const header: EntryHeader = {
  kind: "update",
  practice: bytesToPracticeId(random.bytes(32)),
  scope: bytesToScopeId(random.bytes(16)),
  document: bytesToDocumentId(random.bytes(16)),
  device: bytesToDeviceId(random.bytes(16)),
  incarnation: 3,
  counter: 2 ** 40 + 5,
  previous: random.bytes(32),
  logIndex: 77,
  logHead: random.bytes(16),
  epoch: 4,
  salt: random.bytes(24),
  bodyLength: 304,
};
const snapshot: EntryHeader = { ...header, kind: "snapshot", counter: 0, previous: NO_PREVIOUS };

function written(change: Partial<EntryHeader>): Uint8Array {
  return encodeEntryHeader({ ...header, ...change });
}

describe("an entry header", () => {
  test("is 176 bytes and comes back as it was", () => {
    for (const one of [header, snapshot]) {
      const bytes = encodeEntryHeader(one);
      expect(bytes).toHaveLength(ENTRY_HEADER_BYTES);
      expect(parseEntryHeader(bytes)).toEqual(one);
    }
  });

  test("is refused when any byte is missing", () => {
    const bytes = written({});
    for (let length = 0; length < bytes.length; length++) {
      expect(() => parseEntryHeader(bytes.subarray(0, length))).toThrow(FormatError);
    }
  });

  test("is refused in another version or of an unknown kind", () => {
    for (const [at, values] of [
      [0, [0, 2, 255]],
      [1, [0, 3, 255]],
    ] as const) {
      for (const value of values) {
        const bytes = written({});
        bytes[at] = value;
        expect(() => parseEntryHeader(bytes)).toThrow(FormatError);
      }
    }
  });

  test.each<[string, Partial<EntryHeader>]>([
    ["an update without counter", { counter: 0 }],
    ["a snapshot with a counter", { kind: "snapshot", previous: NO_PREVIOUS }],
    ["a snapshot with a previous", { kind: "snapshot", counter: 0 }],
    ["epoch 0", { epoch: 0 }],
    ["a body shorter than a seal", { bodyLength: 47 }],
    ["a body that makes the entry too large", { bodyLength: ENTRY_MAX_BYTES - ENTRY_HEADER_BYTES + 1 }],
  ])("is refused as %s", (_, change) => {
    expect(() => parseEntryHeader(written(change))).toThrow(FormatError);
  });
});

describe("the chain of a device in a scope", () => {
  const first = { ...header, incarnation: 0, counter: 1, previous: NO_PREVIOUS };
  const head = { incarnation: 2, counter: 9, hash: random.bytes(32) };
  const next = { ...header, incarnation: 2, counter: 10, previous: head.hash };

  test("begins with counter 1 and no previous", () => {
    expect(follows(null, first)).toBe(true);
    expect(follows(null, { ...first, counter: 2 })).toBe(false);
    expect(follows(null, { ...first, previous: head.hash })).toBe(false);
  });

  test("goes on with the next counter, or counter 1 of a later incarnation", () => {
    expect(follows(head, next)).toBe(true);
    expect(follows(head, { ...next, incarnation: 3, counter: 1 })).toBe(true);
    expect(follows(head, { ...next, incarnation: 9, counter: 1 })).toBe(true);
  });

  test.each<[string, Partial<EntryHeader>]>([
    ["a gap", { counter: 11 }],
    ["the same counter again", { counter: 9 }],
    ["another previous", { previous: random.bytes(32) }],
    ["an earlier incarnation", { incarnation: 1, counter: 1 }],
    ["a later incarnation that does not start anew", { incarnation: 3, counter: 10 }],
    ["a snapshot", { kind: "snapshot" }],
  ])("does not go on with %s", (_, change) => {
    expect(follows(head, { ...next, ...change })).toBe(false);
  });

  test("is ordered by incarnation, then counter", () => {
    const at = (incarnation: number, counter: number) => ({ incarnation, counter });
    expect(comparePositions(at(1, 9), at(2, 1))).toBeLessThan(0);
    expect(comparePositions(at(2, 1), at(2, 1))).toBe(0);
    expect(comparePositions(at(2, 2), at(2, 1))).toBeGreaterThan(0);
  });
});

test("another byte anywhere is another entry hash", () => {
  const entry = random.bytes(480);
  const hash = entryHash(entry);
  for (const at of [0, 1, 175, 176, 479]) {
    const changed = entry.slice();
    changed[at]! ^= 1;
    expect(entryHash(changed)).not.toEqual(hash);
  }
});
