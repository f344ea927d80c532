import { beforeAll, describe, expect, test } from "vitest";
import type { EntryHeader } from "../../../../crypto/public/entry.ts";
import { bytesToPracticeId, type ScopeId } from "../../../../crypto/public/ids.ts";
import type { Judgement } from "../../../../sync-server/protocol/membership/judge.ts";
import { rolesToSet } from "../../../../sync-server/protocol/roles.ts";
import { type EntryPlace, makeEntryWriter } from "../../../support/entry-builder.ts";
import { type BuilderDevice, buildPractice, type Practice } from "../../../support/practice-builder.ts";

let p: Practice;
let founder: BuilderDevice;
let anna: BuilderDevice;
let phone: BuilderDevice;
let kit: BuilderDevice;
let front: BuilderDevice;
let file: ScopeId;
let notes: ScopeId;

beforeAll(async () => {
  p = await buildPractice({ seed: "judge" });
  ({ founder } = p);
  anna = await p.addMember(["clinician"]);
  phone = await p.addDevice(anna);
  kit = await p.addDevice(anna, "kit");
  front = await p.addMember(["front-desk"]);
  const patient = p.newPatient();
  file = await p.addScope(front, "file", patient, [anna.member]);
  notes = await p.addScope(anna, "case", patient, [anna.member]);
});

/** The header that the device would write now, with changes. */
function headerOf(by: BuilderDevice, scope: ScopeId, change: Partial<EntryHeader> = {}): EntryHeader {
  const place: EntryPlace = { scope, document: p.newDocument() };
  return makeEntryWriter(p.state, by, p.random).header(place, change);
}

/** A practice that goes on from the shared one without changing it. */
async function after(
  ...records: readonly (readonly [ReturnType<Practice["drafts"]["rotate"]>, BuilderDevice])[]
) {
  const state = p.state.clone();
  for (const [record, signer] of records) {
    const result = await state.append(p.sign(record, signer), { verify: () => true });
    if (!result.ok) throw new Error(result.reason);
  }
  return state;
}

const scopeKey = (id: ScopeId) => ({ kind: "scope", id }) as const;

describe("an entry in the present", () => {
  test("is good by who reads the scope now, for readers and for a relay", () => {
    for (const header of [
      headerOf(anna, notes),
      headerOf(phone, file),
      headerOf(front, file),
      headerOf(founder, notes),
    ]) {
      expect(p.state.judgeEntry(header)).toBe("ok");
      expect(p.state.judgePush(header)).toBe("ok");
    }
  });

  const wrongs: [string, Judgement, () => EntryHeader][] = [
    [
      "names a record beyond the log",
      "stale-log",
      () => headerOf(anna, notes, { logIndex: p.state.headIndex + 1 }),
    ],
    ["names another head", "wrong-log-head", () => headerOf(anna, notes, { logHead: p.random.bytes(16) })],
    [
      "names the head of another index",
      "wrong-log-head",
      () => headerOf(anna, notes, { logHead: p.state.hashAt(2)!.slice(0, 16) }),
    ],
    ["is of an unknown device", "unknown-device", () => headerOf(p.newDevice(anna.member), notes)],
    ["is of a kit", "not-allowed", () => headerOf(kit, notes)],
    ["is of somebody who does not read the scope", "not-allowed", () => headerOf(front, notes)],
    ["is in an unknown scope", "not-allowed", () => headerOf(anna, p.newScope())],
    [
      "is of another practice",
      "not-allowed",
      () => headerOf(anna, notes, { practice: bytesToPracticeId(p.random.bytes(32)) }),
    ],
    ["is sealed under a later epoch", "stale-epoch", () => headerOf(anna, notes, { epoch: 2 })],
    [
      "is dated before the scope",
      "not-allowed",
      () => headerOf(anna, notes, { logIndex: p.state.headIndex - 1 }),
    ],
    [
      "is dated before its device",
      "not-allowed",
      () => headerOf(phone, p.state.scopeOf("staff")!.scope, { logIndex: 2 }),
    ],
  ];

  test.each(wrongs)("is refused when it %s: %s", (_, judgement, header) => {
    expect(p.state.judgeEntry(header())).toBe(judgement);
    expect(p.state.judgePush(header())).toBe(judgement);
  });
});

