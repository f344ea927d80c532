/** What is typed behind an entry that the disk has torn and memory still has whole (docs/PROTOCOL.md §5, "Writing anew"). Seeds 1072 and 1313. */
import "./seeded-chance.ts";
import { describe, expect, it } from "vitest";
import { playTrick } from "./evil-relay.ts";
import { firstDevice, makeDocument } from "./founding.ts";
import { bringBack, comeToRest } from "./quiet.ts";
import { cutOff, shownOn, write } from "./scenes.ts";
import { tearLastCopy } from "./torn-entry.ts";
import {
  dials,
  holds,
  isWhole,
  MENDED_MS,
  rungOf,
  threeWords,
  told,
  type TornScene,
  wipe,
} from "./torn-scene.ts";
import { type } from "./typing.ts";
import type { SharedDocument, World } from "./world.ts";

/** The last copy of the author's last word is torn, unnoticed, and another word is typed behind it, as Yjs has it. */
async function typeOnTorn(world: World, { anna, device, author }: TornScene, shared: SharedDocument) {
  cutOff(device);
  expect(await tearLastCopy(world, device, { author, document: shared.id, fromEnd: 0 })).toBe(true);
  const [onTop = ""] = await write(world, anna, shared);
  expect(rungOf(world, onTop)).toBe("saved-here");
  wipe(world);
  world.network.heal(device.link);
  return onTop;
}

describe("an author who went on behind a torn entry that only memory still had", () => {
  it.each(["process", "power"] as const)(
    "ends (%s) before it is found, and is told that words are missing; what is typed next is backed up",
    (how) =>
      holds(`on top ${how}`, async (world, scene) => {
        const { anna, device } = scene;
        await makeDocument(world, anna, { type: "process-note" });
        const own = world.documents.at(-1);
        if (own === undefined) throw new RangeError("no note");
        const [first, , third] = await threeWords(world, scene, own);
        const onTop = await typeOnTorn(world, scene, own);
        device.kill(how);
        await bringBack(world, device);
        const [later = ""] = await write(world, anna, own);
        await world.clock.advance(MENDED_MS);
        expect(told(device)).toEqual(["written-anew"]);
        expect(isWhole(device)).toBe(false);
        for (const token of [third, onTop]) expect(shownOn(world, device, own)).not.toContain(token);
        for (const token of [first, later]) expect(shownOn(world, device, own)).toContain(token);
        expect(rungOf(world, later)).toBe("backed-up");
        await comeToRest(world);
      }),
  );

  it("has it all on the disk again when it is found, also while somebody types", () =>
    holds("found while typing", async (world, scene) => {
      const { owner, note, device, tokens } = scene;
      firstDevice(owner).kill("process");
      const onTop = await typeOnTorn(world, scene, note);
      const [tab] = device.life?.tabs ?? [];
      if (tab === undefined) throw new RangeError("off");
      const typed: string[] = [];
      // What a device learns of the loss comes just when a key is pressed.
      playTrick(device.link, (frame) => {
        if (frame.type === "heads") typed.push(...type(world, { device, tab, shared: note }));
        return [frame];
      });
      await dials(world, device);
      await world.until("it is found", () => told(device).includes("own-entry-lost"));
      await world.clock.advance(1_000);
      device.link.tamperDown = null;
      device.kill("power");
      world.gone.add(firstDevice(owner));
      await bringBack(world, device);
      await world.clock.advance(MENDED_MS);
      expect(told(device)).toEqual(["written-anew"]);
      expect(isWhole(device)).toBe(true);
      await world.until("the note opens", () => shownOn(world, device, note).includes(tokens[2]));
      for (const token of [tokens[2], onTop, ...typed]) expect(shownOn(world, device, note)).toContain(token);
    }));

  it("has what it typed there again as soon as somebody brings the torn one", () =>
    holds("on top, and back", async (world, scene) => {
      const { owner, note, device } = scene;
      firstDevice(owner).kill("process");
      const onTop = await typeOnTorn(world, scene, note);
      device.kill("power");
      await bringBack(world, device);
      await world.clock.advance(MENDED_MS);
      expect(shownOn(world, device, note)).not.toContain(onTop);
      await comeToRest(world);
      expect(shownOn(world, device, note)).toContain(onTop);
      expect(world.oracle.standsOnTorn(device.name)).toBe(false);
    }));
});
