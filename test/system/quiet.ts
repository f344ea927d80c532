/**
 * The end of a run: every fault is over, every device is on, and after a while nothing may be left to do. Then each device that may read a
 * document opens it in a fresh tab, and the oracle judges what it sees.
 */
import type { MemberId, PatientId } from "../../crypto/public/ids.ts";
import type { Alarm } from "../../client/engine/api.ts";
import { canonical } from "../../client/model/canonical.ts";
import type { Replica } from "./oracle.ts";
import type { SimDevice } from "./sim-device.ts";
import type { SimDocument } from "./sim-tab.ts";
import { openIn, type } from "./typing.ts";
import { everyDevice, personOf, type SharedDocument, StuckError, type World } from "./world.ts";

export interface QuietOptions {
  /** Everybody writes once more everywhere first: what a relay kept back at the end of a chain shows itself only then. */
  readonly afterword?: boolean;
}

const QUIET_MS = 900_000;
const STEADY_MS = 45_000;

/** Heals everything, waits, judges. What is wrong goes to `world.failures`. */
export async function comeToRest(world: World, { afterword = false }: QuietOptions = {}): Promise<void> {
  healEverything(world);
  // What was under way when the storm ended, a lock for one, comes to its end first.
  await world.clock.advance(10_000);
  for (const device of everyDevice(world)) await bringBack(world, device);
  await rest(world);
  for (const device of everyDevice(world)) {
    if (alarmKinds(device).includes("written-anew")) world.note("written anew");
  }
  if (afterword) {
    await writeEverywhere(world);
    await rest(world);
  }
  const replicas = await readReplicas(world);
  await askWhatIsMissing(world);
  world.failures.push(...world.oracle.judge(replicas));
  judgeRungs(world);
  if (world.relay.unexpected.length > 0) world.failures.push(`relay: ${world.relay.unexpected.join(", ")}`);
}

export function healEverything(world: World): void {
  world.relay.setFault(null);
  world.relay.start();
  for (const device of everyDevice(world)) {
    device.disk.refusal = null;
    if (device.life !== null) device.life.disk.onStep = null;
    device.link.tamperDown = null;
    device.link.tamperUp = null;
    world.network.heal(device.link);
  }
}

/** On, unlocked and open, unless the practice has parted with it. */
export async function bringBack(world: World, device: SimDevice): Promise<void> {
  const { practice } = world;
  if (practice === null) return;
  if (device.life === null) device.start();
  const isAt = (...states: readonly string[]): boolean => states.includes(device.life?.engine.state.at ?? "");
  await world.until(`${device.name} wakes`, () => isAt("closed", "open", "removed"));
  // Another unlock may be under way since the storm; the second one is told so.
  for (let tries = 0; tries < 5 && isAt("closed"); tries += 1) {
    const { passphrase } = device;
    const answer = await world.wait("unlocking", device.call("unlock", { practice, passphrase }));
    if (!answer.ok) world.trace(`${device.name} does not unlock: ${answer.code}`);
    await world.clock.advance(1_000);
  }
  if (!isAt("open", "removed")) throw new StuckError(`${device.name} does not unlock`);
  if (isAt("open")) await world.wait("reconnecting", device.call("reconnect"));
}

async function rest(world: World): Promise<void> {
  const isResting = (): boolean => everyDevice(world).every((device) => isAtRest(world, device));
  for (let tries = 0; tries < 20; tries += 1) {
    if (!(await world.clock.advanceUntil(isResting, QUIET_MS))) throw new StuckError(restlessness(world));
    await world.clock.advance(STEADY_MS);
    if (isResting()) return;
  }
  throw new StuckError("devices never come to rest");
}

function isAtRest(world: World, device: SimDevice): boolean {
  const engine = device.life?.engine;
  if (engine?.state.at === "removed") {
    world.gone.add(device);
    world.oracle.diskLost(device.name);
    return true;
  }
  if (engine?.state.at !== "open") return false;
  const { relay, waiting } = engine.syncState;
  // Others are waited for, and then it is written anew.
  if (alarmKinds(device).includes("own-entry-lost")) return false;
  return relay.at === "online" && (waiting === 0 || world.mayBeRefused.has(personOf(world, device)));
}

function alarmKinds({ life }: SimDevice): readonly Alarm["kind"][] {
  return (life?.engine.syncState.alarms ?? []).map(({ kind }) => kind);
}

function restlessness(world: World): string {
  const states = everyDevice(world)
    .filter((device) => !isAtRest(world, device))
    .map((device) => {
      const engine = device.life?.engine;
      return `${device.name}: ${engine?.state.at ?? "off"} ${JSON.stringify(engine?.syncState)}`;
    });
  return `never at rest: ${states.join("; ")}`;
}

async function writeEverywhere(world: World): Promise<void> {
  for (const { device, shared } of await expectedReaders(world)) {
    const tab = device.life?.tabs[0];
    if (tab === undefined) continue;
    await world.clock.advanceUntil(() => openIn(world, tab, shared).isReady, 30_000);
    type(world, { device, tab, shared });
    await world.clock.advance(500);
  }
}