describe("an entry from before a rotation", () => {
  test("stays good for readers and is too late for a relay", async () => {
    const header = headerOf(anna, notes);
    const state = await after([p.drafts.rotate(founder, [scopeKey(notes)]), founder]);
    expect(state.judgeEntry(header)).toBe("ok");
    expect(state.judgePush(header)).toBe("stale-epoch");
    const renewed = {
      ...header,
      logIndex: state.headIndex,
      logHead: state.headHash.subarray(0, 16),
      epoch: 2,
    };
    expect(state.judgePush(renewed)).toBe("ok");
    expect(state.judgePush({ ...renewed, epoch: 1 })).toBe("stale-epoch");
    expect(state.judgeEntry({ ...header, epoch: 2 })).toBe("stale-epoch");
  });

  test("that made the scope dirty is too late as well, and so is everything until a new epoch", async () => {
    const header = headerOf(anna, notes);
    const state = await after([p.drafts.revokeDevice(anna, phone.device), anna]);
    const now = { ...header, logIndex: state.headIndex, logHead: state.headHash.subarray(0, 16) };
    expect(state.judgeEntry(header)).toBe("ok");
    expect(state.judgePush(header)).toBe("stale-epoch");
    expect(state.judgeEntry(now)).toBe("stale-epoch");
    expect(state.judgePush(now)).toBe("stale-epoch");
  });
});

describe("M4: a removed device writes with an old date", () => {
  const cutAt = (device: BuilderDevice, incarnation: number, counter: number) => ({
    device: device.device,
    scope: notes,
    incarnation,
    counter,
  });

  test("and nothing beyond its cut is good, whatever log index it claims", async () => {
    const removal = p.drafts.removeMember(founder, anna.member, [notes]);
    const record = { ...removal, cuts: [cutAt(anna, 1, 20)] };
    const state = await after([record, founder]);
    const born = p.state.scope(notes)!.addedAt;
    let refused = 0;
    for (let late = 1; late <= 50; late++) {
      const header = headerOf(anna, notes, { incarnation: 1, counter: 20 + late, logIndex: born });
      expect(state.judgeEntry(header)).toBe("beyond-cut");
      expect(p.state.judgeEntry(header)).toBe("ok");
      refused++;
    }
    expect(refused).toBe(50);
    const good = headerOf(anna, notes, { incarnation: 1, counter: 20, logIndex: born });
    expect(state.judgeEntry(good)).toBe("ok");
    expect(state.judgeEntry({ ...good, incarnation: 0, counter: 9_999 })).toBe("ok");
    expect(state.judgeEntry({ ...good, incarnation: 2, counter: 1 })).toBe("beyond-cut");
    expect(state.judgePush(good)).toBe("unknown-device");
  });

  test("and without a cut nothing of it is good, nor any snapshot", async () => {
    const removal = p.drafts.removeMember(founder, anna.member, [notes]);
    const state = await after([{ ...removal, cuts: [cutAt(anna, 0, 5)] }, founder]);
    expect(state.judgeEntry(headerOf(phone, notes, { counter: 1 }))).toBe("beyond-cut");
    expect(state.judgeEntry(headerOf(anna, file, { counter: 1 }))).toBe("beyond-cut");
    const snapshot = { kind: "snapshot", counter: 0, previous: new Uint8Array(32) } as const;
    expect(state.judgeEntry(headerOf(anna, notes, snapshot))).toBe("beyond-cut");
    expect(p.state.judgeEntry(headerOf(anna, notes, snapshot))).toBe("ok");
  });

  test("and dated after its removal it had no right at all", async () => {
    const state = await after([p.drafts.removeMember(founder, anna.member), founder]);
    const header = headerOf(anna, notes);
    const now = { ...header, logIndex: state.headIndex, logHead: state.headHash.subarray(0, 16) };
    expect(state.judgeEntry(now)).toBe("not-allowed");
  });

  test("by a revoked device of a living member: the others of that member are not cut", async () => {
    const record = { ...p.drafts.revokeDevice(anna, phone.device), cuts: [cutAt(phone, 0, 3)] };
    const state = await after([record, anna]);
    expect(state.judgeEntry(headerOf(phone, notes, { counter: 3 }))).toBe("ok");
    expect(state.judgeEntry(headerOf(phone, notes, { counter: 4 }))).toBe("beyond-cut");
    expect(state.judgeEntry(headerOf(anna, notes, { counter: 400 }))).toBe("ok");
  });
});

