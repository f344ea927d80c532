/**
 * Nothing that was shown as saved is lost, and all devices end alike, whatever the order, the repetitions, the crashes and the disk.
 * One seed is one run; `SEED` repeats it and `ROUNDS` makes more of them.
 */
import { describe, expect, test } from "vitest";
import type * as Y from "yjs";
import type { DocumentId } from "../../../../crypto/public/ids.ts";
import type { Received } from "../../../../client/engine/contract.ts";
import { Fault } from "../../../../client/engine/fault.ts";
import { canonical } from "../../../../client/model/canonical.ts";
import type { MemoryDiskOptions } from "../../../../client/engine/store/memory.ts";
import { makeWorld, type TestDevice, type TestTab, type World } from "../../../support/practice-rooms.ts";
import { makePick, type Pick, testSeed } from "../../../support/random-edits.ts";

const rounds = Number(process.env["ROUNDS"] ?? 1);

interface Typed {
  readonly token: string;
  readonly document: DocumentId;
  readonly tab: TestTab;
  readonly frame: number;
  saved: boolean;
}

/** Types tokens and remembers which of them were shown as saved. */
class Typist {
  readonly typed: Typed[] = [];
  #next = 1;

  type(tab: TestTab, document: DocumentId): void {
    const token = `t${this.#next++}`;
    tab.doc.getArray("status").push([{ token }]);
    this.typed.push({ token, document, tab, frame: tab.sent, saved: false });
  }

  look(): void {
    for (const each of this.typed) each.saved ||= !each.tab.dead && each.tab.journaled >= each.frame;
  }

  missing(doc: Y.Doc, document: DocumentId): string[] {
    const tokens = doc.getArray<{ token: string }>("status").map(({ token }) => token);
    const twice = tokens.filter((token, at) => tokens.indexOf(token) !== at);
    const lost = this.typed.filter(
      (each) => each.saved && each.document === document && !tokens.includes(each.token),
    );
    return [...lost.map(({ token }) => `lost ${token}`), ...twice.map((token) => `twice ${token}`)];
  }
}

async function quiet(world: World, devices: readonly TestDevice[]): Promise<void> {
  for (let round = 0; round < 4; round++) {
    for (const device of devices) {
      await world.clock.advance(2_500);
      await device.rooms.documents.flushOutbox();
      await device.push();
    }
    for (const device of devices) await device.pull();
  }
}

async function expectAlike(devices: readonly TestDevice[], documents: readonly DocumentId[], typist: Typist) {
  for (const document of documents) {
    const docs = await Promise.all(devices.map((device) => device.read(document)));
    for (const doc of docs) {
      expect(typist.missing(doc, document)).toEqual([]);
      expect(canonical(doc)).toEqual(canonical(docs[0] as Y.Doc));
    }
  }
}

function shuffled(entries: Received[], pick: Pick): Received[] {
  const left = [...entries, ...entries.filter(() => pick(3) === 0)];
  const mixed: Received[] = [];
  while (left.length > 0) mixed.push(...left.splice(pick(left.length), 1));
  return mixed;
}

describe("devices", () => {
  test.each(Array.from({ length: 6 * rounds }, (_, at) => `${testSeed()}-${at}`))(
    "R3: end alike after any order, repetition and restart (seed %s)",
    { timeout: 60_000 },
    async (seed) => {
      const pick = makePick(seed);
      const world = makeWorld(seed);
      const devices = [await world.device("a"), await world.device("b"), await world.device("c")];
      const documents = [world.documentId("one"), world.documentId("two")];
      const typist = new Typist();
      for (const document of documents) await devices[0]?.createNote(document);
      await quiet(world, devices);
      for (let step = 0; step < 120; step++) {
        const device = devices[pick(devices.length)] as TestDevice;
        const document = documents[pick(documents.length)] as DocumentId;
        await randomStep(pick, { world, device, document, typist });
        typist.look();
      }
      await quiet(world, devices);
      typist.look();
      await expectAlike(devices, documents, typist);
      expect(typist.typed.filter(({ saved }) => saved).length).toBeGreaterThan(10);
      for (const device of devices) {
        expect(await device.rooms.ledger.quarantined()).toEqual([]);
        expect(device.alarms).toEqual([]);
      }
    },
  );
});

