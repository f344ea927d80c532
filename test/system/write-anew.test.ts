/** An entry that the relay lost and whose only copy on its author's device is damaged (docs/PROTOCOL.md §5, "Writing anew"). */
import "./seeded-chance.ts";
import { describe, expect, it } from "vitest";
import { comparePositions, type EntryHeader } from "../../crypto/public/entry.ts";
import { splitSignedEntry } from "../../crypto/public/signed-entry.ts";
import { decodeClientFrame } from "../../sync-server/protocol/client-frames.ts";
import { playTrick } from "./evil-relay.ts";
import { firstDevice, linkDevice } from "./founding.ts";
import { bringBack, comeToRest } from "./quiet.ts";
import { cutOff, quarantineOf, shownOn, write } from "./scenes.ts";
import type { SimDevice } from "./sim-device.ts";
import { tearOwnEntry, tearWaitingEntry } from "./torn-entry.ts";
import {
  dials,
  holds,
  isWhole,
  MENDED_MS,
  rungOf,
  tearSecond,
  told,
  type TornScene,
  wipe,
} from "./torn-scene.ts";
import type { World } from "./world.ts";

describe("an author whose entry is lost by the relay and torn on the disk", () => {
  it("writes its part anew from what is in memory, and every word is there once, for everybody", () =>
    holds("memory", async (world, scene) => {
      const { owner, anna, note, device } = scene;
      firstDevice(owner).kill("process");
      await tearSecond(scene);
      wipe(world);
      await world.clock.advance(20_000);
      const [later = ""] = await write(world, anna, note);
      expect(told(device)).toEqual(["own-entry-lost"]);
      expect(rungOf(world, later)).toBe("saved-here");
      await world.clock.advance(MENDED_MS);
      expect(told(device)).toEqual(["written-anew"]);
      expect(isWhole(device)).toBe(true);
      expect(rungOf(world, later)).toBe("backed-up");
      expect((await quarantineOf(world, device)).map(({ reason }) => reason)).toEqual(["damaged-on-disk"]);
      // A device that has never seen the old branch, then one that has it whole.
      await linkDevice(world, anna);
      await comeToRest(world);
    }));

  it("also when nothing was written since, and nothing new waits", () =>
    holds("nothing new", async (world, scene) => {
      firstDevice(scene.owner).kill("process");
      await tearSecond(scene);
      wipe(world);
      await world.clock.advance(MENDED_MS);
      expect(told(scene.device)).toEqual(["written-anew"]);
      await linkDevice(world, scene.anna);
      await comeToRest(world);
    }));

  it("writes anew what can be read, says that words are missing, and they come back with whoever has them", () =>
    holds("in part", async (world, scene) => {
      const { owner, anna, note, device, tokens } = scene;
      firstDevice(owner).kill("process");
      device.kill("process");
      await tearSecond(scene);
      wipe(world);
      await bringBack(world, device);
      const [later = ""] = await write(world, anna, note);
      await world.clock.advance(MENDED_MS);
      expect(isWhole(device)).toBe(false);
      expect(rungOf(world, later)).toBe("backed-up");
      expect(shownOn(world, device, note)).not.toContain(tokens[1]);
      expect(shownOn(world, device, note)).toContain(tokens[0]);
      await comeToRest(world);
      expect(shownOn(world, device, note)).toContain(tokens[1]);
      expect(await quarantineOf(world, device)).toEqual([]);
      // And a relay that loses everything once more is given both branches.
      wipe(world);
      await world.clock.advance(MENDED_MS);
      await linkDevice(world, anna);
      await comeToRest(world);
    }));

  it("says that words are missing also of a document of which nothing of its own can be read", () =>
    holds("nothing of a document", async (world, scene) => {
      const { owner, note, device, author } = scene;
      firstDevice(owner).kill("process");
      device.kill("process");
      while (await tearOwnEntry(device, { author, document: note.id, fromEnd: 0 }));
      wipe(world);
      await bringBack(world, device);
      await world.clock.advance(MENDED_MS);
      expect(told(device)).toEqual(["written-anew"]);
      expect(isWhole(device)).toBe(false);
      await comeToRest(world);
    }));

  it("looks for what was lost over the next line, when the one that began to look has ended", () =>
    holds("line ends in a look", async (world, scene) => {
      const { owner, anna, device } = scene;
      firstDevice(owner).kill("process");
      await tearSecond(scene);
      let looks = 0;
      // Once to see the loss, once to see that all is given back, once to see what of this device is behind; and then no more.
      device.link.tamperUp = (bytes) => {
        const isLook = decodeClientFrame(bytes).type === "ask-heads";
        if (isLook && ++looks === 4) for (const each of [...device.link.connections]) each.reset();
        return [bytes];
      };
      wipe(world);
      await world.clock.advance(2 * MENDED_MS);
      expect(looks).toBeGreaterThan(3);
      expect(told(device)).toEqual(["written-anew"]);
      await linkDevice(world, anna);
      await comeToRest(world);
    }));

  it.each(["process", "power"] as const)(
    "is killed (%s) before it has looked, and looks when it starts again",
    (how) =>
      holds(`killed before a look ${how}`, async (world, scene) => {
        const { owner, anna, device } = scene;
        firstDevice(owner).kill("process");
        await tearSecond(scene);
        let looks = 0;
        device.link.tamperUp = (bytes) => {
          // The first two see the loss, and that all is given back; with the third begins the look at what of this device is behind.
          if (decodeClientFrame(bytes).type === "ask-heads" && ++looks === 3) device.kill(how);
          return [bytes];
        };
        wipe(world);
        await world.clock.advance(30_000);
        expect(device.life).toBe(null);
        device.link.tamperUp = null;
        await bringBack(world, device);
        await world.clock.advance(MENDED_MS);
        expect(told(device)).toEqual(["written-anew"]);
        await linkDevice(world, anna);
        await comeToRest(world);
      }),
  );

  it("is given it back by a colleague who is on, and writes nothing anew", () =>
    holds("colleague", async (world, scene) => {
      const { anna, note, device } = scene;
      device.kill("process");
      await tearSecond(scene);
      wipe(world);
      await bringBack(world, device);
      const [later = ""] = await write(world, anna, note);
      await world.clock.advance(2 * MENDED_MS);
      expect(told(device)).not.toContain("written-anew");
      expect(told(device)).not.toContain("own-entry-lost");
      expect(rungOf(world, later)).toBe("backed-up");
      await comeToRest(world);
      expect(await quarantineOf(world, device)).toEqual([]);
    }));

  it("is given it back by a colleague who comes while it waits", () =>
    holds("colleague in time", async (world, scene) => {
      const { owner, anna, note, device } = scene;
      const host = firstDevice(owner);
      cutOff(host);
      device.kill("process");
      await tearSecond(scene);
      wipe(world);
      await bringBack(world, device);
      await write(world, anna, note);
      await world.clock.advance(20_000);
      expect(told(device)).toEqual(["own-entry-lost"]);
      await dials(world, host);
      await world.clock.advance(2 * MENDED_MS);
      expect(told(device)).toEqual(["own-entry-found"]);
      await comeToRest(world);
      expect(await quarantineOf(world, device)).toEqual([]);
    }));

  it.each(Array.from({ length: 9 }, (_, at) => at + 9))(
    "is given it back by a colleague behind frame %i of its look, and gives what no colleague has",
    (frame) =>
      holds(`colleague in a look ${frame}`, async (world, scene) => {
        const { owner, anna, note, device } = scene;
        const host = firstDevice(owner);
        cutOff(host);
        const [last = ""] = await write(world, anna, note);
        expect(rungOf(world, last)).toBe("backed-up");
        await tearSecond(scene);
        let sent = 0;
        // The first sees the loss. Behind the fourteenth it was seed 1509: the head of this device is known, and nothing is fetched yet.
        device.link.tamperUp = (bytes) => {
          if (sent > 0 || decodeClientFrame(bytes).type === "ask-heads") sent += 1;
          if (sent === frame) device.link.up = "stall";
          return [bytes];
        };
        wipe(world);
        await world.until("it looks", () => device.link.up === "stall");
        device.link.tamperUp = null;
        await dials(world, host);
        await world.clock.advance(5_000);
        world.network.heal(device.link);
        await world.clock.advance(MENDED_MS);
        expect(told(device)).not.toContain("own-entry-lost");
        expect(told(device)).not.toContain("written-anew");
        expect(shownOn(world, host, note)).toContain(last);
        await comeToRest(world);
      }),
  );

  it.each(Array.from({ length: 16 }, (_, step) => step + 1))(
    "is cut off at step %i of writing anew, and it is done once, and said",
    (step) =>
      holds(`cut off ${step}`, async (world, scene) => {
        const { owner, anna, note, device } = scene;
        firstDevice(owner).kill("process");
        await tearSecond(scene);
        wipe(world);
        await world.clock.advance(10_000);
        const [later = ""] = await write(world, anna, note);
        // The state was written when the damage was found: what was in memory is on the disk.
        await world.clock.advance(55_000);
        expect(told(device)).toEqual(["own-entry-lost"]);
        let wasKilled = false;
        device.killAtStep(step, step % 2 === 0 ? "power" : "process", () => (wasKilled = true));
        const heard: string[] = [];
        for (let waited = 0; waited < 60_000; waited += 20) {
          await world.clock.advance(20);
          heard.push(...told(device));
        }
        expect(wasKilled).toBe(true);
        await bringBack(world, device);
        await world.clock.advance(MENDED_MS);
        expect(rungOf(world, later)).not.toBe("typed");
        expect([...heard, ...told(device)]).toContain("written-anew");
        expect(isWhole(device)).not.toBe(false);
        expect(told(device)).not.toContain("own-entry-lost");
        await comeToRest(world);
      }),
  );
});

