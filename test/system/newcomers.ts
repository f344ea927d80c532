/**
 * Devices that come into a practice while everything else happens, and one that comes when all is quiet and is kept from the history: what
 * it shows from snapshots must be what everybody has.
 */
import type { EngineState } from "../../client/engine/api.ts";
import type { RelayFrame } from "../../sync-server/protocol/relay-frames.ts";
import { playTrick } from "./evil-relay.ts";
import type { Replica } from "./oracle.ts";
import { canonical } from "../../client/model/canonical.ts";
import type { DeviceOptions, Person, World } from "./world.ts";
import type { SimDevice } from "./sim-device.ts";
import { openIn } from "./typing.ts";
import { openDevices, personOf } from "./world.ts";

const TRIES = 40;

/** Another device of somebody, beside everything else. Until it is in, nothing is asked of it; it may never get in. */
export function linkNewcomer(world: World): void {
  const devices = openDevices(world);
  const host = devices[world.pick(Math.max(1, devices.length))];
  const person = host === undefined ? undefined : personOf(world, host);
  if (host === undefined || person === undefined || person.hasLeft || person.devices.length > 3) return;
  void comeIn(world, host, person);
}

/** `null` when it did not get in. Never rejects. */
export async function comeIn(
  world: World,
  host: SimDevice,
  person: Person,
  options: DeviceOptions & { readonly before?: (device: SimDevice) => void } = {},
): Promise<SimDevice | null> {
  const offer = await host.call("linkDevice");
  if (!offer.ok) return null;
  const { before, ...own } = options;
  const device = world.addDevice(person, own);
  world.gone.add(device);
  before?.(device);
  device.start();
  await pause(world, 500);
  const { passphrase } = device;
  if (!isAt(device, "closed")) return null;
  const input = { fragment: offer.value.fragment ?? "", ownName: person.name, passphrase };
  if (!(await device.call("join", input)).ok) return null;
  for (let tries = 0; tries < TRIES; tries += 1) {
    await pause(world, 500);
    if (isAt(device, "open")) {
      world.gone.delete(device);
      world.note("newcomer");
      return device;
    }
    const requests = await host.call("joinRequests");
    if (!requests.ok) continue;
    const request = requests.value.find(({ invite }) => invite === offer.value.invite);
    if (request !== undefined) void host.call("admit", request);
  }
  return null;
}

function isAt({ life }: SimDevice, state: EngineState["at"]): boolean {
  return life?.engine.state.at === state;
}

function pause(world: World, ms: number): Promise<void> {
  return new Promise((resolve) => void world.clock.setTimeout(resolve, ms));
}

/** Lets everything through but entries that nobody asked for. */
function withoutHistory(frame: RelayFrame): readonly RelayFrame[] {
  return frame.type === "entries" ? [] : [frame];
}

/**
 * A further device of somebody that gets snapshots and what is behind them, and nothing else. Returns it with what it shows; `null` when
 * it did not get in.
 */
export async function keptFromHistory(
  world: World,
  host: SimDevice,
  options: DeviceOptions = {},
): Promise<{ readonly device: SimDevice; readonly shown: readonly Replica[] } | null> {
  const before = (device: SimDevice): void => playTrick(device.link, withoutHistory);
  const coming = comeIn(world, host, personOf(world, host), { ...options, before });
  const device = await world.wait("a newcomer", coming);
  if (device === null) return null;
  await world.clock.advance(5_000);
  const [tab] = device.life?.tabs ?? [];
  if (tab === undefined) return null;
  const shown: Replica[] = [];
  for (const shared of world.documents) {
    const opened = openIn(world, tab, shared);
    await world.clock.advanceUntil(() => opened.isReady || opened.end !== null, 5_000);
    if (!opened.isReady || opened.end !== null) continue;
    shown.push({
      device: `${device.name} early`,
      document: shared.id,
      state: JSON.stringify(canonical(opened.doc)),
    });
    world.note("shown from a snapshot");
  }
  return { device, shown };
}
