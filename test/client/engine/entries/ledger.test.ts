import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { NO_PREVIOUS, parseEntryHeader } from "../../../../crypto/public/entry.ts";
import type { DocumentId, ScopeId } from "../../../../crypto/public/ids.ts";
import { canonical } from "../../../../client/model/canonical.ts";
import { sealBatch } from "../../../../client/engine/entries/seal.ts";
import {
  caseScope,
  makeWorld,
  otherScope,
  type TestDevice,
  type World,
} from "../../../support/practice-rooms.ts";

interface Scene {
  readonly world: World;
  readonly anna: TestDevice;
  readonly ben: TestDevice;
  readonly note: DocumentId;
}

/** A note by Anna that both have, and nothing under way. */
async function scene(seed: number): Promise<Scene> {
  const world = makeWorld(seed);
  const [anna, ben] = [await world.device("anna"), await world.device("ben")];
  const note = world.documentId("note");
  await anna.createNote(note);
  await send(anna);
  await anna.pull();
  await ben.pull();
  return { world, anna, ben, note };
}

async function send(device: TestDevice): Promise<void> {
  await device.rooms.documents.flushOutbox();
  expect(await device.push()).toEqual([]);
}

/** Types one token in a fresh tab and sends it. */
async function type(device: TestDevice, document: DocumentId, token: string): Promise<void> {
  const tab = await device.tab(document);
  tab.doc.getArray("status").push([{ token }]);
  tab.leave();
  await send(device);
}

const tokens = (doc: Y.Doc): string[] => doc.getArray<{ token: string }>("status").map(({ token }) => token);

const byName = (a: string, b: string): number => (a < b ? -1 : 1);

const reasons = async (device: TestDevice): Promise<string[]> =>
  (await device.rooms.ledger.quarantined()).map(({ reason }) => reason);

/** Entries by a member whose client has no checks: any update, properly sealed and signed, in the place the relay expects. */
async function evil(
  device: TestDevice,
  drafts: readonly { update: Uint8Array; document: DocumentId; scope?: ScopeId }[],
): Promise<Uint8Array[]> {
  const heads = (await device.rooms.ledger.heads()).filter((head) => head.device === device.id);
  const { entries } = await sealBatch(
    device.context,
    drafts.map(({ scope = caseScope, ...rest }) => ({ scope, ...rest })),
    { tails: new Map(heads.map((head) => [head.scope, head])), batchCounter: 1_000 },
  );
  return entries.map(({ signed }) => signed);
}

/** What `edit` changes in Anna's note, under `client`. */
async function editOf(device: TestDevice, note: DocumentId, client: number, edit: (doc: Y.Doc) => void) {
  const doc = await device.read(note);
  const before = Y.encodeStateVector(doc);
  doc.clientID = client;
  edit(doc);
  return Y.encodeStateAsUpdate(doc, before);
}

