import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import type { Candidate } from "../../../client/model/candidates.ts";
import type { Seen, Stamp } from "../../../client/model/change.ts";
import { readContestedFields } from "../../../client/model/contested-fields.ts";
import { documentId, memberId, patientId } from "../../../client/model/ids.ts";
import { createNote, discardNote, editNote } from "../../../client/model/note.ts";
import { noteTemplates } from "../../../client/model/note-templates.ts";
import {
  addContact,
  createPatientFile,
  editContact,
  editIdentity,
  readPatientFile,
} from "../../../client/model/patient-file.ts";

const ANNA = memberId("a".repeat(32));
const BEN = memberId("b".repeat(32));
const CLEO = memberId("c".repeat(32));
const CONTACT = "1".repeat(32);
const AT = "2026-03-04T09:30:00.000Z";

const stamp = (by: typeof ANNA, seen?: Seen, at = AT): Stamp => ({
  by,
  at,
  origin: "edit",
  ...(seen === undefined ? {} : { seen }),
});

function makeFile(): Y.Doc {
  const doc = new Y.Doc();
  const id = documentId("f".repeat(32));
  createPatientFile(doc, { id, stamp: stamp(ANNA), fields: { code: "A-1", address: "Old Road 1" } });
  addContact(doc, stamp(ANNA), { id: CONTACT, kind: "phone" });
  return doc;
}

/** A replica with everything that `doc` has. */
function replicaOf(doc: Y.Doc, clientID?: number): Y.Doc {
  const replica = new Y.Doc();
  if (clientID !== undefined) replica.clientID = clientID;
  Y.applyUpdate(replica, Y.encodeStateAsUpdate(doc));
  return replica;
}

function level(...docs: readonly Y.Doc[]): void {
  for (let round = 0; round < 2; round += 1) {
    for (const to of docs) for (const from of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from));
  }
}

const address = (doc: Y.Doc): string | null => readPatientFile(doc).value.identity.address;
const write = (doc: Y.Doc, by: typeof ANNA, value: string | null, seen?: Seen): boolean =>
  editIdentity(doc, stamp(by, seen), { address: value });
const valuesOf = (candidates: readonly Candidate[] | undefined): unknown[] =>
  (candidates ?? []).map(({ value }) => value);
const contested = (doc: Y.Doc) => new Set(valuesOf(readContestedFields(doc)[0]?.candidates));
/** As a build does that knows nothing of candidates. */
const writeOld = (doc: Y.Doc, value: string | null): void =>
  doc.transact(() => {
    const map = doc.getMap("identity");
    if (value === null) map.delete("address");
    else map.set("address", value);
  });
const keysOf = (doc: Y.Doc): string[] => [...doc.getMap("identity").keys()];

