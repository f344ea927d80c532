import * as encoding from "lib0/encoding";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { splitSignedEntry } from "../../../../crypto/public/signed-entry.ts";
import { Fault } from "../../../../client/engine/fault.ts";
import { decodeState, encodeState } from "../../../../client/engine/entries/rows.ts";
import { canonical } from "../../../../client/model/canonical.ts";
import { caseScope, makeWorld, patient, type TestDevice, TestTab } from "../../../support/practice-rooms.ts";

async function opened(seed: number) {
  const world = makeWorld(seed);
  const anna = await world.device("anna");
  const note = world.documentId("note");
  await anna.createNote(note);
  await anna.rooms.documents.flushOutbox();
  await anna.push();
  return { world, anna, note };
}

const journalRows = async (device: TestDevice): Promise<number> =>
  (await device.store.keys("journal")).length;

describe("tabs of one device", () => {
  test("see each other's changes at once, before anything is sealed", async () => {
    const { world, anna, note } = await opened(1);
    const tabs = [await anna.tab(note), await anna.tab(note), await anna.tab(note)];
    tabs.forEach((tab, at) => tab.doc.getArray("status").push([{ token: `tab ${at}` }]));
    await world.clock.settle();
    for (const tab of tabs) {
      expect(canonical(tab.doc)).toEqual(canonical(tabs[0]?.doc as Y.Doc));
      expect(tab.doc.getArray("status").length).toBe(3);
    }
    await world.clock.advance(60);
    for (const tab of tabs) expect(tab.journaled).toBe(tab.sent);
  });

  test("may close; what they typed is sealed without them", async () => {
    const { world, anna, note } = await opened(2);
    const tab = await anna.tab(note);
    tab.doc.getMap("note").set("title", "typed and gone");
    tab.leave();
    await anna.rooms.documents.flushJournal();
    expect(await journalRows(anna)).toBe(1);
    await world.clock.advance(400);
    expect(await journalRows(anna)).toBe(0);
    expect(anna.rooms.outbox.size).toBe(1);
  });

  test("a reconnecting tab repeats its delete set, and the journal does not grow", async () => {
    const { world, anna, note } = await opened(3);
    const tab = await anna.tab(note);
    tab.doc.getMap("note").set("title", "one");
    tab.doc.getMap("note").set("title", "two");
    tab.doc.getArray("status").push([{ token: "x" }]);
    tab.doc.getArray("status").delete(0, 1);
    await world.clock.advance(400);
    await anna.push();
    for (let times = 0; times < 5; times++) {
      tab.leave();
      await tab.connect(anna, note);
      expect(tab.sent).toBeGreaterThan(1);
      await world.clock.advance(400);
      expect(tab.journaled).toBe(tab.sent);
      expect(tab.backedUp).toBe(tab.sent);
    }
    expect(await journalRows(anna)).toBe(0);
    expect(anna.rooms.outbox.size).toBe(0);
    expect(anna.rooms.documents.waiting).toBe(0);
  });

  test("a tab that outlives the engine brings what the engine had not saved", async () => {
    const { world, anna, note } = await opened(4);
    const tab = await anna.tab(note);
    tab.doc.getMap("note").set("title", "typed just before the end");
    anna.tabs.clear();
    await anna.crash();
    expect((await anna.read(note)).getMap("note").get("title")).toBe("New");
    await tab.connect(anna, note);
    await world.clock.advance(60);
    expect(tab.journaled).toBe(tab.sent);
    await anna.crash();
    expect((await anna.read(note)).getMap("note").get("title")).toBe("typed just before the end");
  });

  test("a frame that does not fit is not called safe before the tab has said everything again", async () => {
    const { world, anna, note } = await opened(5);
    const tab = await anna.tab(note);
    await world.clock.advance(60);
    const safe = tab.journaled;
    // A channel that loses one message: the next builds on it.
    const lossy = new TestTab(new Y.Doc());
    await lossy.connect(anna, note);
    const writer = new Y.Doc();
    Y.applyUpdate(writer, Y.encodeStateAsUpdate(lossy.doc));
    writer.getArray("status").push([{ token: "lost on the way" }]);
    const lost = Y.encodeStateVector(writer);
    writer.getArray("status").push([{ token: "arrived" }]);
    const later = Y.encodeStateAsUpdate(writer, lost);
    const frame = encoding.createEncoder();
    for (const value of [0, 2]) encoding.writeVarUint(frame, value);
    encoding.writeVarUint8Array(frame, later);
    const before = lossy.journaled;
    lossy.dead = true;
    lossy.raw(encoding.toUint8Array(frame));
    await world.clock.advance(100);
    expect(lossy.journaled).toBe(before);
    expect(lossy.ended).toBeNull();
    const whole = encoding.createEncoder();
    for (const value of [0, 1]) encoding.writeVarUint(whole, value);
    encoding.writeVarUint8Array(whole, Y.encodeStateAsUpdate(writer));
    lossy.raw(encoding.toUint8Array(whole));
    await world.clock.advance(100);
    expect(lossy.journaled).toBe(lossy.sent);
    expect(tab.journaled).toBe(safe);
    expect(tab.doc.getArray("status").length).toBe(2);
  });

  const spoilt: readonly (readonly [string, (doc: Y.Doc) => unknown])[] = [
    ["a root the document does not have", (doc: Y.Doc) => doc.getMap("nowhere").set("a", 1)],
    ["the key __proto__", (doc: Y.Doc) => doc.getMap("note").set("__proto__", 1)],
  ];
  test.each(spoilt)("a tab that writes %s is closed, and nothing of it is kept", async (_name, edit) => {
    const { world, anna, note } = await opened(6);
    const [tab, other] = [await anna.tab(note), await anna.tab(note)];
    const before = canonical(other.doc);
    edit(tab.doc);
    await world.clock.advance(400);
    expect(tab.ended).toBe("damaged");
    expect(other.ended).toBeNull();
    expect(canonical(other.doc)).toEqual(before);
    expect(canonical(await anna.read(note))).toEqual(before);
    expect(await journalRows(anna)).toBe(0);
  });

  test("rubbish ends a channel and harms no other", async () => {
    const { anna, note } = await opened(7);
    const [tab, other] = [await anna.tab(note), await anna.tab(note)];
    tab.raw(Uint8Array.of(0, 2, 255, 255));
    expect(tab.ended).toBe("damaged");
    expect(other.ended).toBeNull();
  });

  test("unknown documents and scopes that are not readable are not opened", async () => {
    const { world, anna, note } = await opened(8);
    expect((await anna.tab(world.documentId("nothing"))).ended).toBe("unknown-document");
    anna.keyless.add(caseScope);
    expect((await anna.tab(note)).ended).toBe("unknown-document");
  });
});