async function randomStep(
  pick: Pick,
  {
    world,
    device,
    document,
    typist,
  }: { world: World; device: TestDevice; document: DocumentId; typist: Typist },
): Promise<void> {
  switch (pick(10)) {
    case 0:
      return world.clock.advance(pick(3_000));
    case 1:
      return void (await device.push(1 + pick(4)));
    case 2:
    case 3:
      return void (await device.pull((entries) => shuffled(entries, pick)));
    case 4:
      return pick(2) === 0 ? undefined : device.crash(pick(2) === 0 ? "power" : "program");
    case 5:
      for (const tab of device.tabs) tab.leave();
      device.tabs.clear();
      return;
    default: {
      const tab =
        [...device.tabs].find((each) => each.doc.guid === document) ?? (await openTab(device, document));
      for (let times = 1 + pick(4); times > 0; times--) typist.type(tab, document);
      return world.clock.advance(pick(2) === 0 ? 5 : 60);
    }
  }
}

async function openTab(device: TestDevice, document: DocumentId): Promise<TestTab> {
  let tab = await device.tab(document);
  if (tab.ended !== null) {
    // The power went before anything received had been synced: it is fetched again.
    device.tabs.delete(tab);
    await device.pull();
    tab = await device.tab(document);
  }
  tab.doc.guid = document;
  expect(tab.ended).toBeNull();
  return tab;
}

test(
  "a crash between any two steps of the disk loses nothing that was shown as saved",
  { timeout: 120_000 },
  async () => {
    const steps = await crashOnce(Infinity, "program");
    for (let crashAt = 1; crashAt <= steps; crashAt++) {
      for (const kind of ["power", "program"] as const) await crashOnce(crashAt, kind);
    }
    expect(steps).toBeGreaterThan(30);
  },
);

/** The same story each time, ended at another step of Anna's disk. Returns how many steps it has. */
async function crashOnce(crashAt: number, kind: "power" | "program"): Promise<number> {
  const world = makeWorld(7);
  let steps = 0;
  const disk: { end?: () => void } = {};
  const options: MemoryDiskOptions = {
    latency: async () => {
      steps += 1;
      if (steps === crashAt) disk.end?.();
      await Promise.resolve();
    },
  };
  const anna = await world.device("anna", options);
  const ben = await world.device("ben");
  const typist = new Typist();
  const note = world.documentId("note");
  await ben.createNote(note);
  await quiet(world, [ben]);
  steps = 0;
  disk.end = () => {
    typist.look();
    for (const tab of anna.tabs) tab.dead = true;
    if (kind === "power") anna.directory.loseUnsynced();
    else anna.directory.restart();
  };
  await annaWorks({ world, anna, ben, note, typist }).catch((error: unknown) => {
    if (!(error instanceof Fault)) throw error;
  });
  typist.look();
  const counted = steps;
  delete disk.end;
  anna.tabs.clear();
  await anna.crash(kind);
  await quiet(world, [anna, ben]);
  await expectAlike([anna, ben], [note], typist);
  return counted;
}

async function annaWorks(story: {
  readonly world: World;
  readonly anna: TestDevice;
  readonly ben: TestDevice;
  readonly note: DocumentId;
  readonly typist: Typist;
}): Promise<void> {
  const { world, anna, ben, note, typist } = story;
  await anna.pull();
  const tab = await anna.tab(note);
  for (let round = 0; round < 3; round++) {
    typist.type(tab, note);
    typist.type(tab, note);
    await world.clock.advance(60);
    typist.look();
    const far = await ben.tab(note);
    typist.type(far, note);
    far.leave();
    await quiet(world, [ben]);
    await world.clock.advance(400);
    await anna.push();
    await anna.pull();
    typist.look();
  }
  await anna.rooms.documents.close();
}

