/** An author with three words on the relay, whose own copy of some of them is about to be torn (docs/PROTOCOL.md §5, "Writing anew"). */
import { expect } from "vitest";
import type { DeviceId } from "../../crypto/public/ids.ts";
import { firstDevice } from "./founding.ts";
import { bringBack } from "./quiet.ts";
import { inWorld } from "./run-seed.ts";
import { alarmsOf, twoPeople, type TwoPeople, write } from "./scenes.ts";
import type { SimDevice } from "./sim-device.ts";
import { tearOwnEntry } from "./torn-entry.ts";
import type { SharedDocument, World } from "./world.ts";

/** Others have been waited for, and what was lost is written anew. */
export const MENDED_MS = 100_000;

export interface TornScene extends TwoPeople {
  readonly device: SimDevice;
  readonly author: DeviceId;
  /** Each in an entry of its own, shown as backed up. */
  readonly tokens: readonly [string, string, string];
}

export async function holds(
  seed: string,
  scenario: (world: World, scene: TornScene) => Promise<void>,
): Promise<void> {
  const { failures } = await inWorld({ seed }, async (world) => {
    const two = await twoPeople(world);
    const tokens = await threeWords(world, two, two.note);
    const device = firstDevice(two.anna);
    await scenario(world, { ...two, device, author: deviceIdOf(device), tokens });
  });
  expect(failures).toEqual([]);
}

export function deviceIdOf({ name, life }: SimDevice): DeviceId {
  const state = life?.engine.state;
  if (state?.at !== "open") throw new RangeError(name);
  return state.open.device;
}

export async function threeWords(
  world: World,
  { anna }: TwoPeople,
  shared: SharedDocument,
): Promise<readonly [string, string, string]> {
  const tokens: string[] = [];
  for (let round = 0; round < 3; round += 1) tokens.push(...(await write(world, anna, shared)));
  const [first = "", second = "", third = ""] = tokens;
  expect(tokens.map((token) => rungOf(world, token))).toEqual(["backed-up", "backed-up", "backed-up"]);
  return [first, second, third];
}

export const rungOf = (world: World, token: string): string | undefined =>
  world.oracle.tokens.get(token)?.rung;

export async function tearSecond({ device, author, note }: TornScene): Promise<void> {
  expect(await tearOwnEntry(device, { author, document: note.id, fromEnd: 1 })).toBe(true);
}

export function wipe(world: World): void {
  const { practice } = world;
  if (practice === null) throw new RangeError("practice");
  world.relay.crash();
  world.relay.wipe(practice);
  world.relay.start();
}

/** The relay has lost everything, the author's last two words are torn, and nobody else is there: it goes on without them. */
export async function goOnWithout(
  world: World,
  { device, author }: TornScene,
  shared: SharedDocument,
): Promise<void> {
  device.kill("process");
  // The last, and then the one before it, which is the last that can be read.
  for (let torn = 0; torn < 2; torn += 1) {
    expect(await tearOwnEntry(device, { author, document: shared.id, fromEnd: 0 })).toBe(true);
  }
  wipe(world);
  await bringBack(world, device);
  await world.clock.advance(MENDED_MS);
  expect(isWhole(device)).toBe(false);
}

/** What the device's person is told, of these kinds. */
export function told(device: SimDevice): readonly string[] {
  return alarmsOf(device).filter((kind) => kind.startsWith("own-entry") || kind.startsWith("written"));
}

export function isWhole(device: SimDevice): boolean | undefined {
  const alarm = device.life?.engine.syncState.alarms.find(({ kind }) => kind === "written-anew");
  return alarm?.kind === "written-anew" ? alarm.isWhole : undefined;
}

export async function dials(world: World, device: SimDevice): Promise<void> {
  world.network.heal(device.link);
  await world.wait("reconnecting", device.call("reconnect"));
}