describe("sealing", () => {
  test("waits for 300 ms of quiet, 2 s at most, 100 ms when somebody watches", async () => {
    const { world, anna, note } = await opened(9);
    const tab = await anna.tab(note);
    const size = (): number => anna.rooms.outbox.size;
    tab.doc.getMap("note").set("title", "a");
    await world.clock.advance(250);
    expect(size()).toBe(0);
    await world.clock.advance(150);
    expect(size()).toBe(1);
    for (let at = 0; at < 12; at++) {
      tab.doc.getMap("note").set("title", `b${at}`);
      await world.clock.advance(200);
    }
    expect(size()).toBe(2);
    await world.clock.advance(400);
    anna.rooms.documents.setWatchers(note, 1);
    const before = size();
    tab.doc.getMap("note").set("title", "c");
    await world.clock.advance(100);
    expect(size()).toBe(before + 1);
  });

  test("keeps to the journal while the scope is dirty or waits for its record, and goes on by itself", async () => {
    const { world, anna, note } = await opened(10);
    const tab = await anna.tab(note);
    world.law.dirty.add(caseScope);
    tab.doc.getMap("note").set("title", "waits");
    await world.clock.advance(10_000);
    expect(anna.rooms.outbox.size).toBe(0);
    expect(anna.rooms.documents.waiting).toBe(1);
    expect(tab.journaled).toBe(tab.sent);
    expect(tab.backedUp).toBeLessThan(tab.sent);
    expect(anna.rotations).toContainEqual([caseScope]);
    await anna.crash();
    expect(anna.rooms.documents.waiting).toBe(1);
    expect((await anna.read(note)).getMap("note").get("title")).toBe("waits");
    world.law.dirty.delete(caseScope);
    await world.clock.advance(4_000);
    expect(anna.rooms.outbox.size).toBe(1);
  });

  test("puts the changes of many documents under one signature", async () => {
    const { world, anna } = await opened(11);
    const documents = Array.from({ length: 5 }, (_, at) => world.documentId(`many ${at}`));
    for (const document of documents) await anna.createNote(document);
    await world.clock.advance(400);
    const rows = await anna.rooms.outbox.next(10);
    const signatures = new Set(rows.map(({ bytes }) => String(splitSignedEntry(bytes).proof.signature)));
    expect(rows).toHaveLength(5);
    expect(signatures.size).toBe(1);
  });

  test.each([
    ["Greek", "Η θεραπεία προχωρά. "],
    ["Chinese", "她这周睡得更好了，坐了两次公交车。"],
    ["emoji", "🙂🌊"],
  ])(
    "takes a pasted text of 100,000 characters in three-byte and four-byte scripts: %s",
    async (_, phrase) => {
      const { world, anna, note } = await opened(24);
      const ben = await world.device("ben");
      const tab = await anna.tab(note);
      const text = phrase.repeat(100_000).slice(0, 100_000);
      const words = new Y.XmlText();
      const paragraph = new Y.XmlElement("paragraph");
      paragraph.insert(0, [words]);
      tab.doc.getXmlFragment("body").insert(0, [paragraph]);
      words.insert(0, text);
      await world.clock.advance(500);
      expect(await anna.push()).toEqual([]);
      expect(tab.problem).toBeNull();
      expect(tab.backedUp).toBe(tab.sent);
      expect(await journalRows(anna)).toBe(0);
      expect(await ben.pull()).toMatchObject({ quarantined: 0 });
      expect((await ben.read(note)).getXmlFragment("body").toString()).toBe(`<paragraph>${text}</paragraph>`);
    },
  );

  test("waits a little less for what can go along with another", async () => {
    const { world, anna } = await opened(23);
    const documents = [world.documentId("first"), world.documentId("second")];
    const tabs: TestTab[] = [];
    for (const document of documents) {
      await anna.createNote(document);
      tabs.push(await anna.tab(document));
      anna.rooms.documents.setWatchers(document, 1);
    }
    await anna.rooms.documents.flushOutbox();
    await anna.push();
    for (const tab of tabs) {
      tab.doc.getMap("note").set("title", "typed");
      await anna.rooms.documents.flushJournal();
      await world.clock.advance(15);
    }
    await world.clock.advance(70);
    const rows = await anna.rooms.outbox.next(10);
    expect(rows).toHaveLength(2);
    expect(new Set(rows.map(({ bytes }) => splitSignedEntry(bytes).proof.batchCounter)).size).toBe(1);
  });

  test("splits what is larger than an entry; a colleague gets all of it", async () => {
    const { world, anna, note } = await opened(12);
    const ben = await world.device("ben");
    const tab = await anna.tab(note);
    const paragraphs = Array.from({ length: 300 }, (_, at) => {
      const paragraph = new Y.XmlElement("paragraph");
      paragraph.insert(0, [new Y.XmlText(`${at} ${"long and winding ".repeat(100)}`)]);
      return paragraph;
    });
    tab.doc.getXmlFragment("body").insert(0, paragraphs);
    await world.clock.advance(500);
    expect(anna.rooms.outbox.size).toBeGreaterThan(1);
    expect(await anna.push()).toEqual([]);
    expect(tab.backedUp).toBe(tab.sent);
    expect(await ben.pull()).toMatchObject({ quarantined: 0, gaps: [] });
    expect(canonical(await ben.read(note))).toEqual(canonical(tab.doc));
  });

  test("a refusal is shown with the document until the reason is gone", async () => {
    const { world, anna, note } = await opened(13);
    const tab = await anna.tab(note);
    tab.doc.getMap("note").set("title", "too much");
    await world.clock.advance(400);
    const [row] = await anna.rooms.outbox.next(1);
    await anna.rooms.outbox.refused(row?.key ?? "", "quota");
    expect(tab.problem).toBe("quota");
    expect(anna.rooms.outbox.refusedCount).toBe(1);
    expect(await anna.rooms.outbox.next(10)).toEqual([]);
    await anna.crash();
    expect(anna.rooms.outbox.refusedCount).toBe(1);
    await anna.rooms.outbox.clearRefusals();
    expect(await anna.rooms.outbox.next(10)).toHaveLength(1);
    await anna.push();
    expect(anna.rooms.documents.waiting).toBe(0);
  });
});

