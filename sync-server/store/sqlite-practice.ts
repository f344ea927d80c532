/**
 * One practice in one SQLite file. better-sqlite3 is synchronous, so a call has committed, fsync included, when its promise is
 * made; the promises are there because the interface is honest for stores that are not.
 */

import { bytesEqual } from "../../crypto/public/bytes.ts";
import { bytesToLogId, type InviteId, type LogId, type PracticeId } from "../../crypto/public/ids.ts";
import type { CoveringSnapshot } from "../protocol/relay-frames.ts";
import { makeSqliteEntries, type SqliteEntries } from "./sqlite-entries.ts";
import { asStoreFault, plainBlob, type SqliteDatabase } from "./sqlite-file.ts";
import {
  type AppendResult,
  type EntryBatch,
  type Mailbox,
  type PracticeStore,
  type RecordToStore,
  type SnapshotToStore,
  StoreFault,
  type Usage,
} from "./store.ts";

/**
 * Until there are so many new entries, neither their places nor their bytes are written beside them: that would dirty more pages in every
 * commit than the entries themselves. What is not written is read from the entries at the next opening.
 */
const TAIL_ENTRIES = 4_096;
const TAIL_BYTES = 4 * 1024 * 1024;

export interface SqlitePracticeOptions {
  readonly practice: PracticeId;
  readonly db: SqliteDatabase;
  readonly snapshotsPerDocument: number;
  readonly mark: PracticeStore["mark"];
  /** Called when the practice is closed. */
  readonly closed: () => void;
}

export function makeSqlitePractice({
  practice,
  db,
  snapshotsPerDocument,
  mark,
  closed,
}: SqlitePracticeOptions): PracticeStore {
  const entries = makeSqliteEntries(db);
  const statements = prepare(db);
  const logId: LogId = bytesToLogId(statements.logId.get() ?? new Uint8Array(0));
  let logLength = statements.logLength.get() ?? 0;
  /** The day of the tail's entries; null when they were found at the start: they count for the day that is asked for first. */
  let tailDay: number | null = null;
  let hasWritten = false;
  const write = makeWriter(db, () => {
    entries.forget();
    tailDay = null;
    logLength = statements.logLength.get() ?? 0;
  });
  const stateOf = () => ({ logId, logLength, head: entries.head });
  const settleTail = () => {
    statements.count.run(tailDay ?? 0, entries.tail.bytes, 0);
    entries.keepIndex();
  };

  const append = (batch: EntryBatch): AppendResult => {
    if (batch.logLength !== logLength) return { at: "log-moved" };
    tailDay ??= batch.day;
    if (tailDay !== batch.day) {
      settleTail();
      tailDay = batch.day;
    }
    const outcomes = batch.entries.map((entry) => entries.insert(entry));
    const { count, bytes } = entries.tail;
    if (count >= TAIL_ENTRIES || bytes >= TAIL_BYTES) settleTail();
    hasWritten = true;
    return { at: "stored", outcomes, state: stateOf() };
  };

  const appendRecord = (toStore: RecordToStore): "appended" | "moved" => {
    const { expectedLength, expectedHead = entries.head, record, day } = toStore;
    if (expectedLength !== logLength || expectedHead !== entries.head) return "moved";
    statements.addRecord.run(logLength, record);
    statements.count.run(day, record.length, 0);
    logLength++;
    return "appended";
  };

  return {
    practice,
    state: async () => stateOf(),
    append: async (batch) => write(() => append(batch)),
    find: async (position) => entries.find(position),
    readSince: async (query, scopes) => entries.readSince(query, scopes),
    readScope: async (query, scope) => entries.readScope(query, scope),
    heads: async (scopes) => entries.heads(scopes),
    log: {
      append: async (record) => write(() => appendRecord(record)),
      read: async (from, maxBytes) => takeWithin(statements.records.iterate(from), maxBytes),
    },
    snapshots: {
      put: async (snapshot) => write(() => putSnapshot(statements, snapshot, snapshotsPerDocument)),
      read: async (scope, document) =>
        (document === null
          ? statements.scopeSnapshots.all(scope)
          : statements.documentSnapshots.all(scope, document)
        ).map(({ covers, signedEntry }) => ({ covers, signedEntry: plainBlob(signedEntry) })),
    },
    joins: {
      put: async (invite, joinRequest) => write(() => putJoin(statements, invite, joinRequest)),
      read: async (invite) => statements.joins.all(invite).map(plainBlob),
      all: async () => mailboxes(statements.allJoins.all()),
    },
    mark,
    async usage(day) {
      tailDay ??= day;
      const { bytes } = entries.tail;
      const counted = usageOn(statements, day);
      return { bytes: counted.bytes + bytes, dayBytes: counted.dayBytes + (tailDay === day ? bytes : 0) };
    },
    verify: async () => verify(db, entries),
    watch: () => () => {},
    async close() {
      // The next opening has less to read; when it fails, it reads more.
      if (db.open && hasWritten && entries.tail.count > 0) tryWrite(() => write(settleTail));
      if (db.open) db.close();
      closed();
    },
  };
}

function tryWrite(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
  }
}

type Statements = ReturnType<typeof prepare>;

