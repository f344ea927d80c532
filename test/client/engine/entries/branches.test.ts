import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { entryHash, NO_PREVIOUS } from "../../../../crypto/public/entry.ts";
import type { DocumentId } from "../../../../crypto/public/ids.ts";
import { splitSignedEntry } from "../../../../crypto/public/signed-entry.ts";
import { sealBatch } from "../../../../client/engine/entries/seal.ts";
import { caseScope, makeWorld, type TestDevice, type World } from "../../../support/practice-rooms.ts";

interface Scene {
  readonly world: World;
  readonly anna: TestDevice;
  readonly ben: TestDevice;
  readonly note: DocumentId;
  /** The first made the note; then four words, one in each, on one after the other. */
  readonly chain: readonly Uint8Array[];
  readonly doc: Y.Doc;
}

const tokens = (doc: Y.Doc): unknown[] => doc.getArray<{ token: string }>("status").map(({ token }) => token);
const hashOf = (signed: Uint8Array | undefined): Uint8Array =>
  entryHash(splitSignedEntry(signed ?? new Uint8Array()).entry);

async function scene(seed: number): Promise<Scene> {
  const world = makeWorld(`branches ${seed}`);
  const [anna, ben] = [await world.device("anna"), await world.device("ben")];
  const note = world.documentId("note");
  await anna.createNote(note);
  await anna.rooms.documents.flushOutbox();
  await anna.push();
  const tab = await anna.tab(note);
  for (const token of ["one", "two", "three", "four"]) {
    tab.doc.getArray("status").push([{ token }]);
    await anna.rooms.documents.flushJournal();
    await anna.rooms.documents.flushOutbox();
    await anna.push();
  }
  expect(world.relay.log).toHaveLength(5);
  return { world, anna, ben, note, chain: world.relay.log, doc: tab.doc };
}

/** An entry in anna's name with everything she wrote, at the beginning of incarnation 1; signed by `signer`. */
async function anew(
  { anna, note, doc }: Scene,
  previous: Uint8Array,
  signer: TestDevice = anna,
  at = { incarnation: 1, counter: 0 },
): Promise<Uint8Array> {
  const context = { ...signer.context, device: anna.id };
  const tails = new Map([[caseScope, { ...at, hash: previous }]]);
  const draft = { scope: caseScope, document: note, update: Y.encodeStateAsUpdate(doc) };
  const { entries } = await sealBatch(context, [draft], { tails, batchCounter: 77 });
  return entries[0]?.signed ?? new Uint8Array();
}

async function give(device: TestDevice, ...entries: readonly (Uint8Array | undefined)[]): Promise<void> {
  for (const bytes of entries) {
    if (bytes !== undefined) await device.rooms.ledger.receive([{ number: 1, bytes }], null);
  }
}

const reasons = async (device: TestDevice): Promise<string[]> =>
  (await device.rooms.ledger.quarantined()).map(({ reason }) => reason);

async function headOf(device: TestDevice, of: TestDevice) {
  const heads = await device.rooms.ledger.heads();
  return heads.find((head) => head.device === of.id && head.scope === caseScope);
}

