import * as encoding from "lib0/encoding";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { bytesToDeviceId } from "../../../../crypto/public/ids.ts";
import { candidateCaps } from "../../../../client/model/candidates.ts";
import { canonical } from "../../../../client/model/canonical.ts";
import { documentCaps } from "../../../../client/model/document-roots.ts";
import { inspectDocument } from "../../../../client/model/inspect.ts";
import { gate, type GateInput, type GateVerdict } from "../../../../client/engine/entries/gate.ts";
import { KnownStructs } from "../../../../client/engine/entries/known-structs.ts";
import { makePick, type Pick, testSeed } from "../../../support/random-edits.ts";

const anna = bytesToDeviceId(new Uint8Array(16).fill(1));
const ben = bytesToDeviceId(new Uint8Array(16).fill(2));
const ANNA = 1001;
const BEN = 2002;

function newDoc(client: number): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = client;
  return doc;
}

/** A note by Anna: meta, a title, a paragraph of text. */
function note(): Y.Doc {
  const doc = newDoc(ANNA);
  doc.transact(() => {
    doc.getMap("meta").set("type", "note");
    doc.getMap("note").set("title", "First");
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [new Y.XmlText("calm today")]);
    doc.getXmlFragment("body").insert(0, [paragraph]);
  });
  return doc;
}

const copyOf = (doc: Y.Doc, client: number): Y.Doc => {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  // Set afterwards: Yjs takes another id when it sees its own in an update.
  copy.clientID = client;
  return copy;
};

function judge(update: Uint8Array, options: Partial<GateInput> & { shadow?: Y.Doc } = {}): GateVerdict {
  const { shadow = note(), ...rest } = options;
  return gate({
    update,
    device: ben,
    type: "note",
    known: new KnownStructs(shadow),
    claims: new Map([[ANNA, anna]]),
    mayRepeatOthers: false,
    ...rest,
  });
}

const reasonOf = (verdict: GateVerdict): string => (verdict.pass ? "pass" : verdict.reason);

/** What `edit` adds to a copy of the shadow, under Ben's client. */
function editOf(shadow: Y.Doc, edit: (doc: Y.Doc) => unknown, client = BEN): Uint8Array {
  const copy = copyOf(shadow, client);
  const before = Y.encodeStateVector(copy);
  copy.transact(() => void edit(copy));
  return Y.encodeStateAsUpdate(copy, before);
}

