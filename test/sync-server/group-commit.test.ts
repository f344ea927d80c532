import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { makeMemoryStore } from "../../sync-server/store/memory.ts";
import type { SqliteDatabase } from "../../sync-server/store/sqlite-file.ts";
import { openSqliteStore } from "../../sync-server/store/sqlite.ts";
import { makeEntryWriter } from "../support/entry-builder.ts";
import {
  appendRest,
  connectDevice,
  putPractice,
  type RelayClient,
  resumeDevice,
} from "../support/relay-client.ts";
import { type RelayInProcess, startRelayInProcess } from "../support/relay-in-process.ts";
import { buildRelayPractice, push, pushCodes, type RelayPractice } from "../support/relay-practice.ts";
import { makeSeededRandom } from "../support/seeded-random.ts";

const relays: RelayInProcess[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const relay of relays.splice(0)) await relay.stop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

async function start(options: Parameters<typeof startRelayInProcess>[0]): Promise<RelayInProcess> {
  const relay = await startRelayInProcess(options);
  relays.push(relay);
  return relay;
}

/** Long enough for what must not come. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 60));
const typesOf = (client: RelayClient) => client.frames.map((frame) => frame.type);

/** A store whose commits wait for the test, once it holds them. */
function makeHeldStore() {
  const held: (() => void)[] = [];
  let isHolding = false;
  const later = (commit: () => void) => (isHolding ? void held.push(commit) : queueMicrotask(commit));
  return {
    store: makeMemoryStore({ random: makeSeededRandom("held"), later }),
    held,
    hold: () => void (isHolding = true),
    release: () => {
      isHolding = false;
      for (const commit of held.splice(0)) commit();
    },
  };
}

async function startHeld(p: RelayPractice) {
  const held = makeHeldStore();
  const relay = await start({ store: held.store });
  await putPractice(relay, p.practice);
  const author = await connectDevice(relay, p.practice, p.anna);
  const owner = await resumeDevice(relay, p.practice, p.practice.founder);
  /** Resolves when a commit waits, however long the push takes to get there. */
  const arrives = () => vi.waitUntil(() => held.held.length > 0, { timeout: 20_000 });
  return { ...held, relay, author, owner, arrives };
}

test("acknowledges and fans out only when the commit has returned", async () => {
  const p = await buildRelayPractice("held");
  const { author, owner, hold, held, arrives, release } = await startHeld(p);
  hold();
  const acknowledged = push(author, [p.writer.signed(p.inCase())]);
  await arrives();
  await pause();
  expect(held.length).toBe(1);
  expect([...typesOf(author), ...typesOf(owner)]).toEqual([]);
  release();
  expect(await acknowledged).toEqual([{ code: "ok", number: 1 }]);
  await owner.next("entries");
});

test("a crash before the commit acknowledges nothing and stores nothing", async () => {
  const p = await buildRelayPractice("crash");
  const { relay, store, author, owner, hold, arrives, release } = await startHeld(p);
  hold();
  push(author, [p.writer.signed(p.inCase())]).catch(() => {});
  await arrives();
  store.crash();
  release();
  await pause();
  expect([...typesOf(author), ...typesOf(owner)]).toEqual([]);
  const again = await start({ store });
  relays.splice(relays.indexOf(relay), 1);
  expect((await connectDevice(again, p.practice, p.anna)).welcome.headNumber).toBe(0);
  author.close();
});

test("pushes of one turn share one transaction, and those that come meanwhile the next", async () => {
  const p = await buildRelayPractice("turn");
  const { author, hold, held, arrives, release } = await startHeld(p);
  hold();
  const signed = Array.from({ length: 40 }, () => p.writer.signed(p.inCase()));
  const acknowledged = signed.map((entry) => pushCodes(author, [entry]));
  await arrives();
  await pause();
  expect(held.length).toBe(1);
  release();
  expect((await Promise.all(acknowledged)).flat()).toEqual(signed.map(() => "ok"));
});

test("a record that only adds stands between the pushes before it and those after it", async () => {
  const p = await buildRelayPractice("between");
  const { author } = await startHeld(p);
  const { practice } = p;
  const scope = await practice.addScope(p.anna, "file", practice.newPatient(), [p.anna.member]);
  const entry = p.writer.signed({ scope, document: practice.newDocument() });
  const [first, second, third] = await Promise.all([
    pushCodes(author, [entry]),
    author.ask({ type: "append", record: practice.log.at(-1)! }),
    pushCodes(author, [entry]),
  ]);
  expect([first, second.type === "result" && second.code, third]).toEqual([["stale-log"], "ok", ["ok"]]);
});