describe("poison", () => {
  test("an entry that the gate refuses is quarantined with its author; its chain and other documents go on", async () => {
    const { world, anna, ben, note } = await scene(1);
    const second = world.documentId("second");
    const bad = await editOf(anna, note, 77, (doc) => doc.getMap("nowhere").set("a", 1));
    const good = await editOf(anna, note, 78, (doc) => doc.getMap("note").set("title", "after"));
    const fresh = new Y.Doc();
    fresh.getMap("meta").set("type", "note");
    const entries = await evil(anna, [
      { update: bad, document: note },
      { update: good, document: note },
      { update: Y.encodeStateAsUpdate(fresh), document: second },
    ]);
    for (const entry of entries) world.relay.push(entry);
    expect(await ben.pull()).toMatchObject({ admitted: 2, quarantined: 1, gaps: [] });
    const [held] = await ben.rooms.ledger.quarantined();
    expect(held).toMatchObject({ reason: "gate-roots", document: note, device: anna.id });
    expect((await ben.read(note)).getMap("note").get("title")).toBe("after");
    expect((await ben.read(second)).getMap("meta").get("type")).toBe("note");
  });

  test("Y1, Y2: neither raising nor using a colleague's client gets in, and their words stay", async () => {
    const { world, anna, ben, note } = await scene(2);
    const tab = await anna.tab(note);
    tab.doc.getMap("note").set("title", "Anna's words");
    await send(anna);
    await ben.pull();
    const state = Y.getState(tab.doc.store, tab.doc.clientID);
    const forged = await editOf(ben, note, tab.doc.clientID, (doc) =>
      doc.getMap("note").set("title", "Ben's"),
    );
    expect(Y.decodeUpdate(forged).structs[0]?.id).toMatchObject({ client: tab.doc.clientID, clock: state });
    const carl = await world.device("carl");
    for (const entry of await evil(ben, [{ update: forged, document: note }])) world.relay.push(entry);
    tab.doc.getMap("note").set("title", "Anna's later words");
    await send(anna);
    for (const device of [anna, ben, carl]) {
      await device.pull();
      expect((await device.read(note)).getMap("note").get("title")).toBe("Anna's later words");
    }
    expect(await reasons(carl)).toEqual(["gate-foreign-client"]);
  });

  test("Y3: bombs end in quarantine within milliseconds and the document still opens", async () => {
    const { world, anna, ben, note } = await scene(3);
    const bombs = [
      Uint8Array.of(1, 255, 255, 255, 255, 15, 5, 0),
      Uint8Array.of(1, 1, 5, 0, 0, 255, 255, 255, 255, 255, 255, 255, 15, 0),
      Uint8Array.of(255, 255, 255, 255, 15),
      new Uint8Array(40).fill(0xff),
    ];
    const entries = await evil(
      anna,
      bombs.map((update) => ({ update, document: note })),
    );
    for (const entry of entries) world.relay.push(entry);
    expect(await ben.pull()).toMatchObject({ admitted: 0, quarantined: bombs.length });
    expect((await ben.read(note)).getMap("note").get("title")).toBe("New");
  });

  test("an entry for a document of another scope is not allowed, one of another practice and rubbish are named", async () => {
    const { world, anna, ben, note } = await scene(4);
    const update = await editOf(anna, note, 79, (doc) => doc.getMap("note").set("title", "moved"));
    const [moved] = await evil(anna, [{ update, document: note, scope: otherScope }]);
    const foreign = (world.relay.log[0] as Uint8Array).slice();
    foreign[5] = (foreign[5] ?? 0) ^ 1;
    const received = [moved as Uint8Array, foreign, new Uint8Array(300).fill(7)];
    const report = await ben.rooms.ledger.receive(
      received.map((bytes) => ({ number: 0, bytes })),
      null,
    );
    expect(report).toMatchObject({ admitted: 0, quarantined: 3 });
    expect((await reasons(ben)).toSorted(byName)).toEqual(["malformed", "not-allowed", "other-practice"]);
    expect((await ben.read(note)).getMap("note").get("title")).toBe("New");
  });
});

