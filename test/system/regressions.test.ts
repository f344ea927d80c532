/** What failing seeds of the simulator have shown, each told by itself. */
import "./seeded-chance.ts";
import { describe, expect, it } from "vitest";
import type { PatientId, PracticeId } from "../../crypto/public/ids.ts";
import { assign, firstDevice, invite, linkDevice, makeDocument, online, takeIn } from "./founding.ts";
import { bringBack, comeToRest, healEverything } from "./quiet.ts";
import { inWorld } from "./run-seed.ts";
import { alarmsOf, cutOff, quarantineOf, shownOn, twoPeople, type TwoPeople, write } from "./scenes.ts";
import type { SimDevice } from "./sim-device.ts";
import type { RelayBackup } from "./sim-relay.ts";
import { openIn, type } from "./typing.ts";
import type { Person, SharedDocument, World } from "./world.ts";

async function holds(seed: string, scenario: (world: World, two: TwoPeople) => Promise<void>): Promise<void> {
  const { failures } = await inWorld({ seed }, async (world) => scenario(world, await twoPeople(world)));
  expect(failures).toEqual([]);
}

async function open(world: World, device: SimDevice, shared: SharedDocument): Promise<void> {
  const tab = device.life?.tabs[0];
  if (tab === undefined) throw new RangeError("off");
  openIn(world, tab, shared);
  await world.clock.advance(3_000);
}

/** Every entry of the disk, with one bit flipped. */
async function rot(device: SimDevice): Promise<void> {
  const store = await device.disk.store();
  const rows = (await store?.range("entries")) ?? [];
  const writes = rows.map(({ key, value }) => {
    const bad = value.slice();
    bad[200] = (bad[200] ?? 0) ^ 1;
    return { table: "entries", key, value: bad } as const;
  });
  await store?.commit([...writes, ...(await statesOf(device))], "strict");
}

async function statesOf(device: SimDevice) {
  const store = await device.disk.store();
  const keys = (await store?.keys("states")) ?? [];
  return keys.map((key) => ({ table: "states", key, value: null }) as const);
}

