import "./seeded-chance.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { decodeOutboxRow } from "../../client/engine/entries/rows.ts";
import { splitSignedEntry } from "../../crypto/public/signed-entry.ts";
import { fastEntryHash } from "../../sync-server/pushed-entry.ts";
import { makeSimSuite } from "../support/sim-suite.ts";
import { buildWith, type EngineBuild, NO_GATE } from "./engine-build.ts";
import { assign, firstDevice, invite, online } from "./founding.ts";
import { bringBack, comeToRest } from "./quiet.ts";
import { inWorld, type RunReport } from "./run-seed.ts";
import { alarmsOf, cutOff, quarantineOf, shownOn, twoPeople, write } from "./scenes.ts";
import { openIn, type } from "./typing.ts";
import type { World, WorldInput } from "./world.ts";

const LATE_ENTRIES = 50;

async function holds(input: WorldInput, scenario: (world: World) => Promise<void>): Promise<RunReport> {
  const report = await inWorld(input, scenario);
  expect(report.failures).toEqual([]);
  return report;
}

describe("somebody who was removed", () => {
  it("M4: writes on, and the relay helps: 50 late entries, none applied, all kept for an owner", async () => {
    await holds({ seed: "M4" }, async (world) => {
      const { owner, anna, note } = await twoPeople(world);
      const [late, host] = [firstDevice(anna), firstDevice(owner)];
      if (anna.member === null || world.practice === null) throw new RangeError("anna");
      cutOff(late);
      const tab = late.life?.tabs[0];
      if (tab === undefined) throw new RangeError("off");
      for (let entry = 0; entry < LATE_ENTRIES; entry += 1) {
        type(world, { device: late, tab, shared: note });
        await world.clock.advance(3_000);
      }
      await world.must("removing", host.call("removeMember", { member: anna.member }));
      anna.hasLeft = true;
      world.gone.add(late);
      world.oracle.diskLost(late.name);
      const before = shownOn(world, host, note);
      const outbox = (await (await late.disk.store())?.range("outbox")) ?? [];
      expect(outbox.length).toBeGreaterThanOrEqual(LATE_ENTRIES);
      // The relay stores what its own rules would refuse.
      const kept = await world.relay.opened(world.practice);
      const state = await kept?.state();
      const entries = outbox.map(({ value }) => lateEntry(decodeOutboxRow(value).bytes));
      if (kept === null) throw new RangeError("practice");
      await world.wait("storing", kept.append({ logLength: state?.logLength ?? 0, day: 0, entries }));
      world.relay.crash();
      world.relay.start();
      await world.clock.advance(120_000);
      const quarantined = await quarantineOf(world, host);
      expect(quarantined.filter(({ reason }) => reason === "beyond-cut")).toHaveLength(outbox.length);
      expect(shownOn(world, host, note)).toBe(before);
      await comeToRest(world);
    });
  }, 60_000);

  it("M5: reads on: nothing that was written after the removal reaches the device", async () => {
    await holds({ seed: "M5", suite: makeSimSuite }, async (world) => {
      const { owner, anna, note } = await twoPeople(world);
      const [spy, host] = [firstDevice(anna), firstDevice(owner)];
      if (anna.member === null) throw new RangeError("anna");
      cutOff(spy);
      await world.must("removing", host.call("removeMember", { member: anna.member }));
      const secret = await write(world, owner, note);
      world.network.heal(spy.link);
      await world.wait("reconnecting", spy.call("reconnect"));
      await world.clock.advance(60_000);
      expect(spy.life?.engine.state.at).toBe("removed");
      anna.hasLeft = true;
      world.gone.add(spy);
      for (const token of secret) expect(shownOn(world, spy, note)).not.toContain(token);
      await comeToRest(world);
    });
  }, 60_000);
});

describe("a copied profile", () => {
  it("M7: both copies write: both edits survive, in a new incarnation, with an alarm", async () => {
    await holds({ seed: "M7" }, async (world) => {
      const { anna, note } = await twoPeople(world);
      const original = firstDevice(anna);
      await world.clock.advance(10_000);
      const copy = world.addDevice(anna, {
        disk: original.disk.clone(world.pick),
        passphrase: original.passphrase,
      });
      cutOff(original);
      await bringBack(world, copy);
      await online(world, copy);
      const tab = copy.life?.tabs[0];
      if (tab === undefined) throw new RangeError("off");
      await world.until("the document opens", () => openIn(world, tab, note).isReady);
      type(world, { device: copy, tab, shared: note });
      await write(world, anna, note);
      world.network.heal(original.link);
      await world.wait("reconnecting", original.call("reconnect"));
      await world.clock.advance(60_000);
      expect([...alarmsOf(original), ...alarmsOf(copy)]).toContain("fork");
      await comeToRest(world, { afterword: true });
    });
  }, 60_000);
});

