import { expect, test } from "vitest";
import { ProgressTable } from "../../../../client/engine/documents/progress.ts";
import { OutboxRows } from "../../../../client/engine/entries/outbox-rows.ts";
import { Chains } from "../../../../client/engine/entries/chains.ts";
import { EntryOrders } from "../../../../client/engine/entries/entry-orders.ts";
import { makeWorld } from "../../../support/practice-rooms.ts";

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
