/**
 * Replicas that write one field, meet in any order and go on. What the register keeps is compared with a plain account of who had read
 * what: `survivors` knows nothing of Yjs.
 */
import * as Y from "yjs";
import { expect, test } from "vitest";
import { candidateCaps, isContested, isSameValue, readWritten } from "../../../client/model/candidates.ts";
import type { Seen, Stamp } from "../../../client/model/change.ts";
import { documentId, memberId } from "../../../client/model/ids.ts";
import { createPatientFile, editIdentity, identityShape } from "../../../client/model/patient-file.ts";
import { type Choice, makeChoice } from "../../support/seeded-choice.ts";

const AT = "2026-03-04T09:30:00.000Z";
const SEEDS = Number(process.env["CANDIDATE_SEEDS"] ?? 200);

/** One writing. */
interface Writing {
  readonly value: string | null;
  readonly client: number;
  /** Its replica has it from this clock on. */
  readonly end: number;
  readonly replaces: ReadonlySet<Writing>;
  /** By a build that leaves no candidate. */
  readonly isOld: boolean;
}

interface Replica {
  doc: Y.Doc;
  readonly got: Set<number>;
  /** What was typed into an open form, where one is open. */
  own: string | null | undefined;
  readonly isOld: boolean;
}

class World {
  readonly choice: Choice;
  readonly updates: Uint8Array[] = [];
  readonly writings: Writing[] = [];
  readonly replicas: Replica[];
  #count = 0;

  constructor(seed: number, oldOnes: number) {
    this.choice = makeChoice(`candidates ${seed}`);
    const first = new Y.Doc();
    const stamp: Stamp = { by: memberId("a".repeat(32)), at: AT, origin: "create" };
    createPatientFile(first, {
      id: documentId("f".repeat(32)),
      stamp,
      fields: { code: "A-1", address: "Old" },
    });
    const begun = Y.encodeStateAsUpdate(first);
    const count = 2 + this.choice.number(4);
    this.replicas = Array.from({ length: count }, (_, at) => {
      const replica: Replica = { doc: new Y.Doc(), got: new Set(), own: undefined, isOld: at < oldOnes };
      this.#become(replica, begun);
      return replica;
    });
  }

  #become(replica: Replica, state: Uint8Array): void {
    replica.doc = new Y.Doc();
    replica.doc.clientID = 1 + this.choice.number(2 ** 31);
    replica.own = undefined;
    Y.applyUpdate(replica.doc, state);
    replica.doc.on("update", (update: Uint8Array, _origin, _doc, transaction: Y.Transaction) => {
      if (!transaction.local) return;
      replica.got.add(this.updates.length);
      this.updates.push(update);
    });
  }

  step(replica: Replica): void {
    const act = this.choice.number(10);
    if (act < 4) this.type(replica);
    else if (act < 5) replica.own = undefined;
    else if (act < 6) this.decide(replica);
    else if (act < 7) this.#become(replica, Y.encodeStateAsUpdate(replica.doc));
    else this.meet(replica, 0.5);
  }

  /** Takes in some of what others wrote, in any order that the engine's gate lets in: what builds on something waits for that. */
  meet(replica: Replica, probability: number): void {
    const missing = this.updates.flatMap((update, at) => (replica.got.has(at) ? [] : [{ update, at }]));
    let waiting = this.choice.shuffled(missing).filter(() => this.choice.chance(probability));
    for (let moved = true; moved;) {
      const before = waiting.length;
      waiting = waiting.filter(({ update, at }) => {
        if (!isWhole(replica.doc, update)) return true;
        replica.got.add(at);
        Y.applyUpdate(replica.doc, update);
        return false;
      });
      moved = waiting.length < before;
    }
  }

  type(replica: Replica): void {
    const value = this.choice.chance(0.1) ? null : `v${this.#count++}`;
    const before = replica.own === undefined ? standing(replica.doc) : replica.own;
    if (replica.isOld) {
      const map = replica.doc.getMap("identity");
      if (isSameValue(standing(replica.doc), value)) return;
      const over = this.known(replica.doc).filter((each) => isSameValue(each.value, standing(replica.doc)));
      replica.doc.transact(() => (value === null ? map.delete("address") : map.set("address", value)));
      this.note(replica, value, over);
      return;
    }
    this.write(replica, value, { address: before });
    replica.own = value;
  }

  decide(replica: Replica): void {
    if (replica.isOld || this.survivors(replica.doc).length >= candidateCaps.most) return;
    const values = valuesOf(replica.doc);
    this.write(replica, this.choice.chance(0.2) ? `v${this.#count++}` : this.choice.of(values), "all");
    replica.own = undefined;
  }

  write(replica: Replica, value: string | null, seen: Seen): void {
    const { doc } = replica;
    const replaced = this.survivors(doc).filter(
      (each) => seen === "all" || isSameValue(each.value, seen["address"]),
    );
    const stamp: Stamp = { by: memberId("b".repeat(32)), at: AT, origin: "edit", seen };
    if (editIdentity(doc, stamp, { address: value })) this.note(replica, value, replaced);
  }

  note({ doc, isOld }: Replica, value: string | null, replaced: readonly Writing[]): void {
    const end = Y.getState(doc.store, doc.clientID);
    this.writings.push({ value, client: doc.clientID, end, replaces: new Set(replaced), isOld });
  }

  known(doc: Y.Doc): Writing[] {
    return this.writings.filter(({ client, end }) => Y.getState(doc.store, client) >= end);
  }

  survivors(doc: Y.Doc): Writing[] {
    const known = this.known(doc);
    return known.filter((each) => !known.some(({ replaces }) => replaces.has(each)));
  }

  run(): void {
    for (let at = 10 + this.choice.number(30); at > 0; at -= 1) this.step(this.choice.of(this.replicas));
    for (const replica of this.replicas) this.meet(replica, 1);
  }
}

