/** A relay that has lost everything and has no room for it when it is given back (docs/PROTOCOL.md §5, `loss`). */
import "./seeded-chance.ts";
import { describe, expect, it } from "vitest";
import { bytesToHex } from "../../crypto/public/encodings.ts";
import { decodeClientFrame } from "../../sync-server/protocol/client-frames.ts";
import { firstDevice, linkDevice } from "./founding.ts";
import { bringBack, comeToRest } from "./quiet.ts";
import { holds, type TornScene, wipe } from "./torn-scene.ts";
import type { World } from "./world.ts";

async function atRelay({ relay, practice }: World): Promise<readonly string[]> {
  if (practice === null) throw new RangeError("practice");
  const { signedEntries } = await relay.backup(practice);
  return signedEntries.map(bytesToHex).toSorted();
}

/** The records are back, and its disk is full when the first entries come. Returns what it had before. */
async function fillsUp(world: World, { owner, device }: TornScene) {
  const before = await atRelay(world);
  expect(before.length).toBeGreaterThan(3);
  firstDevice(owner).kill("process");
  const pushed = { count: 0 };
  device.link.tamperUp = (bytes) => {
    if (decodeClientFrame(bytes).type === "push") {
      if (pushed.count === 0) world.relay.setFault("full");
      pushed.count += 1;
    }
    return [bytes];
  };
  wipe(world);
  await world.clock.advance(20_000);
  expect(pushed.count).toBeGreaterThan(0);
  expect(await atRelay(world)).toEqual([]);
  return { before, pushed };
}

describe("a relay that has lost everything and has no room for it", () => {
  it("is given it all when it has, over the same line", () =>
    holds("no room", async (world, scene) => {
      const { before } = await fillsUp(world, scene);
      world.relay.setFault(null);
      await world.clock.advance(120_000);
      expect(await atRelay(world)).toEqual(before);
      await linkDevice(world, scene.anna);
      await comeToRest(world);
    }));

  it.each(["process", "power"] as const)(
    "is given it all by a device that was killed (%s) meanwhile",
    (how) =>
      holds(`no room, ${how}`, async (world, scene) => {
        const { before } = await fillsUp(world, scene);
        scene.device.kill(how);
        world.relay.setFault(null);
        await bringBack(world, scene.device);
        await world.clock.advance(10_000);
        expect(await atRelay(world)).toEqual(before);
      }),
  );

  it("is asked less and less, and not at all once it has everything", () =>
    holds("no room for long", async (world, scene) => {
      const { before, pushed } = await fillsUp(world, scene);
      const perOffer = pushed.count;
      await world.clock.advance(4 * 3_600_000);
      // After 1, 2, 4, 8, 16, 32 minutes, and every hour.
      expect(pushed.count).toBeLessThan(12 * perOffer);
      world.relay.setFault(null);
      await world.clock.advance(2 * 3_600_000);
      expect(await atRelay(world)).toEqual(before);
      const given = pushed.count;
      await world.clock.advance(4 * 3_600_000);
      expect(pushed.count).toBe(given);
    }));
});