/** One section with one struct, by hand. */
function handmade(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

function section(encoder: encoding.Encoder, client: number, clock: number, structs = 1): void {
  for (const value of [1, structs, client, clock]) encoding.writeVarUint(encoder, value);
}

describe("lets honest updates through", () => {
  test("a new document that says its type, an edit of it, a deletion of somebody else's text", () => {
    const shadow = note();
    const whole = judge(Y.encodeStateAsUpdate(shadow), {
      shadow: new Y.Doc(),
      type: null,
      device: anna,
      claims: new Map(),
    });
    expect(whole).toEqual({ pass: true, type: "note", newClients: [ANNA] });
    const edit = editOf(shadow, (doc) => {
      doc.getMap("note").set("title", "Second");
      const paragraph = doc.getXmlFragment("body").get(0);
      if (paragraph instanceof Y.XmlElement) paragraph.setAttribute("align", "left");
      doc.getArray("status").push([{ at: "2026-01-01", by: "x" }]);
      doc.getXmlFragment("body").delete(0, 1);
    });
    expect(judge(edit, { shadow })).toEqual({ pass: true, type: "note", newClients: [BEN] });
  });

  test("several updates one on the other before any is integrated", () => {
    const shadow = note();
    const known = new KnownStructs(shadow);
    const writer = copyOf(shadow, BEN);
    const claims = new Map([[ANNA, anna]]);
    const updates: Uint8Array[] = [];
    writer.on("update", (update: Uint8Array) => updates.push(update));
    for (let at = 0; at < 20; at++) writer.getMap("note").set("title", `T${at}`);
    expect(updates).toHaveLength(20);
    for (const update of updates) {
      const verdict = gate({ update, device: ben, type: "note", known, claims, mayRepeatOthers: false });
      expect(reasonOf(verdict)).toBe("pass");
      if (verdict.pass) for (const client of verdict.newClients) claims.set(client, ben);
    }
    expect(Y.getState(shadow.store, BEN)).toBe(0);
  });

  test("random honest edits of two authors, also as one merged update", () => {
    const seed = testSeed();
    const pick = makePick(seed);
    for (let round = 0; round < 60; round++) {
      const shadow = note();
      const writer = copyOf(shadow, BEN);
      const updates: Uint8Array[] = [];
      writer.on("update", (update: Uint8Array) => updates.push(update));
      for (let edits = 0; edits < 12; edits++) randomNoteEdit(writer, pick);
      expect(reasonOf(judge(Y.mergeUpdates(updates), { shadow })), `SEED=${seed}`).toBe("pass");
    }
  });
});

describe("of what waits beside a field for a decision", () => {
  const beside = (value: unknown): Uint8Array =>
    editOf(note(), (doc) => doc.getMap("note").set("title~k3f9", value));

  test("lets a plain value through, and one that takes another's away", () => {
    const candidate = { value: "Second", by: "b".repeat(32), at: "2026-03-04T09:30:00.000Z" };
    expect(reasonOf(judge(beside(candidate)))).toBe("pass");
    const shadow = note();
    shadow.getMap("note").set("title~a1", candidate);
    const taken = editOf(shadow, (doc) => {
      doc.getMap("note").set("title", "Third");
      doc.getMap("note").set("title~b2", candidate);
      doc.getMap("note").delete("title~a1");
    });
    expect(reasonOf(judge(taken, { shadow }))).toBe("pass");
  });

  test("refuses one that is larger than any field, also in the place of a small one", () => {
    const large = { value: "x".repeat(candidateCaps.maxBytes) };
    expect(reasonOf(judge(beside(large)))).toBe("gate-too-large");
    const shadow = note();
    shadow.getMap("note").set("title~k3f9", { value: "small" });
    const grown = editOf(shadow, (doc) => doc.getMap("note").set("title~k3f9", large));
    expect(reasonOf(judge(grown, { shadow }))).toBe("gate-too-large");
  });

  test("refuses a shared type, in which a document could grow unseen", () => {
    expect(reasonOf(judge(beside(new Y.Map())))).toBe("gate-roots");
    expect(reasonOf(judge(beside(new Y.Text("long"))))).toBe("gate-roots");
  });
});

describe("refuses what would harm", () => {
  test("Y1: raising a colleague's clock, so that their edits are dropped", () => {
    const shadow = note();
    const state = Y.getState(shadow.store, ANNA);
    const bomb = handmade((encoder) => {
      section(encoder, ANNA, state);
      encoding.writeUint8(encoder, 0);
      encoding.writeVarUint(encoder, 1_000_000);
      encoding.writeVarUint(encoder, 0);
    });
    expect(bomb.length).toBeLessThanOrEqual(13);
    // Unguarded, Anna's next words would be lost on every replica.
    const unguarded = copyOf(shadow, 1);
    Y.applyUpdate(unguarded, bomb);
    const words = editOf(shadow, (doc) => doc.getMap("note").set("title", "Anna's next words"), ANNA);
    Y.applyUpdate(unguarded, words);
    expect(unguarded.getMap("note").get("title")).toBeUndefined();
    expect(reasonOf(judge(bomb, { shadow }))).toBe("gate-foreign-client");
    expect(reasonOf(judge(words, { shadow, device: anna }))).toBe("pass");
  });

  test("Y2: writing under a colleague's client, even what is known already", () => {
    const shadow = note();
    const forged = editOf(shadow, (doc) => doc.getMap("note").set("title", "not Anna"), ANNA);
    expect(reasonOf(judge(forged, { shadow }))).toBe("gate-foreign-client");
    expect(reasonOf(judge(Y.encodeStateAsUpdate(shadow), { shadow }))).toBe("gate-foreign-client");
    expect(reasonOf(judge(forged, { shadow, mayRepeatOthers: true }))).toBe("gate-foreign-client");
    expect(reasonOf(judge(Y.encodeStateAsUpdate(shadow), { shadow, mayRepeatOthers: true }))).toBe("pass");
  });

  test("Y2: a client that is known but that nobody claimed", () => {
    const shadow = note();
    const update = editOf(shadow, (doc) => doc.getMap("note").set("title", "x"), ANNA);
    expect(reasonOf(judge(update, { shadow, claims: new Map() }))).toBe("gate-foreign-client");
  });

  test("Y3: counts and lengths beyond the bytes, in milliseconds and without memory", () => {
    const huge = 2 ** 32 - 1;
    const bombs = {
      sections: handmade((e): void => [huge].forEach((n) => encoding.writeVarUint(e, n))),
      structs: handmade((e): void => [1, huge, BEN, 0].forEach((n) => encoding.writeVarUint(e, n))),
      "plain values": handmade((e): void => {
        section(e, BEN, 0);
        encoding.writeUint8(e, 8);
        encoding.writeVarUint(e, 1);
        encoding.writeVarString(e, "note");
        encoding.writeVarUint(e, huge);
      }),
      "a collected run": handmade((e): void => {
        section(e, BEN, 0);
        encoding.writeUint8(e, 0);
        encoding.writeVarUint(e, Number.MAX_SAFE_INTEGER);
        encoding.writeVarUint(e, 0);
      }),
      deletes: handmade((e): void => [0, 1, ANNA, huge].forEach((n) => encoding.writeVarUint(e, n))),
      "a delete's length": handmade((e): void =>
        [0, 1, ANNA, 1, 0, Number.MAX_SAFE_INTEGER].forEach((n) => encoding.writeVarUint(e, n)),
      ),
    };
    const memory = process.memoryUsage().heapUsed;
    for (const [name, bomb] of Object.entries(bombs)) {
      expect(bomb.length, name).toBeLessThanOrEqual(25);
      expect(reasonOf(judge(bomb)), name).toBe("gate-format");
    }
    expect(process.memoryUsage().heapUsed - memory).toBeLessThan(32 * 1024 * 1024);
  });

  test("Y3: an update over a gap, and ten thousand of them", () => {
    const shadow = note();
    const before = canonical(shadow);
    const writer = copyOf(shadow, BEN);
    writer.getMap("note").set("title", "lost");
    const first = Y.encodeStateVector(writer);
    writer.getMap("note").set("title", "later");
    const later = Y.encodeStateAsUpdate(writer, first);
    expect(reasonOf(judge(later, { shadow }))).toBe("gate-gap");
    const known = new KnownStructs(shadow);
    for (let at = 0; at < 10_000; at++) {
      const gapped = handmade((e): void => {
        section(e, 5000 + at, 7);
        encoding.writeUint8(e, 0);
        encoding.writeVarUint(e, 1);
        encoding.writeVarUint(e, 0);
      });
      expect(reasonOf(judge(gapped, { shadow, known }))).toBe("gate-gap");
    }
    expect(canonical(shadow)).toEqual(before);
    expect(shadow.store.pendingStructs).toBeNull();
  });

  test("Y3: building on or deleting what is not there", () => {
    const shadow = note();
    const missing = { client: 9, clock: 9 };
    const onNothing = (info: number): Uint8Array =>
      handmade((e): void => {
        section(e, BEN, 0);
        encoding.writeUint8(e, info);
        encoding.writeVarUint(e, missing.client);
        encoding.writeVarUint(e, missing.clock);
        encoding.writeVarString(e, "text");
        encoding.writeVarUint(e, 0);
      });
    expect(reasonOf(judge(onNothing(0x84), { shadow }))).toBe("gate-gap");
    expect(reasonOf(judge(onNothing(0x44), { shadow }))).toBe("gate-gap");
    const deletion = handmade((e): void =>
      [0, 1, ANNA, 1, 0, 5000].forEach((n) => encoding.writeVarUint(e, n)),
    );
    expect(reasonOf(judge(deletion, { shadow }))).toBe("gate-gap");
  });

  test("Y3: deep nesting of shared types, over several updates, and of plain values", () => {
    const shadow = newDoc(ANNA);
    Y.applyUpdate(shadow, Y.encodeStateAsUpdate(note()));
    const writer = copyOf(shadow, BEN);
    const known = new KnownStructs(shadow);
    let reason = "pass";
    let map: Y.Map<unknown> = writer.getMap("note");
    let depth = 0;
    while (reason === "pass" && depth < 200) {
      const before = Y.encodeStateVector(writer);
      const inner = new Y.Map<unknown>();
      map.set("in", inner);
      map = inner;
      depth += 1;
      reason = reasonOf(
        judge(Y.encodeStateAsUpdate(writer, before), { known, claims: new Map([[BEN, ben]]) }),
      );
    }
    expect(reason).toBe("gate-too-deep");
    expect(depth).toBe(documentCaps.maxNesting);
    const plain = (levels: number): unknown => (levels === 0 ? 1 : [plain(levels - 1)]);
    const deep = editOf(shadow, (doc) => doc.getMap("note").set("x", plain(49)));
    expect(reasonOf(judge(deep, { shadow }))).toBe("gate-too-deep");
    const sane = editOf(shadow, (doc) => doc.getMap("note").set("x", plain(40)));
    expect(reasonOf(judge(sane, { shadow }))).toBe("pass");
    const endless = handmade((e): void => {
      section(e, BEN, 0);
      encoding.writeUint8(e, 0x28);
      encoding.writeVarUint(e, 1);
      encoding.writeVarString(e, "note");
      encoding.writeVarString(e, "x");
      encoding.writeVarUint(e, 1);
      for (let at = 0; at < 200_000; at++) encoding.writeUint8Array(e, Uint8Array.of(117, 1));
      encoding.writeUint8Array(e, Uint8Array.of(127, 0));
    });
    expect(reasonOf(judge(endless))).toBe("gate-too-deep");
  });

  const hostile: readonly (readonly [string, (doc: Y.Doc) => unknown, string])[] = [
    ["an unknown root", (doc: Y.Doc) => doc.getMap("other").set("a", 1), "gate-roots"],
    ["a list under a root that is a map", (doc: Y.Doc) => doc.getArray("meta").push([1]), "gate-roots"],
    ["keys under a root that is a list", (doc: Y.Doc) => doc.getMap("status").set("a", 1), "gate-roots"],
    ["text under a root of elements", (doc: Y.Doc) => doc.getText("body").insert(0, "x"), "gate-roots"],
    [
      "elements under a root that is a list",
      (doc: Y.Doc) => doc.getXmlFragment("status").insert(0, [new Y.XmlElement("p")]),
      "gate-roots",
    ],
    ["the key __proto__", (doc: Y.Doc) => doc.getMap("note").set("__proto__", 1), "gate-format"],
    [
      "the key constructor in a value",
      (doc: Y.Doc) => doc.getMap("note").set("a", [{ constructor: 1 }]),
      "gate-format",
    ],
    ["a key longer than any", (doc: Y.Doc) => doc.getMap("note").set("k".repeat(200), 1), "gate-format"],
    ["a sub-document", (doc: Y.Doc) => doc.getMap("note").set("a", new Y.Doc()), "gate-format"],
    [
      "a hook",
      (doc: Y.Doc) => doc.getXmlFragment("body").insert(0, [new Y.XmlHook("h") as unknown as Y.XmlElement]),
      "gate-format",
    ],
  ];
  test.each(hostile)("Y3: %s", (_name, edit, reason) => {
    const shadow = note();
    // A copy that has never asked for its roots lets a stranger name them as they like.
    expect(reasonOf(judge(editOf(shadow, edit), { shadow }))).toBe(reason);
  });

  test("an own key __proto__ inside a plain value", () => {
    const shadow = note();
    const value: unknown = JSON.parse('{"__proto__":{"x":1}}');
    const update = editOf(shadow, (doc) => doc.getMap("note").set("a", value));
    expect(reasonOf(judge(update, { shadow }))).toBe("gate-format");
  });

  test("format V2, trailing bytes, a client named twice, an update over the size of a document", () => {
    const shadow = note();
    const good = editOf(shadow, (doc) => doc.getMap("note").set("title", "x"));
    expect(reasonOf(judge(Y.encodeStateAsUpdateV2(copyOf(shadow, BEN)), { shadow }))).not.toBe("pass");
    expect(reasonOf(judge(Uint8Array.of(...good, 0), { shadow }))).toBe("gate-format");
    expect(reasonOf(judge(good.subarray(0, good.length - 1), { shadow }))).toBe("gate-format");
    const twice = handmade((e): void => {
      encoding.writeVarUint(e, 2);
      for (let at = 0; at < 2; at++) {
        for (const value of [1, BEN, 0, 0, 1]) encoding.writeVarUint(e, value);
      }
      encoding.writeVarUint(e, 0);
    });
    expect(reasonOf(judge(twice, { shadow }))).toBe("gate-format");
    expect(reasonOf(judge(new Uint8Array(documentCaps.maxBytes + 1), { shadow }))).toBe("gate-too-large");
  });

  test("a document that does not say its type waits", () => {
    const bare = newDoc(BEN);
    bare.getMap("note").set("title", "x");
    const options = { shadow: new Y.Doc(), type: null, claims: new Map() };
    expect(reasonOf(judge(Y.encodeStateAsUpdate(bare), options))).toBe("gate-gap");
    bare.getMap("meta").set("type", "recipe");
    expect(reasonOf(judge(Y.encodeStateAsUpdate(bare), options))).toBe("gate-gap");
  });

  test("a refused update leaves what is known as it was", () => {
    const shadow = note();
    const known = new KnownStructs(shadow);
    const half = copyOf(shadow, BEN);
    half.getMap("note").set("title", "fine");
    half.getMap("nowhere").set("a", 1);
    const update = Y.encodeStateAsUpdate(half, Y.encodeStateVector(shadow));
    expect(reasonOf(judge(update, { shadow, known }))).toBe("gate-roots");
    expect(known.stateOf(BEN)).toBe(0);
  });
});

test(
  "mutated updates never pass as something that Yjs or a reader of the document could not take",
  { timeout: 3_600_000 },
  () => {
    const seed = testSeed();
    const pick = makePick(seed);
    const wanted = Number(process.env["MUTATIONS"] ?? 100_000);
    let passed = 0;
    let done = 0;
    while (done < wanted) {
      const shadow = note();
      for (let edits = pick(6); edits > 0; edits--) randomNoteEdit(shadow, pick);
      const state = Y.encodeStateAsUpdate(shadow);
      const writer = copyOf(shadow, BEN);
      for (let edits = 1 + pick(5); edits > 0; edits--) randomNoteEdit(writer, pick);
      const honest = Y.encodeStateAsUpdate(writer, Y.encodeStateVector(shadow));
      const words = editOf(shadow, (doc) => doc.getMap("note").set("ann", "still here"), ANNA);
      for (let round = 0; round < 500 && done < wanted; round++, done++) {
        const update = mutate(honest, pick);
        if (!judge(update, { shadow }).pass) continue;
        passed += 1;
        const applied = newDoc(7);
        const where = `SEED=${seed} at ${done}`;
        Y.applyUpdate(applied, state);
        expect(() => Y.applyUpdate(applied, update), where).not.toThrow();
        expect(applied.store.pendingStructs, where).toBeNull();
        expect(applied.store.pendingDs, where).toBeNull();
        expect(inspectDocument(applied, "note"), where).toEqual([]);
        Y.applyUpdate(applied, words);
        expect(Y.getState(applied.store, ANNA), where).toBeGreaterThan(Y.getState(shadow.store, ANNA));
      }
      expect(Y.encodeStateAsUpdate(shadow)).toEqual(state);
    }
    // Mutations inside texts and numbers are honest updates of their own; a run in which none passed tests nothing.
    expect(passed).toBeGreaterThan(wanted / 1000);
  },
);

function mutate(honest: Uint8Array, pick: Pick): Uint8Array {
  const bytes = honest.slice();
  for (let times = 1 + pick(3); times > 0; times--) {
    const at = pick(bytes.length);
    const kind = pick(4);
    if (kind === 0) bytes[at] = pick(256);
    else if (kind === 1) bytes[at] = (bytes[at] ?? 0) ^ (1 << pick(8));
    else if (kind === 2) bytes[at] = [0, 1, 0x7f, 0x80, 0xff][pick(5)] ?? 0;
    else bytes.copyWithin(at, pick(bytes.length), pick(bytes.length));
  }
  return pick(8) === 0 ? bytes.slice(0, pick(bytes.length)) : bytes;
}

function randomNoteEdit(doc: Y.Doc, pick: Pick): void {
  const body = doc.getXmlFragment("body");
  switch (pick(6)) {
    case 0:
      doc.getMap("note").set(`k${pick(3)}`, [pick(10), { deep: [pick(5)] }, "word"][pick(3)]);
      return;
    case 1:
      doc.getArray("status").push([{ at: pick(100) }]);
      return;
    case 2: {
      const paragraph = new Y.XmlElement("paragraph");
      paragraph.insert(0, [new Y.XmlText(`words ${pick(1000)}`)]);
      body.insert(pick(body.length + 1), [paragraph]);
      return;
    }
    case 3:
      if (body.length > 0) body.delete(pick(body.length), 1);
      return;
    default: {
      const paragraph = body.length > 0 ? body.get(pick(body.length)) : null;
      const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
      if (!(text instanceof Y.XmlText)) return;
      text.insert(pick(text.length + 1), `t${pick(100)}`, pick(2) === 0 ? { strong: {} } : {});
      if (text.length > 4 && pick(3) === 0) text.delete(pick(text.length - 2), 2);
    }
  }
}
