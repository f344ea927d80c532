import { describe, expect, it } from "vitest";
import { splitSignedEntry } from "../../crypto/public/signed-entry.ts";
import { fastEntryHash } from "../../sync-server/pushed-entry.ts";
import { bytesToDocumentId } from "../../crypto/public/ids.ts";
import { makeEntryWriter } from "../support/entry-builder.ts";
import { buildPractice } from "../support/practice-builder.ts";
import { makePick } from "../support/random-edits.ts";
import { makeSeededRandom } from "../support/seeded-random.ts";
import { makeSimClock } from "./sim-clock.ts";
import { makeSimRelay } from "./sim-relay.ts";

const random = makeSeededRandom("sim relay");

async function relayWithEntries() {
  const pick = makePick("sim relay");
  const clock = makeSimClock(pick);
  const relay = makeSimRelay({ clock, pick, seed: "sim relay" });
  const practice = await buildPractice({ seed: 4 });
  const anna = await practice.addMember(["clinician"]);
  const scope = await practice.addScope(anna, "case", practice.newPatient(), [anna.member]);
  const writer = makeEntryWriter(practice.state, anna, random);
  const place = { scope, document: bytesToDocumentId(random.bytes(16)) };
  const signedEntries = [1, 2, 3].map(() => writer.signed(place));
  await relay.restore(practice.state.practice, { records: [], signedEntries: [] });
  return {
    clock,
    relay,
    practice: practice.state.practice,
    backup: { records: practice.log, signedEntries },
  };
}

async function settled<T>(clock: ReturnType<typeof makeSimClock>, promise: Promise<T>): Promise<T> {
  let done = false;
  void promise.then(() => (done = true));
  await clock.advanceUntil(() => done, 60_000);
  return promise;
}

describe("the relay of the simulator", () => {
  it("comes back from a backup with the same bytes under another log id", async () => {
    const { clock, relay, practice, backup } = await relayWithEntries();
    await settled(clock, relay.restore(practice, backup));
    const first = await (await relay.opened(practice))?.state();
    const taken = await relay.backup(practice);
    await settled(clock, relay.restore(practice, taken));
    const second = await (await relay.opened(practice))?.state();
    expect(taken).toEqual(backup);
    expect(second?.head).toBe(3);
    expect(second?.logLength).toBe(backup.records.length);
    expect(second?.logId).not.toBe(first?.logId);
  });

  it("loses in a crash what was not committed, and answers nobody", async () => {
    const { clock, relay, practice, backup } = await relayWithEntries();
    const [entry] = backup.signedEntries;
    if (entry === undefined) throw new Error("no entry");
    await settled(clock, relay.restore(practice, { ...backup, signedEntries: [] }));
    const kept = await relay.opened(practice);
    const parsed = splitSignedEntry(entry);
    const stored = { ...parsed.header, hash: fastEntryHash(parsed.entry), signedEntry: entry };
    let isAnswered = false;
    void kept
      ?.append({ logLength: backup.records.length, day: 0, entries: [stored] })
      .then(() => (isAnswered = true));
    relay.crash();
    await clock.advance(1_000);
    expect(isAnswered).toBe(false);
    expect((await relay.backup(practice)).signedEntries).toEqual([]);
  });
});
