/**
 * Everything of one run: time, network, relay, devices, the practice as the world knows it, and the oracle. One seed makes one world; what
 * happens in it is decided by `pick` alone.
 */
import type { DocumentId, MemberId, PatientId, PracticeId } from "../../crypto/public/ids.ts";
import type { CryptoSuite } from "../../crypto/secret/suite.ts";
import type { DocumentType } from "../../client/model/document-roots.ts";
import { makePick, type Pick } from "../support/random-edits.ts";
import { type EngineBuild, PRODUCT } from "./engine-build.ts";
import { makeOracle, type Oracle } from "./oracle.ts";
import { makeQuickSuite } from "./quick-suite.ts";
import { makeSimClock, type SimClock } from "./sim-clock.ts";
import { makeSimDevice, type Outcome, type SimDevice } from "./sim-device.ts";
import { makeSimDisk, type SimDisk } from "./sim-disk.ts";
import { makeSimNetwork, type SimNetwork } from "./sim-network.ts";
import { makeSimRelay, type SimRelay, type WrapStore } from "./sim-relay.ts";

export interface Person {
  readonly name: string;
  member: MemberId | null;
  readonly devices: SimDevice[];
  hasLeft: boolean;
}

export interface SharedDocument {
  readonly id: DocumentId;
  readonly type: DocumentType;
  /** Null for documents of the whole practice and for a member's own. */
  readonly patient: PatientId | null;
  /** Whose own document it is. */
  readonly self: Person | null;
}

export interface WorldInput {
  readonly seed: string;
  readonly suite?: (seed: string) => CryptoSuite;
  readonly wrapStore?: WrapStore;
  /** What every device runs, unless it is given another one. */
  readonly build?: EngineBuild;
}

export interface DeviceOptions {
  readonly disk?: SimDisk;
  readonly build?: EngineBuild;
  /** Of the profile on the given disk. */
  readonly passphrase?: string;
}

export interface World {
  readonly seed: string;
  readonly pick: Pick;
  readonly clock: SimClock;
  readonly network: SimNetwork;
  readonly relay: SimRelay;
  readonly oracle: Oracle;
  readonly people: Person[];
  readonly documents: SharedDocument[];
  /** Devices whose disk is gone or whose part in the practice has ended: nothing is asked of them. */
  readonly gone: Set<SimDevice>;
  /** Those who may have lost a right while they wrote: what the relay refuses them stays on their device. */
  readonly mayBeRefused: Set<Person>;
  /** Those who were put into a care team or taken out of one: two records, of which one may have come to nothing. */
  readonly movedAbout: Set<Person>;
  practice: PracticeId | null;
  /** How often each kind of fault really happened. */
  readonly faults: Map<string, number>;
  /** Answers of commands that were not what was asked for, by code. */
  readonly refusals: Map<string, number>;
  /** What must never happen and did. */
  readonly failures: string[];
  note(fault: string): void;
  /** What happens, in order, for whoever looks at a failing seed. */
  trace: (line: string) => void;
  addDevice(person: Person, options?: DeviceOptions): SimDevice;
  /** Advances until the promise has settled; throws when it has not within `ms`. */
  wait<T>(what: string, promise: Promise<T>, ms?: number): Promise<T>;
  /** As `wait`, for a command that must succeed. */
  must<T>(what: string, outcome: Promise<Outcome<T>>, ms?: number): Promise<T>;
  until(what: string, isDone: () => boolean, ms?: number): Promise<void>;
  /** A command whose refusal is no failure, running beside everything else. */
  attempt<T>(what: string, outcome: Promise<Outcome<T>>, then?: (value: T) => void): void;
}

const PATIENCE_MS = 120_000;

export class StuckError extends Error {
  override readonly name = "StuckError";
}

export function makeWorld({ seed, suite = makeQuickSuite, wrapStore, build = PRODUCT }: WorldInput): World {
  const pick = makeQuickPick(seed);
  const clock = makeSimClock(pick);
  const network = makeSimNetwork(clock, pick);
  const oracle = makeOracle();
  const relay = makeSimRelay({ clock, pick, seed, ...(wrapStore !== undefined && { wrapStore }) });
  const faults = new Map<string, number>();
  const refusals = new Map<string, number>();
  let devices = 0;

  const world: World = {
    seed,
    pick,
    clock,
    network,
    relay,
    oracle,
    people: [],
    documents: [],
    gone: new Set(),
    mayBeRefused: new Set(),
    movedAbout: new Set(),
    practice: null,
    faults,
    refusals,
    failures: [],
    note(fault) {
      faults.set(fault, (faults.get(fault) ?? 0) + 1);
      world.trace(`  ${fault}`);
    },
    trace: () => undefined,
    addDevice(person, { disk = makeSimDisk(pick), build: ownBuild = build, passphrase } = {}) {
      const name = `${person.name}-${person.devices.length + 1}`;
      const number = ++devices;
      const link = network.makeLink(name, relay.listener);
      const lifeSuite = (life: number): CryptoSuite => suite(`${seed}/${number}/${life}`);
      const parts = { name, clock, pick, network, link, disk, oracle, build: ownBuild, suite: lifeSuite };
      const device = makeSimDevice({ ...parts, ...(passphrase !== undefined && { passphrase }) });
      person.devices.push(device);
      return device;
    },
    async wait(what, promise, ms = PATIENCE_MS) {
      let settled = false;
      const mark = (): void => void (settled = true);
      promise.then(mark, mark);
      if (!(await clock.advanceUntil(() => settled, ms)))
        throw new StuckError(`${what} did not come to an end`);
      return promise;
    },
    async must(what, outcome, ms) {
      const answer = await world.wait(what, outcome, ms);
      if (!answer.ok) throw new StuckError(`${what} was refused: ${answer.code}`);
      return answer.value;
    },
    async until(what, isDone, ms = PATIENCE_MS) {
      if (!(await clock.advanceUntil(isDone, ms))) throw new StuckError(`${what} did not happen`);
    },
    attempt(what, outcome, then) {
      void outcome.then((answer) => {
        if (answer.ok) return then?.(answer.value);
        refusals.set(answer.code, (refusals.get(answer.code) ?? 0) + 1);
        if (answer.code === "internal") world.failures.push(`${what} failed inside`);
      });
    },
  };
  return world;
}

/** Whole numbers below `max` from a small generator (mulberry32): thousands a run are drawn. */
function makeQuickPick(seed: string): Pick {
  let state = makePick(seed)(0xffff_ffff);
  return (max) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % max;
  };
}

/** Devices that are on and have the practice open. */
export function openDevices(world: World): SimDevice[] {
  return everyDevice(world).filter((device) => device.life?.engine.state.at === "open");
}

export function everyDevice(world: World): SimDevice[] {
  return world.people.flatMap(({ devices }) => devices).filter((device) => !world.gone.has(device));
}

export function personOf(world: World, device: SimDevice): Person {
  const person = world.people.find(({ devices }) => devices.includes(device));
  if (person === undefined) throw new RangeError("device");
  return person;
}