describe("found by the simulator", () => {
  it("damage that is found offline is repaired after a crash in between", () =>
    holds("rot, crash", async (world, { anna, note }) => {
      const device = firstDevice(anna);
      device.kill("process");
      await rot(device);
      device.link.isReachable = false;
      await bringBackOffline(world, device);
      await open(world, device, note);
      expect((await quarantineOf(world, device)).length).toBeGreaterThan(0);
      device.kill("process");
      device.link.isReachable = true;
      await comeToRest(world);
      expect(await quarantineOf(world, device)).toEqual([]);
    }));

  it("a damaged row is no fork when the relay begins a new history", () =>
    holds("rot, restore", async (world, { anna }) => {
      const { practice } = world;
      const device = firstDevice(anna);
      if (practice === null) throw new RangeError("practice");
      device.kill("process");
      await rot(device);
      const backup = await world.relay.backup(practice);
      world.relay.crash();
      await world.wait("restoring", world.relay.restore(practice, backup));
      world.relay.start();
      await bringBack(world, device);
      await world.clock.advance(60_000);
      expect(alarmsOf(device)).not.toContain("fork");
      await comeToRest(world);
      expect(await quarantineOf(world, device)).toEqual([]);
    }));

  it("whoever gives a wiped relay its practice back is then heard as themselves", () =>
    holds("wiped", async (world, { owner, anna, note }) => {
      const { practice } = world;
      if (practice === null) throw new RangeError("practice");
      firstDevice(owner).kill("process");
      cutOff(firstDevice(anna));
      const [token = ""] = await write(world, anna, note);
      world.relay.crash();
      world.relay.wipe(practice);
      world.relay.start();
      world.network.heal(firstDevice(anna).link);
      await world.wait("reconnecting", firstDevice(anna).call("reconnect"));
      await world.clock.advance(60_000);
      expect(world.oracle.tokens.get(token)?.rung).toBe("backed-up");
      await comeToRest(world);
    }));

  it("what was written while a right was taken and given back is backed up in the end", () =>
    holds("taken, given back", async (world, { owner, anna, note }) => {
      const [host, device] = [firstDevice(owner), firstDevice(anna)];
      if (note.patient === null || anna.member === null) throw new RangeError("anna");
      cutOff(device);
      const [token = ""] = await write(world, anna, note);
      const input = { patient: note.patient, member: anna.member };
      await world.must("unassigning", host.call("unassign", input));
      await write(world, owner, note);
      await world.must("assigning", host.call("assign", input));
      world.network.heal(device.link);
      await world.wait("reconnecting", device.call("reconnect"));
      await world.clock.advance(60_000);
      expect(world.oracle.tokens.get(token)?.rung).toBe("backed-up");
      await comeToRest(world);
      expect(shownOn(world, host, note)).toContain(token);
    }));

  it("what colleagues wrote while a right was gone comes when it is given back", () =>
    holds("gone, given back", async (world, { owner, anna, note }) => {
      const [host, device] = [firstDevice(owner), firstDevice(anna)];
      if (note.patient === null || anna.member === null) throw new RangeError("anna");
      const input = { patient: note.patient, member: anna.member };
      await world.must("unassigning", host.call("unassign", input));
      const [token = ""] = await write(world, owner, note);
      await world.must("assigning", host.call("assign", input));
      await world.clock.advance(10_000);
      await open(world, device, note);
      expect(shownOn(world, device, note)).toContain(token);
      await comeToRest(world);
    }));

  it("a record that the disk refused leaves no hole in the log", () =>
    holds("full at a record", async (world, { owner, anna, note }) => {
      const device = firstDevice(anna);
      device.disk.refusal = "storage-full";
      await linkDevice(world, owner);
      await world.clock.advance(5_000);
      device.disk.refusal = null;
      await linkDevice(world, owner);
      await world.clock.advance(60_000);
      device.kill("process");
      await bringBack(world, device);
      await online(world, device);
      const [own] = (await world.must("team", device.call("team"))).filter(
        ({ member }) => member === owner.member,
      );
      expect(own?.devices).toHaveLength(3);
      await write(world, anna, note);
      await comeToRest(world);
    }));

  it("a lock in the middle of a push is no error", () =>
    holds("lock while pushing", async (world, { owner, anna, note }) => {
      for (const pauseMs of [300, 350, 400, 450, 500, 600, 700]) {
        const device = firstDevice(anna);
        await open(world, device, note);
        const tab = device.life?.tabs[0];
        if (tab === undefined) throw new RangeError("off");
        await write(world, owner, note);
        await write(world, anna, note);
        void device.call("lock");
        await world.clock.advance(pauseMs);
        await bringBack(world, device);
      }
      healEverything(world);
      await comeToRest(world);
    }));
});

describe("a relay that has a part of the log only", () => {
  it.each([1, 2])("lets in whom a lost record added: %d records left", (left) =>
    holds(`part of the log ${left}`, async (world, { owner, anna, note }) => {
      const { practice } = world;
      if (practice === null) throw new RangeError("practice");
      const device = firstDevice(anna);
      firstDevice(owner).kill("process");
      const [token = ""] = await write(world, anna, note);
      const backup = await world.relay.backup(practice);
      world.relay.crash();
      const part = { records: backup.records.slice(0, left), signedEntries: [] };
      await world.wait("restoring", world.relay.restore(practice, part));
      world.relay.start();
      // Nobody else is there to give the relay back what it lost.
      await world.clock.advance(60_000);
      await online(world, device);
      expect((await world.relay.backup(practice)).records).toEqual(backup.records);
      expect(world.oracle.tokens.get(token)?.rung).toBe("backed-up");
      await comeToRest(world);
    }),
  );
});

