import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { ENTRY_HEADER_BYTES, ENTRY_MAX_BYTES } from "../../../../crypto/public/entry.ts";
import type { DeviceId, DocumentId } from "../../../../crypto/public/ids.ts";
import { bytesToDeviceId, bytesToLogId } from "../../../../crypto/public/ids.ts";
import { SNAPSHOT_PACE, type SnapshotPace } from "../../../../client/engine/snapshots/pace.ts";
import { encodeSnapshot, type SnapshotContent } from "../../../../client/engine/snapshots/snapshot-format.ts";
import { sealSnapshot } from "../../../../client/engine/entries/seal.ts";
import {
  caseScope,
  makeWorld,
  otherScope,
  type TestDevice,
  type World,
} from "../../../support/practice-rooms.ts";

const OFTEN: SnapshotPace = { entries: 4, leastBytes: 1 << 20, mostBytes: 1 << 20, partOfState: 1 };

interface Scene {
  readonly world: World;
  readonly anna: TestDevice;
  readonly note: DocumentId;
}

/** A note of Anna's with some entries, all on the relay. */
async function scene(seed: string, entries = 5): Promise<Scene> {
  const world = makeWorld(seed);
  world.law.snapshotPace = OFTEN;
  const anna = await world.device("anna");
  const note = world.documentId("note");
  await anna.createNote(note);
  await send(world, anna);
  for (let at = 1; at < entries; at++) await write(world, anna, note, `line ${at}`);
  return { world, anna, note };
}

async function write(world: World, device: TestDevice, note: DocumentId, text: string): Promise<void> {
  const tab = await device.tab(note);
  tab.doc.getArray("status").push([text]);
  await send(world, device);
  tab.leave();
}

async function send(world: World, device: TestDevice): Promise<void> {
  await world.clock.advance(2_500);
  await device.rooms.documents.flushOutbox();
  await device.push();
  await device.pull();
}

const shownIn = (doc: Y.Doc): unknown[] => doc.getArray("status").toJSON();

