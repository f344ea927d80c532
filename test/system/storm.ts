/**
 * What happens to people and machines in a run, as a table of weighted actions. Each notes a fault only when it really struck. An action
 * never waits longer than a moment: the next may strike while it is still under way.
 */
import { bytesEqual } from "../../crypto/public/bytes.ts";
import type { StoreRow, StoreTable } from "../../client/engine/store/store.ts";
import { firstDevice } from "./founding.ts";
import { linkNewcomer } from "./newcomers.ts";
import type { SimDevice } from "./sim-device.ts";
import type { RelayBackup } from "./sim-relay.ts";
import { tearLastCopy } from "./torn-entry.ts";
import { erase, openIn, somewhere, type } from "./typing.ts";
import { everyDevice, openDevices, personOf, type SharedDocument, type World } from "./world.ts";

interface Action {
  readonly name: string;
  readonly weight: number;
  run(world: World): void | Promise<void>;
}

/** Rows that can be had again from the relay. What has only one home is left alone: it cannot be repaired by anybody. */
const REPAIRABLE: readonly StoreTable[] = ["entries", "states", "summaries"];
const HOUR_MS = 3_600_000;

export const WRITING: readonly Action[] = [
  { name: "type", weight: 40, run: (world) => void typeSomewhere(world) },
  { name: "type a burst", weight: 6, run: typeBurst },
  { name: "erase", weight: 8, run: (world) => void eraseSomewhere(world) },
  { name: "open a tab", weight: 4, run: openTab },
];

export const MISHAPS: readonly Action[] = [
  { name: "close a tab", weight: 2, run: (world) => dropTab(world, "close") },
  { name: "kill a tab", weight: 3, run: (world) => dropTab(world, "kill") },
  { name: "lock", weight: 3, run: lock },
  { name: "kill a device", weight: 6, run: (world) => killDevice(world, "process") },
  { name: "cut the power", weight: 4, run: (world) => killDevice(world, "power") },
  { name: "bring back", weight: 14, run: startDevices },
  { name: "break connections", weight: 5, run: breakConnections },
  { name: "go offline", weight: 5, run: goOffline },
  { name: "stall one way", weight: 4, run: stallOneWay },
  { name: "half-open", weight: 3, run: halfOpen },
  { name: "come online", weight: 12, run: comeOnline },
  { name: "restart the relay", weight: 2, run: restartRelay },
  { name: "crash the relay", weight: 4, run: crashRelay },
  { name: "fill a disk", weight: 3, run: fillDisk },
  { name: "fill the relay's disk", weight: 1, run: fillRelay },
  { name: "damage a row", weight: 5, run: damageRow },
  { name: "set a clock wrong", weight: 2, run: skewClock },
  { name: "link a device", weight: 2, run: linkNewcomer },
];

/** The relay's disk is lost, in part or as a whole. */
export const DISASTERS: readonly Action[] = [
  { name: "back up the relay", weight: 2, run: backUpRelay },
  { name: "restore the relay", weight: 2, run: restoreRelay },
  { name: "wipe the relay", weight: 1, run: wipeRelay },
  { name: "lose the last copy", weight: 8, run: loseLastCopy },
];

export const MEMBERSHIP: readonly Action[] = [
  { name: "assign or unassign", weight: 5, run: changeTeam },
  { name: "revoke a device", weight: 3, run: revokeDevice },
  { name: "new document", weight: 2, run: newDocument },
  { name: "new patient", weight: 1, run: newPatient },
];

export async function storm(world: World, actions: readonly Action[], steps: number): Promise<void> {
  const total = actions.reduce((sum, { weight }) => sum + weight, 0);
  for (let step = 0; step < steps; step += 1) {
    await world.clock.advance(world.pick(5) === 0 ? world.pick(8_000) : world.pick(400));
    let drawn = world.pick(total);
    const action = actions.find(({ weight }) => (drawn -= weight) < 0);
    if (action !== undefined) world.trace(action.name);
    await action?.run(world);
  }
}

// ------------------------------------------------------------ people

