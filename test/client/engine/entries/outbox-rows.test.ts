import { expect, test } from "vitest";
import { ProgressTable } from "../../../../client/engine/documents/progress.ts";
import { OutboxRows } from "../../../../client/engine/entries/outbox-rows.ts";
import { Chains } from "../../../../client/engine/entries/chains.ts";
import { EntryOrders } from "../../../../client/engine/entries/entry-orders.ts";
import { documentInTorn } from "../../../../client/engine/entries/rows.ts";
import { caseScope, makeWorld } from "../../../support/practice-rooms.ts";

test("a torn row is handed over, and what it was sealed in place of is to be sent again", async () => {
  const world = makeWorld("torn outbox row");
  const anna = await world.device("anna");
  const note = world.documentId("one");
  await anna.createNote(note);
  await anna.rooms.documents.flushOutbox();
  await anna.rooms.outbox.sealAnew(caseScope, null);
  const progress = (): ProgressTable => new ProgressTable(() => undefined);
  const whole = await OutboxRows.load(anna.store, progress());
  const [old, anew] = [...whole.all()];
  if (old === undefined || anew === undefined) throw new Error("two rows");
  expect([...whole.living()]).toEqual([anew]);
  const value = await anna.store.get("outbox", anew.key);
  const torn = value?.slice(0, 40) ?? new Uint8Array();
  await anna.store.commit([{ table: "outbox", key: anew.key, value: torn }], "strict");
  const rows = await OutboxRows.load(anna.store, progress());
  expect(rows.torn.map(({ key }) => key)).toEqual([anew.key]);
  expect([...rows.living()].map(({ key }) => key)).toEqual([old.key]);
  expect(Number(rows.newKey())).toBeGreaterThan(Number(anew.key));
});

test("of a torn row it is known whose words were in it, as long as its header is there", async () => {
  const world = makeWorld("torn outbox row of a document");
  const anna = await world.device("anna");
  const note = world.documentId("one");
  await anna.createNote(note);
  await anna.rooms.documents.flushOutbox();
  const [row] = await anna.store.range("outbox");
  if (row === undefined) throw new Error("a row");
  expect(documentInTorn(row.value.slice(0, -1))).toBe(note);
  expect(documentInTorn(row.value.slice(0, 40))).toBeNull();
});

test("the rows of one document are found without the others, in the order of sealing, until they are settled", async () => {
  const world = makeWorld("outbox rows");
  const anna = await world.device("anna");
  const [one, two] = [world.documentId("one"), world.documentId("two")];
  for (const note of [one, two]) await anna.createNote(note);
  for (const text of ["a", "b"]) {
    for (const note of [one, two]) {
      await anna.rooms.documents.write(note, (doc) => doc.getMap("note").set("title", text));
    }
    await anna.rooms.documents.flushOutbox();
  }
  const { store, id: device } = anna;
  const rows = await OutboxRows.load(store, new ProgressTable(() => undefined));
  const all = [...rows.all()];
  expect(all.length).toBeGreaterThanOrEqual(4);
  const ofOne = rows.ofDocument(one);
  expect(ofOne.length).toBeGreaterThanOrEqual(2);
  expect(ofOne).toEqual(all.filter(({ document }) => document === one));

  const into = { chains: new Chains(store, device), orders: new EntryOrders(store), device };
  for (const facts of ofOne) (await rows.settling(facts, into)).settled();
  expect(rows.ofDocument(one)).toEqual([]);
  expect(rows.ofDocument(two)).toEqual(all.filter(({ document }) => document === two));
});