function prepare(db: SqliteDatabase) {
  return {
    logId: db.prepare<[], Uint8Array>("SELECT log_id FROM meta").pluck(),
    logLength: db.prepare<[], number>("SELECT count(*) FROM log").pluck(),
    addRecord: db.prepare<[number, Uint8Array]>("INSERT INTO log (idx, record) VALUES (?, ?)"),
    records: db.prepare<[number], Uint8Array>("SELECT record FROM log WHERE idx >= ? ORDER BY idx").pluck(),
    count: db.prepare<[number, number, number]>(
      "INSERT INTO usage (day, kept_bytes, passing_bytes) VALUES (?, ?, ?) ON CONFLICT (day) DO UPDATE SET " +
        "kept_bytes = kept_bytes + excluded.kept_bytes, passing_bytes = passing_bytes + excluded.passing_bytes",
    ),
    total: db.prepare<[], number>("SELECT coalesce(sum(kept_bytes), 0) FROM usage").pluck(),
    snapshotTotal: db.prepare<[], number>("SELECT coalesce(sum(size), 0) FROM snapshots").pluck(),
    day: db.prepare<[number], number>("SELECT kept_bytes + passing_bytes FROM usage WHERE day = ?").pluck(),
    addSnapshot: db.prepare<[string, string, number, number, Uint8Array]>(
      "INSERT INTO snapshots (scope, document, covers, size, bytes) VALUES (?, ?, ?, ?, ?)",
    ),
    dropSnapshots: db.prepare<[string, string, number]>(
      "DELETE FROM snapshots WHERE arrival IN (SELECT arrival FROM snapshots WHERE scope = ? AND document = ? " +
        "ORDER BY covers DESC, arrival DESC LIMIT -1 OFFSET ?)",
    ),
    scopeSnapshots: db.prepare<[string], CoveringSnapshot>(
      "SELECT covers, bytes AS signedEntry FROM snapshots WHERE scope = ? ORDER BY document, covers, arrival",
    ),
    documentSnapshots: db.prepare<[string, string], CoveringSnapshot>(
      "SELECT covers, bytes AS signedEntry FROM snapshots WHERE scope = ? AND document = ? ORDER BY covers, arrival",
    ),
    addJoin: db.prepare<[string, Uint8Array]>("INSERT INTO joins (invite, bytes) VALUES (?, ?)"),
    joins: db
      .prepare<[string], Uint8Array>("SELECT bytes FROM joins WHERE invite = ? ORDER BY arrival")
      .pluck(),
    allJoins: db.prepare<[], { invite: InviteId; bytes: Uint8Array }>(
      "SELECT invite, bytes FROM joins ORDER BY arrival",
    ),
  };
}

/** One transaction; when it fails nothing is remembered that was not stored. */
function makeWriter(db: SqliteDatabase, forget: () => void) {
  const inTransaction = db.transaction((work: () => unknown) => work());
  return <T>(work: () => T): T => {
    try {
      return inTransaction.immediate(work) as T;
    } catch (error) {
      forget();
      throw asStoreFault(error);
    }
  };
}

function takeWithin(records: IterableIterator<Uint8Array>, maxBytes: number): Uint8Array[] {
  const taken: Uint8Array[] = [];
  let bytes = 0;
  for (const record of records) {
    bytes += record.length;
    if (bytes > maxBytes && taken.length > 0) break;
    taken.push(plainBlob(record));
  }
  return taken;
}

function putSnapshot(statements: Statements, snapshot: SnapshotToStore, keep: number): void {
  const { scope, document, covers, signedEntry, day } = snapshot;
  statements.addSnapshot.run(scope, document, covers, signedEntry.length, signedEntry);
  statements.dropSnapshots.run(scope, document, keep);
  statements.count.run(day, 0, signedEntry.length);
}

function putJoin(
  statements: Statements,
  invite: InviteId,
  request: Uint8Array,
): "kept" | "same" | "contested" {
  const held = statements.joins.all(invite);
  if (held.length === 1 && held.some((each) => bytesEqual(each, request))) return "same";
  if (held.length < 2) statements.addJoin.run(invite, request);
  return held.length === 0 ? "kept" : "contested";
}

function mailboxes(rows: readonly { invite: InviteId; bytes: Uint8Array }[]): Mailbox[] {
  const byInvite = new Map<InviteId, Uint8Array[]>();
  for (const { invite, bytes } of rows)
    byInvite.set(invite, [...(byInvite.get(invite) ?? []), plainBlob(bytes)]);
  return [...byInvite].map(([invite, joinRequests]) => ({ invite, joinRequests }));
}

function usageOn(statements: Statements, day: number): Usage {
  const bytes = (statements.total.get() ?? 0) + (statements.snapshotTotal.get() ?? 0);
  return { bytes, dayBytes: statements.day.get(day) ?? 0 };
}

function verify(db: SqliteDatabase, entries: SqliteEntries): string[] {
  const problems = db
    .prepare<[], string>("PRAGMA integrity_check")
    .pluck()
    .all()
    .filter((line) => line !== "ok");
  const count = db.prepare<[], number>("SELECT count(*) FROM entries").pluck().get() ?? 0;
  return count === entries.head
    ? problems
    : [...problems, `numbers have gaps: ${count} entries up to ${entries.head}`];
}