describe("R1: a relay that drops entries", () => {
  test.each([2, 3, 5, 7, 11])(
    "every %s-th is missed: held, never applied over the gap, healed later",
    async (k) => {
      const world = makeWorld(k);
      const [anna, ben] = [await world.device("anna"), await world.device("ben")];
      const note = world.documentId("note");
      await anna.createNote(note);
      const tab = await anna.tab(note);
      for (let at = 0; at < 40; at++) {
        tab.doc.getArray("status").push([{ token: `t${at}` }]);
        await world.clock.advance(400);
      }
      await anna.push();
      const report = await ben.pull((entries) => entries.filter(({ number }) => number % k !== 0));
      expect(report.gaps).toEqual([{ device: anna.id, scope: expect.any(String) }]);
      const first = (await ben.read(note)).getArray("status").length;
      expect(first).toBeLessThan(k);
      expect((await ben.rooms.ledger.quarantined()).every(({ reason }) => reason === "gap")).toBe(true);
      expect((await ben.rooms.documents.summaries("note"))[0]?.incomplete).toBe(true);
      // Fetching the scope again brings all of them; what was held comes in with it.
      const all = world.relay.log.map((bytes, at) => ({ bytes, number: at + 1 }));
      await ben.crash();
      expect(await ben.rooms.ledger.receive(all, null)).toMatchObject({ quarantined: 0, gaps: [] });
      expect(canonical(await ben.read(note))).toEqual(canonical(tab.doc));
      expect(await ben.rooms.ledger.quarantined()).toEqual([]);
      expect((await ben.rooms.documents.summaries("note"))[0]?.incomplete).toBe(false);
    },
  );

  test("an entry that builds on another device's missing one waits for it", async () => {
    const world = makeWorld(3);
    const [anna, ben, carl] = [await world.device("a"), await world.device("b"), await world.device("c")];
    const note = world.documentId("note");
    await anna.createNote(note);
    const tab = await anna.tab(note);
    await quiet(world, [anna, ben, carl]);
    tab.doc.getArray("status").push([{ token: "anna" }]);
    await quiet(world, [anna, ben]);
    const far = await ben.tab(note);
    far.doc.getArray("status").push([{ token: "ben, after anna" }]);
    await world.clock.advance(400);
    await ben.push();
    const missing = world.relay.log.length - 1;
    const report = await carl.pull((entries) => entries.filter(({ number }) => number !== missing));
    expect(report).toMatchObject({ admitted: 0, quarantined: 1 });
    expect((await carl.rooms.ledger.quarantined())[0]?.reason).toBe("gate-gap");
    const entry = { number: missing, bytes: world.relay.log[missing - 1] as Uint8Array };
    expect(await carl.rooms.ledger.receive([entry], null)).toMatchObject({ admitted: 2, quarantined: 0 });
    expect(canonical(await carl.read(note))).toEqual(canonical(far.doc));
  });
});

describe("a disk that is full", () => {
  test("is shown, nothing counts as saved meanwhile, and all is saved once there is room", async () => {
    let full = false;
    const world = makeWorld(5);
    const anna = await world.device("anna", { refuse: () => (full ? new Fault("storage-full") : null) });
    const note = world.documentId("note");
    await anna.createNote(note);
    const tab = await anna.tab(note);
    await world.clock.advance(100);
    full = true;
    const savedBefore = tab.journaled;
    for (let at = 0; at < 20; at++) {
      tab.doc.getArray("status").push([{ token: `t${at}` }]);
      await world.clock.advance(1_000);
    }
    expect(tab.journaled).toBe(savedBefore);
    expect(anna.storage).toContain("full");
    // Reading goes on.
    expect((await anna.read(note)).getArray("status").length).toBe(20);
    full = false;
    await world.clock.advance(11_000);
    expect(anna.storage.at(-1)).toBe("ok");
    expect(tab.journaled).toBe(tab.sent);
    await anna.crash("power");
    expect((await anna.read(note)).getArray("status").length).toBe(20);
  });

  test("does not keep the practice unlocked", async () => {
    let full = false;
    const world = makeWorld(8);
    const anna = await world.device("anna", { refuse: () => (full ? new Fault("storage-full") : null) });
    const note = world.documentId("note");
    await anna.createNote(note);
    const tab = await anna.tab(note);
    full = true;
    tab.doc.getMap("note").set("title", "cannot be saved");
    const closing = anna.rooms.documents.close();
    await world.clock.advance(6_000);
    await closing;
    expect(tab.ended).toBe("locked");
    expect(tab.journaled).toBeLessThan(tab.sent);
  });

  test("entries that come meanwhile reach no tab before the disk has them", async () => {
    let full = false;
    const world = makeWorld(6);
    const anna = await world.device("anna");
    const ben = await world.device("ben", { refuse: () => (full ? new Fault("storage-full") : null) });
    const note = world.documentId("note");
    await anna.createNote(note);
    await quiet(world, [anna, ben]);
    const far = await ben.tab(note);
    const tab = await anna.tab(note);
    tab.doc.getMap("note").set("title", "from afar");
    await quiet(world, [anna]);
    full = true;
    const receiving = ben.pull();
    await world.clock.advance(3_000);
    expect(far.doc.getMap("note").get("title")).toBe("New");
    full = false;
    await world.clock.advance(11_000);
    await receiving;
    expect(far.doc.getMap("note").get("title")).toBe("from afar");
  });
});