describe("publishing", () => {
  test("a device that writes publishes after so many entries, and again after as many", async () => {
    const { world, anna, note } = await scene("publishing", 3);
    expect(await anna.publish()).toBe(0);
    await write(world, anna, note, "more");
    expect(await anna.publish()).toBe(1);
    expect(await anna.publish()).toBe(0);
    for (const text of ["a", "b", "c"]) await write(world, anna, note, text);
    expect(await anna.publish()).toBe(0);
    await write(world, anna, note, "d");
    expect(await anna.publish()).toBe(1);
  });

  test("counts on after a restart", async () => {
    const { world, anna, note } = await scene("counting", 4);
    await anna.publish();
    for (const text of ["a", "b", "c"]) await write(world, anna, note, text);
    await anna.crash();
    await write(world, anna, note, "d");
    expect(await anna.publish()).toBe(1);
  });

  test("by bytes: a third of the state, within its bounds", async () => {
    const { world, anna, note } = await scene("bytes", 1);
    world.law.snapshotPace = { entries: 256, leastBytes: 1_024, mostBytes: 4_096, partOfState: 1 / 3 };
    await anna.crash();
    await write(world, anna, note, "x".repeat(30_000));
    expect(await anna.publish()).toBe(1);
    const before = world.relay.log.length;
    for (let at = 0; at < 30 && (await anna.publish()) === 0; at++) await write(world, anna, note, "short");
    const since = world.relay.log.slice(before).reduce((sum, bytes) => sum + bytes.length, 0);
    expect(since).toBeGreaterThanOrEqual(4_096);
    expect(since).toBeLessThan(5_120);
  });

  test("whoever joins half way to the next one reads at most a quarter more than the state", async () => {
    const { world, anna, note } = await scene("half way", 1);
    world.law.snapshotPace = SNAPSHOT_PACE;
    await anna.crash();
    await write(world, anna, note, "x".repeat(33_000));
    expect(await anna.publish()).toBe(1);
    const state = Y.encodeStateAsUpdate(await anna.read(note)).length;
    const snapshot = world.relay.snapshots.at(-1)?.bytes.length ?? 0;
    const before = world.relay.log.length;
    for (let at = 0; at < 99 && (await anna.publish()) === 0; at++)
      await write(world, anna, note, "ten stroke");
    const tail = world.relay.log.slice(before).reduce((sum, bytes) => sum + bytes.length, 0);
    expect((snapshot + tail / 2) / state).toBeLessThanOrEqual(1.25);
  });

  test("a reader publishes nothing", async () => {
    const { world } = await scene("reader", 8);
    const boris = await world.device("boris");
    await boris.pull();
    expect(await boris.publish()).toBe(0);
  });

  test("waits while something of the document waits: others could not find it in entries", async () => {
    const { world, anna, note } = await scene("waiting");
    const tab = await anna.tab(note);
    tab.doc.getArray("status").push(["unsent"]);
    await world.clock.advance(100);
    expect(await anna.publish()).toBe(0);
    await send(world, anna);
    expect(await anna.publish()).toBe(1);
  });

  test("waits while the scope's history is still being fetched", async () => {
    const { anna } = await scene("fetching");
    expect(await anna.rooms.snapshots.next()).toBeNull();
    expect(await anna.publish()).toBe(1);
  });

  test("waits while rows of the document are damaged, also when that is found on the way", async () => {
    const { anna, note } = await scene("damaged");
    await anna.crash();
    const rows = await anna.store.range("entries", { prefix: `${note}/` });
    const [, second] = rows;
    const bad = second?.value.slice() ?? new Uint8Array(0);
    bad[200] = (bad[200] ?? 0) ^ 1;
    await anna.store.commit([{ table: "entries", key: second?.key ?? "", value: bad }], "strict");
    await anna.store.commit([{ table: "states", key: note, value: null }], "strict");
    await anna.crash();
    await anna.rooms.documents.write(note, (doc) => doc.getMap("note").set("place", "room"));
    await anna.rooms.documents.flushOutbox();
    await anna.push();
    expect(await anna.publish()).toBe(0);
    expect(anna.damaged).toEqual([note]);
  });

  test("keeps the order of what came behind it, whichever came first", async () => {
    const { world, anna, note } = await scene("order");
    await anna.publish();
    for (const text of ["a", "b", "c"]) await write(world, anna, note, text);
    const [offer] = world.relay.snapshots;
    const boris = await world.device("boris");
    if (offer === undefined) throw new RangeError("no snapshot");
    await boris.rooms.snapshots.offer(caseScope, [offer]);
    const tail = world.relay.log.map((bytes, at) => ({ number: at + 1, bytes })).slice(offer.covers);
    await boris.rooms.snapshots.tail(caseScope, tail.slice(1));
    await boris.rooms.snapshots.tail(caseScope, tail.slice(0, 1));
    expect(shownIn(await boris.read(note)).slice(-3)).toEqual(["a", "b", "c"]);
  });

  test("a document that does not fit has none", async () => {
    const { world, anna, note } = await scene("large", 1);
    for (let at = 0; at < 5; at++) await write(world, anna, note, "x".repeat(60_000));
    expect(await anna.publish()).toBe(0);
  });
});

