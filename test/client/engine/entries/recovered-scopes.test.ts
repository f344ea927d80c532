import { beforeEach, describe, expect, test } from "vitest";
import { entryHash, parseEntryHeader } from "../../../../crypto/public/entry.ts";
import type { DocumentId } from "../../../../crypto/public/ids.ts";
import { splitSignedEntry } from "../../../../crypto/public/signed-entry.ts";
import { caseScope, makeWorld, type TestDevice, type World } from "../../../support/practice-rooms.ts";

const WORDS = ["one", "two", "three", "four"];

let world: World;
let anna: TestDevice;
let note: DocumentId;
/** The first made the note; then the four words, one in each. */
let chain: readonly Uint8Array[];
let seeds = 0;

beforeEach(async () => {
  world = makeWorld(`recovered ${++seeds}`);
  anna = await world.device("anna");
  note = world.documentId("note");
  await anna.createNote(note);
  await anna.rooms.documents.flushOutbox();
  await anna.push();
  const tab = await anna.tab(note);
  for (const token of WORDS) {
    tab.doc.getArray("status").push([{ token }]);
    await anna.rooms.documents.flushOutbox();
    await anna.push();
  }
  chain = [...world.relay.log];
});

/** Her rows from the place `from` on are torn, and a relay that ends before them has her go on without. */
async function goOnWithout(from: number): Promise<void> {
  const rows = await anna.store.range("entries", { prefix: `${note}/` });
  const torn = rows
    .slice(from)
    .map(({ key, value }) => ({ table: "entries", key, value: value.slice(0, 100) }) as const);
  await anna.store.commit(torn, "strict");
  await anna.crash();
  const last = chain[from - 1];
  await anna.rooms.outbox.writeAnew(caseScope, last === undefined ? null : headAt(last));
  await anna.push();
}

function headAt(bytes: Uint8Array) {
  const { device, scope, incarnation, counter } = parseEntryHeader(bytes);
  return { device, scope, incarnation, counter, hash: entryHash(splitSignedEntry(bytes).entry) };
}

const numbered = (from: number, to = chain.length) =>
  chain.slice(from, to).map((bytes, at) => ({ number: from + at + 1, bytes }));

async function wordsOn(device: TestDevice): Promise<readonly unknown[]> {
  const doc = await device.read(note);
  return doc.getArray<{ token: string }>("status").map(({ token }) => token);
}

/** What somebody sees who gets her chain as it is now, and nothing of the branch that she left. */
async function wordsOfChain(leftFrom = 3): Promise<readonly unknown[]> {
  await anna.push();
  const late = await world.device("late");
  await late.pull((entries) => entries.filter(({ number }) => number <= leftFrom || number > chain.length));
  return wordsOn(late);
}

async function give(device: TestDevice, bytes: Uint8Array | undefined): Promise<void> {
  if (bytes === undefined) throw new RangeError("nothing to give");
  await device.rooms.ledger.receive([{ number: 1, bytes }], null);
}

describe("an author whose words come back out of a branch that it had left", () => {
  beforeEach(() => goOnWithout(3));

  test("has lost them until then, and nothing to take up", async () => {
    expect(await wordsOn(anna)).toEqual(["one", "two"]);
    expect(anna.rooms.outbox.recovered).toEqual([]);
  });

  test("knows where, and takes them up into its chain once", async () => {
    await anna.rooms.ledger.receive(numbered(3), null);
    expect(await wordsOn(anna)).toEqual(WORDS);
    expect(anna.rooms.outbox.recovered).toEqual([caseScope]);
    await anna.rooms.outbox.takeUpRecovered(caseScope);
    expect(anna.rooms.outbox.recovered).toEqual([]);
    expect(await wordsOfChain()).toEqual(WORDS);
    await anna.rooms.ledger.receive(numbered(3), null);
    expect(anna.rooms.outbox.recovered).toEqual([]);
  });

  test("has them in its chain only because it took them up", async () => {
    await anna.rooms.ledger.receive(numbered(3), null);
    expect(await wordsOfChain()).toEqual(["one", "two"]);
  });

  test("wakes whoever sends", async () => {
    const before = anna.grown;
    await anna.rooms.ledger.receive(numbered(3), null);
    expect(anna.grown).toBe(before + 1);
  });

  test("knows it after a crash too, and forgets it in the commit that takes them up", async () => {
    await anna.rooms.ledger.receive(numbered(3), null);
    await anna.crash();
    expect(anna.rooms.outbox.recovered).toEqual([caseScope]);
    await anna.rooms.outbox.takeUpRecovered(caseScope);
    await anna.crash("power");
    expect(anna.rooms.outbox.recovered).toEqual([]);
    expect(await wordsOfChain()).toEqual(WORDS);
  });

  test("loses it with a power cut only together with the words, which come again", async () => {
    await anna.rooms.ledger.receive(numbered(3), null);
    await anna.crash("power");
    expect(await wordsOn(anna)).toEqual(["one", "two"]);
    expect(anna.rooms.outbox.recovered).toEqual([]);
    await anna.rooms.ledger.receive(numbered(3), null);
    expect(anna.rooms.outbox.recovered).toEqual([caseScope]);
  });

  test("keeps it while the scope cannot be sealed in, and nothing is changed by trying", async () => {
    world.law.dirty.add(caseScope);
    await anna.rooms.ledger.receive(numbered(3), null);
    const size = anna.rooms.outbox.size;
    await expect(anna.rooms.outbox.takeUpRecovered(caseScope)).rejects.toMatchObject({
      code: "not-permitted",
      retryable: true,
    });
    expect([anna.rooms.outbox.recovered, anna.rooms.outbox.size]).toEqual([[caseScope], size]);
    world.law.dirty.delete(caseScope);
    await anna.rooms.outbox.takeUpRecovered(caseScope);
    expect(await wordsOfChain()).toEqual(WORDS);
  });

  test("also when they have their place but open only later", async () => {
    anna.keyless.add(caseScope);
    await anna.rooms.ledger.receive(numbered(3), null);
    expect((await anna.rooms.ledger.quarantined()).map(({ reason }) => reason)).toContain("no-key");
    expect(anna.rooms.outbox.recovered).toEqual([]);
    anna.keyless.delete(caseScope);
    expect((await anna.rooms.ledger.retry()).admitted).toBe(2);
    expect(anna.rooms.outbox.recovered).toEqual([caseScope]);
    await anna.rooms.outbox.takeUpRecovered(caseScope);
    expect(await wordsOfChain()).toEqual(WORDS);
  });

  test("has nothing to take up of what a colleague wrote meanwhile", async () => {
    const ben = await world.device("ben");
    await ben.rooms.ledger.receive(numbered(0, 3), null);
    const tab = await ben.tab(note);
    tab.doc.getArray("status").push([{ token: "five" }]);
    await ben.rooms.documents.flushOutbox();
    await ben.push();
    await give(anna, world.relay.log.at(-1));
    expect(await wordsOn(anna)).toEqual(["one", "two", "five"]);
    expect(anna.rooms.outbox.recovered).toEqual([]);
  });
});

