/**
 * A copy of every practice while the relay runs (SQLite's online backup): each file is whole and belongs to one moment. It is marked as a
 * copy, because numbers given after it was made may be given again once it is put back.
 */

import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import type { PracticeId } from "../../crypto/public/ids.ts";
import { openPracticeFile } from "./sqlite-file.ts";
import { markAsCopy } from "./sqlite-offline.ts";
import { practiceFolder, practicePath, practicesIn } from "./sqlite.ts";

/** Writes `<folder>/practices/…`; a folder that already holds a copy is refused, so that no backup is overwritten by a worse one. */
export async function backUp(dataDir: string, folder: string): Promise<readonly PracticeId[]> {
  if (existsSync(practiceFolder(folder)))
    throw new Error(`${folder} already holds a copy; give a new folder.`);
  mkdirSync(practiceFolder(folder), { recursive: true, mode: 0o700 });
  const practices = practicesIn(dataDir);
  for (const practice of practices)
    await copyOne(practicePath(dataDir, practice), practicePath(folder, practice));
  return practices;
}

async function copyOne(from: string, to: string): Promise<void> {
  const db = openPracticeFile(from, true);
  if (db === null) return;
  const unfinished = `${to}.new`;
  try {
    await db.backup(unfinished);
  } finally {
    db.close();
  }
  markAsCopy(unfinished);
  for (const rest of ["-wal", "-shm"]) rmSync(unfinished + rest, { force: true });
  renameSync(unfinished, to);
}
