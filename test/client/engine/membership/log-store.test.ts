import { describe, expect, test } from "vitest";
import type { Verifier } from "../../../../crypto/public/signature.ts";
import { makeSimSuite } from "../../../support/sim-suite.ts";
import { Device, PracticeWorld } from "./practice-world.ts";

const neverAsked: Verifier = {
  verify() {
    throw new Error("a signature was checked");
  },
};

async function aPractice(seed: string) {
  const world = new PracticeWorld(makeSimSuite(seed));
  const owner = await world.found();
  const clinician = await world.hire(owner, ["clinician"]);
  await clinician.addPatient();
  await world.settle();
  return { world, owner, clinician };
}

describe("the verified log", () => {
  test("M1: a record that a relay made up is reported, never applied, and neither is anything behind it", async () => {
    const { world, owner, clinician } = await aPractice("made up");
    await clinician.addPatient();
    const behind = world.relay.records.slice(owner.open.log.length);
    const made = behind[0]?.slice() ?? new Uint8Array(0);
    made[made.length - 1] = (made[made.length - 1] ?? 0) ^ 1;
    const length = owner.open.log.length;
    await owner.open.log.receive(length, [made, ...behind]);
    expect(owner.open.log.length).toBe(length);
    expect(owner.alarms).toEqual([
      { kind: "foreign-record", recordIndex: length, reason: "the signature does not hold" },
    ]);
    await owner.open.log.receive(length, behind);
    expect(owner.open.log.length).toBe(length + 1);
  });

  test("M1: every byte of a record counts", async () => {
    const { world, owner, clinician } = await aPractice("every byte");
    await clinician.addPatient();
    const length = owner.open.log.length;
    const record = world.relay.records[length] ?? new Uint8Array(0);
    for (let at = 0; at < record.length; at += 7) {
      const changed = record.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      await owner.open.log.receive(length, [changed]);
      expect(owner.open.log.length).toBe(length);
    }
  });

  test("R4: another history than the one that is known is reported", async () => {
    const { world, owner } = await aPractice("history");
    const other = await aPractice("other history");
    await owner.open.log.receive(1, other.world.relay.records.slice(1, 2));
    expect(owner.alarms).toMatchObject([{ kind: "foreign-record", recordIndex: 1 }]);
    expect(owner.open.log.length).toBe(world.relay.records.length);
  });

  test("a link to a made-up practice: its log is refused from the first record", async () => {
    const { owner } = await aPractice("real");
    const fake = await aPractice("fake");
    const { log } = (await lonely(owner)).open;
    await log.receive(0, fake.world.relay.records);
    expect(log.length).toBe(0);
  });

  test("is read at unlock without checking a signature", async () => {
    const { owner, world } = await aPractice("unlock");
    const again = await reopened(owner, neverAsked);
    expect(again.open.log.length).toBe(world.relay.records.length);
    expect(again.open.log.hashAt(3)).toEqual(owner.open.log.hashAt(3));
  });

  test("a damaged row is found at unlock, cut off with what follows, and filled from the relay", async () => {
    const { owner, world } = await aPractice("damage");
    const key = "0000000002";
    const row = (await owner.store.get("log", key))?.slice() ?? new Uint8Array(0);
    row[300] = (row[300] ?? 0) ^ 1;
    await owner.store.commit([{ table: "log", key, value: row }], "strict");
    const again = await reopened(owner);
    expect(again.open.log.length).toBe(2);
    await again.pull();
    expect(again.open.log.length).toBe(world.relay.records.length);
    expect(again.alarms).toEqual([]);
    expect((await reopened(again, neverAsked)).open.log.length).toBe(world.relay.records.length);
  });

  test("a relay cannot use that to show another history: the sealed hash must be met", async () => {
    const { owner, world } = await aPractice("rewrite");
    const last = owner.open.log.length - 1;
    // The relay keeps all but the last record, and somebody signs a different one in its place.
    const fork = new PracticeWorld(world.suite);
    for (const record of world.relay.records.slice(0, last)) await fork.relay.append(record);
    const twin = await forked(owner, fork, last);
    await twin.addPatient();
    const writes = [{ table: "log" as const, key: last.toString().padStart(10, "0"), value: null }];
    await owner.store.commit(writes, "strict");
    const again = await reopened(owner);
    expect(again.open.log.length).toBe(last);
    await again.open.log.receive(last, fork.relay.records.slice(last));
    expect(again.open.log.length).toBe(last);
    expect(again.alarms).toMatchObject([{ kind: "foreign-record", recordIndex: last }]);
  });
});

function reopened(device: Device, verifier?: Verifier): Promise<Device> {
  const { world } = device;
  const suite = verifier === undefined ? world.suite : { ...world.suite, verifier };
  const again = Object.assign(new PracticeWorld(suite), { relay: world.relay });
  return new Device(again, device.store).unlock();
}

/** A profile of the same practice that has no record yet. */
async function lonely(device: Device): Promise<Device> {
  const { world } = device;
  const asking = await world.ask(await world.invite(device, "device"), device.open.member);
  return asking.device.unlock();
}

/** The same device, on a copy of its disk that knows the log up to `length` only. */
async function forked(device: Device, world: PracticeWorld, length: number): Promise<Device> {
  const store = await world.newStore();
  for (const table of ["keys", "log"] as const) {
    const rows = await device.store.range(table);
    const kept = rows.filter(({ key }) => table !== "log" || Number(key) < length);
    await store.commit(
      kept.map(({ key, value }) => ({ table, key, value })),
      "strict",
    );
  }
  return new Device(world, store).unlock();
}