test("two relays on one store give gapless numbers, and each delivers what the other took", async () => {
  const p = await buildRelayPractice("two relays");
  const { store } = makeHeldStore();
  const [east, west] = [await start({ store }), await start({ store })];
  await putPractice(east, p.practice);
  const anna = await resumeDevice(east, p.practice, p.anna);
  const owner = await resumeDevice(west, p.practice, p.practice.founder);
  const owners = makeEntryWriter(p.practice.state, p.practice.founder, p.practice.random);
  const numbers = await Promise.all(
    Array.from({ length: 20 }, async () => [
      ...(await push(anna, [p.writer.signed(p.inCase())])),
      ...(await push(owner, [owners.signed(p.inCase())])),
    ]),
  );
  const sorted = numbers
    .flat()
    .map(({ number }) => number)
    .toSorted((a, b) => a - b);
  expect(sorted).toEqual(Array.from({ length: 40 }, (_, place) => place + 1));
  for (const client of [anna, owner]) {
    const received: number[] = [];
    while (received.length < 40)
      received.push(...(await client.next("entries")).entries.map(({ number }) => number));
    expect(received).toEqual(sorted);
  }
});

test("a record that one relay takes is told, and obeyed, by the other", async () => {
  const p = await buildRelayPractice("two logs");
  const { store } = makeHeldStore();
  const [east, west] = [await start({ store }), await start({ store })];
  await putPractice(east, p.practice);
  const anna = await resumeDevice(east, p.practice, p.anna);
  const owner = await resumeDevice(west, p.practice, p.practice.founder);
  const { practice } = p;
  await practice.commit(practice.drafts.removeMember(practice.founder, p.anna.member), practice.founder);
  await appendRest(owner, practice, practice.log.length - 1);
  expect(await anna.next("log")).toMatchObject({ from: practice.log.length - 1 });
  expect(await anna.next("refused")).toMatchObject({ code: "not-authentic" });
});

test("a full disk answers `quota`, acknowledges nothing, and needs no restart when there is room again", async () => {
  const p = await buildRelayPractice("full");
  const dataDir = mkdtempSync(join(tmpdir(), "claros-full-"));
  folders.push(dataDir);
  const databases: SqliteDatabase[] = [];
  const opened = (db: SqliteDatabase) => void databases.push(db);
  const random = { bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)) };
  const relay = await start({ store: openSqliteStore({ dataDir, random, opened }), dataDir });
  await putPractice(relay, p.practice);
  const author = await connectDevice(relay, p.practice, p.anna);
  const owner = await resumeDevice(relay, p.practice, p.practice.founder);
  const db = databases.at(-1)!;
  db.pragma(`max_page_count = ${Number(db.pragma("page_count", { simple: true })) + 1}`);
  const signed = p.writer.batch(
    Array.from({ length: 30 }, () => p.writer.entry(p.inCase(), { bodyLength: 3_000 })),
  );
  expect(new Set(await pushCodes(author, signed))).toEqual(new Set(["quota"]));
  const { practice } = p;
  const invite = practice.newInvite("member", ["trainee"]);
  const line = { ...invite.line, forInvitee: practice.random.bytes(40_000) };
  const record = practice.sign(practice.draftInvite(practice.founder, { ...invite, line }), practice.founder);
  // Twice: the validator, which had moved on, must be back where the disk is.
  for (let tries = 0; tries < 2; tries++) {
    expect(await author.ask({ type: "append", record })).toMatchObject({ code: "quota" });
  }
  expect(typesOf(owner).filter((type) => type === "entries")).toEqual([]);
  db.pragma("max_page_count = 1000000");
  expect(new Set(await pushCodes(author, signed))).toEqual(new Set(["ok"]));
  expect(await owner.next("entries")).toMatchObject({ through: 30 });
  expect(await author.ask({ type: "append", record })).toMatchObject({ code: "ok" });
});

test("a store that breaks ends the practice's connections with `busy`, and the next ones start afresh", async () => {
  const p = await buildRelayPractice("broken");
  const { store, relay, author, owner } = await startHeld(p);
  store.fault = "broken";
  push(author, [p.writer.signed(p.inCase())]).catch(() => {});
  expect(await author.next("refused")).toMatchObject({ code: "busy" });
  expect(await owner.next("refused")).toMatchObject({ code: "busy" });
  expect((await fetch(`${relay.origin}/healthz`)).status).toBe(503);
  store.fault = null;
  expect((await fetch(`${relay.origin}/healthz`)).status).toBe(200);
  const again = await connectDevice(relay, p.practice, p.anna);
  const retry = makeEntryWriter(p.practice.state, p.anna, p.practice.random);
  expect(await pushCodes(again, [retry.signed(p.inCase())])).toEqual(["ok"]);
});
