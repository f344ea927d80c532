/** The rows of the relay's file, as a failing disk or somebody on the server would leave them. */
import Database from "better-sqlite3";
import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Flips one bit in the box of the newest entry of the only practice. The relay must not be running. */
export function damageNewestEntry(dataDir: string): void {
  const folder = join(dataDir, "practices");
  const [file, ...others] = readdirSync(folder).filter((name) => !/-(?:wal|shm)$/.test(name));
  if (file === undefined || others.length > 0) throw new RangeError("one practice");
  const db = new Database(join(folder, file));
  const newest = db.prepare("SELECT number, bytes FROM entries ORDER BY number DESC LIMIT 1").get();
  const { number, bytes } = newest as { number: number; bytes: Buffer };
  const place = HEADER_BYTES + COMMITMENT_BYTES + 1;
  bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place);
  db.prepare("UPDATE entries SET bytes = ? WHERE number = ?").run(bytes, number);
  db.close();
}

/** docs/PROTOCOL.md §5. */
const HEADER_BYTES = 176;
const COMMITMENT_BYTES = 32;