describe("forgery", () => {
  test("one signature at the end vouches for a chain; a bad one at the end falls back to each", async () => {
    const { world, anna, ben, note } = await scene(5);
    for (let at = 0; at < 5; at++) await type(anna, note, `t${at}`);
    const log = world.relay.log;
    const last = log.length - 1;
    const good = (log[last] as Uint8Array).slice();
    // The proof of an earlier one is spoilt: the chain vouches. That of the last one: it is refused, those before it are not.
    (log[last - 2] as Uint8Array).set([1], (log[last - 2] as Uint8Array).length - 1);
    (log[last] as Uint8Array).set([1, 2, 3], good.length - 3);
    expect(await ben.pull()).toMatchObject({ admitted: 4, quarantined: 1 });
    expect(await reasons(ben)).toEqual(["bad-signature"]);
    expect(await ben.rooms.ledger.receive([{ number: last + 1, bytes: good }], null)).toMatchObject({
      admitted: 1,
    });
    expect(canonical(await ben.read(note))).toEqual(canonical(await anna.read(note)));
  });

  test("an entry forged in the place of a real one does not keep it or its followers out", async () => {
    const { world, anna, ben, note } = await scene(6);
    await type(anna, note, "one");
    await type(anna, note, "two");
    const [one, two] = world.relay.log.slice(-2) as [Uint8Array, Uint8Array];
    const forged = one.slice();
    forged[forged.length - 200] = (forged[forged.length - 200] ?? 0) ^ 0xff;
    const body = one.slice();
    body[200] = (body[200] ?? 0) ^ 1;
    for (const order of [
      [body, one, two],
      [body, two, one],
      [one, body, two],
    ]) {
      const reader = await world.device(`reader ${order.map((each) => each.length).join()} ${Math.random()}`);
      const before = world.relay.log.slice(0, -2);
      const entries = [...before, ...order].map((bytes, at) => ({ number: at + 1, bytes }));
      await reader.rooms.ledger.receive(entries, null);
      expect(tokens(await reader.read(note))).toEqual(["one", "two"]);
      expect(await reasons(reader)).toEqual(["bad-signature"]);
    }
    expect(await ben.pull()).toMatchObject({ admitted: 2 });
  });

  test("a device unknown to the practice, and one beyond its cut", async () => {
    const { world, anna, ben, note } = await scene(7);
    await type(anna, note, "late");
    world.law.revoked.add(anna.id);
    await ben.pull();
    expect(await reasons(ben)).toEqual(["beyond-cut"]);
    world.law.revoked.delete(anna.id);
    expect(await ben.rooms.ledger.retry()).toMatchObject({ admitted: 1 });
    expect(tokens(await ben.read(note))).toEqual(["late"]);
    const stranger = await world.device("stranger");
    const update = await editOf(anna, note, 80, (doc) => doc.getMap("note").set("title", "x"));
    const [entry] = await evil(stranger, [{ update, document: note }]);
    world.law.signKeys.delete(stranger.id);
    await ben.rooms.ledger.receive([{ number: 99, bytes: entry as Uint8Array }], null);
    expect(await reasons(ben)).toEqual(["unknown-device"]);
  });

  test("what claims to stand beyond a gap must be signed by its author", async () => {
    const { world, anna, ben, note } = await scene(18);
    for (const token of ["one", "two", "three"]) await type(anna, note, token);
    const forged = (world.relay.log.at(-1) as Uint8Array).slice();
    forged[200] = (forged[200] ?? 0) ^ 1;
    const report = await ben.rooms.ledger.receive([{ number: 9, bytes: forged }], null);
    expect(report).toMatchObject({ quarantined: 1, gaps: [] });
    expect(await reasons(ben)).toEqual(["bad-signature"]);
    expect((await ben.rooms.documents.summaries("note"))[0]?.incomplete).toBe(false);
  });

  test("two entries under one number are a fork, with an alarm; the first stays", async () => {
    const { world, anna, ben, note } = await scene(8);
    const copy = await anna.copied();
    await type(anna, note, "mine");
    const update = await editOf(copy, note, 81, (doc) => doc.getMap("note").set("title", "other history"));
    const [second] = await evil(copy, [{ update, document: note }]);
    await ben.pull();
    const report = await ben.rooms.ledger.receive([{ number: 50, bytes: second as Uint8Array }], null);
    expect(report).toMatchObject({ admitted: 0, quarantined: 1 });
    expect(await reasons(ben)).toEqual(["fork"]);
    expect(ben.alarms).toEqual([{ kind: "fork", device: anna.id, scope: caseScope }]);
    expect(world.relay.push(second as Uint8Array).code).toBe("fork");
  });
});

describe("held until it can be judged", () => {
  test("a log index beyond ours asks for the log", async () => {
    const { world, anna, ben, note } = await scene(9);
    world.law.headIndex += 1;
    await type(anna, note, "newer");
    world.law.headIndex -= 1;
    expect(await ben.pull()).toMatchObject({ admitted: 0, needsLog: true });
    world.law.headIndex += 1;
    expect(await ben.rooms.ledger.retry()).toMatchObject({ admitted: 1, quarantined: 0 });
    expect(tokens(await ben.read(note))).toEqual(["newer"]);
  });

  test("without the key it waits, survives a restart, and comes in when the key does", async () => {
    const world = makeWorld(10);
    const [anna, ben] = [await world.device("anna"), await world.device("ben")];
    const note = world.documentId("note");
    await anna.createNote(note);
    await type(anna, note, "secret");
    ben.keyless.add(caseScope);
    expect(await ben.pull()).toMatchObject({ admitted: 0, gaps: [] });
    expect(new Set(await reasons(ben))).toEqual(new Set(["no-key"]));
    // What it cannot open it can still give back to a relay.
    expect(await ben.rooms.ledger.chainAfter(anna.id, caseScope, null)).toEqual(world.relay.log);
    await ben.crash();
    ben.keyless.delete(caseScope);
    expect(await ben.rooms.ledger.retry()).toMatchObject({ quarantined: 0 });
    expect(tokens(await ben.read(note))).toEqual(["secret"]);
    expect(await reasons(ben)).toEqual([]);
  });
});

