import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { practicePath } from "../../sync-server/store/sqlite.ts";
import { connectDevice, putPractice } from "../support/relay-client.ts";
import { type RelayProcess, runRelayCommand, startRelayProcess } from "../support/relay-process.ts";
import { buildRelayPractice, push, pushCodes, type RelayPractice } from "../support/relay-practice.ts";

const root = mkdtempSync(join(tmpdir(), "claros-commands-"));
let relay: RelayProcess;
let p: RelayPractice;

beforeAll(async () => {
  p = await buildRelayPractice("commands");
  relay = await startRelayProcess();
  await putPractice(relay, p.practice);
  const client = await connectDevice(relay, p.practice, p.anna);
  const place = p.inCase();
  await push(client, p.writer.batch([1, 2, 3].map(() => p.writer.entry(place))));
  await push(client, [p.writer.signed(p.inFile())]);
  const snapshot = p.writer.signed(place, { kind: "snapshot", counter: 0, previous: new Uint8Array(32) });
  await client.ask({ type: "put-snapshot", covers: 3, signedEntry: snapshot });
});
afterAll(async () => {
  await relay.stop();
  relay.remove();
  rmSync(root, { recursive: true });
});

/** A copy of the data to spoil; `-wal` included, as it is beside the running relay. */
function copyOfData(): { readonly dataDir: string; readonly db: Database.Database } {
  const dataDir = mkdtempSync(join(root, "spoiled-"));
  cpSync(relay.dataDir, dataDir, { recursive: true });
  return { dataDir, db: new Database(practicePath(dataDir, p.practice.state.practice)) };
}

test("verify says that all is good, while the relay runs", async () => {
  const { code, out } = await runRelayCommand(relay.dataDir, ["verify"]);
  expect(out).toMatch(/ 7 records, 4 entries, 1 snapshots: all good/);
  expect(code).toBe(0);
  const prefix = p.practice.state.practice.slice(0, 6);
  expect((await runRelayCommand(relay.dataDir, ["verify", prefix])).code).toBe(0);
  expect((await runRelayCommand(relay.dataDir, ["verify", "ffffff"])).code).toBe(1);
});

test.each([
  [
    "a flipped bit in an entry",
    "UPDATE entries SET bytes = CAST(substr(bytes, 1, 250) || x'ff' || substr(bytes, 252) AS BLOB) WHERE number = 2",
    /entry 2 is not signed/,
  ],
  [
    "an entry that is missing",
    "DELETE FROM entries WHERE number = 2",
    /entry 2 is missing|numbers have gaps/,
  ],
  [
    "entries that changed places",
    "UPDATE entries SET number = 99 WHERE number = 1; UPDATE entries SET number = 1 WHERE number = 2; UPDATE entries SET number = 2 WHERE number = 99",
    /does not follow/,
  ],
  [
    "a record that was changed",
    "UPDATE log SET record = CAST(substr(record, 1, 300) || x'ff' || substr(record, 302) AS BLOB) WHERE idx = 1",
    /log does not validate/,
  ],
  [
    "a snapshot under another's name",
    "UPDATE snapshots SET bytes = CAST(substr(bytes, 1, 250) || x'ff' || substr(bytes, 252) AS BLOB)",
    /snapshot .* not signed/,
  ],
])("verify finds %s", async (_, spoil, problem) => {
  const { dataDir, db } = copyOfData();
  db.exec(spoil);
  db.close();
  const { code, out } = await runRelayCommand(dataDir, ["verify"]);
  expect(out).toMatch(problem);
  expect(code).toBe(1);
});

test("backup copies a running relay; put back, the copy is another history of numbers and clients heal it", async () => {
  const folder = join(root, "backup");
  expect((await runRelayCommand(relay.dataDir, ["backup", folder])).out).toMatch(/Copied 1 practice/);
  expect((await runRelayCommand(relay.dataDir, ["backup", folder])).code).toBe(1);
  expect((await runRelayCommand(folder, ["verify"])).out).toMatch(/4 entries.*all good/);

  const before = await connectDevice(relay, p.practice, p.anna);
  const later = p.writer.signed(p.inCase());
  await push(before, [later]);
  const restored = await startRelayProcess({ dataDir: folder });
  const after = await connectDevice(restored, p.practice, p.anna);
  expect(after.welcome.logId).not.toBe(before.welcome.logId);
  expect(after.welcome.headNumber).toBe(4);
  expect(await pushCodes(after, [later], true)).toEqual(["ok"]);
  await restored.stop();
});

test("restored gives every practice a new log id", async () => {
  const { dataDir, db } = copyOfData();
  const idOf = () => (db.prepare("SELECT log_id FROM meta").pluck().get() as Buffer).toString("hex");
  const before = idOf();
  expect((await runRelayCommand(dataDir, ["restored"])).code).toBe(0);
  const again = await startRelayProcess({ dataDir });
  await connectDevice(again, p.practice, p.anna);
  expect(idOf()).not.toBe(before);
  db.close();
  await again.stop();
});
