/**
 * The store of a whole installation on one machine: `DATA_DIR/practices/<practice>.sqlite`, one file each, so that a practice can be
 * copied, checked and moved alone. `DATA_DIR/relay.lock` is held while the relay runs: two of them on one folder would give
 * numbers twice. The kernel frees it however the process ends.
 */

import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { bytesToHex } from "../../crypto/public/encodings.ts";
import { ID_BYTES, idToBytes, isPracticeId, type PracticeId } from "../../crypto/public/ids.ts";
import type { Randomness } from "../clock.ts";
import {
  asStoreFault,
  createPracticeFile,
  openPracticeFile,
  plainBlob,
  type SqliteDatabase,
} from "./sqlite-file.ts";
import { makeSqlitePractice } from "./sqlite-practice.ts";
import { type PracticeStore, type RelayStore, StoreFault, type VerifiedMark } from "./store.ts";

export interface SqliteStoreOptions {
  readonly dataDir: string;
  readonly random: Randomness;
  readonly snapshotsPerDocument?: number;
  /** Sees each practice's connection as it opens; tests bound its size here. */
  readonly opened?: (db: SqliteDatabase) => void;
}

/** Another relay holds the folder. */
export class StoreLockedError extends Error {
  constructor(dataDir: string) {
    super(`Another relay is using ${dataDir}.`);
    this.name = "StoreLockedError";
  }
}

const SUFFIX = ".sqlite";

export function practiceFolder(dataDir: string): string {
  return join(dataDir, "practices");
}

export function practicePath(dataDir: string, practice: PracticeId): string {
  return join(practiceFolder(dataDir), practice + SUFFIX);
}

/** The practices that have a file in this folder. */
export function practicesIn(dataDir: string): PracticeId[] {
  return readdirSync(practiceFolder(dataDir))
    .filter((name) => name.endsWith(SUFFIX))
    .map((name) => name.slice(0, -SUFFIX.length))
    .filter((name): name is PracticeId => isPracticeId(name))
    .sort();
}

/** Throws {@link StoreLockedError} when another relay uses the folder. */
export function openSqliteStore({
  dataDir,
  random,
  snapshotsPerDocument = 2,
  opened,
}: SqliteStoreOptions): RelayStore {
  mkdirSync(practiceFolder(dataDir), { recursive: true, mode: 0o700 });
  const lock = lockFolder(dataDir);
  const marks = prepareMarks(lock);
  const open = new Map<PracticeId, PracticeStore>();
  const known = new Set<PracticeId>(practicesIn(dataDir));
  return {
    async open(practice) {
      const already = open.get(practice);
      if (already !== undefined) return already;
      if (!known.has(practice)) return null;
      const db = openForWriting(practicePath(dataDir, practice), random);
      if (db === null) return null;
      opened?.(db);
      const closed = () => void open.delete(practice);
      const mark = markOf(marks, practice);
      const store = makeSqlitePractice({ practice, db, snapshotsPerDocument, mark, closed });
      open.set(practice, store);
      return store;
    },
    async create(practice, genesis) {
      if (known.has(practice)) return "exists";
      const path = practicePath(dataDir, practice);
      try {
        createPracticeFile({ path, practice: idToBytes(practice), logId: random.bytes(ID_BYTES), genesis });
      } catch (error) {
        throw asStoreFault(error);
      }
      known.add(practice);
      return "created";
    },
    async find(prefix) {
      const start = bytesToHex(prefix);
      return [...known].filter((practice) => practice.startsWith(start));
    },
    async check() {
      checkLock(lock);
    },
    async close() {
      for (const store of open.values()) await store.close();
      lock.close();
    },
  };
}

/**
 * Opens a practice's file. A copy (made by `backup`) gets a new log id first: numbers given after the copy was made may be given again
 * to other entries, and the new id tells every client to compare from the beginning.
 */
function openForWriting(path: string, random: Randomness): SqliteDatabase | null {
  try {
    const db = openPracticeFile(path);
    db?.prepare("UPDATE meta SET log_id = ?, is_copy = 0 WHERE is_copy = 1").run(random.bytes(ID_BYTES));
    return db;
  } catch (error) {
    throw asStoreFault(error);
  }
}

function lockFolder(dataDir: string): SqliteDatabase {
  const lock = new Database(join(dataDir, "relay.lock"), { timeout: 0 });
  try {
    lock.pragma("locking_mode = EXCLUSIVE");
    lock.exec("CREATE TABLE IF NOT EXISTS alive (one INTEGER PRIMARY KEY, count INTEGER NOT NULL)");
    lock.exec("INSERT INTO alive VALUES (1, 0) ON CONFLICT (one) DO UPDATE SET count = count + 1");
    return lock;
  } catch (error) {
    lock.close();
    throw error instanceof Database.SqliteError && error.code === "SQLITE_BUSY"
      ? new StoreLockedError(dataDir)
      : error;
  }
}

/** In the relay's own file: it says what this relay has seen, and goes with no practice anywhere. */
function prepareMarks(lock: SqliteDatabase) {
  // Losing one costs the time to verify again.
  lock.pragma("synchronous = OFF");
  lock.exec(
    "CREATE TABLE IF NOT EXISTS verified (practice TEXT PRIMARY KEY, length INTEGER NOT NULL, digest BLOB NOT NULL) STRICT",
  );
  return {
    read: lock.prepare<[string], VerifiedMark>("SELECT length, digest FROM verified WHERE practice = ?"),
    write: lock.prepare<[string, number, Uint8Array]>("INSERT OR REPLACE INTO verified VALUES (?, ?, ?)"),
  };
}

function markOf(marks: ReturnType<typeof prepareMarks>, practice: PracticeId): PracticeStore["mark"] {
  return {
    async read() {
      const mark = marks.read.get(practice);
      return mark === undefined ? null : { length: mark.length, digest: plainBlob(mark.digest) };
    },
    async write({ length, digest }) {
      try {
        marks.write.run(practice, length, digest);
      } catch (error) {
        throw asStoreFault(error);
      }
    },
  };
}

/** Reads what the lock holds: it answers only while the disk does. */
function checkLock(lock: SqliteDatabase): void {
  try {
    lock.prepare("SELECT count FROM alive").get();
  } catch (error) {
    throw new StoreFault("broken", { cause: error });
  }
}