describe("documents of the engine itself", () => {
  test("are on the disk when `write` resolves, under a client of their own", async () => {
    const { world, anna, note } = await opened(14);
    await anna.rooms.documents.write(note, (doc) => doc.getMap("note").set("title", "by the engine"));
    await anna.crash("power");
    expect((await anna.read(note)).getMap("note").get("title")).toBe("by the engine");
    await expect(
      anna.rooms.documents.write(world.documentId("nothing"), () => undefined),
    ).rejects.toMatchObject({ code: "unknown-document" });
  });

  test("a created document is known to lists with its patient at once", async () => {
    const { anna, note } = await opened(15);
    expect(await anna.rooms.documents.summaries("note", { patient })).toMatchObject([
      { document: note, patient },
    ]);
    expect(await anna.rooms.documents.summaries("patient-file")).toEqual([]);
  });

  test("nothing typed or written stands in clear on the disk or in the relay", async () => {
    const { world, anna, note } = await opened(16);
    const tab = await anna.tab(note);
    tab.doc.getMap("note").set("title", "canary phrase 4711");
    await anna.rooms.documents.flushJournal();
    const seen = async (): Promise<string[]> => {
      const found: string[] = [];
      for (const table of [
        "meta",
        "documents",
        "entries",
        "states",
        "journal",
        "outbox",
        "heads",
        "claims",
        "summaries",
        "quarantine",
      ] as const) {
        for (const { key, value } of await anna.store.range(table)) {
          if (Buffer.from(value).includes("canary") || key.includes("canary")) found.push(table);
        }
      }
      return found;
    };
    expect(await seen()).toEqual([]);
    await world.clock.advance(400);
    await anna.push();
    await anna.rooms.documents.close();
    expect(await seen()).toEqual([]);
    expect(world.relay.log.some((entry) => Buffer.from(entry).includes("canary"))).toBe(false);
  });
});