function typeSomewhere(world: World): void {
  const place = somewhere(world);
  if (place !== null) type(world, place, 1 + world.pick(2));
}

async function typeBurst(world: World): Promise<void> {
  const place = somewhere(world);
  for (let stroke = 0; place !== null && stroke < 8; stroke += 1) {
    if (place.device.life?.tabs.includes(place.tab) !== true) return;
    type(world, place);
    await world.clock.advance(world.pick(60));
  }
}

function eraseSomewhere(world: World): void {
  const place = somewhere(world);
  if (place !== null) erase(world, place);
}

function openTab(world: World): void {
  const device = anyOf(world, openDevices(world));
  if (device?.life === null || device === undefined || device.life.tabs.length >= 3) return;
  const tab = device.addTab();
  for (const shared of world.documents) if (world.pick(2) === 0) openIn(world, tab, shared);
}

function dropTab(world: World, how: "close" | "kill"): void {
  const device = anyOf(world, openDevices(world));
  const [, ...others] = device?.life?.tabs ?? [];
  const tab = anyOf(world, others);
  if (device === undefined || tab === undefined) return;
  device.dropTab(tab, how);
  world.note(`tab ${how}`);
}

function lock(world: World): void {
  const device = anyOf(world, openDevices(world));
  if (device === undefined) return;
  // Pages go blank at once; what they had not yet handed over is gone with them. A disk that refuses keeps the lock waiting for seconds,
  // and people here type blindly until it is through.
  world.oracle.pagesLost(device.name);
  world.attempt("locking", device.call("lock"), () => {
    world.oracle.pagesLost(device.name);
    world.oracle.memoryLost(device.name);
  });
  world.note("lock");
}

// ------------------------------------------------------------ devices

function killDevice(world: World, how: "process" | "power"): void {
  const device = anyOf(world, everyDevice(world));
  if (device?.life == null) return;
  if (world.pick(3) === 0) {
    device.kill(how);
    world.note(how);
  } else device.killAtStep(1 + world.pick(12), how, () => world.note(`${how} at a step of the disk`));
}

function startDevices(world: World): void {
  for (const device of everyDevice(world)) void wake(world, device);
}

/** Switches on and unlocks, without waiting for it. */
export function wake(world: World, device: SimDevice): void {
  const { practice } = world;
  if (device.life === null) device.start();
  const state = device.life?.engine.state.at;
  const unlock = (): void => {
    if (practice === null || device.life?.engine.state.at !== "closed") return;
    world.attempt("unlocking", device.call("unlock", { practice, passphrase: device.passphrase }));
  };
  if (state === "closed") unlock();
  else if (state === "starting") device.life?.clock.setTimeout(unlock, 50);
}

function fillDisk(world: World): void {
  const device = anyOf(world, everyDevice(world));
  if (device === undefined) return;
  device.disk.refusal = world.pick(2) === 0 ? "storage-full" : "storage-failed";
  world.note(device.disk.refusal);
  world.clock.setTimeout(() => (device.disk.refusal = null), 200 + world.pick(5_000));
}

async function damageRow(world: World): Promise<void> {
  const device = anyOf(world, everyDevice(world));
  const table = anyOf(world, REPAIRABLE);
  if (device === undefined || table === undefined || device.life !== null) return;
  // The relay was emptied and most devices ended: any entry may be on this disk alone, and the oracle would not know which words it had.
  if (table === "entries" && world.faults.has("last copy torn")) return;
  const row = await device.disk.damage(table, world.pick(2) === 0 ? "flip" : "tear");
  if (row === null) return;
  world.note(`damaged ${table}`);
  if (table === "entries") harmed.set(world, [...(harmed.get(world) ?? []), { device, row }]);
}

/** Entries that lie damaged on a disk, for as long as their device is off. */
const harmed = new WeakMap<World, { readonly device: SimDevice; readonly row: StoreRow }[]>();