describe("two people who change one field at once", () => {
  function apart(): readonly [Y.Doc, Y.Doc] {
    const one = makeFile();
    const other = replicaOf(one);
    write(one, ANNA, "Anna's Lane 2");
    write(other, BEN, "Ben's Way 3");
    level(one, other);
    return [one, other];
  }

  test("both find both values, what stands in the field first, and who wrote them when", () => {
    for (const doc of apart()) {
      const [field, ...more] = readContestedFields(doc);
      expect(more).toEqual([]);
      expect(field).toMatchObject({ part: "identity", record: null, field: "address" });
      expect(valuesOf(field?.candidates)[0]).toBe(address(doc));
      expect(field?.candidates.map(({ by, value, at }) => [by, value, at])).toEqual(
        expect.arrayContaining([
          [ANNA, "Anna's Lane 2", AT],
          [BEN, "Ben's Way 3", AT],
        ]),
      );
      expect(field?.candidates).toHaveLength(2);
    }
  });

  test.each(["Anna's Lane 2", "Ben's Way 3", "Both's Yard 4", null])(
    "a decision ends it for both: %s",
    (value) => {
      const [one, other] = apart();
      expect(write(other, BEN, value, "all")).toBe(true);
      level(one, other);
      for (const doc of [one, other]) {
        expect(readContestedFields(doc)).toEqual([]);
        expect(address(doc)).toBe(value);
      }
      expect(keysOf(one).filter((key) => key.startsWith("address"))).toHaveLength(2);
    },
  );

  test("typing on replaces what stood in the field, and decides nothing", () => {
    const [one, other] = apart();
    const lost = [...contested(one)].find((value) => value !== address(one));
    write(one, CLEO, `${address(one)}, rear house`);
    level(one, other);
    expect(contested(other)).toEqual(new Set([address(one), lost]));
  });

  test("whoever lost and goes on from what stands there keeps what they wrote before", () => {
    for (const doc of apart()) {
      const both = [...contested(doc)];
      const lost = both.find((value) => value !== address(doc));
      write(doc, CLEO, "Cleo's Yard 4");
      expect(contested(doc)).toEqual(new Set(["Cleo's Yard 4", lost]));
    }
  });

  test("two decisions at once wait for a third", () => {
    const [one, other] = apart();
    write(one, ANNA, "Anna's Lane 2", "all");
    write(other, BEN, "Ben's Way 3", "all");
    level(one, other);
    expect(contested(one)).toEqual(new Set(["Anna's Lane 2", "Ben's Way 3"]));
    write(one, ANNA, "Ben's Way 3", "all");
    level(one, other);
    expect(readContestedFields(other)).toEqual([]);
  });

  test("nothing waits when both wrote the same", () => {
    const one = makeFile();
    const other = replicaOf(one);
    write(one, ANNA, "New Road 5");
    write(other, BEN, "New Road 5");
    level(one, other);
    expect(readContestedFields(one)).toEqual([]);
  });

  test("one who emptied the field is told beside one who filled it", () => {
    const one = makeFile();
    const other = replicaOf(one);
    write(one, ANNA, null);
    write(other, BEN, "Ben's Way 3");
    level(one, other);
    expect(contested(one)).toEqual(contested(other));
    expect(contested(one)).toEqual(new Set([null, "Ben's Way 3"]));
  });

  test("three are kept apart, too", () => {
    const docs = [ANNA, BEN, CLEO].map((by, at) => ({ by, doc: replicaOf(base, at + 1) }));
    for (const { by, doc } of docs) write(doc, by, `by ${by[0]}`);
    level(...docs.map(({ doc }) => doc));
    for (const { doc } of docs) expect(contested(doc)).toEqual(new Set(["by a", "by b", "by c"]));
  });
  const base = makeFile();

  test("choices and ticks of a contact are fields like any other", () => {
    const one = makeFile();
    const other = replicaOf(one);
    editContact(one, stamp(ANNA), { id: CONTACT, kind: "email", discreet: true });
    editContact(other, stamp(BEN), { id: CONTACT, kind: "other", discreet: false });
    level(one, other);
    expect(readContestedFields(one).map(({ part, record, field }) => [part, record, field])).toEqual([
      ["contacts", CONTACT, "kind"],
      ["contacts", CONTACT, "discreet"],
    ]);
    expect(readContestedFields(other)).toEqual(readContestedFields(one));
  });
});

describe("one after another", () => {
  test("leaves one candidate, however much was typed and by however many", () => {
    let doc = makeFile();
    for (const by of [ANNA, BEN, CLEO, ANNA]) {
      doc = replicaOf(doc);
      for (let at = 1; at <= 20; at += 1) write(doc, by, "Long Street 77, rear".slice(0, at));
    }
    expect(readContestedFields(doc)).toEqual([]);
    expect(keysOf(doc).filter((key) => key.startsWith("address"))).toHaveLength(2);
  });

  test("a thousand keystrokes leave marks of deletion and no text", () => {
    const doc = replicaOf(makeFile());
    const type = (): void => {
      for (let at = 0; at < 500; at += 1) write(doc, ANNA, `${"x".repeat(300)}${at}`);
    };
    type();
    const before = Y.encodeStateAsUpdate(doc).length;
    type();
    expect((Y.encodeStateAsUpdate(doc).length - before) / 500).toBeLessThan(60);
  });

  test("writes nothing where nothing changes", () => {
    const doc = makeFile();
    write(doc, ANNA, "New Road 5");
    const before = Y.encodeStateVector(doc);
    expect(write(doc, ANNA, "New Road 5")).toBe(false);
    expect(write(doc, ANNA, "New Road 5", "all")).toBe(false);
    expect(Y.encodeStateVector(doc)).toEqual(before);
  });
});

describe("in a form that is open while others write", () => {
  test("typing on from one's own words keeps what somebody put in their place", () => {
    const one = makeFile();
    write(one, ANNA, "Anna's Lane");
    const other = replicaOf(one);
    write(other, BEN, "Ben's Way 3");
    level(one, other);
    expect(address(one)).toBe("Ben's Way 3");
    write(one, ANNA, "Anna's Lane 2", { address: "Anna's Lane" });
    level(one, other);
    expect(address(other)).toBe("Anna's Lane 2");
    expect(contested(other)).toEqual(new Set(["Anna's Lane 2", "Ben's Way 3"]));
  });

  test("so does typing over what an older build wrote meanwhile, and all who do that do the same", () => {
    const one = makeFile();
    const older = replicaOf(one);
    writeOld(older, "Older's Row 9");
    level(one, older);
    const other = replicaOf(one);
    write(one, ANNA, "Anna's Lane 2", { address: "Old Road 1" });
    write(other, BEN, "Ben's Way 3", { address: "Old Road 1" });
    level(one, other);
    expect(contested(one)).toEqual(new Set(["Anna's Lane 2", "Ben's Way 3", "Older's Row 9"]));
    expect(contested(other)).toEqual(contested(one));
  });
});

