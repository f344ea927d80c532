import { expect, test } from "vitest";
import { entryHash } from "../../crypto/public/entry.ts";
import { makeSampler } from "../../sync-server/audit.ts";
import { encodeAckFrame, encodeEntriesFrame } from "../../sync-server/edit-frames.ts";
import { makeTokenBucket } from "../../sync-server/limits.ts";
import { sizeBucket } from "../../sync-server/log.ts";
import { RESULT_CODES } from "../../sync-server/protocol/codes.ts";
import { encodeRelayFrame } from "../../sync-server/protocol/relay-frames.ts";
import { fastEntryHash } from "../../sync-server/pushed-entry.ts";
import { makeSeededRandom } from "../support/seeded-random.ts";

const random = makeSeededRandom("fast paths");

test("the fast hash of an entry is the hash of an entry", () => {
  for (const length of [0, 1, 111, 112, 127, 128, 224, 5_000]) {
    const bytes = random.bytes(length);
    expect(fastEntryHash(bytes)).toEqual(entryHash(bytes));
  }
});

test("the fast entries frame is the codec's", () => {
  const entries = [1, 255, 2 ** 32 + 5].map((number) => ({
    number,
    signedEntry: random.bytes(number % 900),
  }));
  for (const through of [0, 7, 2 ** 40 + 3, Number.MAX_SAFE_INTEGER]) {
    for (const some of [[], entries]) {
      const codec = encodeRelayFrame({ type: "entries", through, entries: some });
      expect(new Uint8Array(encodeEntriesFrame(through, some))).toEqual(codec);
    }
  }
});

test("the fast acknowledgement is the codec's", () => {
  const outcomes = RESULT_CODES.map((code, number) => ({ code, number: number * 2 ** 33 }));
  for (const some of [[], outcomes]) {
    const codec = encodeRelayFrame({ type: "ack", request: 0xffff_fffe, outcomes: some });
    expect(new Uint8Array(encodeAckFrame(0xffff_fffe, some))).toEqual(codec);
  }
});

test("the sampler takes the first few, everything of whoever writes rarely, and little of whoever writes fast", () => {
  let now = 0;
  const sampler = makeSampler({ first: 3, everyMs: 1_000, random, now: () => now });
  expect([1, 2, 3].map(() => sampler.isNext())).toEqual([true, true, true]);
  let taken = 0;
  for (now = 0; now < 1_000_000; now += 10) if (sampler.isNext()) taken++;
  expect(taken).toBeGreaterThan(850);
  expect(taken).toBeLessThan(1_150);
  for (let rare = 0; rare < 10; rare++) {
    now += 2_001;
    expect(sampler.isNext()).toBe(true);
  }
});

test("a bucket gives its burst, then its rate, and never goes back in time", () => {
  let now = 1_000;
  const bucket = makeTokenBucket({ perSecond: 10, burst: 3 }, () => now);
  expect([1, 2, 3, 4].map(() => bucket.take())).toEqual([true, true, true, false]);
  now += 100;
  expect([bucket.take(), bucket.take()]).toEqual([true, false]);
  now -= 50_000;
  expect(bucket.take()).toBe(false);
  now += 50_100;
  expect(bucket.take(2)).toBe(true);
});

test("sizes are told as powers of two", () => {
  expect([0, 256, 257, 70_000].map(sizeBucket)).toEqual(["<=2^8", "<=2^8", "<=2^9", "<=2^17"]);
});
