import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import {
  AwarenessStates,
  mentionsNumber,
  readAwareness,
  SILENT_AFTER_MS,
  writeAwareness,
} from "../../../../client/engine/documents/awareness-states.ts";
import {
  AWARENESS_MAX_BYTES,
  makeAwarenessSeal,
} from "../../../../client/engine/documents/awareness-seal.ts";
import { caseScope, makeWorld, otherScope, type TestDevice } from "../../../support/practice-rooms.ts";

const here = (client: number, clock = 1, name = "Anna") => ({
  client,
  clock,
  state: JSON.stringify({ user: { name } }),
});

async function twoReaders(seed: number) {
  const world = makeWorld(seed);
  const [anna, ben] = [await world.device("anna"), await world.device("ben")];
  const note = world.documentId("note");
  await anna.createNote(note);
  await anna.rooms.documents.flushOutbox();
  await anna.push();
  await ben.pull();
  return { world, anna, ben, note };
}

describe("presence", () => {
  test("passes between tabs of a device and leaves with the tab", async () => {
    const { anna, note } = await twoReaders(1);
    const [one, two] = [await anna.tab(note), await anna.tab(note)];
    one.say(writeAwareness([here(5)]));
    expect(two.awareness.map(readAwareness)).toEqual([[here(5)]]);
    const three = await anna.tab(note);
    expect(three.awareness.map(readAwareness)).toEqual([[here(5)]]);
    one.leave();
    expect(readAwareness(two.awareness.at(-1) as Uint8Array)).toEqual([
      { client: 5, clock: 2, state: "null" },
    ]);
    expect(anna.sentAwareness).toEqual([]);
  });

  test("goes to other devices only while one watches, sealed, at most 1 KB, and not faster than it should", async () => {
    const { world, anna, ben, note } = await twoReaders(2);
    const [tab, far] = [await anna.tab(note), await ben.tab(note)];
    tab.say(writeAwareness([here(5)]));
    await world.clock.advance(1_000);
    expect(anna.sentAwareness).toEqual([]);
    anna.rooms.documents.setWatchers(note, 1);
    for (let clock = 2; clock < 40; clock++) {
      tab.say(writeAwareness([here(5, clock)]));
      await world.clock.advance(10);
    }
    await world.clock.advance(200);
    expect(anna.sentAwareness.length).toBeGreaterThan(1);
    expect(anna.sentAwareness.length).toBeLessThan(6);
    for (const { scope, document, bytes } of anna.sentAwareness) {
      expect(bytes.length).toBeLessThanOrEqual(AWARENESS_MAX_BYTES);
      expect(Buffer.from(bytes).includes("Anna")).toBe(false);
      await ben.rooms.documents.receiveAwareness(scope, document, bytes);
    }
    const [seen] = readAwareness(far.awareness.at(-1) as Uint8Array);
    expect(seen).toEqual({ ...here(5, 39), client: seen?.client });
    tab.leave();
    await world.clock.settle();
    const last = anna.sentAwareness.at(-1);
    await ben.rooms.documents.receiveAwareness(caseScope, note, last?.bytes as Uint8Array);
    expect(readAwareness(far.awareness.at(-1) as Uint8Array)[0]?.state).toBe("null");
  });

  test("of a device that fell silent ends", async () => {
    const { world, anna, ben, note } = await twoReaders(3);
    const [tab, far] = [await anna.tab(note), await ben.tab(note)];
    anna.rooms.documents.setWatchers(note, 1);
    tab.say(writeAwareness([here(5)]));
    await world.clock.advance(200);
    await ben.rooms.documents.receiveAwareness(caseScope, note, anna.sentAwareness[0]?.bytes as Uint8Array);
    expect(far.awareness).toHaveLength(1);
    await world.clock.advance(SILENT_AFTER_MS * 2);
    expect(readAwareness(far.awareness.at(-1) as Uint8Array)[0]?.state).toBe("null");
  });

  test("is ignored when any byte is changed, in another place, or of an unknown device", async () => {
    const { world, anna, ben, note } = await twoReaders(4);
    const place = { scope: caseScope, document: note };
    const sealed = await makeAwarenessSeal(anna.context).seal(place, writeAwareness([here(5)]));
    if (sealed === null) throw new Error("not sealed");
    const reader = makeAwarenessSeal(ben.context);
    expect((await reader.open(place, sealed))?.device).toBe(anna.id);
    for (let at = 0; at < sealed.length; at += 5) {
      const changed = sealed.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(await reader.open(place, changed), `byte ${at}`).toBeNull();
    }
    expect(await reader.open({ ...place, document: world.documentId("other") }, sealed)).toBeNull();
    expect(await reader.open({ ...place, scope: otherScope }, sealed)).toBeNull();
    expect(await reader.open(place, sealed.subarray(0, 100))).toBeNull();
    world.law.signKeys.delete(anna.id);
    expect(await reader.open(place, sealed)).toBeNull();
  });

  test("that is too large for a frame is left out", async () => {
    const { anna, note } = await twoReaders(5);
    const seal = makeAwarenessSeal(anna.context);
    const states = writeAwareness([here(1, 1, "x".repeat(2_000))]);
    expect(await seal.seal({ scope: caseScope, document: note }, states)).toBeNull();
  });
});