describe("an author whose entry is torn before any relay took it", () => {
  it("opens, says so, and what was written behind it is backed up all the same", () =>
    holds("torn outbox", async (world, { anna, note, device }) => {
      cutOff(device);
      for (let round = 0; round < 3; round += 1) await write(world, anna, note);
      device.kill("process");
      expect(await tearWaitingEntry(device, 1)).toBe(true);
      // Nobody else has ever had these words.
      world.oracle.giveUp(device.name, note.id);
      world.network.heal(device.link);
      await bringBack(world, device);
      const [later = ""] = await write(world, anna, note);
      expect((await quarantineOf(world, device)).map(({ reason }) => reason)).toEqual(["damaged-on-disk"]);
      expect(told(device)).toEqual(["own-entry-lost"]);
      await world.clock.advance(MENDED_MS);
      expect(told(device)).toEqual(["written-anew"]);
      expect(isWhole(device)).toBe(false);
      expect(rungOf(world, later)).toBe("backed-up");
      await comeToRest(world);
      expect(shownOn(world, firstDevice(world.people[0] ?? anna), note)).toContain(later);
    }));
});

/** The relay shows this device nothing of its chain from the torn entry on, takes what it is sent, and says that it lacks it. */
async function hideOwn(world: World, scene: TornScene, claimedHash?: Uint8Array): Promise<void> {
  const { device, author } = scene;
  const before = await tornAtRelay(world, scene);
  const isHidden = ({ signedEntry }: { readonly signedEntry: Uint8Array }): boolean => {
    const { header } = splitSignedEntry(signedEntry);
    return header.device === author && header.scope === before.scope && comparePositions(header, before) >= 0;
  };
  playTrick(device.link, (frame) => {
    if (frame.type === "entries" || frame.type === "fetched") {
      return [{ ...frame, entries: frame.entries.filter((entry) => !isHidden(entry)) }];
    }
    if (frame.type === "heads") {
      const { incarnation, scope } = before;
      const hash = claimedHash ?? before.previous;
      const heads = frame.heads.map((head) =>
        head.device === author && head.scope === scope
          ? { ...head, incarnation, counter: before.counter - 1, hash }
          : head,
      );
      return [{ ...frame, heads }];
    }
    if (frame.type === "ack") {
      return [{ ...frame, outcomes: frame.outcomes.map(() => ({ code: "gap", number: 0 }) as const) }];
    }
    return [frame];
  });
}

