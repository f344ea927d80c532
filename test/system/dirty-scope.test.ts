/** Whoever wants to write in a dirty scope rotates it (docs/PROTOCOL.md §4), also when nothing of theirs has been sealed yet. */
import "./seeded-chance.ts";
import { describe, expect, it } from "vitest";
import { inWorld } from "./run-seed.ts";
import { firstDevice, linkDevice, makeDocument } from "./founding.ts";
import { bringBack, comeToRest } from "./quiet.ts";
import { twoPeople, write } from "./scenes.ts";
import { deviceIdOf, rungOf } from "./torn-scene.ts";

/** A colleague's lost device is ended by the owner, and the first one is killed while it learns of that. */
async function cutOffAtStep(step: number): Promise<void> {
  const { failures } = await inWorld({ seed: `dirty ${step}` }, async (world) => {
    const { owner, anna } = await twoPeople(world);
    const device = firstDevice(anna);
    const lost = await linkDevice(world, anna);
    await makeDocument(world, anna, { type: "process-note" });
    const own = world.documents.at(-1);
    if (own === undefined) throw new RangeError("no document");
    await world.clock.advance(5_000);
    const id = deviceIdOf(lost);
    lost.kill("process");
    let wasKilled = false;
    device.killAtStep(step, step % 2 === 0 ? "power" : "process", () => (wasKilled = true));
    await world.must("revoking", firstDevice(owner).call("revokeDevice", { device: id }));
    world.gone.add(lost);
    await world.clock.advance(10_000);
    expect(wasKilled).toBe(true);
    await bringBack(world, device);
    await world.clock.advance(10_000);
    // Its key was the lost device's too, and whoever ended that one does not hold it.
    const [token = ""] = await write(world, anna, own);
    await world.clock.advance(20_000);
    expect(rungOf(world, token)).toBe("backed-up");
    await comeToRest(world);
  });
  expect(failures).toEqual([]);
}

describe("words written in a dirty scope are backed up", () => {
  // Around the moment between the record that makes its member's keys clean and the wish for the one that makes the scopes so.
  it.each(Array.from({ length: 16 }, (_, step) => step + 18))(
    "when the device that was about to rotate it was cut off at step %i",
    cutOffAtStep,
  );
});