describe("a reader of a chain whose author had to write anew", () => {
  test("who never saw what was left goes on, and is told nothing is missing", async () => {
    const all = await scene(1);
    const { ben, note, chain } = all;
    await give(ben, chain[0], chain[1], await anew(all, hashOf(chain[1])));
    expect(await headOf(ben, all.anna)).toMatchObject({ incarnation: 1, counter: 1 });
    expect(tokens(await ben.read(note))).toEqual(["one", "two", "three", "four"]);
    expect(await reasons(ben)).toEqual([]);
  });

  test("who has what was left keeps it, goes on, and gives it to the relay", async () => {
    const all = await scene(2);
    const { ben, note, chain } = all;
    await give(ben, ...chain, await anew(all, hashOf(chain[1])));
    expect(await headOf(ben, all.anna)).toMatchObject({ incarnation: 1, counter: 1 });
    expect(tokens(await ben.read(note))).toEqual(["one", "two", "three", "four"]);
    const [branch] = await ben.rooms.ledger.leftBranches();
    if (branch === undefined) throw new Error("no branch");
    expect(branch).toMatchObject({ incarnation: 1, behind: { incarnation: 0, counter: 2 }, isOwed: true });
    expect(await ben.rooms.ledger.entriesLeft(branch)).toEqual(chain.slice(2));
    await ben.rooms.ledger.leftGiven(branch);
    await ben.crash();
    expect(await ben.rooms.ledger.leftBranches()).toMatchObject([{ isOwed: false }]);
  });

  test("also from the very beginning", async () => {
    const all = await scene(3);
    await give(all.ben, ...all.chain, await anew(all, NO_PREVIOUS));
    expect(await headOf(all.ben, all.anna)).toMatchObject({ incarnation: 1, counter: 1 });
    expect(await reasons(all.ben)).toEqual([]);
  });

  test("takes what was left when it comes later, in order, and once", async () => {
    const all = await scene(4);
    const { ben, note, chain } = all;
    await give(ben, chain[0], chain[1], await anew(all, hashOf(chain[1])), chain[2], chain[2], chain[3]);
    expect(await reasons(ben)).toEqual([]);
    expect(ben.alarms).toEqual([]);
    expect(tokens(await ben.read(note))).toEqual(["one", "two", "three", "four"]);
    expect(await headOf(ben, all.anna)).toMatchObject({ incarnation: 1, counter: 1 });
    expect(await ben.rooms.ledger.chainAfter(all.anna.id, caseScope, null)).toHaveLength(5);
  });

  test("holds what was left until what is before it is there", async () => {
    const all = await scene(5);
    const { ben, chain } = all;
    await give(ben, chain[0], chain[1], await anew(all, hashOf(chain[1])), chain[3]);
    expect(await reasons(ben)).toEqual(["gap"]);
    await give(ben, chain[2]);
    expect(await reasons(ben)).toEqual([]);
    expect(ben.alarms).toEqual([]);
  });

  test("does not go on behind an entry that it has not: a relay cannot leave out the end of a chain so", async () => {
    const all = await scene(6);
    const { ben, note, chain } = all;
    await give(ben, chain[0], chain[1], await anew(all, hashOf(chain[3])));
    expect(await reasons(ben)).toEqual(["gap"]);
    expect(await headOf(ben, all.anna)).toMatchObject({ incarnation: 0, counter: 2 });
    expect(tokens(await ben.read(note))).toEqual(["one"]);
    await give(ben, chain[2], chain[3]);
    expect(await reasons(ben)).toEqual([]);
  });

  test("believes nobody but the author: neither the beginning of a branch nor an entry of one", async () => {
    const all = await scene(7);
    const { ben, chain } = all;
    const eve = await all.world.device("eve");
    await give(ben, ...chain.slice(0, 3), await anew(all, hashOf(chain[1]), eve));
    expect(await reasons(ben)).toEqual(["bad-signature"]);
    expect(await headOf(ben, all.anna)).toMatchObject({ incarnation: 0, counter: 3 });
    await give(ben, await anew(all, hashOf(chain[2])));
    expect(await headOf(ben, all.anna)).toMatchObject({ incarnation: 1, counter: 1 });
    await give(ben, await anew(all, hashOf(chain[2]), eve, { incarnation: 0, counter: 3 }));
    expect(await reasons(ben)).toEqual(["bad-signature", "bad-signature"]);
    expect(await ben.rooms.ledger.chainAfter(all.anna.id, caseScope, null)).toHaveLength(4);
  });

  test("takes another entry at a place that is held for a fork, as ever", async () => {
    const all = await scene(8);
    const { ben, chain } = all;
    await give(ben, ...chain.slice(0, 4), await anew(all, hashOf(chain[1])));
    await give(ben, await anew(all, hashOf(chain[2]), all.anna, { incarnation: 0, counter: 3 }));
    expect(await reasons(ben)).toEqual(["fork"]);
    expect(ben.alarms).toEqual([{ kind: "fork", device: all.anna.id, scope: caseScope }]);
  });

  test("lets in no left branch of such a device beside the one that goes on, and says so when it was here before", async () => {
    const all = await scene(10);
    const lost = (device: TestDevice): void => {
      Object.assign(device.context.rights, { hasLostScope: () => true });
    };
    const carl = await all.world.device("carl");
    for (const device of [all.ben, carl]) lost(device);
    const begun = await anew(all, hashOf(all.chain[1]));
    // All at once: whether the third and fourth were made before or after the removal, nobody can tell.
    const entries = [...all.chain.slice(0, 4), begun].map((bytes, at) => ({ number: at + 1, bytes }));
    await all.ben.rooms.ledger.receive(entries, null);
    expect(await reasons(all.ben)).toEqual(["beyond-cut", "beyond-cut"]);
    expect(all.ben.alarms).toEqual([]);
    expect(await headOf(all.ben, all.anna)).toMatchObject({ incarnation: 1, counter: 1 });
    expect(await all.ben.rooms.ledger.chainAfter(all.anna.id, caseScope, null)).toHaveLength(3);
    await give(carl, ...all.chain.slice(0, 4), begun);
    expect(carl.alarms).toEqual([{ kind: "fork", device: all.anna.id, scope: caseScope }]);
    expect(await headOf(carl, all.anna)).toMatchObject({ incarnation: 1, counter: 1 });
  });

  test("takes nothing of a left branch from a device that has lost the scope since, whatever the cut", async () => {
    const all = await scene(9);
    const { ben, chain, anna } = all;
    await give(ben, chain[0], chain[1], await anew(all, hashOf(chain[1])));
    // Up to its cut the device still counts; a place in a branch that was left is before every cut.
    const rights = ben.context.rights as { hasLostScope: (header: Uint8Array) => boolean };
    rights.hasLostScope = () => true;
    await give(ben, chain[2]);
    expect(await reasons(ben)).toEqual(["beyond-cut"]);
    expect(await ben.rooms.ledger.chainAfter(anna.id, caseScope, null)).toHaveLength(3);
  });
});
