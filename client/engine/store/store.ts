/**
 * What the engine asks of a disk: ordered tables of bytes, read freely, written in atomic groups.
 *
 * Adapters: `indexed-db.ts` (the browser) and `memory.ts` (Node, the simulator); one contract suite runs over both.
 * Values are sealed, or are ids and counters that the relay sees anyway; no adapter knows which.
 * Cryptography happens before `commit` is called, never inside it: an IndexedDB transaction ends while WebCrypto is awaited.
 */
export const storeTables = [
  "meta", // small facts: cursor, log id, incarnations, settings; sealed portions of an import
  "keys", // slots, sealed device identity, sealed made secrets not yet in the log
  "log", // membership records, key = index as 10 digits
  "pending", // membership records waiting for the relay (intents), key = order as 10 digits
  "documents", // document → scope, type; key = document
  "entries", // signed entries as received; key = document/number-or-local order
  "states", // sealed compact Yjs state of a document and what it covers; key = document
  "journal", // sealed local updates not yet in the outbox; key = document/order
  "outbox", // signed entries waiting for acknowledgement; key = order
  "heads", // chain heads as seen; key = scope/device
  "claims", // which device owns a Yjs client id; key = document/client
  "summaries", // sealed list rows; key = type/patient-or-dash/document
  "snapshots", // newest verified snapshot; key = document
  "quarantine", // refused entries with their reason; key = order
  "search", // sealed index segments
] as const;

export type StoreTable = (typeof storeTables)[number];

export interface StoreRow {
  readonly key: string;
  readonly value: Uint8Array;
}

/** `value: null` deletes the row. */
export interface StoreWrite {
  readonly table: StoreTable;
  readonly key: string;
  readonly value: Uint8Array | null;
}

export interface StoreRange {
  /** Keys that begin with this, in ascending order of UTF-16 units. */
  readonly prefix?: string;
  /** Only keys strictly after this one. */
  readonly after?: string;
  readonly limit?: number;
  readonly reverse?: boolean;
}

export interface EngineStore {
  get(table: StoreTable, key: string): Promise<Uint8Array | null>;
  range(table: StoreTable, range?: StoreRange): Promise<readonly StoreRow[]>;
  /** Keys only: for counting and discovery without reading values. */
  keys(table: StoreTable, range?: StoreRange): Promise<readonly string[]>;
  /**
   * All or nothing, across tables. `strict` resolves when the rows are on the disk and is what "saved on this device" may be shown
   * for; `relaxed` is for what can be fetched or computed again. Rejects with a `Fault` of code `storage-full` or `storage-failed`.
   */
  commit(writes: readonly StoreWrite[], durability: "strict" | "relaxed"): Promise<void>;
  close(): void;
}

/** Where the stores of this origin live. A name is `<practice>.<member or "new">`, opaque ids only. */
export interface StoreDirectory {
  open(name: string): Promise<EngineStore>;
  names(): Promise<readonly string[]>;
  erase(name: string): Promise<void>;
}
