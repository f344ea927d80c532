import { afterEach, expect, test } from "vitest";
import { sha512, sha512_256, nobleHashes, useHashes } from "../../crypto/public/hash.ts";
import { makeNobleVerifier, type Verifier } from "../../crypto/public/signature.ts";
import { readMembership, reopenMembership } from "../../sync-server/open-log.ts";
import { useNodeHashes } from "../../sync-server/node-hashes.ts";
import { makeMemoryStore } from "../../sync-server/store/memory.ts";
import type { PracticeStore } from "../../sync-server/store/store.ts";
import { buildRelayPractice } from "../support/relay-practice.ts";
import { makeSeededRandom } from "../support/seeded-random.ts";

afterEach(() => useHashes(nobleHashes));

/** Counts what it is asked. */
function makeCounter() {
  const noble = makeNobleVerifier();
  let asked = 0;
  const verifier: Verifier = {
    verify(...given) {
      asked++;
      return noble.verify(...given);
    },
  };
  return { verifier, take: () => [asked, (asked = 0)][0] };
}

async function makeStored() {
  const { practice } = await buildRelayPractice("open log");
  const store = makeMemoryStore({ random: makeSeededRandom("open log") });
  const [genesis, ...rest] = practice.log;
  await store.create(practice.state.practice, genesis!);
  const kept = (await store.open(practice.state.practice))!;
  for (const [at, record] of rest.entries()) {
    await kept.log.append({ expectedLength: at + 1, record, day: 0 });
  }
  return { practice, kept };
}

/** The same store, one of whose records is another. */
function changed(
  kept: PracticeStore,
  index: number,
  change: (record: Uint8Array) => Uint8Array,
): PracticeStore {
  return {
    ...kept,
    log: {
      ...kept.log,
      read: async (from, maxBytes) =>
        (await kept.log.read(from, maxBytes)).map((record, at) =>
          from + at === index ? change(record.slice()) : record,
        ),
    },
  };
}

test("signatures are verified once, and those of new records when they are new", async () => {
  const { practice, kept } = await makeStored();
  const { verifier, take } = makeCounter();
  const first = await reopenMembership(kept, verifier);
  expect(take()).toBe(practice.log.length);
  expect((await reopenMembership(kept, verifier))?.headHash).toEqual(first?.headHash);
  expect(take()).toBe(0);
  const length = practice.log.length;
  await practice.addMember(["clinician"]);
  for (let at = length; at < practice.log.length; at++) {
    await kept.log.append({ expectedLength: at, record: practice.log[at]!, day: 0 });
  }
  expect((await reopenMembership(kept, verifier))?.headHash).toEqual(practice.state.headHash);
  expect(take()).toBe(practice.log.length - length);
  expect((await readMembership(kept, verifier))?.headHash).toEqual(practice.state.headHash);
  expect(take(), "whoever asks without the mark verifies everything").toBe(practice.log.length);
});

test("a changed byte is found although its signature was verified before", async () => {
  const { practice, kept } = await makeStored();
  const { verifier } = makeCounter();
  await reopenMembership(kept, verifier);
  for (const index of [0, 2, practice.log.length - 1]) {
    const inSignature = (record: Uint8Array) => {
      record[record.length - 1]! ^= 1;
      return record;
    };
    expect(await reopenMembership(changed(kept, index, inSignature), verifier)).toBeNull();
  }
  expect(await reopenMembership(kept, verifier)).not.toBeNull();
});

test("a mark that is not of this log, or longer than it, is worth nothing", async () => {
  const { practice, kept } = await makeStored();
  const { verifier, take } = makeCounter();
  await reopenMembership(kept, verifier);
  const { length, digest } = (await kept.mark.read())!;
  take();
  for (const mark of [
    { length, digest: digest.map((byte) => byte ^ 1) },
    { length: length - 1, digest },
    { length: length + 1, digest },
  ]) {
    await kept.mark.write(mark);
    expect((await reopenMembership(kept, verifier))?.headHash).toEqual(practice.state.headHash);
    expect(take()).toBeGreaterThanOrEqual(length);
    expect(await kept.mark.read()).toEqual({ length, digest });
  }
});

test("the hashes of Node are those of the library", () => {
  const bytes = makeSeededRandom("hashes").bytes(3_000);
  const both = () =>
    [0, 1, 64, 127, 128, 3_000].map((n) => [sha512, sha512_256].map((h) => h(bytes.subarray(0, n))));
  const noble = both();
  useNodeHashes();
  expect(both()).toEqual(noble);
});
