/** Situations that many tests begin with. */
import { canonical } from "../../client/model/canonical.ts";
import type { Alarm, QuarantinedEntry } from "../../client/engine/api.ts";
import { assign, firstDevice, found, invite, makeDocument, takeIn } from "./founding.ts";
import type { SimDevice } from "./sim-device.ts";
import { openIn, type } from "./typing.ts";
import type { DeviceOptions, Person, SharedDocument, World } from "./world.ts";

export interface TwoPeople {
  readonly owner: Person;
  readonly anna: Person;
  readonly note: SharedDocument;
}

/** An owner and a colleague with one note that both have open. */
export async function twoPeople(world: World, annas: DeviceOptions = {}): Promise<TwoPeople> {
  const owner = await found(world);
  const anna = await invite(world, owner, { name: "anna", roles: ["clinician"] }, annas);
  const patient = await takeIn(world, owner);
  await makeDocument(world, owner, { type: "note", patient });
  if (anna.member !== null) await assign(world, owner, patient, anna.member);
  await world.clock.advance(5_000);
  const note = world.documents.find((shared) => shared.type === "note");
  if (note === undefined) throw new RangeError("no note");
  await write(world, owner, note);
  await write(world, anna, note);
  return { owner, anna, note };
}

/** Types one token in the first tab of a person's first device, and lets three seconds pass. */
export async function write(
  world: World,
  person: Person,
  shared: SharedDocument,
): Promise<readonly string[]> {
  const device = firstDevice(person);
  const tab = device.life?.tabs[0];
  if (tab === undefined) throw new RangeError("off");
  await world.until("the document opens", () => openIn(world, tab, shared).isReady);
  const tokens = type(world, { device, tab, shared });
  await world.clock.advance(3_000);
  return tokens;
}

/** What a person sees of a document in the first tab of a device. */
export function shownOn(world: World, device: SimDevice, shared: SharedDocument): string {
  const tab = device.life?.tabs[0];
  return tab === undefined ? "" : JSON.stringify(canonical(openIn(world, tab, shared).doc));
}

export function alarmsOf(device: SimDevice): readonly Alarm["kind"][] {
  return (device.life?.engine.syncState.alarms ?? []).map(({ kind }) => kind);
}

export async function quarantineOf(world: World, device: SimDevice): Promise<readonly QuarantinedEntry[]> {
  return world.must("looking at the quarantine", device.call("quarantine"));
}

/** Off the network, with broken connections. */
export function cutOff(device: SimDevice): void {
  device.link.isReachable = false;
  for (const connection of [...device.link.connections]) connection.reset();
}