/** The relay forgets: what lies damaged on the one disk that had it is nowhere any more, whatever was shown for it. */
async function giveUpOnlyCopies(world: World): Promise<void> {
  for (const { device, row } of harmed.get(world) ?? []) {
    const person = personOf(world, device);
    const shared = world.documents.find(({ id }) => row.key.startsWith(`${id}/`));
    if (shared === undefined || shared.self !== person || person.devices.length > 1) continue;
    const now = await (await device.disk.store())?.range("entries", { prefix: row.key });
    if (now?.some(({ value }) => bytesEqual(value, row.value))) world.oracle.giveUp(device.name, shared.id);
  }
}

function skewClock(world: World): void {
  const device = anyOf(world, everyDevice(world));
  if (device === undefined) return;
  device.skewMs = (world.pick(2_000) - 1_000) * HOUR_MS;
  world.relay.setSkew((world.pick(20) - 10) * 365 * 24 * HOUR_MS);
  world.note("wrong clock");
}

// ------------------------------------------------------------ network

function breakConnections(world: World): void {
  for (const device of everyDevice(world)) {
    for (const connection of [...device.link.connections]) {
      if (world.pick(2) === 0) continue;
      const cut = world.pick(2) === 0;
      connection.reset({ cut });
      world.note(cut ? "reset with a frame cut off" : "reset");
    }
  }
}

function goOffline(world: World): void {
  const device = anyOf(world, everyDevice(world));
  if (device === undefined) return;
  if (world.pick(2) === 0) {
    device.link.isReachable = false;
    for (const connection of [...device.link.connections]) connection.reset();
    world.note("offline");
  } else {
    Object.assign(device.link, { up: "stall", down: "stall" });
    world.note("partition");
  }
}

function stallOneWay(world: World): void {
  const device = anyOf(world, everyDevice(world));
  if (device === undefined) return;
  device.link[world.pick(2) === 0 ? "up" : "down"] = "stall";
  world.note("one-way partition");
}

function halfOpen(world: World): void {
  const device = anyOf(world, everyDevice(world));
  const connection = anyOf(world, [...(device?.link.connections ?? [])]);
  if (connection === undefined) return;
  connection.loseOnly(world.pick(2) === 0 ? "device" : "relay");
  world.note("half-open connection");
}

function comeOnline(world: World): void {
  for (const { link } of everyDevice(world)) if (world.pick(3) > 0) world.network.heal(link);
}

// ------------------------------------------------------------ relay

async function restartRelay(world: World): Promise<void> {
  if (!world.relay.isUp) return;
  const stopping = world.relay.stop();
  await world.wait("stopping the relay", stopping);
  world.note("relay restart");
  world.clock.setTimeout(() => world.relay.start(), world.pick(3_000));
}

function crashRelay(world: World): void {
  if (!world.relay.isUp) return;
  world.relay.crash();
  world.note("relay crash");
  world.clock.setTimeout(() => world.relay.start(), world.pick(3_000));
}

function fillRelay(world: World): void {
  world.relay.setFault(world.pick(2) === 0 ? "full" : "broken");
  world.note("relay's disk");
  world.clock.setTimeout(() => world.relay.setFault(null), 200 + world.pick(3_000));
}

const backups = new WeakMap<World, RelayBackup>();

async function backUpRelay(world: World): Promise<void> {
  if (world.practice === null) return;
  const backup = await world.relay.backup(world.practice);
  if (backup.records.length > 0) backups.set(world, backup);
}

async function restoreRelay(world: World): Promise<void> {
  const backup = backups.get(world);
  if (backup === undefined || world.practice === null || !world.relay.isUp) return;
  await giveUpOnlyCopies(world);
  world.relay.crash();
  await world.wait("restoring the relay", world.relay.restore(world.practice, backup));
  world.relay.start();
  world.note("relay restored from an older backup");
}

async function wipeRelay(world: World): Promise<void> {
  if (world.practice === null || !world.relay.isUp) return;
  await giveUpOnlyCopies(world);
  world.relay.crash();
  world.relay.wipe(world.practice);
  world.relay.start();
  world.note("relay wiped");
}

