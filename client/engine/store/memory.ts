/**
 * A disk in memory: for Node and the simulator. It keeps the promises of a real one and no more: after `loseUnsynced` (power is cut)
 * everything since the last `strict` commit is gone, in the order of the commits; `restart` (only the program ended) keeps it all.
 * Stores opened before either of them fault at every call, and a commit that was under way is not applied.
 */
import { Fault } from "../fault.ts";
import { OrderedTable } from "./ordered-table.ts";
import {
  type EngineStore,
  type StoreDirectory,
  type StoreRange,
  type StoreTable,
  storeTables,
  type StoreWrite,
} from "./store.ts";

export interface MemoryDiskOptions {
  /** Awaited before every answer, and once more before a strict one: the simulator reorders and delays here. */
  readonly latency?: (step: "read" | "write" | "sync") => Promise<void>;
  /** Asked before each commit is applied; a fault refuses the commit as a whole. */
  readonly refuse?: (writes: readonly StoreWrite[]) => Fault | null;
}

export interface MemoryDirectory extends StoreDirectory {
  /** The program ended: what was applied stays. */
  restart(): void;
  /** The power went: what was not made durable by a strict commit is gone. */
  loseUnsynced(): void;
  /** Another directory with the same content, as a copied profile. */
  clone(): MemoryDirectory;
}

interface Disk {
  readonly tables: ReadonlyMap<StoreTable, OrderedTable>;
  /** How to undo every write since the last strict commit, oldest first. */
  unsynced: StoreWrite[];
}

export function makeMemoryDirectory(options: MemoryDiskOptions = {}): MemoryDirectory {
  return makeDirectory(options, new Map());
}

function makeDirectory(options: MemoryDiskOptions, disks: Map<string, Disk>): MemoryDirectory {
  let life = { ended: false };
  const endLife = (): void => {
    life.ended = true;
    life = { ended: false };
  };
  return {
    async open(name) {
      const disk = disks.get(name) ?? emptyDisk();
      disks.set(name, disk);
      return makeStore(disk, life, options);
    },
    names: async () => [...disks.keys()],
    async erase(name) {
      disks.delete(name);
    },
    restart: endLife,
    loseUnsynced() {
      endLife();
      for (const disk of disks.values()) undo(disk);
    },
    clone() {
      const copies = [...disks].map(([name, disk]): [string, Disk] => [name, copyOf(disk)]);
      return makeDirectory(options, new Map(copies));
    },
  };
}

function makeStore(disk: Disk, life: { readonly ended: boolean }, options: MemoryDiskOptions): EngineStore {
  const { latency, refuse } = options;
  let closed = false;
  const requireOpen = (): void => {
    if (closed || life.ended) throw new Fault("storage-failed", { detail: "the store is closed" });
  };
  async function read<T>(answer: () => T): Promise<T> {
    requireOpen();
    await latency?.("read");
    requireOpen();
    return answer();
  }
  return {
    get: (table, key) => read(() => copy(tableOf(disk, table).get(key))),
    range: (table, range: StoreRange = {}) =>
      read(() =>
        tableOf(disk, table)
          .rows(range)
          .map((row) => ({ key: row.key, value: row.value.slice() })),
      ),
    keys: (table, range: StoreRange = {}) => read(() => tableOf(disk, table).keys(range)),
    async commit(writes, durability) {
      requireOpen();
      const copies = writes.map((write) => ({ ...write, value: copy(write.value) }));
      await latency?.("write");
      requireOpen();
      const fault = refuse?.(copies) ?? null;
      if (fault !== null) throw fault;
      apply(disk, copies);
      if (durability === "relaxed") return;
      disk.unsynced = [];
      await latency?.("sync");
      requireOpen();
    },
    close() {
      closed = true;
    },
  };
}

function apply(disk: Disk, writes: readonly StoreWrite[]): void {
  for (const { table, key, value } of writes) {
    const rows = tableOf(disk, table);
    disk.unsynced.push({ table, key, value: rows.get(key) });
    rows.set(key, value);
  }
}

function undo(disk: Disk): void {
  for (const { table, key, value } of disk.unsynced.reverse()) tableOf(disk, table).set(key, value);
  disk.unsynced = [];
}

function copyOf(disk: Disk): Disk {
  const copied = emptyDisk();
  for (const [name, table] of disk.tables) {
    for (const { key, value } of table.rows({})) tableOf(copied, name).set(key, value.slice());
  }
  return copied;
}

function emptyDisk(): Disk {
  return { tables: new Map(storeTables.map((name) => [name, new OrderedTable()])), unsynced: [] };
}

function tableOf(disk: Disk, name: StoreTable): OrderedTable {
  const table = disk.tables.get(name);
  if (table === undefined) throw new RangeError(`no table ${name}`);
  return table;
}

function copy(value: Uint8Array | null): Uint8Array | null {
  return value === null ? null : value.slice();
}