/** All numbers that a colleague finds in what another device says of itself. */
async function numbersSaid(from: TestDevice, to: TestDevice): Promise<number[]> {
  const reader = makeAwarenessSeal(to.context);
  const numbers: number[] = [];
  for (const { scope, document, bytes } of from.sentAwareness) {
    const opened = await reader.open({ scope, document }, bytes);
    if (opened === null) throw new Error("not opened");
    for (const { client, state } of readAwareness(opened.states)) {
      numbers.push(client);
      mentionsNumber(state, (value) => numbers.push(value) < 0);
    }
  }
  return numbers;
}

const caretIn = (doc: Y.Doc, clock: number) => ({
  client: doc.clientID,
  clock,
  state: JSON.stringify({
    user: { name: "Anna" },
    cursor: { anchor: { type: null, item: { client: doc.clientID, clock: 0 }, assoc: 0 } },
  }),
});

describe("a client id of Yjs", () => {
  test("is not said to other devices before the relay has the entry that claims it; carets follow", async () => {
    const { world, anna, ben, note } = await twoReaders(6);
    anna.rooms.documents.setWatchers(note, 1);
    const doc = new Y.Doc();
    const tab = await anna.tab(note, doc);
    tab.say(writeAwareness([here(doc.clientID)]));
    await world.clock.advance(1_000);
    expect(anna.sentAwareness, "presence needs no claim").toHaveLength(1);
    doc.getMap("note").set("title", "Anna's");
    tab.say(writeAwareness([caretIn(doc, 2)]));
    await anna.rooms.documents.flushOutbox();
    await world.clock.advance(5_000);
    expect(anna.sentAwareness, "the caret waits").toHaveLength(1);
    expect(await numbersSaid(anna, ben)).not.toContain(doc.clientID);
    await anna.push();
    await world.clock.advance(1_000);
    expect(anna.sentAwareness).toHaveLength(2);
    expect(await numbersSaid(anna, ben)).toContain(doc.clientID);
  });

  test.each([
    ["with every number that awareness says: the writing of others is admitted", "said", []],
    ["with the id itself, were it known: the writing of others is refused", "known", ["gate-foreign-client"]],
  ] as const)("cannot be claimed by a colleague %s", async (_title, how, reasons) => {
    const { world, anna, ben, note } = await twoReaders(7);
    const cleo = await world.device("cleo");
    await cleo.pull();
    anna.rooms.documents.setWatchers(note, 1);
    const doc = new Y.Doc();
    const tab = await anna.tab(note, doc);
    tab.say(writeAwareness([here(doc.clientID)]));
    await world.clock.advance(200);
    doc.getMap("note").set("title", "Anna's");
    tab.say(writeAwareness([caretIn(doc, 2)]));
    await world.clock.advance(1_000);
    const said = await numbersSaid(anna, ben);
    expect(said.length).toBeGreaterThan(0);
    for (const id of how === "said" ? said : [doc.clientID]) {
      const claiming = new Y.Doc();
      claiming.clientID = id;
      await ben.tab(note, claiming);
      claiming.getMap("note").set("place", "taken");
    }
    for (const device of [ben, anna]) {
      await device.rooms.documents.flushOutbox();
      await device.push();
    }
    await cleo.pull();
    const held = await cleo.rooms.ledger.quarantined();
    expect(held.map(({ reason }) => reason)).toEqual(reasons);
    expect((await cleo.read(note)).getMap("note").get("title") === "Anna's").toBe(reasons.length === 0);
  });
});

describe("states", () => {
  test("belong to whom they came from first, and never go back", () => {
    const states = new AwarenessStates();
    expect(states.take("tab 1", [here(1, 5)], 0)).toHaveLength(1);
    expect(states.take("device b", [here(1, 9, "Mallory")], 0)).toEqual([]);
    expect(states.take("tab 1", [here(1, 4)], 0)).toEqual([]);
    expect(states.take("tab 2", [{ client: 7, clock: 1, state: "null" }], 0)).toEqual([]);
    expect(states.take("device c", [here(7)], 0)).toHaveLength(1);
    expect(states.leave("tab 1")).toEqual([{ client: 1, clock: 6, state: "null" }]);
  });

  test.each([
    ["too many", writeAwareness(Array.from({ length: 65 }, (_, at) => here(at)))],
    ["a count beyond the bytes", Uint8Array.of(255, 255, 255, 255, 15)],
    ["no JSON", writeAwareness([{ client: 1, clock: 1, state: "{" }])],
    ["a poisonous key", writeAwareness([{ client: 1, clock: 1, state: '{"__proto__":1}' }])],
    ["trailing bytes", Uint8Array.of(...writeAwareness([here(1)]), 0)],
  ])("with %s are refused", (_name, update) => {
    expect(() => readAwareness(update)).toThrow("malformed");
  });
});
