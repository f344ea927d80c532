/**
 * The browser's disk: one IndexedDB database a practice and member, one object store a table, string keys, bytes as values.
 *
 * A commit resolves when its transaction is complete. `strict` asks the browser to flush to the disk before it says so; without that a
 * power cut could take back what was shown as saved. An aborted transaction rejects, whatever its requests said.
 */
import { type DBSchema, deleteDB, type IDBPDatabase, openDB, unwrap } from "idb";
import { Fault } from "../fault.ts";
import { answered, ReadLane } from "./read-lane.ts";
import {
  type EngineStore,
  type StoreDirectory,
  type StoreRange,
  type StoreRow,
  type StoreTable,
  storeTables,
  type StoreWrite,
} from "./store.ts";

const PREFIX = "claros/";
const SCHEMA_VERSION = 1;

type Schema = DBSchema & { [Table in StoreTable]: { key: string; value: Uint8Array } };
type Database = IDBPDatabase<Schema>;

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
  readonly #lanes = new Map<StoreTable, ReadLane>();

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
    const value = await this.#read(table, (rows) => answered<Uint8Array | undefined>(rows.get(key)));
    return value ?? null;
  }

  range(table: StoreTable, range: StoreRange = {}): Promise<StoreRow[]> {
    return this.#read(table, (rows) => readRange(rows, range));
  }

  keys(table: StoreTable, range: StoreRange = {}): Promise<string[]> {
    return this.#read(table, (rows) => readKeys(rows, range));
  }

  #read<T>(table: StoreTable, request: (rows: IDBObjectStore) => Promise<T>): Promise<T> {
    let lane = this.#lanes.get(table);
    if (lane === undefined) {
      lane = new ReadLane(async () => unwrap((await this.connect()).transaction(table).store));
      this.#lanes.set(table, lane);
    }
    const asked = lane.read(request);
    return faulting(() => asked);
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

async function readRange(rows: IDBObjectStore, range: StoreRange): Promise<StoreRow[]> {
  const query = keyRange(range);
  const { limit } = range;
  const native: RecordStore = rows as unknown as RecordStore;
  if (native.getAllRecords !== undefined) {
    const direction = range.reverse === true ? "prev" : "next";
    const records = await answered(native.getAllRecords({ query: query ?? null, count: limit, direction }));
    return records.map(({ key, value }) => ({ key, value }));
  }
  if (range.reverse === true)
    return backwards(rows.openCursor(query, "prev"), limit, (cursor) => cursor.value);
  const [keys, values] = await Promise.all([
    answered(rows.getAllKeys(query, limit)),
    answered<Uint8Array[]>(rows.getAll(query, limit)),
  ]);
  return keys.map((key, at) => ({ key: textOf(key), value: values[at] ?? new Uint8Array(0) }));
}

async function readKeys(rows: IDBObjectStore, range: StoreRange): Promise<string[]> {
  const query = keyRange(range);
  if (range.reverse !== true) return (await answered(rows.getAllKeys(query, range.limit))).map(textOf);
  const found = await backwards(rows.openKeyCursor(query, "prev"), range.limit, () => new Uint8Array(0));
  return found.map(({ key }) => key);
}

async function backwards<Cursor extends IDBCursor>(
  request: IDBRequest<Cursor | null>,
  limit = Infinity,
  valueOf: (cursor: Cursor) => Uint8Array,
): Promise<StoreRow[]> {
  const found: StoreRow[] = [];
  for (let cursor = await answered(request); cursor !== null; cursor = await answered(request)) {
    found.push({ key: textOf(cursor.key), value: valueOf(cursor) });
    if (found.length >= limit) break;
    cursor.continue();
  }
  return found;
}

/** All keys here are texts; the type of IndexedDB allows more. */
function textOf(key: IDBValidKey): string {
  return typeof key === "string" ? key : "";
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