describe("a relay that lost records while others add some", () => {
  interface Lost {
    readonly practice: PracticeId;
    readonly backup: RelayBackup;
  }

  /** Anna is away while the owner adds a record; then the relay loses that one. Anna has a record of her own to add. */
  async function loseRecord(world: World, { owner, anna }: TwoPeople): Promise<Lost> {
    const { practice } = world;
    if (practice === null) throw new RangeError("practice");
    const backup = await world.relay.backup(practice);
    cutOff(firstDevice(anna));
    const made = await world.must("a new client", firstDevice(anna).call("createPatient"));
    world.documents.push({ id: made.document, type: "patient-file", patient: made.patient, self: null });
    await linkDevice(world, owner);
    cutOff(firstDevice(owner));
    await comesBack(world, { practice, backup });
    return { practice, backup };
  }

  async function comesBack(world: World, { practice, backup }: Lost): Promise<void> {
    world.relay.crash();
    await world.wait("restoring", world.relay.restore(practice, backup));
    world.relay.start();
  }

  async function dials(world: World, device: SimDevice): Promise<void> {
    world.network.heal(device.link);
    await world.wait("reconnecting", device.call("reconnect"));
  }

  it("is given back what it lost first: a record of one's own waits for it", () =>
    holds("records lost", async (world, two) => {
      const [host, device] = [firstDevice(two.owner), firstDevice(two.anna)];
      const { practice } = await loseRecord(world, two);
      const later = two.owner.devices[1];
      if (later !== undefined) cutOff(later);
      await dials(world, device);
      await world.clock.advance(30_000);
      const before = (await world.relay.backup(practice)).records.length;
      await dials(world, host);
      await world.clock.advance(120_000);
      expect((await world.relay.backup(practice)).records.length).toBe(before + 3);
      for (const each of [host, device]) expect(alarmsOf(each)).not.toContain("two-histories");
      expect(await world.must("team", device.call("team"))).toHaveLength(2);
      await comeToRest(world);
    }));

  it("also when whoever waits is started anew in between", () =>
    holds("records lost, restart", async (world, two) => {
      const [host, device] = [firstDevice(two.owner), firstDevice(two.anna)];
      await loseRecord(world, two);
      const later = two.owner.devices[1];
      if (later !== undefined) cutOff(later);
      await dials(world, device);
      await world.clock.advance(10_000);
      device.kill("power");
      await bringBack(world, device);
      await world.clock.advance(40_000);
      await dials(world, host);
      await world.clock.advance(120_000);
      for (const each of [host, device]) expect(alarmsOf(each)).not.toContain("two-histories");
      await comeToRest(world);
    }));

  it("and whoever comes too late is told of two histories, keeps everything, and an emptied relay takes theirs", () =>
    holds("records lost, too late", async (world, two) => {
      const [host, device] = [firstDevice(two.owner), firstDevice(two.anna)];
      const { practice } = await loseRecord(world, two);
      const later = two.owner.devices[1];
      if (later !== undefined) cutOff(later);
      await dials(world, device);
      await world.clock.advance(120_000);
      await dials(world, host);
      await world.clock.advance(10_000);
      expect(alarmsOf(host)).toContain("two-histories");
      expect(host.life?.engine.syncState.relay).toEqual({ at: "refused", code: "not-authentic" });
      const [token = ""] = await write(world, two.owner, two.note);
      expect(world.oracle.tokens.get(token)?.rung).toBe("saved-here");

      // The owner decides that theirs holds: the relay is emptied, and their device comes first.
      cutOff(device);
      world.relay.crash();
      world.relay.wipe(practice);
      world.relay.start();
      await dials(world, host);
      await world.clock.advance(90_000);
      expect(world.oracle.tokens.get(token)?.rung).toBe("backed-up");
      await dials(world, device);
      await world.clock.advance(10_000);
      expect(alarmsOf(device)).toContain("two-histories");
      expect(shownOn(world, device, two.note)).not.toBe("");
    }));
});

