import "./seeded-chance.ts";
import { describe, expect, it } from "vitest";
import {
  dropEvery,
  duplicate,
  forgeRecords,
  lieAboutNumbers,
  playTrick,
  reorder,
  replay,
  type Trick,
  withhold,
} from "./evil-relay.ts";
import { firstDevice, linkDevice, online } from "./founding.ts";
import { comeToRest } from "./quiet.ts";
import { inWorld } from "./run-seed.ts";
import { alarmsOf, cutOff, quarantineOf, shownOn, twoPeople, write } from "./scenes.ts";
import { makeSimRelay } from "./sim-relay.ts";
import { openIn } from "./typing.ts";
import type { World } from "./world.ts";

const YEARS_MS = 10 * 365 * 24 * 3_600_000;

async function holds(seed: string, scenario: (world: World) => Promise<void>): Promise<World> {
  let kept: World | null = null;
  const report = await inWorld({ seed }, async (world) => {
    kept = world;
    await scenario(world);
  });
  expect(report.failures).toEqual([]);
  if (kept === null) throw new Error("no world");
  return kept;
}

describe("a relay that lies", () => {
  it("R1: drops every k-th entry: nothing is applied over the gap, and it is asked for again", async () => {
    let dropped = 0;
    await holds("R1", async (world) => {
      const { owner, anna, note } = await twoPeople(world);
      const reader = firstDevice(anna);
      const written: string[] = [];
      for (let k = 50; k >= 1; k -= 1) {
        playTrick(
          reader.link,
          dropEvery(k, () => (dropped += 1)),
        );
        for (let stroke = 0; stroke < 2; stroke += 1) written.push(...(await write(world, owner, note)));
        const shown = shownOn(world, reader, note);
        const seen = written.map((token) => shown.includes(token));
        // What is shown is a beginning of what was written: no later entry without an earlier one.
        expect(seen).toEqual(seen.toSorted((a, b) => Number(b) - Number(a)));
      }
      reader.link.tamperDown = null;
      written.push(...(await write(world, owner, note)));
      const shown = shownOn(world, reader, note);
      expect(written.filter((token) => !shown.includes(token))).toEqual([]);
      await comeToRest(world);
    });
    expect(dropped).toBeGreaterThanOrEqual(50);
  }, 120_000);

  const tricks: Record<string, (world: World, struck: () => void) => Trick> = {
    replays: ({ pick }, struck) => replay(pick, struck),
    reorders: ({ pick }, struck) => reorder(pick, struck),
    duplicates: ({ pick }, struck) => duplicate(pick, struck),
    "lies about numbers": ({ pick }, struck) => lieAboutNumbers(pick, struck),
    "withholds everything": (_world, struck) => withhold(struck),
  };
  it.each(Object.keys(tricks))(
    "R3: %s: everybody comes to the same state",
    async (name) => {
      const make = tricks[name];
      let struck = 0;
      for (let seed = 0; seed < 5; seed += 1) {
        await holds(`R3 ${name} ${seed}`, async (world) => {
          const { owner, anna, note } = await twoPeople(world);
          for (const person of [owner, anna]) {
            const trick = make?.(world, () => (struck += 1));
            if (trick !== undefined) playTrick(firstDevice(person).link, trick);
          }
          for (let round = 0; round < 6; round += 1)
            await write(world, world.pick(2) === 0 ? owner : anna, note);
          await comeToRest(world, { afterword: true });
        });
      }
      expect(struck).toBeGreaterThan(5);
    },
    120_000,
  );

  it("R4: shows two histories: whoever meets the other one stops, says so and applies nothing of it", async () => {
    await holds("R4", async (world) => {
      const { anna, owner, note } = await twoPeople(world);
      const { practice } = world;
      if (practice === null) return;
      const other = makeSimRelay({ clock: world.clock, pick: world.pick, seed: "other relay" });
      await world.wait("copying", other.restore(practice, await world.relay.backup(practice)));
      other.stop().catch(() => undefined);
      await world.clock.advance(1_000);
      other.start();
      const reader = firstDevice(anna);
      cutOff(reader);
      reader.link.relay = other.listener;
      world.network.heal(reader.link);
      await world.wait("reconnecting", reader.call("reconnect"));
      await online(world, reader);
      // Each side goes on by itself: one record here, another there.
      await linkDevice(world, owner);
      await world.must("linking elsewhere", reader.call("linkDevice"));
      const before = shownOn(world, reader, note);
      await write(world, owner, note);
      reader.link.relay = world.relay.listener;
      for (const connection of [...reader.link.connections]) connection.reset();
      await world.clock.advance(60_000);
      expect(alarmsOf(reader)).toContain("two-histories");
      expect(shownOn(world, reader, note)).toBe(before);
      expect(await world.must("team", reader.call("team"))).toHaveLength(2);
    });
  }, 60_000);

  it("R5: restored from an older backup, then wiped: clients give back everything", async () => {
    await holds("R5", async (world) => {
      const { owner, anna, note } = await twoPeople(world);
      const { practice } = world;
      if (practice === null) return;
      const old = await world.relay.backup(practice);
      for (const person of [owner, anna]) await write(world, person, note);
      world.relay.crash();
      await world.wait("restoring", world.relay.restore(practice, old));
      world.relay.start();
      await world.clock.advance(60_000);
      expect(alarmsOf(firstDevice(owner)).concat(alarmsOf(firstDevice(anna)))).toContain("relay-lost-data");
      for (const person of [owner, anna]) await write(world, person, note);
      world.relay.crash();
      world.relay.wipe(practice);
      world.relay.start();
      await world.clock.advance(120_000);
      await comeToRest(world);
      const state = await (await world.relay.opened(practice))?.state();
      expect(state?.head).toBeGreaterThan(old.signedEntries.length + 3);
    });
  }, 60_000);

  it("R8: is ten years early or late: people write, read, come in and go out as ever", async () => {
    for (const skew of [YEARS_MS, -YEARS_MS]) {
      await holds(`R8 ${skew}`, async (world) => {
        const { owner, anna, note } = await twoPeople(world);
        world.relay.setSkew(skew);
        for (const person of [owner, anna]) await write(world, person, note);
        await world.must(
          "unassigning",
          firstDevice(owner).call("unassign", {
            patient: note.patient ?? ("" as never),
            member: anna.member ?? ("" as never),
          }),
        );
        await write(world, owner, note);
        await comeToRest(world);
      });
    }
  }, 60_000);

  it("M1: adds a member or changes a record: nothing of it is applied, and it is said", async () => {
    await holds("M1", async (world) => {
      const { owner, anna, note } = await twoPeople(world);
      const reader = firstDevice(anna);
      let forged = 0;
      playTrick(
        reader.link,
        forgeRecords(world.pick, () => (forged += 1)),
      );
      const team = await world.must("team", reader.call("team"));
      await linkDevice(world, owner);
      await world.clock.advance(30_000);
      expect(forged).toBeGreaterThan(0);
      expect(alarmsOf(reader)).toContain("foreign-record");
      const after = await world.must("team", reader.call("team"));
      expect(after.map(({ devices }) => devices.length)).toEqual(team.map(({ devices }) => devices.length));
      await write(world, anna, note);
      await comeToRest(world);
      expect((await quarantineOf(world, reader)).map(({ reason }) => reason)).toEqual([]);
      const healed = await world.must("team", reader.call("team"));
      expect(healed.flatMap(({ devices }) => devices)).toHaveLength(
        team.flatMap(({ devices }) => devices).length + 1,
      );
      expect(openIn(world, reader.life?.tabs[0] ?? reader.addTab(), note).end).toBeNull();
    });
  }, 60_000);
});