describe("a device that has nothing yet", () => {
  test("sees the document before its entries, marked, and goes on when they are there", async () => {
    const { world, anna, note } = await scene("joining");
    await anna.publish();
    await write(world, anna, note, "behind");
    const boris = await world.device("boris");
    await boris.look();
    const listed = await boris.rooms.documents.summaries("note");
    expect(listed).toMatchObject([{ document: note, unverified: true }]);
    const tab = await boris.tab(note);
    expect(shownIn(tab.doc)).toEqual(["line 1", "line 2", "line 3", "line 4", "behind"]);
    expect(tab.confirmed).toBe(false);

    await boris.pull();
    await boris.confirm();
    expect(tab).toMatchObject({ confirmed: true, ended: null });
    const [after] = await boris.rooms.documents.summaries("note");
    expect(after?.document).toBe(note);
    expect(after?.unverified).toBeUndefined();
    expect(boris.rooms.snapshots.unverified).toBe(0);
    await write(world, anna, note, "later");
    await boris.pull();
    expect(shownIn(tab.doc).at(-1)).toBe("later");
  });

  test("what is typed meanwhile is not taken, is not called saved, and is there afterwards", async () => {
    const { world, anna, note } = await scene("typing");
    await anna.publish();
    const boris = await world.device("boris");
    await boris.look();
    const tab = await boris.tab(note);
    tab.doc.getArray("status").push(["too early"]);
    await world.clock.advance(5_000);
    await boris.rooms.documents.flushOutbox();
    expect(tab.journaled).toBe(0);
    expect(boris.rooms.outbox.size).toBe(0);

    await boris.pull();
    await boris.confirm();
    await world.clock.advance(5_000);
    expect(tab.journaled).toBe(tab.sent);
    await boris.rooms.documents.flushOutbox();
    expect(await boris.push()).toEqual([]);
    await anna.pull();
    expect(shownIn(await anna.read(note))).toContain("too early");
  });

  test("keeps it over a restart in the middle", async () => {
    const { world, anna, note } = await scene("restart");
    await anna.publish();
    const boris = await world.device("boris");
    await boris.look();
    await boris.crash();
    expect(await boris.rooms.documents.summaries("note")).toMatchObject([{ unverified: true }]);
    expect(shownIn(await boris.read(note))).toHaveLength(4);
  });

  test("sees the snapshot, not half of the history, while that is coming", async () => {
    const { world, anna, note } = await scene("half");
    await anna.publish();
    const boris = await world.device("boris");
    await boris.look();
    await boris.pull((entries) => entries.slice(0, 2));
    expect(shownIn(await boris.read(note))).toHaveLength(4);
    expect(await boris.rooms.documents.summaries("note")).toMatchObject([{ unverified: true }]);
  });

  test("is shown the beginning of what came behind it when that is too much, whichever part came first", async () => {
    const { world, anna, note } = await scene("much");
    await anna.publish();
    for (const text of ["a", "b", "c"]) await write(world, anna, note, text);
    const [offer] = world.relay.snapshots;
    const last = world.relay.log.at(-1);
    if (offer === undefined || last === undefined) throw new RangeError("nothing written");
    const boris = await world.device("boris");
    await boris.rooms.snapshots.offer(caseScope, [offer]);
    const { length } = world.relay.log;
    const newest = Array.from({ length: 1_100 }, (_, at) => ({ number: length + 1 + at, bytes: last }));
    await boris.rooms.snapshots.tail(caseScope, newest);
    const older = world.relay.log.map((bytes, at) => ({ number: at + 1, bytes })).slice(offer.covers);
    await boris.rooms.snapshots.tail(caseScope, older);
    expect(shownIn(await boris.read(note)).slice(-3)).toEqual(["a", "b", "c"]);
  });

  test("does not wait for a list while many are laid out: they appear in it one by one", async () => {
    const { world, anna, note } = await scene("list");
    await anna.publish();
    let disk: Promise<void> = Promise.resolve();
    const boris = await world.device("boris", { latency: () => disk });
    const notes = () => boris.rooms.documents.summaries("note");
    expect(await notes()).toEqual([]);
    await boris.rooms.snapshots.offer(caseScope, world.relay.snapshots);
    let go: () => void = () => undefined;
    disk = new Promise((resolve) => (go = resolve));
    const listed = notes();
    await world.clock.advance(1_000);
    expect(await listed).toEqual([]);
    go();
    await world.clock.advance(1_000);
    expect(boris.summaries.at(-1)).toMatchObject({ document: note, unverified: true });
    expect(await notes()).toMatchObject([{ document: note, unverified: true }]);
  });

  test("a row that went bad is dropped: the history comes anyway, also when more comes behind it", async () => {
    const { world, anna, note } = await scene("rot");
    await anna.publish();
    const boris = await world.device("boris");
    await boris.look();
    const row = await boris.store.get("snapshots", note);
    const bad = row?.slice() ?? new Uint8Array(0);
    bad[300] = (bad[300] ?? 0) ^ 1;
    await boris.store.commit([{ table: "snapshots", key: note, value: bad.slice(0, 40) }], "strict");
    const [last = new Uint8Array(0)] = world.relay.log.slice(-1);
    await boris.rooms.snapshots.tail(caseScope, [{ number: world.relay.log.length + 1, bytes: last }]);
    await boris.crash();
    expect(boris.rooms.snapshots.unverified).toBe(0);
    expect(await boris.store.keys("snapshots")).toEqual([]);
    await boris.store.commit([{ table: "snapshots", key: note, value: bad }], "strict");
    await boris.crash();
    expect((await boris.tab(note)).ended).toBe("unknown-document");
    await boris.pull();
    expect(shownIn(await boris.read(note))).toHaveLength(4);
  });
});

test("a device that has entries never takes a snapshot over them", async () => {
  const { world, anna, note } = await scene("over");
  const boris = await world.device("boris");
  await boris.pull();
  const forged = new Y.Doc();
  Y.applyUpdate(forged, Y.encodeStateAsUpdate(await anna.read(note)));
  forged.getArray("status").push(["forged"]);
  await boris.look([await sealed(anna, note, contentOf(forged, anna.id, world.relay.log.length))]);
  expect(boris.rooms.snapshots.unverified).toBe(0);
  expect(shownIn(await boris.read(note))).toHaveLength(4);
});