describe("beside a build that knows nothing of candidates", () => {
  test("what it wrote after others is no contest, before and after the next edit", () => {
    const doc = makeFile();
    write(doc, ANNA, "Anna's Lane 2");
    for (const value of ["Older's Row", "Older's Row 9"]) writeOld(doc, value);
    expect(readContestedFields(doc)).toEqual([]);
    const next = replicaOf(doc);
    write(next, BEN, "Ben's Way 3");
    expect(readContestedFields(next)).toEqual([]);
    expect(keysOf(next).filter((key) => key.startsWith("address"))).toHaveLength(2);
  });

  test("neither is what it emptied", () => {
    const doc = makeFile();
    write(doc, ANNA, "Anna's Lane 2");
    writeOld(doc, null);
    expect(readContestedFields(doc)).toEqual([]);
  });

  test("what it wrote at the same time and stands in the field is told beside what does not", () => {
    const one = makeFile();
    const older = replicaOf(one, 0xffff_ffff);
    write(one, ANNA, "Anna's Lane 2");
    writeOld(older, "Older's Row 9");
    level(one, older);
    expect(address(one)).toBe("Older's Row 9");
    expect(readContestedFields(one)[0]?.candidates).toEqual([
      { key: null, value: "Older's Row 9", by: null, at: null },
      { key: expect.any(String), value: "Anna's Lane 2", by: ANNA, at: AT },
    ]);
    write(one, BEN, "Older's Row 9", "all");
    level(one, older);
    expect(readContestedFields(older)).toEqual([]);
  });
});

test("a candidate of a newer version is kept, and does not disturb reading", () => {
  const doc = makeFile();
  const map = doc.getMap("identity");
  map.set("address~new", { value: ["a", "list"], by: BEN, at: AT });
  map.set("address~odd", "no candidate at all");
  map.set("unknown~1", { value: "x", by: BEN, at: AT });
  write(doc, ANNA, "Anna's Lane 2", "all");
  expect(readContestedFields(doc)).toEqual([]);
  expect(readPatientFile(doc).problems).toEqual([]);
  for (const key of ["address~new", "address~odd", "unknown~1"]) expect(map.has(key)).toBe(true);
});

test("of very many a bounded number is read, and a decision takes away no other", () => {
  const doc = makeFile();
  for (let at = 0; at < 40; at += 1) {
    doc.getMap("identity").set(`address~x${at}`, { value: `Place ${at}`, by: BEN, at: AT });
  }
  expect(readContestedFields(doc)[0]?.candidates).toHaveLength(16);
  write(doc, ANNA, "Anna's Lane 2", "all");
  expect(valuesOf(readContestedFields(doc)[0]?.candidates)[0]).toBe("Anna's Lane 2");
  expect(keysOf(doc).filter((key) => key.startsWith("address~"))).toHaveLength(1 + 40 - 15);
});

test("a discarded note keeps no title, whoever wrote it", () => {
  const one = new Y.Doc();
  const template = noteTemplates[0];
  if (template === undefined) throw new TypeError("no template");
  createNote(one, {
    id: documentId("e".repeat(32)),
    patientId: patientId("d".repeat(32)),
    stamp: stamp(ANNA),
    template,
    resolve: (key) => key,
    fields: {},
  });
  const other = replicaOf(one);
  editNote(one, stamp(ANNA), { title: "First of it" });
  editNote(other, stamp(BEN), { title: "Second of it" });
  level(one, other);
  expect(readContestedFields(one)).toHaveLength(1);
  discardNote(one, stamp(ANNA));
  expect(JSON.stringify(one.getMap("note").toJSON())).not.toContain("of it");
});

test("refuses a value that does not fit, before anything is written", () => {
  const doc = makeFile();
  expect(() => editIdentity(doc, stamp(ANNA), { address: "x", dateOfBirth: "no day" })).toThrow(RangeError);
  expect(address(doc)).toBe("Old Road 1");
});

test("an edit is one transaction, and writes its field and one candidate", () => {
  const doc = makeFile();
  const transactions: unknown[] = [];
  const keys: string[] = [];
  doc.on("afterTransaction", (transaction) => transactions.push(transaction));
  doc.getMap("identity").observe(({ keysChanged }) => keys.push(...[...keysChanged].map(String)));
  write(doc, ANNA, "x");
  expect(transactions).toHaveLength(1);
  expect(keys.toSorted()).toEqual(["address", `address~${doc.clientID.toString(36)}`]);
});