describe("a copied profile", () => {
  test("M7: both copies' edits survive, in a new incarnation, with an alarm", async () => {
    const { world, anna, ben, note } = await scene(11);
    const copy = await anna.copied();
    await type(anna, note, "original");
    const tab = await copy.tab(note);
    tab.doc.getArray("status").push([{ token: "copy" }]);
    await copy.rooms.documents.flushOutbox();
    expect(copy.rooms.outbox.size).toBe(1);
    await copy.pull();
    expect(copy.alarms).toContainEqual({ kind: "fork", device: anna.id, scope: caseScope });
    await send(copy);
    expect(tab.backedUp).toBe(tab.sent);
    expect(parseEntryHeader(world.relay.log.at(-1) as Uint8Array)).toMatchObject({
      incarnation: 1,
      counter: 1,
    });
    await anna.pull();
    await ben.pull();
    for (const device of [anna, copy, ben]) {
      expect(tokens(await device.read(note)).toSorted(byName)).toEqual(["copy", "original"]);
      expect(await reasons(device)).toEqual([]);
    }
    await type(anna, note, "on");
    await copy.pull();
    expect(tokens(await copy.read(note))).toContain("on");
  });

  test("the relay's `fork` is answered by sealing anew behind the relay's head; old rows stay until then", async () => {
    const { anna, ben, note } = await scene(12);
    const copy = await anna.copied();
    await type(anna, note, "original");
    const tab = await copy.tab(note);
    for (const token of ["c1", "c2"]) {
      tab.doc.getArray("status").push([{ token }]);
      await copy.rooms.documents.flushOutbox();
    }
    expect(await copy.push()).toEqual(["fork"]);
    const [head] = (await anna.rooms.ledger.heads()).filter(({ device }) => device === anna.id);
    await copy.rooms.outbox.sealAnew(caseScope, head ?? null);
    expect(copy.rooms.outbox.size).toBe(2);
    expect(await copy.store.keys("outbox")).toHaveLength(4);
    await copy.crash();
    expect(copy.rooms.outbox.size).toBe(2);
    await send(copy);
    expect(await copy.store.keys("outbox")).toEqual([]);
    await ben.pull();
    expect(tokens(await ben.read(note)).toSorted(byName)).toEqual(["c1", "c2", "original"]);
  });

  test("after a rotation refused entries are sealed anew under the new key", async () => {
    const { world, anna, ben, note } = await scene(13);
    const tab = await anna.tab(note);
    tab.doc.getArray("status").push([{ token: "offline" }]);
    await anna.rooms.documents.flushOutbox();
    world.law.epochs.set(caseScope, 2);
    world.law.dirty.add(caseScope);
    await expect(anna.rooms.outbox.sealAnew(caseScope, null)).rejects.toMatchObject({
      code: "not-permitted",
    });
    world.law.dirty.delete(caseScope);
    const [head] = (await ben.rooms.ledger.heads()).filter(({ device }) => device === anna.id);
    await anna.rooms.outbox.sealAnew(caseScope, head ?? null);
    await send(anna);
    expect(parseEntryHeader(world.relay.log.at(-1) as Uint8Array)).toMatchObject({
      epoch: 2,
      incarnation: 1,
    });
    await ben.pull();
    expect(tokens(await ben.read(note))).toEqual(["offline"]);
  });
});

