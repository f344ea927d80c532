/** A practice's file from outside the running relay: for checking, and for saying that it was put back from a copy. */

import type { PracticeId } from "../../crypto/public/ids.ts";
import { openPracticeFile } from "./sqlite-file.ts";
import { makeSqlitePractice } from "./sqlite-practice.ts";
import { practicePath, practicesIn } from "./sqlite.ts";
import type { PracticeStore } from "./store.ts";

/** Opens a practice for reading only, beside the relay that may be writing it. */
export function readPractice(dataDir: string, practice: PracticeId): PracticeStore {
  const db = openPracticeFile(practicePath(dataDir, practice), true);
  if (db === null) throw new Error(`There is no practice ${practice} in ${dataDir}.`);
  // One transaction: everything that is read belongs to one moment.
  db.exec("BEGIN");
  // Whoever looks from outside believes nothing that was looked at before.
  const mark = { read: async () => null, write: async () => {} };
  return makeSqlitePractice({ practice, db, snapshotsPerDocument: 2, mark, closed: () => {} });
}

/** Marks every practice as a copy: the relay gives it a new log id when it opens it. Returns how many. */
export function renewLogIds(dataDir: string): number {
  const practices = practicesIn(dataDir);
  for (const practice of practices) markAsCopy(practicePath(dataDir, practice));
  return practices.length;
}

export function markAsCopy(path: string): void {
  const db = openPracticeFile(path);
  if (db === null) throw new Error(`There is no file ${path}.`);
  db.exec("UPDATE meta SET is_copy = 1");
  db.close();
}