describe("a member whose program checks nothing", () => {
  let evilBuild: EngineBuild & { close(): Promise<void> };
  beforeAll(async () => {
    evilBuild = await buildWith(NO_GATE);
  });
  afterAll(() => evilBuild.close());

  /** Mallory, with an engine without the gate, shares the note of the two. */
  async function withMallory(world: World) {
    const two = await twoPeople(world);
    const mallory = await invite(
      world,
      two.owner,
      { name: "mallory", roles: ["clinician"] },
      { build: evilBuild },
    );
    const { patient } = two.note;
    if (patient === null || mallory.member === null) throw new RangeError("patient");
    await assign(world, two.owner, patient, mallory.member);
    await world.clock.advance(5_000);
    await write(world, mallory, two.note);
    const tab = firstDevice(mallory).life?.tabs[0];
    if (tab === undefined) throw new RangeError("off");
    return { ...two, mallory, page: openIn(world, tab, two.note) };
  }

  /** What the honest ones have at the end; mallory's own device shows whatever it likes. */
  async function othersAreWell(world: World, reasons: readonly string[]): Promise<void> {
    const [owner, anna, mallory] = world.people;
    if (owner === undefined || anna === undefined || mallory === undefined) throw new RangeError("people");
    mallory.hasLeft = true;
    world.gone.add(firstDevice(mallory));
    world.oracle.diskLost(firstDevice(mallory).name);
    for (const person of [owner, anna]) {
      const seen = (await quarantineOf(world, firstDevice(person))).map(({ reason }) => reason);
      expect(seen.some((reason) => reasons.includes(reason))).toBe(true);
    }
    await comeToRest(world);
  }

  it("Y1: uses up a colleague's clocks: refused, and what the colleague writes offline arrives", async () => {
    await holds({ seed: "Y1" }, async (world) => {
      const { owner, note, page } = await withMallory(world);
      const tab = firstDevice(owner).life?.tabs[0];
      if (tab === undefined) throw new RangeError("off");
      const victim = openIn(world, tab, note).doc.clientID;
      cutOff(firstDevice(owner));
      page.edit([], (doc) => Y.applyUpdate(doc, writtenAs(doc, victim)));
      await world.clock.advance(5_000);
      await write(world, owner, note);
      world.network.heal(firstDevice(owner).link);
      await world.clock.advance(60_000);
      await othersAreWell(world, ["gate-foreign-client"]);
    });
  }, 60_000);

  it("Y2: writes under a colleague's client id: refused, replicas converge", async () => {
    await holds({ seed: "Y2" }, async (world) => {
      const { anna, owner, note, page } = await withMallory(world);
      const tab = firstDevice(anna).life?.tabs[0];
      if (tab === undefined) throw new RangeError("off");
      const victim = openIn(world, tab, note).doc.clientID;
      page.edit([], (doc) => Y.applyUpdate(doc, writtenAs(doc, victim)));
      for (const person of [anna, owner, anna]) await write(world, person, note);
      await othersAreWell(world, ["gate-foreign-client"]);
    });
  }, 60_000);

  it("Y3: nests without end, fills other roots, uses poisonous keys: refused, the document opens", async () => {
    await holds({ seed: "Y3" }, async (world) => {
      const { anna, owner, note, page } = await withMallory(world);
      page.edit([], (doc) => doc.getMap("elsewhere").set("x", "y"));
      await world.clock.advance(3_000);
      page.edit([], (doc) => doc.getMap("note").set("__proto__", "y"));
      await world.clock.advance(3_000);
      page.edit([], (doc) => doc.getXmlFragment("body").insert(0, [nested(200)]));
      await world.clock.advance(3_000);
      for (const person of [anna, owner]) await write(world, person, note);
      await othersAreWell(world, ["gate-roots", "gate-too-deep", "gate-format"]);
    });
  }, 60_000);
});

function lateEntry(signedEntry: Uint8Array) {
  const { header, entry } = splitSignedEntry(signedEntry);
  return { ...header, hash: fastEntryHash(entry), signedEntry };
}

/** One more struct after the last of `client`. */
function writtenAs(doc: Y.Doc, client: number): Uint8Array {
  const evil = new Y.Doc();
  Y.applyUpdate(evil, Y.encodeStateAsUpdate(doc));
  evil.clientID = client;
  const before = Y.encodeStateVector(evil);
  evil.getMap("note").set("title", "xxx");
  return Y.encodeStateAsUpdate(evil, before);
}

function nested(depth: number): Y.XmlElement {
  const outer = new Y.XmlElement("paragraph");
  let inner = outer;
  for (let level = 0; level < depth; level += 1) {
    const next = new Y.XmlElement("paragraph");
    inner.insert(0, [next]);
    inner = next;
  }
  return outer;
}
