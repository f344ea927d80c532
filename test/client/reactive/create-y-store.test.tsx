import { createEffect, createRoot } from "solid-js";
import { unwrap } from "solid-js/store";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { createYArray, createYMap } from "../../../client/reactive/create-y-store.ts";
import { toPlain } from "../../../client/reactive/plain.ts";
import { exchange, makePick, randomEdit, testSeed } from "../../support/random-edits.ts";

interface Watched<T> {
  store: T;
  stop: () => void;
}

const inRoot = <T,>(make: () => T): Watched<T> => createRoot((stop) => ({ store: make(), stop }));

/** Counts the runs of an effect that reads something, the first one not counted. */
function countRuns(read: () => unknown): { runs: () => number; stop: () => void } {
  let runs = -1;
  const stop = createRoot((dispose) => {
    createEffect(() => {
      read();
      runs += 1;
    });
    return dispose;
  });
  return { runs: () => runs, stop };
}

describe("the projected store", () => {
  test("equals the document after random edits on two sides", () => {
    const seed = testSeed();
    for (let run = 0; run < 60; run += 1) {
      const pick = makePick(`${seed} ${run}`);
      const docs = [new Y.Doc(), new Y.Doc()] as const;
      const views = docs.map((doc) => inRoot(() => createYMap(doc.getMap("root"))));
      for (let step = 0; step < 50; step += 1) {
        const doc = docs[pick(2) === 0 ? 0 : 1];
        doc.transact(() => {
          for (let edits = 1 + pick(4); edits > 0; edits -= 1) randomEdit(doc.getMap("root"), pick);
        });
        if (pick(8) === 0) exchange(...docs);
        docs.forEach((each, index) => {
          const shown = unwrap(views[index]?.store);
          expect(shown, `SEED=${seed} run ${run} step ${step}`).toEqual(toPlain(each.getMap("root")));
        });
      }
      exchange(...docs);
      expect(unwrap(views[0]?.store), `SEED=${seed} run ${run}`).toEqual(unwrap(views[1]?.store));
      for (const view of views) view.stop();
    }
  });

  test("runs only the readers of the field that changed", () => {
    const map = new Y.Doc().getMap("root");
    map.set("address", new Y.Map([["city", "Bonn"]]));
    map.set("name", "Ada");
    const { store, stop } = inRoot(() => createYMap<{ address: { city: string }; name: string }>(map));
    const city = countRuns(() => store.address.city);
    const name = countRuns(() => store.name);
    (map.get("address") as Y.Map<unknown>).set("city", "Köln");
    expect([city.runs(), name.runs()]).toEqual([1, 0]);
    map.set("name", "Ben");
    expect([city.runs(), name.runs()]).toEqual([1, 1]);
    city.stop();
    name.stop();
    stop();
  });

  test("leaves the readers of other rows alone when one row changes", () => {
    const array = new Y.Doc().getArray("root");
    array.push([new Y.Map([["n", 1]]), new Y.Map([["n", 2]])]);
    const { store, stop } = inRoot(() => createYArray<{ n: number }>(array));
    const first = countRuns(() => store[0]?.n);
    const second = countRuns(() => store[1]?.n);
    (array.get(1) as Y.Map<unknown>).set("n", 20);
    expect([first.runs(), second.runs()]).toEqual([0, 1]);
    array.push([new Y.Map([["n", 3]])]);
    expect([first.runs(), second.runs()]).toEqual([0, 1]);
    expect(store.map(({ n }) => n)).toEqual([1, 20, 3]);
    first.stop();
    second.stop();
    stop();
  });

  test("keeps rows that stay as the same objects when one before them goes", () => {
    const array = new Y.Doc().getArray("root");
    array.push([new Y.Map([["n", 1]]), new Y.Map([["n", 2]])]);
    const { store, stop } = inRoot(() => createYArray(array));
    const second = store[1];
    array.delete(0, 1);
    expect(store[0]).toBe(second);
    stop();
  });

  test("notifies once for a transaction that changes many fields", () => {
    const doc = new Y.Doc();
    const map = doc.getMap("root");
    const { store, stop } = inRoot(() => createYMap(map));
    const all = countRuns(() => JSON.stringify(store));
    doc.transact(() => {
      for (let index = 0; index < 20; index += 1) map.set(`key ${index}`, index);
    });
    expect(all.runs()).toBe(1);
    all.stop();
    stop();
  });

  test("stops following when its owner is gone", () => {
    const map = new Y.Doc().getMap("root");
    map.set("name", "Ada");
    const { store, stop } = inRoot(() => createYMap(map));
    stop();
    map.set("name", "Ben");
    expect(unwrap(store)).toEqual({ name: "Ada" });
  });
});
