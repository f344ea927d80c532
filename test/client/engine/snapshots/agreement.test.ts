import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { isPartOf } from "../../../../client/engine/snapshots/agreement.ts";
import { makePick, type Pick, randomEdit, testSeed } from "../../../support/random-edits.ts";

const ROUNDS = Number(process.env["ROUNDS"] ?? 1) * 60;

interface History {
  readonly updates: readonly Uint8Array[];
  /** What a writer's collecting copy held after so many of them. */
  readonly snapshots: readonly Uint8Array[];
}

/** Two people write and delete, and now and then hear of each other. */
function write(pick: Pick): History {
  const people = [new Y.Doc(), new Y.Doc()];
  people.forEach((doc, at) => (doc.clientID = 100 + at));
  const shadow = new Y.Doc({ gc: true });
  const updates: Uint8Array[] = [];
  const snapshots: Uint8Array[] = [];
  const keep = (update: Uint8Array, origin: unknown): void => {
    if (origin === "heard") return;
    updates.push(update);
    Y.applyUpdate(shadow, update);
    snapshots.push(Y.encodeStateAsUpdate(shadow));
  };
  for (const doc of people) doc.on("update", keep);
  for (let step = 0; step < 60; step += 1) {
    const [a = shadow, b = shadow] = pick(2) === 0 ? people : people.toReversed();
    a.transact(() => {
      randomEdit(a.getMap("map"), pick);
      if (pick(3) === 0) writeBody(a.getXmlFragment("body"), pick);
    });
    if (pick(3) === 0) Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)), "heard");
  }
  return { updates, snapshots };
}

function writeBody(body: Y.XmlFragment, pick: Pick): void {
  if (body.length > 0 && pick(3) === 0) return body.delete(pick(body.length), 1);
  const paragraph = new Y.XmlElement("paragraph");
  const text = new Y.XmlText();
  paragraph.insert(0, [text]);
  body.insert(pick(body.length + 1), [paragraph]);
  text.insert(0, `word ${pick(100)}`);
}

/** As the engine lays a document out: one update after another into a document that collects. */
function laid(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc({ gc: true });
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

describe("what was shown from a snapshot", () => {
  test.each(Array.from({ length: ROUNDS }, (_, at) => `${testSeed()}-${at}`))(
    "is a part of its entries when nobody lied, and no part when something is other (seed %s)",
    (seed) => {
      const pick = makePick(seed);
      const { updates, snapshots } = write(pick);
      const at = pick(snapshots.length);
      const tail = updates.slice(at + 1, at + 1 + pick(updates.length - at));
      const shown = laid([snapshots[at] ?? new Uint8Array(0), ...tail]);
      expect(isPartOf(shown, laid(updates))).toBe(true);
      // Read back from the compact state of a disk.
      expect(isPartOf(shown, laid([Y.encodeStateAsUpdate(laid(updates))]))).toBe(true);

      const more = laid([Y.encodeStateAsUpdate(shown)]);
      more.clientID = 100 + pick(3);
      more.getMap("map").set("lie", seed);
      expect(isPartOf(more, laid(updates))).toBe(false);
      const less = laid(updates);
      const [key] = less.getMap("map").keys();
      if (key !== undefined) less.getMap("map").delete(key);
      expect(isPartOf(less, laid(updates))).toBe(key === undefined);
    },
  );
});
