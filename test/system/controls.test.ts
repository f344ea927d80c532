import "./seeded-chance.ts";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { acknowledgesBeforeCommit, skipsNumbers } from "./broken-stores.ts";
import {
  BELIEVES_SNAPSHOTS,
  buildWith,
  type EngineBuild,
  FALSE_SNAPSHOTS,
  FORGETS_WHAT_MEMORY_HAS,
  KEEPS_LEFT_BRANCHES,
  type Mutation,
  NEVER_WRITES_ANEW,
  NO_GAP_CHECK,
  NO_GATE,
  PRODUCT,
} from "./engine-build.ts";
import { dropEvery, playTrick } from "./evil-relay.ts";
import { firstDevice } from "./founding.ts";
import { keptFromHistory } from "./newcomers.ts";
import { bringBack, comeToRest, healEverything } from "./quiet.ts";
import { inWorld, type RunReport } from "./run-seed.ts";
import { cutOff, shownOn, twoPeople, write } from "./scenes.ts";
import { tearLastCopy, tearOwnEntry } from "./torn-entry.ts";
import { openIn } from "./typing.ts";
import type { World, WorldInput } from "./world.ts";

/** The relay dies a second after it has acknowledged, and the device that wrote is gone for good. */
async function relayDiesAfterAnswering(world: World): Promise<void> {
  const { anna, owner, note } = await twoPeople(world);
  await world.clock.advance(10_000);
  await write(world, anna, note);
  world.relay.crash();
  firstDevice(anna).kill("process");
  world.gone.add(firstDevice(anna));
  anna.hasLeft = true;
  world.oracle.diskLost(firstDevice(anna).name);
  firstDevice(owner).kill("power");
  world.relay.start();
  await comeToRest(world);
}

/** One comes back and reads from storage, just when the other has written. */
async function readsWhileOthersWrite(world: World): Promise<void> {
  const { owner, anna, note } = await twoPeople(world);
  const { link } = firstDevice(anna);
  for (let round = 0; round < 6; round += 1) {
    link.isReachable = false;
    for (const connection of [...link.connections]) connection.reset();
    await write(world, owner, note);
    world.network.heal(link);
    await world.wait("reconnecting", firstDevice(anna).call("reconnect"));
    await world.clock.advance(1_000);
  }
  await comeToRest(world);
}

async function relayDropsEntries(world: World): Promise<void> {
  const { owner, anna, note } = await twoPeople(world);
  playTrick(
    firstDevice(anna).link,
    dropEvery(3, () => world.note("dropped")),
  );
  for (let round = 0; round < 8; round += 1) await write(world, owner, note);
  await comeToRest(world, { afterword: true });
}

/** Y1: while a colleague writes offline, somebody writes under the colleague's client and has used up the clocks. */
async function colleagueIsSilenced(world: World): Promise<void> {
  const { owner, anna, note } = await twoPeople(world);
  const [tab] = firstDevice(owner).life?.tabs ?? [];
  const [otherTab] = firstDevice(anna).life?.tabs ?? [];
  if (tab === undefined || otherTab === undefined) throw new RangeError("off");
  const victim = openIn(world, tab, note).doc;
  const { link } = firstDevice(owner);
  link.isReachable = false;
  for (const connection of [...link.connections]) connection.reset();
  const evil = new Y.Doc();
  Y.applyUpdate(evil, Y.encodeStateAsUpdate(openIn(world, otherTab, note).doc));
  evil.clientID = victim.clientID;
  const before = Y.encodeStateVector(evil);
  evil.getMap("note").set("title", "x".repeat(3));
  openIn(world, otherTab, note).edit([], (doc) => Y.applyUpdate(doc, Y.encodeStateAsUpdate(evil, before)));
  for (let round = 0; round < 3; round += 1) await write(world, owner, note);
  await comeToRest(world);
}

/** A member's snapshots say what nobody wrote; somebody's further device comes in and is shown one first. */
async function memberLies(world: World, liar: EngineBuild, newcomer: EngineBuild): Promise<void> {
  const { owner, anna, note } = await twoPeople(world, { build: liar });
  for (let round = 0; round < 6; round += 1) await write(world, anna, note);
  const late = await keptFromHistory(world, firstDevice(owner), { build: newcomer });
  expect(late?.shown.map(({ state }) => state).join()).toContain("never written");
  healEverything(world);
  for (const connection of [...(late?.device.link.connections ?? [])]) connection.reset();
  await comeToRest(world);
}

/** Anna's copy of what the relay lost is torn; the owner, who has it, comes back when she has written anew, or never. */
async function lastCopyIsTorn(world: World, comesBack = true): Promise<void> {
  const { owner, anna, note } = await twoPeople(world);
  const device = firstDevice(anna);
  const state = device.life?.engine.state;
  if (state?.at !== "open" || world.practice === null) throw new RangeError("anna");
  for (let round = 0; round < 3; round += 1) await write(world, anna, note);
  for (const each of [firstDevice(owner), device]) each.kill("process");
  await tearOwnEntry(device, { author: state.open.device, document: note.id, fromEnd: 1 });
  world.relay.crash();
  world.relay.wipe(world.practice);
  world.relay.start();
  if (!comesBack) {
    world.gone.add(firstDevice(owner));
    world.oracle.giveUp(device.name, note.id);
  }
  await bringBack(world, device);
  await write(world, anna, note);
  await world.clock.advance(100_000);
  await comeToRest(world);
}