describe("states", () => {
  test("make a long document quick to open and change nothing of it", async () => {
    const { world, anna, note } = await opened(17);
    const ben = await world.device("ben");
    const tab = await anna.tab(note);
    for (let at = 0; at < 300; at++) {
      tab.doc.getArray("status").push([{ token: `t${at}` }]);
      await anna.rooms.documents.flushOutbox();
    }
    await anna.push();
    await ben.pull();
    await ben.rooms.documents.close();
    expect(await ben.store.keys("states")).toEqual([note]);
    await ben.crash();
    await ben.store.commit(
      (await ben.store.keys("entries"))
        .slice(0, 200)
        .map((key) => ({ table: "entries", key, value: new Uint8Array(3) })),
      "strict",
    );
    // Opened from the state: the spoilt entries behind it are not even read.
    expect(canonical(await ben.read(note))).toEqual(canonical(tab.doc));
    expect(ben.damaged).toEqual([]);
    tab.doc.getArray("status").push([{ token: "later" }]);
    await anna.rooms.documents.flushOutbox();
    await anna.push();
    await ben.pull();
    await ben.crash();
    expect(canonical(await ben.read(note))).toEqual(canonical(tab.doc));
  });

  test("never hold what is nowhere else: after a crash nobody would back it up", async () => {
    const { anna, note } = await opened(19);
    const tab = await anna.tab(note);
    for (let at = 0; at < 256; at++) {
      tab.doc.getArray("status").push([{ token: `t${at}` }]);
      await anna.rooms.documents.flushOutbox();
    }
    tab.doc.getMap("note").set("title", "typed just now");
    await anna.push();
    await anna.crash();
    expect(await anna.store.keys("states")).toEqual([]);
    expect((await anna.read(note)).getMap("note").get("title")).toBe("New");
  });

  test("come with the entries of a catch-up, in one commit: cut off anywhere, no tail is long", async () => {
    const { world, anna, note } = await opened(22);
    const tab = await anna.tab(note);
    for (let at = 0; at < 300; at++) {
      tab.doc.getArray("status").push([{ token: `t${at}` }]);
      await anna.rooms.documents.flushOutbox();
    }
    await anna.push();
    // Whatever is written after that commit is lost.
    const ben = await world.device("ben", {
      refuse: (writes) =>
        writes.some(({ table }) => table === "entries") ? null : new Fault("storage-failed"),
    });
    await ben.pull();
    await ben.crash();
    expect(await ben.store.keys("states")).toEqual([note]);
    expect(canonical(await ben.read(note))).toEqual(canonical(tab.doc));
  });

  test("that were lost are written again as soon as a document took long to open", async () => {
    const { world, anna, note } = await opened(20);
    const tab = await anna.tab(note);
    for (let at = 0; at < 256; at++) {
      tab.doc.getArray("status").push([{ token: `t${at}` }]);
      await anna.rooms.documents.flushOutbox();
    }
    await anna.push();
    await anna.crash();
    await anna.store.commit([{ table: "states", key: note, value: new Uint8Array(300) }], "strict");
    expect(canonical(await anna.read(note))).toEqual(canonical(tab.doc));
    await world.clock.settle();
    await anna.crash();
    const [row] = await anna.store.range("states");
    expect(row?.value.length).toBeGreaterThan(300);
    const entries = await anna.store.keys("entries");
    await anna.store.commit(
      entries.map((key) => ({ table: "entries", key, value: new Uint8Array(3) })),
      "strict",
    );
    expect(canonical(await anna.read(note))).toEqual(canonical(tab.doc));
  });

  test.each(["a row that knows its claims", "a row of before"])(
    "know whose words are whose: %s",
    async (kind) => {
      const { world, anna, note } = await opened(21);
      const ben = await world.device("ben");
      const tab = await anna.tab(note);
      for (let at = 0; at < 20; at++) {
        tab.doc.getArray("status").push([{ token: `t${at}` }]);
        await anna.rooms.documents.flushOutbox();
      }
      await anna.push();
      await ben.pull();
      await ben.rooms.documents.close();
      await ben.crash();
      const seal = ben.context.keyring.local;
      const [row] = await ben.store.range("states");
      const state = decodeState(
        seal.open("states", note, row?.value ?? new Uint8Array(0)) ?? new Uint8Array(0),
      );
      expect(state.claims?.get(tab.doc.clientID)).toBe(anna.id);
      if (kind === "a row of before") {
        const value = seal.seal("states", note, encodeState({ ...state, claims: null }));
        await ben.store.commit([{ table: "states", key: note, value }], "strict");
      }
      // Ben's device may not go on under Anna's client.
      const thief = new Y.Doc();
      Y.applyUpdate(thief, Y.encodeStateAsUpdate(await ben.read(note)));
      thief.clientID = tab.doc.clientID;
      const forger = await ben.tab(note, thief);
      thief.getMap("note").set("title", "not Anna's");
      expect(forger.ended).toBe("damaged");
      expect((await ben.read(note)).getMap("note").get("title")).toBe("New");
    },
  );

  test("more documents than are kept in memory come and go without loss", { timeout: 60_000 }, async () => {
    const { world, anna } = await opened(18);
    const ben = await world.device("ben");
    const documents = Array.from({ length: 150 }, (_, at) => world.documentId(`doc ${at}`));
    for (const document of documents) await anna.createNote(document);
    await anna.rooms.documents.flushOutbox();
    await anna.push();
    expect(await ben.pull()).toMatchObject({ quarantined: 0 });
    for (const document of documents) {
      expect(canonical(await ben.read(document))).toEqual(canonical(await anna.read(document)));
    }
    expect(await ben.rooms.documents.summaries("note")).toHaveLength(151);
  });
});
