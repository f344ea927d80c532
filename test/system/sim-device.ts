/**
 * A device of a member: its disk, its path to the relay, and, while it is on, one engine with its tabs. It can be killed at any step of
 * its disk; what starts again has the disk and nothing else.
 */
import type { EngineCommands } from "../../client/engine/api.ts";
import type { Engine } from "../../client/engine/engine-parts.ts";
import type { CryptoSuite } from "../../crypto/secret/suite.ts";
import type { SnapshotPace } from "../../client/engine/snapshots/pace.ts";
import { EngineFault } from "../../client/link/engine-link.ts";
import type { Pick } from "../support/random-edits.ts";
import type { EngineBuild } from "./engine-build.ts";
import type { Oracle } from "./oracle.ts";
import type { LifeClock, SimClock } from "./sim-clock.ts";
import type { DiskLife, SimDisk } from "./sim-disk.ts";
import type { Link, SimNetwork } from "./sim-network.ts";
import { openTab, type SimTab } from "./sim-tab.ts";

/** Documents of a run are short: without this none would ever get a snapshot. */
const OFTEN: SnapshotPace = { entries: 4, leastBytes: 8_192, mostBytes: 65_536, partOfState: 1 / 3 };

export interface DeviceTab extends SimTab {
  readonly number: number;
}

export interface DeviceLife {
  readonly engine: Engine;
  readonly clock: LifeClock;
  readonly disk: DiskLife;
  readonly tabs: DeviceTab[];
}

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: string };

export interface SimDevice {
  readonly name: string;
  readonly passphrase: string;
  readonly link: Link;
  readonly disk: SimDisk;
  readonly life: DeviceLife | null;
  /** Off by this much from the world's time, from the next start on. */
  skewMs: number;
  start(): DeviceLife;
  /** `process`: what was written stays. `power`: what was not made durable is gone, and the relay hears nothing. */
  kill(how: "process" | "power"): void;
  /** Once, at a step of the disk from now. */
  killAtStep(stepsFromNow: number, how: "process" | "power", then: () => void): void;
  addTab(): DeviceTab;
  dropTab(tab: DeviceTab, how: "close" | "kill"): void;
  /** A command from the first tab. Never rejects; never answers when the device dies first. */
  call<M extends keyof EngineCommands>(
    method: M,
    ...input: Parameters<EngineCommands[M]>
  ): Promise<Outcome<ReturnType<EngineCommands[M]>>>;
}

export interface DeviceParts {
  readonly name: string;
  readonly clock: SimClock;
  readonly pick: Pick;
  readonly network: SimNetwork;
  readonly link: Link;
  readonly disk: SimDisk;
  readonly oracle: Oracle;
  readonly build: EngineBuild;
  readonly passphrase?: string;
  /** A suite for each life, so that a life that repeats draws nothing twice. */
  readonly suite: (life: number) => CryptoSuite;
}

export function makeSimDevice(parts: DeviceParts): SimDevice {
  const { name, clock, pick, network, link, disk, oracle, build } = parts;
  let life: DeviceLife | null = null;
  let lives = 0;
  let tabs = 0;

  const device: SimDevice = {
    name,
    passphrase: parts.passphrase ?? `a long passphrase of ${name}`,
    link,
    disk,
    skewMs: 0,
    get life() {
      return life;
    },
    start() {
      if (life !== null) return life;
      const lifeClock = clock.life();
      lifeClock.skewMs = device.skewMs;
      const diskLife = disk.life(lifeClock);
      const engine = build.makeEngine(
        {
          clock: lifeClock,
          suite: parts.suite(++lives),
          stores: diskLife,
          relay: network.dialer(link, lifeClock),
          snapshotPace: OFTEN,
        },
        { lock: { acquire: () => Promise.resolve(), release: () => Promise.resolve() } },
      );
      life = { engine, clock: lifeClock, disk: diskLife, tabs: [] };
      device.addTab();
      return life;
    },
    kill(how) {
      if (life === null) return;
      const { clock: lifeClock, disk: diskLife, tabs: open } = life;
      life = null;
      lifeClock.end();
      diskLife.end();
      for (const tab of open) tab.kill();
      for (const connection of [...link.connections]) {
        connection.loseOnly("device");
        if (how === "process") connection.reset();
      }
      if (how === "power") disk.losePower();
      else disk.restart();
      oracle.pagesLost(name);
      oracle.memoryLost(name);
    },
    killAtStep(stepsFromNow, how, then) {
      if (life === null) return;
      const { disk: diskLife } = life;
      const target = diskLife.steps + stepsFromNow;
      diskLife.onStep = (step) => {
        if (step < target) return;
        diskLife.onStep = null;
        device.kill(how);
        then();
      };
    },
    addTab() {
      if (life === null) throw new RangeError(`${name} is off`);
      const opened = openTab(life.engine, { clock: life.clock, pick, build });
      const tab: DeviceTab = Object.assign(opened, { number: ++tabs });
      life.tabs.push(tab);
      return tab;
    },
    dropTab(tab, how) {
      if (life === null) return;
      life.tabs.splice(life.tabs.indexOf(tab), 1);
      tab[how]();
      oracle.pagesLost(name, tab.number);
    },
    async call(method, ...input) {
      const tab = life?.tabs[0];
      if (tab === undefined) return { ok: false, code: "off" };
      try {
        return { ok: true, value: await tab.link.call(method, ...(input as never)) };
      } catch (error) {
        if (!(error instanceof EngineFault)) throw error;
        // The tab had not heard yet that the practice is open. Nobody asks before they see it, and it has heard by now.
        if (error.code === "opened-anew") return device.call(method, ...input);
        return { ok: false, code: error.code };
      }
    },
  };
  return device;
}