/** Anna types behind a torn entry that her memory still has, time enough passes to find that, and then the power goes. */
async function tornIsFoundInTime(world: World): Promise<void> {
  const { owner, anna, note } = await twoPeople(world);
  const device = firstDevice(anna);
  const state = device.life?.engine.state;
  if (state?.at !== "open" || world.practice === null) throw new RangeError("anna");
  for (let round = 0; round < 2; round += 1) await write(world, anna, note);
  firstDevice(owner).kill("process");
  world.gone.add(firstDevice(owner));
  cutOff(device);
  await tearLastCopy(world, device, { author: state.open.device, document: note.id, fromEnd: 0 });
  await write(world, anna, note);
  world.relay.crash();
  world.relay.wipe(world.practice);
  world.relay.start();
  world.network.heal(device.link);
  await world.wait("reconnecting", device.call("reconnect"));
  await world.clock.advance(20_000);
  device.kill("power");
  await bringBack(world, device);
  await world.clock.advance(100_000);
  shownOn(world, device, note);
  await world.clock.advance(5_000);
  const replica = { device: device.name, document: note.id, state: shownOn(world, device, note) };
  world.failures.push(...world.oracle.judge([replica]));
}

describe("the oracle notices", () => {
  const run = (
    scenario: (world: World) => Promise<void>,
    input: Partial<WorldInput> = {},
  ): Promise<RunReport> => inWorld({ seed: "control", ...input }, scenario);
  const mutated = async (mutation: Mutation, scenario: (world: World) => Promise<void>) => {
    const build = await buildWith(mutation);
    try {
      return await run(scenario, { build });
    } finally {
      await build.close();
    }
  };

  it("a relay that acknowledges before it commits", async () => {
    expect((await run(relayDiesAfterAnswering)).failures).toEqual([]);
    const { failures } = await run(relayDiesAfterAnswering, { wrapStore: acknowledgesBeforeCommit });
    expect(failures.join()).toMatch(/\(backed-up\) of anna-1 is missing/);
  });

  it("a relay whose numbers come from a global sequence", async () => {
    expect((await run(readsWhileOthersWrite)).failures).toEqual([]);
    const { failures } = await run(readsWhileOthersWrite, { wrapStore: skipsNumbers });
    expect(failures.join()).toMatch(/is missing on anna-1/);
  });

  it("an engine that does not look for gaps", async () => {
    expect((await run(relayDropsEntries)).failures).toEqual([]);
    const { failures } = await mutated(NO_GAP_CHECK, relayDropsEntries);
    expect(failures.join()).toMatch(/is missing on anna-1/);
  });

  it("an engine without the gate", async () => {
    expect((await run(colleagueIsSilenced)).failures).toEqual([]);
    const { failures } = await mutated(NO_GATE, colleagueIsSilenced);
    expect(failures.join()).toMatch(/of owner-1 is missing|differs between/);
  });

  it("an engine that takes a snapshot for the truth", async () => {
    const liar = await buildWith(FALSE_SNAPSHOTS);
    const believer = await buildWith(BELIEVES_SNAPSHOTS);
    try {
      expect((await run((world) => memberLies(world, liar, PRODUCT))).failures).toEqual([]);
      const { failures } = await run((world) => memberLies(world, liar, believer));
      expect(failures.join()).toMatch(/differs between/);
    } finally {
      await liar.close();
      await believer.close();
    }
  });

  it("an engine that waits for ever for what it cannot give back", async () => {
    const alone = (world: World): Promise<void> => lastCopyIsTorn(world, false);
    expect((await run(alone)).failures).toEqual([]);
    const { failures } = await mutated(NEVER_WRITES_ANEW, alone);
    expect(failures.join()).toMatch(/never at rest: anna-1.*"waiting":1/);
  });

  it("a colleague's engine that keeps what was left", async () => {
    expect((await run(lastCopyIsTorn)).failures).toEqual([]);
    const { failures } = await mutated(KEEPS_LEFT_BRANCHES, lastCopyIsTorn);
    expect(failures.join()).toMatch(/is missing on|differs between/);
  });

  it("an engine that lets go of torn words which its memory still has", async () => {
    expect((await run(tornIsFoundInTime)).failures).toEqual([]);
    const { failures } = await mutated(FORGETS_WHAT_MEMORY_HAS, tornIsFoundInTime);
    expect(failures.join()).toMatch(/\(saved-here\) of anna-1 is missing on anna-1/);
  });

  it("a run in which nothing was saved", async () => {
    const silent: EngineBuild = PRODUCT;
    const report = await run(
      async (world) => {
        const { owner, note } = await twoPeople(world);
        firstDevice(owner).disk.refusal = "storage-full";
        await write(world, owner, note);
        firstDevice(owner).disk.refusal = null;
        world.failures.push(...world.oracle.judge([{ device: "nobody", document: note.id, state: "" }]));
      },
      { build: silent },
    );
    expect(report.failures.length).toBeGreaterThan(0);
  });
});