describe("a scope lost and given again", () => {
  test("by a rotation and a grant: between them nothing, before them to the cut, after them all", async () => {
    const q = await buildPractice({ seed: "lost and given" });
    const ben = await q.addMember(["clinician"]);
    const scope = await q.addScope(ben, "case", q.newPatient(), [ben.member]);
    const writer = makeEntryWriter(q.state, ben, q.random);
    const place = { scope, document: q.newDocument() };
    const before = writer.header(place, { counter: 9 });
    const rotation = q.drafts.rotate(q.founder, [scopeKey(scope)], { without: ben.member });
    const cut = { device: ben.device, scope, incarnation: 0, counter: 8 };
    await q.commit({ ...rotation, cuts: [cut] }, q.founder);
    const between = writer.header(place, { counter: 9 });
    expect(q.state.judgeEntry(before)).toBe("beyond-cut");
    expect(q.state.judgeEntry({ ...before, counter: 8 })).toBe("ok");
    expect(q.state.judgeEntry(between)).toBe("not-allowed");
    expect(q.state.judgePush(between)).toBe("not-allowed");
    await q.commit(q.drafts.grant(q.founder, scope, ben.member), q.founder);
    const since = writer.header(place, { counter: 9 });
    expect(q.state.judgeEntry(since)).toBe("ok");
    expect(q.state.judgePush(since)).toBe("ok");
    expect(q.state.judgeEntry(before)).toBe("beyond-cut");
    expect(q.state.judgeEntry(between)).toBe("not-allowed");
  });

  test("by a change of roles: the office key gone, the files go; what is read directly stays", async () => {
    const q = await buildPractice({ seed: "roles lost" });
    const desk = await q.addMember(["front-desk"]);
    const direct = await q.addScope(desk, "file", q.newPatient(), [desk.member]);
    const byRole = await q.addScope(desk, "file", q.newPatient());
    const writer = makeEntryWriter(q.state, desk, q.random);
    const [inDirect, inRole] = [direct, byRole].map((scope) =>
      writer.header({ scope, document: q.newDocument() }),
    );
    const roles = rolesToSet(["clinician"]);
    const cut = { device: desk.device, scope: byRole, incarnation: 0, counter: 1 };
    await q.commit({ ...q.drafts.setRole(q.founder, desk.member, roles), cuts: [cut] }, q.founder);
    expect(q.state.judgePush(inDirect!)).toBe("ok");
    expect(q.state.judgeEntry(inRole!)).toBe("ok");
    expect(q.state.judgeEntry({ ...inRole!, counter: 2 })).toBe("beyond-cut");
    expect(q.state.judgePush(inRole!)).toBe("not-allowed");
    expect(q.state.isDirty(scopeKey(byRole))).toBe(true);
    expect(q.state.isDirty(scopeKey(direct))).toBe(false);
  });
});

test("a right that came later does not reach back: sealed before the grant, refused by readers and relay alike", async () => {
  const q = await buildPractice({ seed: "granted later" });
  const ben = await q.addMember(["clinician"]);
  const scope = await q.addScope(q.founder, "case", q.newPatient());
  const early = makeEntryWriter(q.state, ben, q.random).header({ scope, document: q.newDocument() });
  await q.commit(q.drafts.grant(q.founder, scope, ben.member), q.founder);
  expect(q.state.judgeEntry(early)).toBe("not-allowed");
  expect(q.state.judgePush(early)).toBe("not-allowed");
});