function isWhole(doc: Y.Doc, update: Uint8Array): boolean {
  const probe = new Y.Doc();
  for (const each of [Y.encodeStateAsUpdate(doc), update]) Y.applyUpdate(probe, each);
  return probe.store.pendingStructs === null && probe.store.pendingDs === null;
}

const standing = (doc: Y.Doc): string | null =>
  (doc.getMap("identity").get("address") as string | null | undefined) ?? null;

const contestOf = (doc: Y.Doc) => readWritten(doc.getMap("identity"), identityShape).filter(isContested);

/** What stands in the field, then what waits beside it. */
function valuesOf(doc: Y.Doc): (string | null)[] {
  const candidates = contestOf(doc)[0]?.candidates ?? [];
  const values = candidates.map(({ value }) => value as string | null);
  return values.length === 0 ? [standing(doc)] : values;
}

const unique = (values: readonly (string | null)[]): (string | null)[] =>
  [...new Set(values)].toSorted((one, other) => (String(one) < String(other) ? -1 : 1));

const seeds = Array.from({ length: SEEDS }, (_, seed) => seed);

test.each(seeds)(
  "all devices come to the same, and only what somebody had before them goes: seed %i",
  (seed) => {
    const world = new World(seed, 0);
    world.run();
    for (const { got } of world.replicas) expect(got.size).toBe(world.updates.length);
    const [first, ...others] = world.replicas.map(({ doc }) => doc);
    if (first === undefined) throw new TypeError("no replica");
    for (const doc of others) {
      expect(contestOf(doc)).toEqual(contestOf(first));
      expect(standing(doc)).toBe(standing(first));
    }
    const survivors = world.survivors(first);
    const expected = survivors.length === 0 ? ["Old"] : survivors.map(({ value }) => value);
    if (unique(expected).length > candidateCaps.most) return;
    expect(valuesOf(first)[0]).toBe(standing(first));
    expect(unique(valuesOf(first))).toEqual(unique(expected));
  },
);

test.each(seeds)("beside builds that know nothing of it, the others lose nothing: seed %i", (seed) => {
  const world = new World(seed + 1_000_000, 1);
  world.run();
  for (const { got } of world.replicas) expect(got.size).toBe(world.updates.length);
  const [first, ...others] = world.replicas.map(({ doc }) => doc);
  if (first === undefined) throw new TypeError("no replica");
  for (const doc of others) expect(contestOf(doc)).toEqual(contestOf(first));
  const survivors = world.survivors(first).filter(({ isOld }) => !isOld);
  if (unique(survivors.map(({ value }) => value)).length >= candidateCaps.most) return;
  expect(valuesOf(first)).toEqual(expect.arrayContaining(unique(survivors.map(({ value }) => value))));
});
