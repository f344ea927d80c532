/**
 * The browser's disk: one IndexedDB database a practice and member, one object store a table, string keys, bytes as values.
 *
 * A commit resolves when its transaction is complete. `strict` asks the browser to flush to the disk before it says so; without that a
 * power cut could take back what was shown as saved. An aborted transaction rejects, whatever its requests said.
 */
import { type DBSchema, deleteDB, type IDBPDatabase, type IDBPObjectStore, openDB, unwrap, wrap } from "idb";
import { Fault } from "../fault.ts";
import {
  type EngineStore,
  type StoreDirectory,
  type StoreRange,
  type StoreTable,
  storeTables,
  type StoreWrite,
} from "./store.ts";

const PREFIX = "claros/";
const SCHEMA_VERSION = 1;

type Schema = DBSchema & { [Table in StoreTable]: { key: string; value: Uint8Array } };
type Database = IDBPDatabase<Schema>;
type Rows = IDBPObjectStore<Schema, StoreTable[], StoreTable>;

/** Opening a transaction costs more than a small read in it: while this many run on a table, further reads gather for the next. */
const TRANSACTIONS_A_TABLE = 1;

interface Lane {
  readonly waiting: {
    readonly ask: (rows: Rows) => Promise<void>;
    readonly reject: (error: unknown) => void;
  }[];
  running: number;
}

/** Keys and values in one request, where the browser has it (IndexedDB 3.0); TypeScript's library does not know it yet. */
interface RecordStore {
  readonly getAllRecords?: (options: {
    readonly query: IDBKeyRange | null;
    readonly count: number | undefined;
    readonly direction: IDBCursorDirection;
  }) => IDBRequest<{ readonly key: string; readonly value: Uint8Array }[]>;
}

/** All databases of this origin whose names begin with `claros/`. */
export function makeIndexedDbDirectory(factory: IDBFactory = indexedDB): StoreDirectory {
  return {
    async open(name) {
      const store = new IndexedDbStore(PREFIX + name);
      await store.connect();
      return store;
    },
    async names() {
      const databases = await faulting(() => factory.databases());
      return databases.flatMap(({ name }) =>
        name?.startsWith(PREFIX) === true ? [name.slice(PREFIX.length)] : [],
      );
    },
    erase: (name) => faulting(() => deleteDB(PREFIX + name)),
  };
}

class IndexedDbStore implements EngineStore {
  readonly #name: string;
  #database: Promise<Database> | null = null;
  #closed = false;
  readonly #lanes = new Map<StoreTable, Lane>();

  constructor(name: string) {
    this.#name = name;
  }