/** Who must be able to read what, by the confirmed log of the first owner's device. */
async function expectedReaders(world: World): Promise<{ device: SimDevice; shared: SharedDocument }[]> {
  // A document in which nothing was ever written is only a name on the device that made it.
  const written = new Set(
    [...world.oracle.tokens.values()].flatMap(({ rung, document }) =>
      rung === "backed-up" ? [document] : [],
    ),
  );
  const readers: { device: SimDevice; shared: SharedDocument }[] = [];
  for (const shared of world.documents) {
    if (!written.has(shared.id)) continue;
    const team = await careTeam(world, shared.patient);
    for (const device of everyDevice(world)) {
      if (await isReader(world, { device, shared, team })) readers.push({ device, shared });
    }
  }
  return readers;
}

async function careTeam(world: World, patient: PatientId | null): Promise<readonly MemberId[]> {
  const judge = world.people[0]?.devices.find((device) => !world.gone.has(device));
  if (patient === null || judge === undefined) return [];
  const team = await world.wait("reading the care team", judge.call("careTeam", { patient }));
  return team.ok ? team.value : [];
}

interface Reading {
  readonly device: SimDevice;
  readonly shared: SharedDocument;
  readonly team: readonly MemberId[];
}

async function isReader(world: World, { device, shared: { patient, self, type: kind }, team }: Reading) {
  const person = personOf(world, device);
  if (person.hasLeft) return false;
  if (self !== null) return self === person;
  if (patient === null || person === world.people[0]) return true;
  if (person.member === null || !team.includes(person.member)) return false;
  if (!world.movedAbout.has(person)) return true;
  // File and case are two records: a change of the team that was cut short leaves one of them.
  const access = await world.wait("asking what it may read", device.call("accessTo", { patient }));
  return access.ok && (kind === "note" ? access.value.case : access.value.file);
}

interface Opened {
  readonly device: SimDevice;
  readonly shared: SharedDocument;
  document: SimDocument;
}

export async function readReplicas(world: World): Promise<Replica[]> {
  const opened: Opened[] = (await expectedReaders(world)).map(({ device, shared }) => ({
    device,
    shared,
    document: openIn(world, device.addTab(), shared),
  }));
  // Opening is when a damaged row is found. It is fetched again, and whoever was shown a part opens once more.
  for (let tries = 0; tries < 3; tries += 1) {
    await world.clock.advanceUntil(() => opened.every(({ document }) => document.isReady), 60_000);
    await world.clock.advance(10_000);
    for (const each of opened) {
      if (each.document.end !== null) each.document = openIn(world, each.device.addTab(), each.shared);
    }
  }
  for (const { device, shared, document } of opened) {
    if (document.isReady && document.end === null) continue;
    // With the last copy of every word in it, the document itself may be gone for whoever comes later.
    if (!isOwed(world, shared)) continue;
    world.failures.push(
      `${device.name} cannot open ${shared.type} ${shared.id}: ${document.end ?? "no answer"}`,
    );
  }
  return opened.flatMap(({ device, shared, document }) => [
    ...(document.isReady && document.end === null ? [replica(device.name, shared, document)] : []),
    ...tabReplicas(device, shared),
  ]);
}

function isOwed({ oracle }: World, { id }: SharedDocument): boolean {
  return [...oracle.tokens.values()].some(
    ({ document, rung, isGivenUp }) => document === id && rung === "backed-up" && !isGivenUp,
  );
}

/** Tabs that had the document open all along must show the same. */
function tabReplicas(device: SimDevice, shared: SharedDocument): Replica[] {
  return (device.life?.tabs ?? []).flatMap((tab) => {
    const document = tab.documents.get(shared.id);
    if (document === undefined || !document.isReady || document.end !== null) return [];
    return [replica(`${device.name} tab ${tab.number}`, shared, document)];
  });
}

function replica(device: string, { id }: SharedDocument, { doc }: SimDocument): Replica {
  return { device, document: id, state: JSON.stringify(canonical(doc)) };
}

/** What stands on torn words is owed unless its device says that they are missing. Only then: an answer changes what is drawn next. */
async function askWhatIsMissing(world: World): Promise<void> {
  for (const device of everyDevice(world)) {
    if (!world.oracle.standsOnTorn(device.name)) continue;
    const held = await world.must("looking at the quarantine", device.call("quarantine"));
    const missing = held.flatMap(({ reason, document }) =>
      reason === "damaged-on-disk" && document !== null ? [document] : [],
    );
    world.oracle.stillMissing(device.name, new Set(missing));
  }
}

/** When all is quiet, a living tab has been shown that everything it typed is backed up. */
function judgeRungs(world: World): void {
  const living = new Set(everyDevice(world).map(({ name }) => name));
  for (const { text, device, rung, isExcused } of world.oracle.tokens.values()) {
    if (living.has(device) && !isExcused && rung === "typed") {
      world.failures.push(`${text} of ${device} was never shown as saved`);
    }
  }
}
