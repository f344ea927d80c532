/**
 * The store in memory, for tests and the simulator. Every write becomes durable at its commit point, one turn after the call;
 * `crash()` forgets what has not got there, and the callers of before the crash never hear of it.
 */

import type { Randomness } from "../clock.ts";
import { bytesEqual, compareBytes } from "../../crypto/public/bytes.ts";
import { comparePositions } from "../../crypto/public/entry.ts";
import {
  bytesToLogId,
  ID_BYTES,
  idToBytes,
  type InviteId,
  type LogId,
  type PracticeId,
} from "../../crypto/public/ids.ts";
import { type ChainContents, judgeChain } from "./judge-chain.ts";
import {
  type AppendOutcome,
  type EntryBatch,
  type EntryPage,
  type EntryQuery,
  type EntryToStore,
  type PracticeStore,
  type RelayStore,
  type ScopeFilter,
  type SnapshotToStore,
  type StoredPosition,
  StoreFault,
  type VerifiedMark,
} from "./store.ts";

export interface MemoryStoreOptions {
  readonly random: Randomness;
  /** Runs a commit later; the default is a microtask. */
  readonly later?: (commit: () => void) => void;
  readonly snapshotsPerDocument?: number;
}

export interface MemoryStore extends RelayStore {
  /** Loses every write that has not been committed; what was handed out before stays silent. */
  crash(): void;
  /** Makes the next writes fail, until it is set to null. */
  fault: "full" | "broken" | null;
  /** The practice gets a new log id and an empty history behind its log, as after losing the disk. */
  wipe(practice: PracticeId): void;
}

interface Kept {
  readonly practice: PracticeId;
  logId: LogId;
  readonly log: Uint8Array[];
  readonly entries: EntryToStore[];
  readonly numbersByChain: Map<string, number[]>;
  /** By scope and document: who may write one scope cannot displace another's. */
  readonly snapshots: Map<string, SnapshotToStore[]>;
  readonly joins: Map<InviteId, Uint8Array[]>;
  /** Entries and records stay; snapshots replace each other. */
  readonly bytesByDay: Map<number, number>;
  readonly snapshotBytesByDay: Map<number, number>;
  readonly watchers: Set<() => void>;
  mark: VerifiedMark | null;
}

export function makeMemoryStore({
  random,
  later = queueMicrotask,
  snapshotsPerDocument = 2,
}: MemoryStoreOptions): MemoryStore {
  const practices = new Map<PracticeId, Kept>();
  let life = 0;

  /** Runs `write` at the commit point of this life, or never. */
  const commit = <T>(write: () => T): Promise<T> => {
    const born = life;
    return new Promise((resolve, reject) => {
      later(() => {
        if (born !== life) return;
        if (store.fault !== null) return reject(new StoreFault(store.fault));
        resolve(write());
      });
    });
  };

  const store: MemoryStore = {
    fault: null,
    async open(practice) {
      const kept = practices.get(practice);
      return kept === undefined ? null : openKept(kept, commit, snapshotsPerDocument);
    },
    create: (practice, genesis) =>
      commit(() => {
        if (practices.has(practice)) return "exists";
        practices.set(practice, newPractice(practice, genesis.slice(), random));
        return "created";
      }),
    async find(prefix) {
      return [...practices.keys()].filter((id) =>
        bytesEqual(idToBytes(id).subarray(0, prefix.length), prefix),
      );
    },
    async check() {
      if (store.fault === "broken") throw new StoreFault("broken");
    },
    async close() {},
    crash() {
      life++;
    },
    wipe: (practice) => void practices.delete(practice),
  };
  return store;
}

function newPractice(practice: PracticeId, genesis: Uint8Array, random: Randomness): Kept {
  return {
    practice,
    logId: bytesToLogId(random.bytes(ID_BYTES)),
    log: [genesis],
    entries: [],
    numbersByChain: new Map(),
    snapshots: new Map(),
    joins: new Map(),
    bytesByDay: new Map(),
    snapshotBytesByDay: new Map(),
    watchers: new Set(),
    mark: null,
  };
}

type Commit = <T>(write: () => T) => Promise<T>;