test("an author of whose part nothing could be read knows what it left, and takes it up when it comes back", async () => {
  await goOnWithout(0);
  expect(anna.rooms.outbox.size).toBe(0);
  const tab = await anna.tab(note);
  expect(tab.doc.getArray("status").length).toBe(0);
  tab.doc.getArray("status").push([{ token: "five" }]);
  await anna.rooms.documents.flushOutbox();
  await anna.push();
  await anna.rooms.ledger.receive(numbered(0), null);
  expect(anna.rooms.outbox.recovered).toEqual([caseScope]);
  await anna.rooms.outbox.takeUpRecovered(caseScope);
  expect(new Set(await wordsOfChain(0))).toEqual(new Set([...WORDS, "five"]));
});

test("a damaged row that is filled again in its chain is nothing to take up", async () => {
  const rows = await anna.store.range("entries", { prefix: `${note}/` });
  const [, , third] = rows;
  if (third === undefined) throw new RangeError("no third");
  await anna.store.commit([{ table: "entries", key: third.key, value: third.value.slice(0, 100) }], "strict");
  await anna.crash();
  expect(await wordsOn(anna)).not.toContain("two");
  await anna.rooms.ledger.receive(numbered(0), null);
  expect(await wordsOn(anna)).toEqual(WORDS);
  expect(anna.rooms.outbox.recovered).toEqual([]);
});

describe("an author who has only erased in a document", () => {
  let ben: TestDevice;

  beforeEach(async () => {
    ben = await world.device("ben");
    await ben.pull();
    const tab = await ben.tab(note);
    tab.doc.getArray("status").delete(0, 1);
    await ben.rooms.documents.flushOutbox();
    await ben.push();
  });

  async function tearErasure(): Promise<void> {
    const [row] = (await ben.store.range("entries", { prefix: `${note}/` })).slice(-1);
    if (row === undefined) throw new RangeError("no row");
    await ben.store.commit([{ table: "entries", key: row.key, value: row.value.slice(0, 100) }], "strict");
  }

  /** What somebody sees who gets everything but the entry that is lost. */
  async function wordsWithoutIt(): Promise<readonly unknown[]> {
    await ben.push();
    const late = await world.device("late");
    await late.pull((entries) => entries.filter(({ number }) => number !== 6));
    return wordsOn(late);
  }

  test("erases anew what its device still knows as erased", async () => {
    await tearErasure();
    expect(await ben.rooms.ledger.lacksOwnAfter(caseScope, null)).toBe("lacks");
    expect(await ben.rooms.outbox.writeAnew(caseScope, null)).toEqual({ entries: 1, isWhole: true });
    expect(await wordsWithoutIt()).toEqual(["two", "three", "four"]);
  });

  test("is told that something is missing when its device does not know it any more, and takes it up when it comes back", async () => {
    await tearErasure();
    await ben.crash();
    const written = await ben.rooms.outbox.writeAnew(caseScope, null);
    expect(written.isWhole).toBe(false);
    expect(await wordsOn(ben)).toEqual(WORDS);
    const tab = await ben.tab(note);
    tab.doc.getArray("status").push([{ token: "five" }]);
    await ben.rooms.documents.flushOutbox();
    await ben.push();
    await give(ben, world.relay.log[5]);
    expect(ben.rooms.outbox.recovered).toEqual([caseScope]);
    await ben.rooms.outbox.takeUpRecovered(caseScope);
    expect(new Set(await wordsWithoutIt())).toEqual(new Set(["two", "three", "four", "five"]));
  });
});