describe("the disk", () => {
  test("a damaged entry is found when its document opens, shown, and replaced by another fetch", async () => {
    const { world, anna, ben, note } = await scene(14);
    for (const token of ["one", "two", "three"]) await type(anna, note, token);
    await ben.pull();
    const rows = await ben.store.range("entries", { prefix: `${note}/` });
    const row = rows[2];
    if (row === undefined) throw new Error("no row");
    const value = row.value.slice();
    value[200] = (value[200] ?? 0) ^ 4;
    await ben.store.commit([{ table: "entries", key: row.key, value }], "strict");
    await ben.crash();
    expect(tokens(await ben.read(note))).not.toContain("two");
    expect(ben.damaged).toEqual([note]);
    expect(await reasons(ben)).toEqual(["damaged-on-disk"]);
    const all = world.relay.log.map((bytes, at) => ({ number: at + 1, bytes }));
    expect(await ben.rooms.ledger.receive(all, null)).toMatchObject({ admitted: 1, quarantined: 0 });
    expect(await reasons(ben)).toEqual([]);
    expect(tokens(await ben.read(note))).toEqual(["one", "two", "three"]);
    await ben.crash();
    expect(tokens(await ben.read(note))).toEqual(["one", "two", "three"]);
  });

  test("a damaged entry that only another fetch finds is looked for page by page", async () => {
    const { world, anna, ben, note } = await scene(19);
    for (const token of ["one", "two", "three"]) await type(anna, note, token);
    await ben.pull();
    await ben.read(note);
    const [, second] = await ben.store.range("entries", { prefix: `${note}/` });
    if (second === undefined) throw new Error("no row");
    const value = second.value.slice();
    value[200] = (value[200] ?? 0) ^ 4;
    await ben.store.commit([{ table: "entries", key: second.key, value }], "strict");
    await ben.crash();
    const { range } = ben.store;
    const limits: unknown[] = [];
    const watched: typeof range = (table, asked) => {
      if (table === "entries") limits.push(asked?.limit);
      return range(table, asked);
    };
    Object.assign(ben.store, { range: watched });
    const all = world.relay.log.map((bytes, at) => ({ number: at + 1, bytes }));
    await ben.rooms.ledger.receive(all, null);
    expect(ben.damaged).toEqual([note]);
    expect(limits.length).toBeGreaterThan(0);
    expect(limits).not.toContain(undefined);
  });

  test("damaged states and summaries are of no consequence", async () => {
    const { anna, note } = await scene(15);
    await type(anna, note, "kept");
    for (const table of ["states", "summaries"] as const) {
      for (const { key, value } of await anna.store.range(table)) {
        value[30] = (value[30] ?? 0) ^ 1;
        await anna.store.commit([{ table, key, value }], "strict");
      }
    }
    await anna.store.commit([{ table: "states", key: note, value: new Uint8Array(400) }], "strict");
    await anna.crash();
    expect(tokens(await anna.read(note))).toEqual(["kept"]);
  });

  test("another log id starts the numbers anew and keeps the entries", async () => {
    const { world, anna, ben, note } = await scene(16);
    await type(anna, note, "one");
    await ben.pull();
    const cursor = await ben.rooms.ledger.cursor();
    if (cursor === null) throw new Error("no cursor");
    await ben.rooms.ledger.resetCursor(cursor.logId);
    expect(await ben.rooms.ledger.cursor()).toEqual({ logId: cursor.logId, number: 0 });
    expect(await ben.pull()).toMatchObject({ admitted: 0, quarantined: 0, gaps: [] });
    expect(await ben.store.keys("entries")).toHaveLength(world.relay.log.length);
  });

  test("a whole chain can be given back from any point, whoever wrote it", async () => {
    const { world, anna, ben, note } = await scene(17);
    for (const token of ["one", "two"]) await type(anna, note, token);
    await ben.pull();
    const { ledger } = ben.rooms;
    expect(await ledger.chainAfter(anna.id, caseScope, null)).toEqual(world.relay.log);
    const rest = await ledger.chainAfter(anna.id, caseScope, { incarnation: 0, counter: 1 });
    expect(rest).toEqual(world.relay.log.slice(1));
    expect(await ledger.chainAfter(ben.id, caseScope, null)).toEqual([]);
    expect(parseEntryHeader(world.relay.log[0] as Uint8Array).previous).toEqual(NO_PREVIOUS);
  });
});