describe("two people open the case of one person at once", () => {
  it("and what the one wrote whose case came second goes into the other's", () =>
    holds("two cases", async (world, { owner, anna }) => {
      const patient = await fileWithoutCase(world, owner, [anna]);
      const [first, second] = [firstDevice(anna), firstDevice(owner)];
      cutOff(second);
      await makeDocument(world, owner, { type: "note", patient });
      await makeDocument(world, anna, { type: "note", patient });
      await world.clock.advance(10_000);
      expect(refusedOf(first)).toBe(0);
      const late = world.documents.at(-2);
      if (late === undefined) throw new RangeError("no note");
      const [open] = second.life?.tabs ?? [];
      if (open === undefined) throw new RangeError("off");
      world.network.heal(second.link);
      await world.wait("reconnecting", second.call("reconnect"));
      await world.clock.advance(20_000);
      // The same tab goes on writing.
      const [token = ""] = type(world, { device: second, tab: open, shared: late });
      await world.clock.advance(10_000);
      expect(world.oracle.tokens.get(token)?.rung).toBe("backed-up");
      expect(refusedOf(second)).toBe(0);
      await comeToRest(world);
    }));

  it("also when the device was off in between", () =>
    holds("two cases, a restart", async (world, { owner, anna }) => {
      const patient = await fileWithoutCase(world, owner, [anna]);
      const device = firstDevice(owner);
      cutOff(device);
      await makeDocument(world, owner, { type: "note", patient });
      await world.clock.advance(5_000);
      await makeDocument(world, anna, { type: "note", patient });
      await world.clock.advance(10_000);
      device.kill("power");
      world.network.heal(device.link);
      await bringBack(world, device);
      await comeToRest(world);
      expect(refusedOf(device)).toBe(0);
    }));

  it("and whoever may not read the other's keeps what they wrote until they may", () =>
    holds("two cases, no right", async (world, { owner, anna }) => {
      const boris = await invite(world, owner, { name: "boris", roles: ["clinician"] });
      const patient = await fileWithoutCase(world, owner, [anna, boris]);
      const device = firstDevice(boris);
      cutOff(device);
      await makeDocument(world, boris, { type: "note", patient });
      const late = world.documents.at(-1);
      await makeDocument(world, anna, { type: "note", patient });
      await world.clock.advance(10_000);
      world.network.heal(device.link);
      await world.wait("reconnecting", device.call("reconnect"));
      await world.clock.advance(20_000);
      expect(refusedOf(device)).toBe(1);
      if (late === undefined || boris.member === null) throw new RangeError("boris");
      const [token = ""] = await write(world, boris, late);
      expect(world.oracle.tokens.get(token)?.rung).toBe("saved-here");
      await assign(world, owner, patient, boris.member);
      await world.clock.advance(20_000);
      expect(world.oracle.tokens.get(token)?.rung).toBe("backed-up");
      expect(refusedOf(device)).toBe(0);
      await comeToRest(world);
    }));
});

/** Reception opens a file and no case; these read it. */
async function fileWithoutCase(world: World, owner: Person, team: readonly Person[]): Promise<PatientId> {
  const desk = await invite(world, owner, { name: "desk", roles: ["front-desk"] });
  const patient = await takeIn(world, desk);
  await world.clock.advance(5_000);
  for (const { member } of team) if (member !== null) await assign(world, owner, patient, member);
  await world.clock.advance(5_000);
  return patient;
}

function refusedOf(device: SimDevice): number {
  return device.life?.engine.syncState.notPermitted ?? -1;
}

async function bringBackOffline(world: World, device: SimDevice): Promise<void> {
  const { practice } = world;
  if (practice === null) throw new RangeError("practice");
  device.start();
  await world.until("the engine starts", () => device.life?.engine.state.at === "closed");
  await world.must("unlocking", device.call("unlock", { practice, passphrase: device.passphrase }));
}