  /** The open database. When the browser ended the connection by itself, the next call opens it again. */
  connect(): Promise<Database> {
    if (this.#closed) return Promise.reject(new Fault("storage-failed", { detail: "the store is closed" }));
    this.#database ??= this.#open();
    return this.#database;
  }

  async get(table: StoreTable, key: string): Promise<Uint8Array | null> {
    return (await this.#read(table, (rows) => rows.get(key))) ?? null;
  }

  range(table: StoreTable, range: StoreRange = {}): Promise<{ key: string; value: Uint8Array }[]> {
    return this.#read(table, (rows) => readRange(rows, range));
  }

  keys(table: StoreTable, range: StoreRange = {}): Promise<string[]> {
    return this.#read(table, (rows) => readKeys(rows, range));
  }

  /** `request` asks for everything it wants before it first waits for anything but its answers. */
  #read<T>(table: StoreTable, request: (rows: Rows) => Promise<T>): Promise<T> {
    const lane = this.#lanes.get(table) ?? { waiting: [], running: 0 };
    this.#lanes.set(table, lane);
    return faulting(
      () =>
        new Promise<T>((resolve, reject) => {
          lane.waiting.push({ ask: async (rows) => resolve(await request(rows)), reject });
          // Not at once: others of this turn come along.
          if (lane.waiting.length === 1) queueMicrotask(() => void this.#runLane(table, lane));
        }),
    );
  }

  async #runLane(table: StoreTable, lane: Lane): Promise<void> {
    if (lane.running >= TRANSACTIONS_A_TABLE) return;
    lane.running += 1;
    while (lane.waiting.length > 0) {
      let asked: Lane["waiting"] = [];
      try {
        const database = await this.connect();
        asked = lane.waiting.splice(0);
        const rows = database.transaction(table).store;
        await Promise.all(asked.map(({ ask, reject }) => ask(rows).catch(reject)));
      } catch (error) {
        for (const { reject } of asked.length > 0 ? asked : lane.waiting.splice(0)) reject(error);
      }
    }
    lane.running -= 1;
  }

  commit(writes: readonly StoreWrite[], durability: "strict" | "relaxed"): Promise<void> {
    return faulting(async () => {
      if (writes.length === 0) return;
      const tables = [...new Set(writes.map(({ table }) => table))];
      const transaction = (await this.connect()).transaction(tables, "readwrite", { durability });
      const requests = writes.map(async ({ table, key, value }) => {
        const store = transaction.objectStore(table);
        await (value === null ? store.delete(key) : store.put(ownBytes(value), key));
      });
      const settled = Promise.allSettled(requests);
      await transaction.done;
      await settled;
    });
  }

  close(): void {
    this.#closed = true;
    const database = this.#database;
    this.#database = null;
    database?.then(
      (open) => open.close(),
      () => undefined,
    );
  }

  #open(): Promise<Database> {
    const opening: Promise<Database> = openDB<Schema>(this.#name, SCHEMA_VERSION, {
      upgrade(database) {
        for (const table of storeTables) database.createObjectStore(table);
      },
      // A newer build, or erasing, wants the database: it must not wait for us.
      blocking: () => this.close(),
      terminated: () => {
        if (this.#database === opening) this.#database = null;
      },
    });
    opening.catch(() => {
      if (this.#database === opening) this.#database = null;
    });
    return opening;
  }
}

async function readRange(rows: Rows, range: StoreRange): Promise<{ key: string; value: Uint8Array }[]> {
  const query = keyRange(range);
  const native: RecordStore = unwrap(rows) as unknown as RecordStore;
  if (native.getAllRecords !== undefined) {
    const direction = range.reverse === true ? "prev" : "next";
    const request = native.getAllRecords({ query: query ?? null, count: range.limit, direction });
    return (await wrap(request)).map(({ key, value }) => ({ key, value }));
  }
  if (range.reverse !== true) {
    const [keys, values] = await Promise.all([
      rows.getAllKeys(query, range.limit),
      rows.getAll(query, range.limit),
    ]);
    return keys.map((key, at) => ({ key, value: values[at] ?? new Uint8Array(0) }));
  }
  const found: { key: string; value: Uint8Array }[] = [];
  for (let cursor = await rows.openCursor(query, "prev"); cursor !== null;) {
    found.push({ key: cursor.key, value: cursor.value });
    if (found.length >= (range.limit ?? Infinity)) break;
    cursor = await cursor.continue();
  }
  return found;
}

async function readKeys(rows: Rows, range: StoreRange): Promise<string[]> {
  const query = keyRange(range);
  if (range.reverse !== true) return rows.getAllKeys(query, range.limit);
  const keys: string[] = [];
  for (let cursor = await rows.openKeyCursor(query, "prev"); cursor !== null;) {
    keys.push(cursor.key);
    if (keys.length >= (range.limit ?? Infinity)) break;
    cursor = await cursor.continue();
  }
  return keys;
}

/** Structured cloning would store the whole buffer behind a view. */
function ownBytes(value: Uint8Array): Uint8Array {
  return value.byteLength === value.buffer.byteLength ? value : value.slice();
}

function keyRange({ prefix = "", after }: StoreRange): IDBKeyRange | undefined {
  const low = after !== undefined && after >= prefix ? after : prefix;
  const isOpen = after !== undefined && after >= prefix;
  if (prefix === "") return low === "" ? undefined : IDBKeyRange.lowerBound(low, isOpen);
  const high = `${prefix}\uffff`;
  return low > high ? IDBKeyRange.only([]) : IDBKeyRange.bound(low, high, isOpen);
}

async function faulting<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Fault) throw error;
    const name = error instanceof DOMException ? error.name : "unknown";
    throw new Fault(name === "QuotaExceededError" ? "storage-full" : "storage-failed", {
      retryable: true,
      detail: name,
    });
  }
}