// ---------------------------------------------------------------- what must not work

function contentOf(doc: Y.Doc, owner: DeviceId, covers: number): SnapshotContent {
  const clients = [...doc.store.clients.keys()];
  return {
    covers: { logId: bytesToLogId(new Uint8Array(16).fill(0x1d)), number: covers },
    claims: new Map(clients.map((client) => [client, owner])),
    state: Y.encodeStateAsUpdate(doc),
  };
}

async function sealed(author: TestDevice, document: DocumentId, content: SnapshotContent, scope = caseScope) {
  const plaintext = encodeSnapshot(content);
  const bytes = await sealSnapshot(author.context, { scope, document, plaintext }, 99);
  return { document, scope, covers: content.covers.number, bytes };
}

async function honest({ world, anna, note }: Scene) {
  return contentOf(await anna.read(note), anna.id, world.relay.log.length);
}

const UNKNOWN = bytesToDeviceId(new Uint8Array(16).fill(9));

describe("refused, with the reason and the device it came from", () => {
  test.each([
    ["flipped", "bad-signature", (s: Scene) => flippedAt(s, -20)],
    ["of a removed device", "beyond-cut", removed],
    ["moved to another document", "bad-signature", (s: Scene) => flippedAt(s, 50)],
    [
      "of another scope",
      "not-allowed",
      async (s: Scene) => sealed(s.anna, s.note, await honest(s), otherScope),
    ],
    [
      "that leaves a client without an owner",
      "gate-foreign-client",
      async (s: Scene) => sealed(s.anna, s.note, { ...(await honest(s)), claims: new Map() }),
    ],
    [
      "that gives a client to nobody of the practice",
      "gate-foreign-client",
      async (s: Scene) => sealed(s.anna, s.note, contentOf(await s.anna.read(s.note), UNKNOWN, 5)),
    ],
    ["with roots that the type has not", "gate-roots", otherRoots],
    ["that lacks what it builds on", "gate-gap", partOfState],
    ["with bytes behind its end", "malformed", trailing],
    [
      "that covers more than it says",
      "malformed",
      async (s: Scene) => ({ ...(await sealed(s.anna, s.note, await honest(s))), covers: 2 }),
    ],
    ["that is an entry", "malformed", async (s: Scene) => ({ covers: 5, bytes: s.world.relay.log[0] })],
    ["that is too large", "malformed", tooLarge],
  ] as const)("a snapshot %s: %s", async (_name, reason, make) => {
    const s = await scene("refused");
    const offer = (await make(s)) as { readonly covers: number; readonly bytes: Uint8Array };
    const boris = await s.world.device("boris");
    await boris.look([offer]);
    expect(boris.rooms.snapshots.unverified).toBe(0);
    expect((await boris.tab(s.note)).ended).toBe("unknown-document");
    const [held] = await boris.rooms.ledger.quarantined();
    expect(held?.reason).toBe(reason);
    if (!["malformed"].includes(reason)) expect(held?.device).toBe(s.anna.id);
  });

  test("the same snapshot untouched is shown", async () => {
    const s = await scene("refused");
    const boris = await s.world.device("boris");
    await boris.look([await sealed(s.anna, s.note, await honest(s))]);
    expect(boris.rooms.snapshots.unverified).toBe(1);
  });
});

async function flippedAt(s: Scene, at: number) {
  const offer = await sealed(s.anna, s.note, await honest(s));
  const place = at < 0 ? offer.bytes.length + at : at;
  offer.bytes[place] = (offer.bytes[place] ?? 0) ^ 1;
  return offer;
}

async function removed(s: Scene) {
  const offer = await sealed(s.anna, s.note, await honest(s));
  s.world.law.revoked.add(s.anna.id);
  return offer;
}

async function otherRoots(s: Scene) {
  const doc = await s.anna.read(s.note);
  doc.getMap("other").set("a", 1);
  return sealed(s.anna, s.note, contentOf(doc, s.anna.id, 5));
}

async function partOfState(s: Scene) {
  const doc = await s.anna.read(s.note);
  const before = Y.encodeStateVector(doc);
  doc.getMap("meta").set("type", "note");
  doc.getArray("status").push(["end"]);
  const state = Y.encodeStateAsUpdate(doc, before);
  return sealed(s.anna, s.note, { ...contentOf(doc, s.anna.id, 5), state });
}

