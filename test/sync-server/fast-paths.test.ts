import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import { concatBytes, FormatError } from "../../crypto/public/bytes.ts";
import {
  ENTRY_HEADER_BYTES,
  entryHash,
  LOG_HEAD_BYTES,
  NO_PREVIOUS,
  parseEntryHeader,
} from "../../crypto/public/entry.ts";
import { bytesToScopeId } from "../../crypto/public/ids.ts";
import { SIGNED_ENTRY_MAX_BYTES } from "../../crypto/public/signed-entry.ts";
import { makeSampler } from "../../sync-server/audit.ts";
import { encodeAckFrame, encodeEntriesFrame } from "../../sync-server/edit-frames.ts";
import { scopeIdAt } from "../../sync-server/lean-bytes.ts";
import { makeTokenBucket } from "../../sync-server/limits.ts";
import { sizeBucket } from "../../sync-server/log.ts";
import { decodeClientFrame, encodeClientFrame } from "../../sync-server/protocol/client-frames.ts";
import { RESULT_CODES } from "../../sync-server/protocol/codes.ts";
import { encodeRelayFrame } from "../../sync-server/protocol/relay-frames.ts";
import { FRAME_MAX_BYTES } from "../../sync-server/protocol/frame-layout.ts";
import { readClientFrame } from "../../sync-server/push-frame.ts";
import { fastEntryHash, readPushedEntry } from "../../sync-server/pushed-entry.ts";
import { namesLogHead, readPushedUpdate } from "../../sync-server/pushed-update.ts";
import { buildRelayPractice } from "../support/relay-practice.ts";
import { makeSeededRandom } from "../support/seeded-random.ts";

const random = makeSeededRandom("fast paths");

test("the fast hash of an entry is the hash of an entry", () => {
  for (const length of [0, 1, 111, 112, 127, 128, 224, 5_000]) {
    const bytes = random.bytes(length);
    expect(fastEntryHash(bytes)).toEqual(entryHash(bytes));
  }
});

/** What the two readers say of the same bytes. */
function bothReadings(bytes: Uint8Array) {
  const read = readPushedUpdate(bytes);
  const full = readPushedEntry(bytes, "update");
  if (!full.ok) return [read, full.code];
  const { header, hash } = full.pushed;
  const { practice, scope, device, incarnation, counter, previous, logIndex, epoch } = header;
  const same = { practice, scope, device, incarnation, counter, previous, logIndex, epoch, hash };
  return [read, { ...same, signedEntry: bytes }];
}

test("the fast reader of updates says what the full one says, also of bytes that were tampered with", async () => {
  const p = await buildRelayPractice("fast reader");
  const batch = p.writer.batch(Array.from({ length: 5 }, () => p.writer.entry(p.inCase())));
  const snapshot = p.writer.signed(p.inCase(), { kind: "snapshot", counter: 0, previous: NO_PREVIOUS });
  const header = parseEntryHeader(batch[0]!);
  let refused = 0;
  for (const good of [...batch, snapshot]) {
    const [read, full] = bothReadings(good);
    expect(read).toEqual(full);
    for (let at = 0; at < good.length; at++) {
      const isInBody = at > ENTRY_HEADER_BYTES + 2 && at < good.length - 260;
      for (const byte of isInBody ? [0] : [0, 1, 0x80, 0xff]) {
        const bad = good.slice();
        bad[at] = byte;
        const [one, other] = bothReadings(bad);
        // The comparison that says where they differ takes a hundred times as long as the one that says that they do not.
        if (!isDeepStrictEqual(one, other)) expect(one, `byte ${at}`).toEqual(other);
        if (typeof one === "string") refused++;
      }
      expect(readPushedUpdate(good.subarray(0, at))).toBe("malformed");
    }
    expect(readPushedUpdate(concatBytes(good, Uint8Array.of(0)))).toBe("malformed");
  }
  expect(refused).toBeGreaterThan(100);
  expect(readPushedUpdate(new Uint8Array(SIGNED_ENTRY_MAX_BYTES + 1))).toBe("too-large");
  const update = readPushedUpdate(batch[0]!);
  if (typeof update === "string") throw new Error(update);
  expect(namesLogHead(update, header.logHead)).toBe(true);
  for (let at = 0; at < LOG_HEAD_BYTES; at++) {
    const other = header.logHead.slice();
    other[at] = (other[at] ?? 0) ^ 1;
    expect(namesLogHead(update, other)).toBe(false);
  }
});

test("the fast reader of pushes says what the codec says, also of bytes that were tampered with", () => {
  const readings = (bytes: Uint8Array) =>
    [readClientFrame, decodeClientFrame].map((read) => {
      try {
        return read(bytes);
      } catch (error) {
        if (error instanceof FormatError) return "malformed";
        throw error;
      }
    });
  for (const sizes of [[], [0], [7], [300, 0, 41]]) {
    const signedEntries = sizes.map((size) => random.bytes(size));
    for (const heal of [true, false]) {
      const frame = encodeClientFrame({ type: "push", request: 0xffff_fffe, heal, signedEntries });
      for (let at = 0; at <= frame.length; at++) {
        const [short, codecOfShort] = readings(frame.subarray(0, at));
        expect(short).toEqual(codecOfShort);
        for (const byte of [0, 1, 2, 0x80, 0xff]) {
          const bad = frame.slice();
          bad[at] = byte;
          const [fast, codec] = readings(bad);
          if (!isDeepStrictEqual(fast, codec)) expect(fast, `byte ${at}`).toEqual(codec);
        }
      }
      expect(readings(concatBytes(frame, Uint8Array.of(0)))).toEqual(["malformed", "malformed"]);
    }
  }
  expect(readings(new Uint8Array(FRAME_MAX_BYTES + 1).fill(0x20, 0, 1))).toEqual(["malformed", "malformed"]);
});

test("ids are read alike although only their first bytes are looked up", () => {
  const first = random.bytes(16);
  const second = first.slice();
  second[15] = (second[15] ?? 0) ^ 1;
  const frame = concatBytes(first, second, first);
  const read = [0, 16, 32].map((at) => scopeIdAt(frame, at));
  expect(read).toEqual([first, second, first].map(bytesToScopeId));
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
  const sampler = makeSampler({ first: 3, everyMs: 1_000, random });
  expect([1, 2, 3].map(() => sampler.isNext(now))).toEqual([true, true, true]);
  let taken = 0;
  for (now = 0; now < 1_000_000; now += 10) if (sampler.isNext(now)) taken++;
  expect(taken).toBeGreaterThan(850);
  expect(taken).toBeLessThan(1_150);
  for (let rare = 0; rare < 10; rare++) {
    now += 2_001;
    expect(sampler.isNext(now)).toBe(true);
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
