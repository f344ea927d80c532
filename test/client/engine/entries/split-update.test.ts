import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { canonical } from "../../../../client/model/canonical.ts";
import { mergeInTree, splitUpdate } from "../../../../client/engine/entries/split-update.ts";
import { exchange, makePick, randomEdit, testSeed } from "../../../support/random-edits.ts";

function docOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) {
    Y.applyUpdate(doc, update);
    // Each part stands on those before it: nothing ever waits.
    expect(doc.store.pendingStructs).toBeNull();
    expect(doc.store.pendingDs).toBeNull();
  }
  return doc;
}

describe("splitting an update", () => {
  test("gives parts that make the same document one after the other, with two authors who build on each other", () => {
    const seed = testSeed();
    const pick = makePick(seed);
    for (let round = 0; round < 20; round++) {
      const [a, b] = [new Y.Doc(), new Y.Doc()];
      for (let edits = 0; edits < 120; edits++) {
        randomEdit((pick(2) === 0 ? a : b).getMap("root"), pick);
        if (pick(4) === 0) exchange(a, b);
      }
      exchange(a, b);
      const whole = Y.encodeStateAsUpdate(a);
      const parts = splitUpdate(whole, 3_100);
      if (parts === null) throw new Error(`nothing to split (SEED=${seed})`);
      expect(parts.every((part) => part.length <= 3_100)).toBe(true);
      expect(canonical(docOf(parts)), `SEED=${seed}`).toEqual(canonical(a));
    }
  });

  test("cuts a text that is larger than an entry, between whole characters", () => {
    const doc = new Y.Doc();
    const text = new Y.Text("é😀x".repeat(60_000));
    doc.getMap("root").set("text", text);
    text.insert(3, "inside");
    const parts = splitUpdate(Y.encodeStateAsUpdate(doc), 100_000);
    expect(parts?.length).toBeGreaterThan(3);
    expect(parts?.every((part) => part.length <= 100_000)).toBe(true);
    expect(canonical(docOf(parts ?? []))).toEqual(canonical(doc));
  });

  test("says so when one value is larger by itself", () => {
    const doc = new Y.Doc();
    doc.getMap("root").set("value", "x".repeat(200_000));
    expect(splitUpdate(Y.encodeStateAsUpdate(doc), 100_000)).toBeNull();
  });

  test("leaves what fits as it is", () => {
    const doc = new Y.Doc();
    doc.getMap("root").set("a", 1);
    const update = Y.encodeStateAsUpdate(doc);
    expect(splitUpdate(update, 5_000)).toEqual([update]);
  });
});

test("merging a thousand updates in a tree gives what applying them gives", () => {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (let at = 0; at < 1_000; at++) doc.getArray("list").insert(at % 7 === 0 ? 0 : at, [at]);
  const merged = new Y.Doc();
  Y.applyUpdate(merged, mergeInTree(updates));
  expect(canonical(merged)).toEqual(canonical(doc));
});
