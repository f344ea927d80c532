/**
 * Opening and making the file of one practice. A new practice is made beside its place and renamed into it, so that a file
 * under its own name is always whole. WAL with `synchronous=FULL`: a commit returns when the disk has it.
 */

import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { SCHEMA, SQLITE_FORMAT } from "./sqlite-schema.ts";
import { StoreFault } from "./store.ts";

export type SqliteDatabase = Database.Database;

export interface NewPracticeFile {
  readonly path: string;
  readonly practice: Uint8Array;
  readonly logId: Uint8Array;
  readonly genesis: Uint8Array;
}

export function createPracticeFile({ path, practice, logId, genesis }: NewPracticeFile): void {
  const fresh = `${path}.new`;
  rmSync(fresh, { force: true });
  const db = new Database(fresh);
  try {
    db.pragma("synchronous = FULL");
    db.transaction(() => {
      db.exec(SCHEMA);
      db.prepare("INSERT INTO meta (one, format, practice, log_id) VALUES (1, ?, ?, ?)").run(
        SQLITE_FORMAT,
        practice,
        logId,
      );
      db.prepare("INSERT INTO log (idx, record) VALUES (0, ?)").run(genesis);
    })();
  } finally {
    db.close();
  }
  renameSync(fresh, path);
  syncFolder(dirname(path));
}

/**
 * SQLite's own default. The binding is built with 16,000, which a busy practice fills for good; what is read again is in the operating
 * system's cache anyway.
 */
const PAGE_CACHE_KIB = 2_000;

/** Null when there is no such file. A file of an unknown format throws: it is never guessed at. */
export function openPracticeFile(path: string, readonly = false): SqliteDatabase | null {
  if (!existsSync(path)) return null;
  const db = new Database(path, { fileMustExist: true, readonly });
  try {
    if (!readonly) db.pragma("journal_mode = WAL");
    db.pragma("synchronous = FULL");
    db.pragma("busy_timeout = 2000");
    db.pragma("journal_size_limit = 67108864");
    db.pragma(`cache_size = -${PAGE_CACHE_KIB}`);
    const format = db.prepare("SELECT format FROM meta").pluck().get();
    if (format !== SQLITE_FORMAT) throw new Error(`format ${String(format)} is not known to this version`);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** A blob as plain bytes: the Buffer that SQLite's binding gives has another `slice`. */
export function plainBlob(blob: Uint8Array): Uint8Array {
  return new Uint8Array(blob.buffer, blob.byteOffset, blob.byteLength);
}

/** Runs a write and turns SQLite's troubles into faults of the store. */
export function asStoreFault(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const isFull = error.code === "SQLITE_FULL";
  return new StoreFault(isFull ? "full" : "broken", { cause: error });
}

function syncFolder(path: string): void {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
