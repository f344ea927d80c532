/**
 * The disk of one device: the product's store in memory, with slow answers, refusals and damage. A life of the device that has ended never
 * hears from it again, as a killed process would not; what it had begun to write may or may not be there.
 */
import { Fault } from "../../client/engine/fault.ts";
import { makeMemoryDirectory, type MemoryDirectory } from "../../client/engine/store/memory.ts";
import type {
  EngineStore,
  StoreDirectory,
  StoreRow,
  StoreTable,
  StoreWrite,
} from "../../client/engine/store/store.ts";
import type { Pick } from "../support/random-edits.ts";
import type { LifeClock } from "./sim-clock.ts";

export interface SimDisk {
  /** The directory as one life of the device sees it. */
  life(clock: LifeClock): DiskLife;
  /** Writes are refused while set. */
  refusal: "storage-full" | "storage-failed" | null;
  /** The process ended; what reached the system's cache is there. */
  restart(): void;
  /** The power went: everything since the last strict commit is gone. */
  losePower(): void;
  /** Flips one bit of one row of the table, or cuts the row off. Returns false when the table is empty. */
  damage(table: StoreTable, how: "flip" | "tear"): Promise<StoreRow | null>;
  /** Calls back once, when a life of the device takes this row off. */
  whenGone(table: StoreTable, key: string, then: () => void): void;
  /** The same content on another device. */
  clone(pick: Pick): SimDisk;
  /** Looks at the rows without a life. */
  store(): Promise<EngineStore | null>;
}

export interface DiskLife extends StoreDirectory {
  /** Nothing answers any more. */
  end(): void;
  /** Operations so far: reads, and twice for every commit (before and after it is applied). */
  readonly steps: number;
  /** Called at the given step, before its operation goes on; it may end the life. */
  onStep: ((step: number) => void) | null;
}

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

export function makeSimDisk(pick: Pick, directory: MemoryDirectory = makeMemoryDirectory()): SimDisk {
  const awaited = new Map<string, () => void>();
  const disk: SimDisk = {
    refusal: null,
    life: (clock) => makeDiskLife({ disk, directory, clock, pick, written: tellGone }),
    whenGone: (table, key, then) => void awaited.set(`${table}/${key}`, then),
    restart: () => directory.restart(),
    losePower: () => directory.loseUnsynced(),
    clone: (otherPick) => makeSimDisk(otherPick, directory.clone()),
    async store() {
      const [name] = await directory.names();
      return name === undefined ? null : directory.open(name);
    },
    async damage(table, how) {
      const store = await disk.store();
      const rows = (await store?.range(table)) ?? [];
      const row = rows[pick(Math.max(1, rows.length))];
      if (store === null || row === undefined || row.value.length === 0) return null;
      const harmed = { key: row.key, value: damaged(row.value, how, pick) };
      await store.commit([{ table, ...harmed }], "relaxed");
      return harmed;
    },
  };
  function tellGone(writes: readonly StoreWrite[]): void {
    for (const { table, key, value } of awaited.size === 0 ? [] : writes) {
      const then = awaited.get(`${table}/${key}`);
      if (then === undefined || value !== null) continue;
      awaited.delete(`${table}/${key}`);
      then();
    }
  }
  return disk;
}

function damaged(value: Uint8Array, how: "flip" | "tear", pick: Pick): Uint8Array {
  if (how === "tear") return value.slice(0, pick(value.length));
  const copy = value.slice();
  const at = pick(copy.length);
  copy[at] = (copy[at] ?? 0) ^ (1 << pick(8));
  return copy;
}

interface LifeParts {
  readonly disk: SimDisk;
  readonly directory: MemoryDirectory;
  readonly clock: LifeClock;
  readonly pick: Pick;
  readonly written: (writes: readonly StoreWrite[]) => void;
}

function makeDiskLife({ disk, directory, clock, pick, written }: LifeParts): DiskLife {
  let ended = false;
  let steps = 0;

  /** Goes through with an operation unless the life ends before, or while it is under way. */
  async function step<T>(operation: () => Promise<T>): Promise<T> {
    steps += 1;
    life.onStep?.(steps);
    if (ended) return never();
    const answer = await operation();
    return ended ? never() : answer;
  }
  async function commit(store: EngineStore, writes: readonly StoreWrite[], durability: "strict" | "relaxed") {
    await step(async () => {
      if (durability === "strict" || pick(4) === 0) await slowly(4);
      if (ended) return;
      if (disk.refusal !== null) throw new Fault(disk.refusal, { retryable: true });
      await store.commit(writes, durability);
      written(writes);
    });
    // The rows are there and the answer has not come yet.
    await step(async () => {
      if (durability === "strict" && pick(2) === 0) await slowly(6);
    });
  }
  const slowly = (mostMs: number): Promise<void> =>
    new Promise((resolve) => void clock.setTimeout(resolve, pick(mostMs + 1)));

  const life: DiskLife = {
    onStep: null,
    get steps() {
      return steps;
    },
    end() {
      ended = true;
    },
    names: () => step(() => directory.names()),
    erase: (name) => step(() => directory.erase(name)),
    async open(name) {
      const store = await step(() => directory.open(name));
      return {
        get: (table, key) => step(() => store.get(table, key)),
        range: (table, range) => step(() => store.range(table, range)),
        keys: (table, range) => step(() => store.keys(table, range)),
        commit: (writes, durability) => commit(store, writes, durability),
        close: () => store.close(),
      };
    },
  };
  return life;
}