async function trailing(s: Scene) {
  const plaintext = new Uint8Array([...encodeSnapshot(await honest(s)), 0]);
  const draft = { scope: caseScope, document: s.note, plaintext };
  return { covers: 5, bytes: await sealSnapshot(s.anna.context, draft, 99) };
}

async function tooLarge(s: Scene) {
  const offer = await sealed(s.anna, s.note, await honest(s));
  const bytes = new Uint8Array(ENTRY_HEADER_BYTES + ENTRY_MAX_BYTES + 200);
  bytes.set(offer.bytes);
  return { ...offer, bytes };
}

describe("a snapshot that lies", () => {
  test("shows false text for a moment, and never again once the entries are there", async () => {
    const s = await scene("false text");
    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(await s.anna.read(s.note)));
    forged.getArray("status").push(["never written"]);
    const boris = await s.world.device("boris");
    await boris.look([await sealed(s.anna, s.note, contentOf(forged, s.anna.id, 5))]);
    const tab = await boris.tab(s.note);
    expect(shownIn(tab.doc)).toContain("never written");
    await boris.pull();
    await boris.confirm();
    // The tab must not hand what it was shown back as its own.
    expect(tab.ended).toBe("damaged");
    expect(shownIn(await boris.read(s.note))).not.toContain("never written");
    expect(boris.rooms.outbox.size).toBe(0);
    const held = await boris.rooms.ledger.quarantined();
    expect(held).toMatchObject([{ reason: "false-snapshot", device: s.anna.id, document: s.note }]);
  });

  test("with other text under the same ids is found, too", async () => {
    const s = await scene("other text");
    const state = Y.encodeStateAsUpdate(await s.anna.read(s.note));
    const text = Buffer.from(state);
    const at = text.indexOf("line 2");
    state.set(Buffer.from("line 9"), at);
    const content = { ...(await honest(s)), state };
    const boris = await s.world.device("boris");
    await boris.look([await sealed(s.anna, s.note, content)]);
    const tab = await boris.tab(s.note);
    expect(shownIn(tab.doc)).toContain("line 9");
    await boris.pull();
    await boris.confirm();
    expect(tab.ended).toBe("damaged");
    expect(await boris.rooms.ledger.quarantined()).toMatchObject([{ reason: "false-snapshot" }]);
  });

  test("about whose a client is takes nobody's words and gives nobody's away", async () => {
    const s = await scene("false claims");
    const boris = await s.world.device("boris");
    await boris.pull();
    await write(s.world, boris, s.note, "by boris");
    await s.anna.pull();
    // Anna says that all of it is hers, Boris' client included.
    const carl = await s.world.device("carl");
    await carl.look([await sealed(s.anna, s.note, await honest(s))]);
    await carl.pull();
    await carl.confirm();
    const claims = await carl.store.range("claims");
    const owners = new Set(claims.map(({ value }) => bytesToDeviceId(value)));
    expect(owners).toEqual(new Set([s.anna.id, boris.id]));
    await write(s.world, boris, s.note, "again by boris");
    await carl.pull();
    expect(shownIn(await carl.read(s.note))).toEqual(shownIn(await boris.read(s.note)));
    expect(await carl.rooms.ledger.quarantined()).toEqual([]);
  });

  test("of a document that was never written disappears from the list", async () => {
    const s = await scene("never there");
    const ghost = s.world.documentId("ghost");
    const boris = await s.world.device("boris");
    await boris.look([await sealed(s.anna, ghost, await honest(s))]);
    expect(await boris.rooms.documents.summaries("note")).toHaveLength(1);
    await boris.pull();
    await boris.confirm();
    const listed = await boris.rooms.documents.summaries("note");
    expect(listed.map(({ document }) => document)).toEqual([s.note]);
    expect(boris.stale).toEqual(["note"]);
  });

  test("nobody is named while a part of the history is missing", async () => {
    const s = await scene("missing");
    await s.anna.publish();
    const boris = await s.world.device("boris");
    await boris.look();
    const tab = await boris.tab(s.note);
    await boris.pull((entries) => entries.toSpliced(2, 1));
    await boris.confirm();
    expect(tab.ended).toBe("damaged");
    const reasons = (await boris.rooms.ledger.quarantined()).map(({ reason }) => reason);
    expect(reasons).not.toContain("false-snapshot");
  });
});
