import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { bytesToDeviceId, bytesToPracticeId, bytesToScopeId } from "../../../crypto/public/ids.ts";
import type { SqliteDatabase } from "../../../sync-server/store/sqlite-file.ts";
import { openSqliteStore, practicePath, StoreLockedError } from "../../../sync-server/store/sqlite.ts";
import { makeSeededRandom } from "../../support/seeded-random.ts";
import { describeStore, makeTestChain } from "../store-contract.ts";

const root = mkdtempSync(join(tmpdir(), "claros-store-"));
afterAll(() => rmSync(root, { recursive: true }));

const practice = bytesToPracticeId(new Uint8Array(32).fill(1));
const device = bytesToDeviceId(new Uint8Array(16).fill(1));
const scope = bytesToScopeId(new Uint8Array(16).fill(1));
const random = makeSeededRandom("sqlite");
const newFolder = () => mkdtempSync(join(root, "data-"));

describeStore("SQLite", async () => {
  const dataDir = newFolder();
  let store = openSqliteStore({ dataDir, random });
  return {
    store,
    async reopen() {
      await store.close();
      store = openSqliteStore({ dataDir, random });
      return store;
    },
    close: () => store.close(),
  };
});

async function openOne(dataDir: string) {
  const databases: SqliteDatabase[] = [];
  const store = openSqliteStore({ dataDir, random, opened: (db) => void databases.push(db) });
  await store.create(practice, new Uint8Array(300));
  const kept = await store.open(practice);
  const [db] = databases;
  if (kept === null || db === undefined) throw new Error("not opened");
  return { store, kept, db };
}

test("a second relay on the same folder is refused, and let in when the first has gone", async () => {
  const dataDir = newFolder();
  const first = openSqliteStore({ dataDir, random });
  expect(() => openSqliteStore({ dataDir, random })).toThrow(StoreLockedError);
  await first.close();
  await openSqliteStore({ dataDir, random }).close();
});

test("commits in WAL mode with a full sync", async () => {
  const { store, db } = await openOne(newFolder());
  expect(db.pragma("journal_mode", { simple: true })).toBe("wal");
  expect(db.pragma("synchronous", { simple: true })).toBe(2);
  await store.close();
});

test("a full disk is a fault, stores nothing of the batch, and is over when there is room again", async () => {
  const { store, kept, db } = await openOne(newFolder());
  const chain = makeTestChain(device, scope);
  await kept.append({ logLength: 1, day: 1, entries: [chain.entry()] });
  const pages = Number(db.pragma("page_count", { simple: true }));
  db.pragma(`max_page_count = ${pages + 2}`);
  const batch = Array.from({ length: 40 }, () => chain.entry(2000));
  await expect(kept.append({ logLength: 1, day: 1, entries: batch })).rejects.toMatchObject({ code: "full" });
  expect((await kept.state()).head).toBe(1);
  db.pragma("max_page_count = 1000000");
  const after = await kept.append({ logLength: 1, day: 1, entries: batch });
  expect(after).toMatchObject({ at: "stored", state: { head: 41 } });
  await store.close();
});

test("a copy gets a new log id when a relay opens it, once", async () => {
  const dataDir = newFolder();
  const { store, kept, db } = await openOne(dataDir);
  const { logId } = await kept.state();
  db.exec("UPDATE meta SET is_copy = 1");
  await store.close();
  const idAfterOpening = async () => {
    const again = openSqliteStore({ dataDir, random });
    const state = await (await again.open(practice))?.state();
    await again.close();
    return state?.logId;
  };
  const renewed = await idAfterOpening();
  expect(renewed).not.toBe(logId);
  expect(await idAfterOpening()).toBe(renewed);
});

test("a file that was left half made is not a practice, and is made anew", async () => {
  const dataDir = newFolder();
  await openSqliteStore({ dataDir, random }).close();
  writeFileSync(`${practicePath(dataDir, practice)}.new`, "half");
  const store = openSqliteStore({ dataDir, random });
  expect(await store.open(practice)).toBeNull();
  expect(await store.create(practice, new Uint8Array(10))).toBe("created");
  await store.close();
});

test("a file of an unknown format is not opened", async () => {
  const dataDir = newFolder();
  const { store, db } = await openOne(dataDir);
  db.exec("UPDATE meta SET format = 99");
  await store.close();
  const again = openSqliteStore({ dataDir, random });
  await expect(again.open(practice)).rejects.toThrow(/format/);
  await again.close();
});