async function tornAtRelay(world: World, { author, note }: TornScene): Promise<EntryHeader> {
  const { practice } = world;
  if (practice === null) throw new RangeError("practice");
  const { signedEntries } = await world.relay.backup(practice);
  const torn = signedEntries
    .map((bytes) => splitSignedEntry(bytes).header)
    .filter((header) => header.device === author && header.document === note.id)
    .at(-2);
  if (torn === undefined) throw new RangeError("nothing to hide");
  return torn;
}

function countPushes({ link }: SimDevice): { count: number } {
  const pushed = { count: 0 };
  link.tamperUp = (bytes) => {
    if (bytes[0] === 0x20) pushed.count += 1;
    return [bytes];
  };
  return pushed;
}

describe("a relay that only withholds", () => {
  it("has nothing written anew by who has everything, and is asked less and less", () =>
    holds("withholds", async (world, scene) => {
      const { anna, note, device } = scene;
      await hideOwn(world, scene);
      const [later = ""] = await write(world, anna, note);
      const pushed = countPushes(device);
      await world.clock.advance(600_000);
      // Seven looks, each with a try to give back what the relay says it lacks.
      expect(pushed.count).toBeLessThan(30);
      expect(told(device)).toEqual([]);
      expect(rungOf(world, later)).toBe("saved-here");
      await comeToRest(world);
      expect(rungOf(world, later)).toBe("backed-up");
    }));

  it("from an author whose copy is torn, gets the words anew, and nobody has them twice or loses them", () =>
    holds("withholds torn", async (world, scene) => {
      const { anna, note, device } = scene;
      await hideOwn(world, scene);
      await tearSecond(scene);
      const [later = ""] = await write(world, anna, note);
      await world.clock.advance(2 * MENDED_MS);
      expect(told(device)).toEqual(["written-anew"]);
      await write(world, scene.owner, note);
      await comeToRest(world);
      expect(rungOf(world, later)).toBe("backed-up");
      await linkDevice(world, anna);
      await comeToRest(world);
    }));

  it("and makes up a head, has nothing written behind it", () =>
    holds("makes up a head", async (world, scene) => {
      const { anna, note, device } = scene;
      await hideOwn(world, scene, new Uint8Array(32).fill(7));
      await tearSecond(scene);
      const [later = ""] = await write(world, anna, note);
      await world.clock.advance(3 * MENDED_MS);
      expect(told(device)).toEqual([]);
      expect(rungOf(world, later)).toBe("saved-here");
      await comeToRest(world);
      expect(rungOf(world, later)).toBe("backed-up");
    }));

  it("and makes up a head while others are waited for, has nobody told that what is lost was found", () =>
    holds("makes up a head later", async (world, scene) => {
      const { anna, note, device } = scene;
      await hideOwn(world, scene);
      await tearSecond(scene);
      await write(world, anna, note);
      await world.clock.advance(10_000);
      expect(told(device)).toEqual(["own-entry-lost"]);
      await hideOwn(world, scene, new Uint8Array(32).fill(7));
      await world.clock.advance(3 * MENDED_MS);
      expect(told(device)).toEqual(["own-entry-lost"]);
      await comeToRest(world);
      expect(told(device)).toEqual(["own-entry-found"]);
    }));
});