/**
 * The relay is wiped, and the author's copy of one entry is torn. Others who have it are off, or come back later; the author may end with it, so
 * that what was in memory is gone too. Then nobody has these words: nothing is owed of them, nor of what was typed on top of them before
 * anybody could notice, but that everything comes to rest, once.
 */
async function loseLastCopy(world: World): Promise<void> {
  const device = anyOf(world, openDevices(world));
  if (device === undefined || !world.relay.isUp) return;
  const torn = await tearSomewhere(world, device);
  if (torn === null) return;
  for (const other of everyDevice(world)) {
    if (other !== device && other.life !== null && world.pick(3) > 0) other.kill("process");
  }
  if (world.pick(2) === 0) device.kill("process");
  await wipeRelay(world);
  world.note("last copy torn");
}

/** In one of the documents in which this device has written, sooner in one that only its member reads. */
async function tearSomewhere(world: World, device: SimDevice): Promise<SharedDocument | null> {
  const state = device.life?.engine.state;
  if (state?.at !== "open") return null;
  const author = state.open.device;
  const fromEnd = world.pick(3);
  const own = world.documents.filter(({ self }) => self === personOf(world, device));
  const others = world.documents.filter((shared) => !own.includes(shared));
  for (const shared of world.pick(4) > 0 ? [...own, ...others] : [...others, ...own]) {
    if (await tearLastCopy(world, device, { author, document: shared.id, fromEnd })) return shared;
  }
  return null;
}

// ------------------------------------------------------------ membership

function changeTeam(world: World): void {
  const [owner, ...others] = world.people;
  const person = anyOf(world, others);
  const shared = anyOf(world, world.documents);
  const host = owner === undefined ? undefined : anyOf(world, owner.devices);
  const member = person?.member ?? null;
  if (host?.life == null || member === null || shared?.patient == null || person === undefined) return;
  const input = { patient: shared.patient, member };
  world.movedAbout.add(person);
  if (world.pick(2) === 0) return world.attempt("assigning", host.call("assign", input));
  world.mayBeRefused.add(person);
  for (const device of person.devices) world.oracle.diskLost(device.name);
  world.attempt("unassigning", host.call("unassign", input), () => world.note("unassigned"));
}

function revokeDevice(world: World): void {
  const [owner] = world.people;
  const person = anyOf(world, world.people);
  const host = owner === undefined ? undefined : firstDevice(owner);
  const device = person?.devices.at(-1);
  if (host?.life == null || device?.life == null || person === undefined || person.devices.length < 2) return;
  const state = device.life.engine.state;
  if (state.at !== "open" || world.gone.has(device)) return;
  world.oracle.diskLost(device.name);
  // An owner cannot name the last entry of a scope that only its member reads: the rest of it is set aside on the other devices.
  for (const { id, self } of world.documents) if (self === person) world.oracle.giveUp(device.name, id);
  world.attempt("revoking", host.call("revokeDevice", { device: state.open.device }), () =>
    world.note("revoked"),
  );
}

function newDocument(world: World): void {
  const device = anyOf(world, openDevices(world));
  // Where a case is there already: whoever opens the same one second may have no right to the first, and keeps what they wrote.
  const shared = anyOf(
    world,
    world.documents.filter(({ type: kind }) => kind === "note"),
  );
  if (device === undefined || shared?.patient == null) return;
  const { patient } = shared;
  const made = device.call("createDocument", { type: "note", scope: "case", patient });
  world.attempt("a new note", made, ({ document }) => {
    world.documents.push({ id: document, type: "note", patient, self: null });
  });
}

function newPatient(world: World): void {
  const device = anyOf(world, openDevices(world));
  if (device === undefined || personOf(world, device).hasLeft) return;
  world.attempt("a new patient", device.call("createPatient"), ({ patient, document }) => {
    world.documents.push({ id: document, type: "patient-file", patient, self: null });
  });
}

function anyOf<T>(world: World, items: readonly T[]): T | undefined {
  return items[world.pick(Math.max(1, items.length))];
}
