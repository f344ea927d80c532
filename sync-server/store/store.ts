/**
 * What the relay keeps, behind one interface with one contract suite (`test/sync-server/store-contract.ts`).
 *
 * Promises of every adapter:
 * - `append` judges the chains and gives the numbers inside the transaction that inserts; numbers of a practice are 1, 2, 3 …
 *   without a gap, also with several writers. It resolves only when the entries survive a crash.
 * - Bytes come out as they went in.
 * - Nothing is deleted but snapshots beyond the newest two of a document.
 * - Trouble of disk or network is a {@link StoreFault}; after one nothing of that call was stored.
 */

import type { DeviceId, InviteId, LogId, PracticeId, ScopeId, DocumentId } from "../../crypto/public/ids.ts";
import type { CoveringSnapshot, HeadOfChain, NumberedEntry } from "../protocol/relay-frames.ts";

/** An entry that passed every check but that of its chain. */
export interface EntryToStore {
  readonly device: DeviceId;
  readonly scope: ScopeId;
  readonly incarnation: number;
  readonly counter: number;
  readonly previous: Uint8Array;
  readonly hash: Uint8Array;
  readonly signedEntry: Uint8Array;
  /** Its signature was verified, and it may fill a branch that its author has left (docs/PROTOCOL.md §5). */
  readonly isGivenBack?: boolean;
}

export interface EntryBatch {
  /** The length of the membership log that the rights were judged by. */
  readonly logLength: number;
  readonly day: number;
  readonly entries: readonly EntryToStore[];
}

export type AppendOutcome =
  | { readonly code: "ok"; readonly number: number; readonly isNew: boolean }
  | { readonly code: "gap" | "fork"; readonly number: 0 };

export type AppendResult =
  | { readonly at: "stored"; readonly outcomes: readonly AppendOutcome[]; readonly state: PracticeState }
  /** Somebody appended a record meanwhile: judge again. Nothing was stored. */
  | { readonly at: "log-moved" };

export interface PracticeState {
  readonly logId: LogId;
  readonly logLength: number;
  /** The highest number; 0 when there is none. */
  readonly head: number;
}

export interface Usage {
  /** Entries, records and snapshots. */
  readonly bytes: number;
  /** What came in on that day. */
  readonly dayBytes: number;
}

export type ScopeFilter = ReadonlySet<ScopeId> | "all";

export interface EntryQuery {
  /** Entries with a higher number. */
  readonly after: number;
  readonly maxBytes: number;
  /** How many numbers are looked at, whoever may read them. */
  readonly maxRows: number;
}

export interface EntryPage {
  readonly entries: readonly NumberedEntry[];
  /** Everything asked for up to this number is in `entries`. */
  readonly through: number;
  readonly isLast: boolean;
}

export interface SnapshotToStore {
  readonly scope: ScopeId;
  readonly document: DocumentId;
  readonly covers: number;
  readonly signedEntry: Uint8Array;
  readonly day: number;
}

export interface Mailbox {
  readonly invite: InviteId;
  /** The first request, and when there was a second, different one, that as well: the invite is contested. */
  readonly joinRequests: readonly Uint8Array[];
}

export interface StoredPosition {
  readonly number: number;
  readonly hash: Uint8Array;
}

export interface RecordToStore {
  /** Compare and swap: refused when the log is not exactly this long. */
  readonly expectedLength: number;
  /** The same for the numbers of entries, where the record depends on them. */
  readonly expectedHead?: number;
  readonly record: Uint8Array;
  readonly day: number;
}

/** How far this relay has verified the signatures of a log, and a digest of those records, byte by byte. */
export interface VerifiedMark {
  readonly length: number;
  readonly digest: Uint8Array;
}

/** One practice. Whoever opened it closes it. */
export interface PracticeStore {
  readonly practice: PracticeId;
  state(): Promise<PracticeState>;
  append(batch: EntryBatch): Promise<AppendResult>;
  /** Where an entry of this chain position stands, or null. */
  find(
    position: Pick<EntryToStore, "device" | "scope" | "incarnation" | "counter">,
  ): Promise<StoredPosition | null>;
  readSince(query: EntryQuery, scopes: ScopeFilter): Promise<EntryPage>;
  /** Entries of one scope up to the number `through`. */
  readScope(query: EntryQuery & { readonly through: number }, scope: ScopeId): Promise<EntryPage>;
  heads(scopes: ScopeFilter): Promise<readonly HeadOfChain[]>;
  readonly log: {
    append(record: RecordToStore): Promise<"appended" | "moved">;
    /** At least one record when there is one, then as many as fit into `maxBytes`. */
    read(from: number, maxBytes: number): Promise<readonly Uint8Array[]>;
  };
  readonly snapshots: {
    /** Keeps the newest two of a document (by what they cover, then by arrival). */
    put(snapshot: SnapshotToStore): Promise<void>;
    /** Of one document, or of all of the scope when `document` is null. */
    read(scope: ScopeId, document: DocumentId | null): Promise<readonly CoveringSnapshot[]>;
  };
  readonly joins: {
    put(invite: InviteId, joinRequest: Uint8Array): Promise<"kept" | "same" | "contested">;
    read(invite: InviteId): Promise<readonly Uint8Array[]>;
    all(): Promise<readonly Mailbox[]>;
  };
  /** Kept beside the practice and not in it: one that comes from somewhere else has none. It may be lost at any time. */
  readonly mark: {
    read(): Promise<VerifiedMark | null>;
    write(mark: VerifiedMark): Promise<void>;
  };
  usage(day: number): Promise<Usage>;
  /** What is wrong with the stored bytes as far as the adapter itself can tell; empty when nothing is. */
  verify(): Promise<readonly string[]>;
  /** A hint that another process may have written; it may come late, twice or never. */
  watch(changed: () => void): () => void;
  close(): Promise<void>;
}

/** All practices of a relay. */
export interface RelayStore {
  /** Null when the relay does not have this practice. */
  open(practice: PracticeId): Promise<PracticeStore | null>;
  /** Makes a practice with its genesis record and a fresh log id, all or nothing. */
  create(practice: PracticeId, genesis: Uint8Array): Promise<"created" | "exists">;
  /** Practices whose id begins with these bytes. */
  find(prefix: Uint8Array): Promise<readonly PracticeId[]>;
  /** Throws a {@link StoreFault} unless the store can be written. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** `full`: no room now, nothing else is wrong. `broken`: disk or network failed. */
export class StoreFault extends Error {
  readonly code: "full" | "broken";
  readonly retryable = true;

  constructor(code: "full" | "broken", options?: ErrorOptions) {
    super(code === "full" ? "The disk is full" : "The store failed", options);
    this.name = "StoreFault";
    this.code = code;
  }
}
