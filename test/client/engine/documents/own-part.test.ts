import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { ownPart } from "../../../../client/engine/documents/own-part.ts";
import { canonical } from "../../../../client/model/canonical.ts";
import { readUpdate } from "../../../../client/engine/entries/read-update.ts";
import { makePick } from "../../../support/random-edits.ts";

/** Two people write into each other's text, and erase in it. */
function written(seed: string): { readonly doc: Y.Doc; readonly mine: Set<number> } {
  const pick = makePick(seed);
  const [a, b] = [new Y.Doc(), new Y.Doc()];
  for (let round = 0; round < 40; round += 1) {
    const [at, other] = round % 2 === 0 ? [a, b] : [b, a];
    const text = at.getText("body");
    if (pick(3) === 0 && text.length > 3) text.delete(pick(text.length - 2), 2);
    else text.insert(pick(text.length + 1), `word${round} `);
    at.getMap("fields").set(`field ${pick(5)}`, round);
    Y.applyUpdate(other, Y.encodeStateAsUpdate(at, Y.encodeStateVector(other)));
  }
  return { doc: a, mine: new Set([a.clientID]) };
}

describe("what one device wrote of a document", () => {
  test.each(["1", "2", "3", "4", "5"])(
    "and what another did give the whole, whichever comes first (%s)",
    (seed) => {
      const { doc, mine } = written(seed);
      const state = Y.encodeStateAsUpdate(doc);
      const own = ownPart(state, (client) => mine.has(client));
      const others = ownPart(state, (client) => !mine.has(client));
      const parts = [own.written, own.deletedElsewhere, others.written, others.deletedElsewhere];
      for (const order of [parts, parts.toReversed()]) {
        const copy = new Y.Doc();
        for (const part of order) if (part !== null) Y.applyUpdate(copy, part);
        copy.getText("body");
        copy.getMap("fields");
        expect(canonical(copy)).toEqual(canonical(doc));
      }
    },
  );

  test("says nothing under another's clients, and names only its own as deleted beside them", () => {
    const { doc, mine } = written("6");
    const { written: own, deletedElsewhere } = ownPart(Y.encodeStateAsUpdate(doc), (id) => mine.has(id));
    if (own === null || deletedElsewhere === null) throw new Error("nothing");
    const read = readUpdate(own);
    expect(read.sections.map(({ client }) => client)).toEqual([...mine]);
    expect(read.deletes.every(({ client }) => mine.has(client))).toBe(true);
    const elsewhere = readUpdate(deletedElsewhere);
    expect(elsewhere.sections).toEqual([]);
    expect(elsewhere.deletes.some(({ client }) => mine.has(client))).toBe(false);
  });

  test("changes nothing where it is known already", () => {
    const { doc, mine } = written("7");
    const { written: own } = ownPart(Y.encodeStateAsUpdate(doc), (id) => mine.has(id));
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    let changed = 0;
    copy.on("update", () => (changed += 1));
    Y.applyUpdate(copy, own ?? new Uint8Array([0, 0]));
    expect(changed).toBe(0);
  });

  test("is only what is erased where it wrote nothing", () => {
    const { doc } = written("8");
    const { written: own, deletedElsewhere } = ownPart(Y.encodeStateAsUpdate(doc), () => false);
    expect(own).toBe(null);
    if (deletedElsewhere === null) throw new Error("nothing is erased");
    expect(readUpdate(deletedElsewhere).sections).toEqual([]);
    expect(readUpdate(deletedElsewhere).deletes.length).toBeGreaterThan(0);
  });

  test("is nothing where it wrote nothing and nothing is erased", () => {
    const doc = new Y.Doc();
    doc.getText("body").insert(0, "word");
    expect(ownPart(Y.encodeStateAsUpdate(doc), () => false)).toEqual({
      written: null,
      deletedElsewhere: null,
    });
  });
});
