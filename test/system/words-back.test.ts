/** Words that their author had lost come back, whichever way, and are taken up into its chain (docs/PROTOCOL.md §5, "Writing anew"). */
import "./seeded-chance.ts";
import { describe, expect, it } from "vitest";
import type { DocumentId } from "../../crypto/public/ids.ts";
import { splitSignedEntry } from "../../crypto/public/signed-entry.ts";
import { playTrick } from "./evil-relay.ts";
import { firstDevice, linkDevice, makeDocument } from "./founding.ts";
import { bringBack, comeToRest } from "./quiet.ts";
import { cutOff, shownOn } from "./scenes.ts";
import type { SimDevice } from "./sim-device.ts";
import { tearOwnEntry } from "./torn-entry.ts";
import {
  deviceIdOf,
  dials,
  goOnWithout,
  holds,
  MENDED_MS,
  threeWords,
  type TornScene,
} from "./torn-scene.ts";
import type { SharedDocument, World } from "./world.ts";

/** What the relay has of the author's in a document. */
async function headersAtRelay(world: World, { author }: TornScene, document: DocumentId) {
  const { practice } = world;
  if (practice === null) throw new RangeError("practice");
  const { signedEntries } = await world.relay.backup(practice);
  return signedEntries
    .map((bytes) => splitSignedEntry(bytes).header)
    .filter((header) => header.device === author && header.document === document);
}

/** What is written in a branch that its author has left has no place there once the author is gone; what was taken up has. */
async function everyWordStays(world: World, { owner, anna, note, tokens }: TornScene): Promise<void> {
  if (anna.member === null) throw new RangeError("anna");
  await world.must("removing", firstDevice(owner).call("removeMember", { member: anna.member }));
  await world.clock.advance(30_000);
  anna.hasLeft = true;
  for (const each of anna.devices) world.gone.add(each);
  const late = await linkDevice(world, owner);
  await world.clock.advance(30_000);
  await seesAll(world, late, { note, tokens });
  await comeToRest(world);
}

async function seesAll(
  world: World,
  device: SimDevice,
  { note, tokens }: { readonly note: SharedDocument; readonly tokens: readonly string[] },
): Promise<void> {
  await world.until("the note opens", () => shownOn(world, device, note).includes(tokens[0] ?? "?"));
  for (const token of tokens) expect(shownOn(world, device, note).split(token)).toHaveLength(2);
}

/** `passes` is called when the author's first lost entry, or a later one of its branch, is about to reach the device unasked: it may be lost. */
function watchFrom({ device, author }: TornScene, counter: number, passes: () => "lost" | "arrives"): void {
  playTrick(device.link, (frame) => {
    if (frame.type !== "entries") return [frame];
    const isOther = ({ signedEntry }: { readonly signedEntry: Uint8Array }): boolean => {
      const { header } = splitSignedEntry(signedEntry);
      return header.device !== author || header.incarnation > 0 || header.counter < counter;
    };
    const isLost = !frame.entries.every(isOther) && passes() === "lost";
    return [isLost ? { ...frame, entries: frame.entries.filter(isOther) } : frame];
  });
}

async function counterOfSecond(world: World, scene: TornScene): Promise<number> {
  return (await headersAtRelay(world, scene, scene.note.id)).at(-2)?.counter ?? 0;
}

describe("an author whose words come back takes them up", () => {
  it("when they arrive unasked", () =>
    holds("live", async (world, scene) => {
      const host = firstDevice(scene.owner);
      host.kill("process");
      await goOnWithout(world, scene, scene.note);
      await bringBack(world, host);
      await world.clock.advance(30_000);
      await everyWordStays(world, scene);
    }));

  it("when they come with everything of their scope, because a row of it was damaged", () =>
    holds("asked for", async (world, scene) => {
      const { owner, device, note, tokens } = scene;
      const host = firstDevice(owner);
      const theirs = deviceIdOf(host);
      const counter = await counterOfSecond(world, scene);
      host.kill("process");
      await goOnWithout(world, scene, note);
      let lost = 0;
      watchFrom(scene, counter, () => {
        lost += 1;
        return "lost";
      });
      await bringBack(world, host);
      await world.clock.advance(30_000);
      expect(lost).toBeGreaterThan(0);
      expect(shownOn(world, device, note)).not.toContain(tokens[1]);
      device.link.tamperDown = null;
      device.kill("process");
      expect(await tearOwnEntry(device, { author: theirs, document: note.id, fromEnd: 0 })).toBe(true);
      await bringBack(world, device);
      await world.until("the words are there", () => shownOn(world, device, note).includes(tokens[1]));
      await world.clock.advance(30_000);
      await everyWordStays(world, scene);
    }));

  it.each(Array.from({ length: 12 }, (_, step) => step + 1))(
    "when it is cut off at step %i of taking them in",
    (step) =>
      holds(`cut off ${step}`, async (world, scene) => {
        const host = firstDevice(scene.owner);
        const counter = await counterOfSecond(world, scene);
        host.kill("process");
        await goOnWithout(world, scene, scene.note);
        let wasKilled = false;
        watchFrom(scene, counter, () => {
          if (!wasKilled) {
            const how = step % 2 === 0 ? "power" : "process";
            scene.device.killAtStep(step, how, () => (wasKilled = true));
          }
          return "arrives";
        });
        await bringBack(world, host);
        await world.clock.advance(30_000);
        expect(wasKilled).toBe(true);
        await bringBack(world, scene.device);
        await world.clock.advance(30_000);
        await everyWordStays(world, scene);
      }),
  );

  it("when nothing could be written in the scope at that moment, as soon as it can", () =>
    holds("dirty", async (world, scene) => {
      const { owner, anna, device } = scene;
      const [second, third] = [await linkDevice(world, anna), await linkDevice(world, anna)];
      await makeDocument(world, anna, { type: "process-note" });
      const own = world.documents.at(-1);
      if (own === undefined) throw new RangeError("no note");
      await world.clock.advance(5_000);
      const tokens = await threeWords(world, scene, own);
      const thirdId = deviceIdOf(third);
      second.kill("process");
      third.kill("process");
      await goOnWithout(world, scene, own);
      // The owner ends the third device, and the author's own scope is dirty until the author rotates it.
      cutOff(device);
      const revoked = firstDevice(owner).call("revokeDevice", { device: thirdId });
      await world.must("revoking", revoked);
      world.gone.add(third);
      // A relay that has lost something: own records, and so the rotation, wait for a minute.
      const { practice } = world;
      if (practice === null) throw new RangeError("practice");
      const backup = await world.relay.backup(practice);
      world.relay.crash();
      await world.wait("restoring", world.relay.restore(practice, backup));
      world.relay.start();
      await dials(world, device);
      await bringBack(world, second);
      await world.clock.advance(30_000);
      await seesAll(world, device, { note: own, tokens });
      const incarnations = async (): Promise<number> =>
        Math.max(...(await headersAtRelay(world, scene, own.id)).map(({ incarnation }) => incarnation));
      expect(await incarnations()).toBe(1);
      await world.clock.advance(MENDED_MS);
      expect(await incarnations()).toBeGreaterThan(1);
      await comeToRest(world);
    }));
});