function openKept(kept: Kept, commit: Commit, snapshotsPerDocument: number): PracticeStore {
  const stateOf = () => ({ logId: kept.logId, logLength: kept.log.length, head: kept.entries.length });
  const changed = () => {
    for (const watcher of kept.watchers) watcher();
  };
  return {
    practice: kept.practice,
    state: async () => stateOf(),
    append: (batch) =>
      commit(() => {
        if (batch.logLength !== kept.log.length) return { at: "log-moved" };
        const outcomes = batch.entries.map((entry) => appendOne(kept, entry, batch));
        changed();
        return { at: "stored", outcomes, state: stateOf() };
      }),
    async find(position) {
      const numbers = kept.numbersByChain.get(chainKey(position)) ?? [];
      return findIn(kept, numbers, position);
    },
    readSince: async (query, scopes) => readEntries(kept, query, scopes),
    readScope: async (query, scope) => readEntries(kept, query, new Set([scope]), query.through),
    async heads(scopes) {
      return [...kept.numbersByChain.values()]
        .flatMap((numbers) => headOf(kept, numbers) ?? [])
        .filter((entry) => scopes === "all" || scopes.has(entry.scope))
        .map(({ device, scope, incarnation, counter, hash }) => ({
          device,
          scope,
          incarnation,
          counter,
          hash,
        }));
    },
    log: {
      append: ({ expectedLength, expectedHead, record, day }) =>
        commit(() => {
          const hasMoved = expectedHead !== undefined && expectedHead !== kept.entries.length;
          if (expectedLength !== kept.log.length || hasMoved) return "moved";
          kept.log.push(record.slice());
          count(kept.bytesByDay, day, record.length);
          changed();
          return "appended";
        }),
      async read(from, maxBytes) {
        let bytes = 0;
        const end = kept.log
          .slice(from)
          .findIndex((record, place) => (bytes += record.length) > maxBytes && place > 0);
        return kept.log.slice(from, end === -1 ? undefined : from + end);
      },
    },
    snapshots: {
      put: (snapshot) => commit(() => putSnapshot(kept, snapshot, snapshotsPerDocument)),
      async read(scope, document) {
        return [...kept.snapshots.values()]
          .flat()
          .filter((each) => each.scope === scope && (document === null || each.document === document))
          .map(({ covers, signedEntry }) => ({ covers, signedEntry }));
      },
    },
    joins: {
      put: (invite, joinRequest) => commit(() => putJoin(kept, invite, joinRequest)),
      read: async (invite) => kept.joins.get(invite) ?? [],
      all: async () => [...kept.joins].map(([invite, joinRequests]) => ({ invite, joinRequests })),
    },
    mark: {
      read: async () => kept.mark,
      async write(mark) {
        kept.mark = { ...mark, digest: mark.digest.slice() };
      },
    },
    async usage(day) {
      const snapshots = [...kept.snapshots.values()].flat().map((each) => each.signedEntry.length);
      const bytes = [...kept.bytesByDay.values(), ...snapshots].reduce((sum, each) => sum + each, 0);
      return { bytes, dayBytes: (kept.bytesByDay.get(day) ?? 0) + (kept.snapshotBytesByDay.get(day) ?? 0) };
    },
    verify: async () => [],
    watch(watcher) {
      kept.watchers.add(watcher);
      return () => void kept.watchers.delete(watcher);
    },
    async close() {},
  };
}

function appendOne(kept: Kept, entry: EntryToStore, { day }: EntryBatch): AppendOutcome {
  const key = chainKey(entry);
  const numbers = kept.numbersByChain.get(key) ?? [];
  const verdict = judgeChain(contentsOf(kept, numbers), entry);
  if (verdict.at === "stored") return { code: "ok", number: verdict.stored.number, isNew: false };
  if (verdict.at !== "new") return { code: verdict.at, number: 0 };
  kept.entries.push({ ...entry, hash: entry.hash.slice(), signedEntry: entry.signedEntry.slice() });
  numbers.push(kept.entries.length);
  kept.numbersByChain.set(key, numbers);
  count(kept.bytesByDay, day, entry.signedEntry.length);
  return { code: "ok", number: kept.entries.length, isNew: true };
}

/** The farthest one: what fills a branch that was left comes later and stands before it. */
function headOf(kept: Kept, numbers: readonly number[]): EntryToStore | null {
  return numbers
    .map((number) => entryOf(kept, number))
    .reduce<EntryToStore | null>(
      (farthest, entry) => (farthest === null || comparePositions(entry, farthest) > 0 ? entry : farthest),
      null,
    );
}

function contentsOf(kept: Kept, numbers: readonly number[]): ChainContents<StoredPosition> {
  return {
    head: headOf(kept, numbers),
    at: (position) => findIn(kept, numbers, position),
    has: (hash) => numbers.some((number) => bytesEqual(entryOf(kept, number).hash, hash)),
  };
}

function findIn(
  kept: Kept,
  numbers: readonly number[],
  position: Pick<EntryToStore, "incarnation" | "counter">,
): StoredPosition | null {
  const number = numbers.find((each) => {
    const entry = entryOf(kept, each);
    return entry.incarnation === position.incarnation && entry.counter === position.counter;
  });
  return number === undefined ? null : { number, hash: entryOf(kept, number).hash };
}

function readEntries(kept: Kept, query: EntryQuery, scopes: ScopeFilter, through = Infinity): EntryPage {
  const end = Math.min(kept.entries.length, through);
  const entries: { number: number; signedEntry: Uint8Array }[] = [];
  let bytes = 0;
  let number = query.after;
  while (number < end && number - query.after < query.maxRows && bytes < query.maxBytes) {
    const { scope, signedEntry } = entryOf(kept, ++number);
    if (scopes !== "all" && !scopes.has(scope)) continue;
    entries.push({ number, signedEntry });
    bytes += signedEntry.length;
  }
  return { entries, through: number, isLast: number >= end };
}

function putSnapshot(kept: Kept, snapshot: SnapshotToStore, keep: number): void {
  const key = `${snapshot.scope}${snapshot.document}`;
  const own = { ...snapshot, signedEntry: snapshot.signedEntry.slice() };
  const newest = [...(kept.snapshots.get(key) ?? []), own]
    .toSorted((a, b) => a.covers - b.covers)
    .slice(-keep);
  kept.snapshots.set(key, newest);
  count(kept.snapshotBytesByDay, snapshot.day, own.signedEntry.length);
}

function putJoin(kept: Kept, invite: InviteId, joinRequest: Uint8Array): "kept" | "same" | "contested" {
  const held = kept.joins.get(invite) ?? [];
  if (held.length === 1 && held.some((each) => compareBytes(each, joinRequest) === 0)) return "same";
  if (held.length < 2) kept.joins.set(invite, [...held, joinRequest.slice()]);
  return held.length === 0 ? "kept" : "contested";
}

function count(bytesByDay: Map<number, number>, day: number, bytes: number): void {
  bytesByDay.set(day, (bytesByDay.get(day) ?? 0) + bytes);
}

function entryOf(kept: Kept, number: number): EntryToStore {
  const entry = kept.entries[number - 1];
  if (entry === undefined) throw new RangeError("number");
  return entry;
}

function chainKey({ device, scope }: Pick<EntryToStore, "device" | "scope">): string {
  return `${device}${scope}`;
}
