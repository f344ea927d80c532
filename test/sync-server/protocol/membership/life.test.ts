import { expect, test } from "vitest";
import { makeNobleVerifier } from "../../../../crypto/public/signature.ts";
import { type Membership, validateRecord } from "../../../../sync-server/protocol/membership/membership.ts";
import { OFFICE_KEY, OWNER_KEY, rolesToSet, STAFF_KEY } from "../../../../sync-server/protocol/roles.ts";
import { buildPractice } from "../../../support/practice-builder.ts";
import { contradictions } from "../../../support/knowledge.ts";
import { describeMembership } from "../../../support/describe-membership.ts";

const verifier = makeNobleVerifier();

async function replay(log: readonly Uint8Array[]): Promise<Membership> {
  let state: Membership | null = null;
  for (const record of log) {
    const result = await validateRecord(state, record, verifier);
    if (!result.ok) throw new Error(result.reason);
    state = result.state;
  }
  if (state === null) throw new Error("empty log");
  return state;
}

test("a practice begins with one owner who reads everything and everybody's keys at epoch 1", async () => {
  const { state, founder } = await buildPractice({ seed: "genesis" });
  expect(state.headIndex).toBe(0);
  expect(state.hashAt(0)).toEqual(state.headHash);
  expect(state.hashAt(1)).toBeNull();
  expect(state.scopes().map(({ kind }) => kind)).toEqual(["staff", "owner", "schedule", "self"]);
  for (const { scope } of state.scopes()) {
    expect(state.deviceReads(founder.device, scope)).toBe(true);
    expect(state.currentEpoch({ kind: "scope", id: scope })?.epoch).toBe(1);
  }
  for (const id of [OWNER_KEY, OFFICE_KEY, STAFF_KEY]) {
    expect(state.holdersOfRole(id).map(({ member }) => member)).toEqual([founder.member]);
  }
  expect(state.dirtySubjects()).toEqual([]);
});

test("a whole practice's life, and the same membership for whoever reads its log from the start", async () => {
  const p = await buildPractice({ seed: "life" });
  const { state, founder } = p;
  const anna = await p.addMember(["clinician"]);
  const front = await p.addMember(["front-desk"]);
  const ben = await p.addMember(["clinician", "supervisor"]);
  const kit = await p.addDevice(anna, "kit");
  const tablet = await p.addDevice(anna);
  for (const device of [anna, front, ben]) {
    await p.addScope(device, "schedule", device.member);
    await p.addScope(device, "self", device.member);
  }
  const patient = p.newPatient();
  const file = await p.addScope(front, "file", patient, [anna.member]);
  const notes = await p.addScope(anna, "case", patient, [anna.member]);
  expect(state.scopesOf(patient)).toEqual({ file: state.scope(file), case: state.scope(notes) });
  const readers = (scope: typeof file) => state.readersOf(scope).map(({ member }) => member);
  expect(readers(file)).toEqual([founder.member, anna.member, front.member]);
  expect(readers(notes)).toEqual([founder.member, anna.member]);

  await p.commit(p.drafts.grant(anna, notes, ben.member), anna);
  expect(state.canRead(ben.member, notes)).toBe(true);
  expect(state.canRead(ben.member, notes, state.headIndex - 1)).toBe(false);
  expect(state.canRead(front.member, notes)).toBe(false);

  await p.commit(p.drafts.revokeDevice(anna, tablet.device), anna);
  expect(state.isDirty({ kind: "member", id: anna.member })).toBe(false);
  expect(state.currentEpoch({ kind: "member", id: anna.member })?.epoch).toBe(2);
  expect(state.currentEpoch({ kind: "role", id: STAFF_KEY })?.epoch).toBe(2);
  expect(state.currentEpoch({ kind: "role", id: OFFICE_KEY })?.epoch).toBe(1);
  expect(state.isDirty({ kind: "scope", id: notes })).toBe(true);
  await p.commit(p.drafts.rotate(ben, [{ kind: "scope", id: notes }]), ben);
  expect(state.isDirty({ kind: "scope", id: notes })).toBe(false);
  expect(readers(notes)).toEqual([founder.member, anna.member, ben.member]);

  const newKit = p.newDevice(anna.member, "kit");
  const replaced = p.drafts.revokeDevice(anna, kit.device);
  const [ownEpoch, ...others] = replaced.epochs;
  const toNewKit = { ...ownEpoch!.wraps[0]!, recipient: { kind: "device", id: newKit.device } as const };
  await p.commit(
    {
      ...replaced,
      devices: [newKit.line],
      epochs: [{ ...ownEpoch!, wraps: [...ownEpoch!.wraps, toNewKit] }, ...others],
    },
    anna,
  );
  expect(state.livingDevices(anna.member).map(({ device }) => device)).toEqual([anna.device, newKit.device]);

  await p.commit(p.drafts.setRole(founder, ben.member, rolesToSet(["owner", "clinician"])), founder);
  await p.commit(p.drafts.setRole(ben, founder.member, rolesToSet(["clinician"])), ben);
  expect(readers(notes)).toEqual([anna.member, ben.member]);
  expect(state.isDirty({ kind: "scope", id: notes })).toBe(true);
  await p.commit(p.drafts.removeMember(ben, front.member, [file]), ben);
  expect(state.isDirty({ kind: "scope", id: file })).toBe(false);
  expect(readers(file)).toEqual([anna.member, ben.member]);
  expect(state.livingDevices(front.member)).toEqual([]);

  expect(contradictions(state, p.log)).toEqual([]);
  const again = await replay(p.log);
  expect(describeMembership(again)).toEqual(describeMembership(state));
});

test("a device revoked by somebody else leaves its member dirty until that member has a new key", async () => {
  const p = await buildPractice({ seed: "dirty" });
  const { state, founder } = p;
  const anna = await p.addMember(["clinician"]);
  const phone = await p.addDevice(anna);
  const kit = await p.addDevice(anna, "kit");
  const notes = await p.addScope(anna, "case", p.newPatient(), [anna.member]);
  const own = { kind: "member", id: anna.member } as const;
  const scope = { kind: "scope", id: notes } as const;

  await p.commit(p.drafts.revokeDevice(founder, phone.device, [notes]), founder);
  expect(state.isDirty(own)).toBe(true);
  const form = (key: typeof scope) => state.currentEpoch(key)?.wraps.map(({ recipient }) => recipient.id);
  expect(form(scope)).toEqual([OWNER_KEY, anna.device, kit.device]);
  expect(state.deviceReads(anna.device, notes)).toBe(true);
  expect(state.deviceReads(kit.device, notes)).toBe(false);
  expect(state.heldThroughDevicesOnly(anna.member).map(({ subject }) => subject.id)).toEqual([
    STAFF_KEY,
    notes,
  ]);

  const laptop = await p.addDevice(kit);
  const toLaptop = state.wrapsFor({ kind: "device", id: laptop.device });
  expect(new Set(toLaptop.map(({ epoch }) => epoch.subject.id))).toEqual(
    new Set([anna.member, STAFF_KEY, notes]),
  );

  await p.commit(p.drafts.rotate(laptop, [own]), laptop);
  expect(state.isDirty(own)).toBe(false);
  expect(state.heldThroughDevicesOnly(anna.member)).toEqual([]);
  expect(contradictions(state, p.log)).toEqual([]);
  const toMember = state.wrapsFor(own).filter(({ wrap }) => wrap.recipientEpoch === 2);
  expect(toMember.map(({ epoch }) => epoch.subject.id)).toEqual([STAFF_KEY, notes]);
});

test("a channel carries wraps between people who do not hold each other's keys, until either end has a new one", async () => {
  const p = await buildPractice({ seed: "channel" });
  const { state, founder } = p;
  const anna = await p.addMember(["clinician"]);
  const to = { kind: "role", id: OWNER_KEY } as const;
  const channel = {
    from: anna.member,
    fromEpoch: 1,
    to,
    toEpoch: 1,
    keyHash: p.random.bytes(32),
    toWrap: p.random.bytes(1168),
    fromWrap: p.random.bytes(104),
  };
  const draft = () => {
    const record = p.drafts.addScope(anna, "case", p.newPatient(), [anna.member]);
    const [epoch] = record.epochs;
    const wraps = epoch!.wraps.map((wrap) =>
      wrap.recipient.kind === "role"
        ? { ...wrap, method: "channel" as const, bytes: p.random.bytes(104) }
        : wrap,
    );
    return { ...record, epochs: [{ ...epoch!, wraps }] };
  };
  expect(await p.refusal(draft(), anna)).toEqual({ code: "invalid-record", reason: "no such channel" });
  await p.commit({ ...draft(), channels: [channel] }, anna);
  expect(state.channelBetween(anna.member, to)?.keyHash).toEqual(channel.keyHash);
  await p.commit(draft(), anna);
  await p.commit(p.drafts.rotate(founder, [to]), founder);
  expect(state.channelBetween(anna.member, to)).toBeNull();
  const stale = draft();
  expect(await p.refusal(stale, anna)).toEqual({ code: "invalid-record", reason: "no such channel" });
});

test("a channel made before its maker became dirty carries nothing more: a revoked device knows it", async () => {
  const p = await buildPractice({ seed: "dirty channel" });
  const anna = await p.addMember(["clinician"]);
  const phone = await p.addDevice(anna);
  const to = { kind: "role", id: OWNER_KEY } as const;
  const channel = {
    from: anna.member,
    fromEpoch: 1,
    to,
    toEpoch: 1,
    keyHash: p.random.bytes(32),
    toWrap: p.random.bytes(1168),
    fromWrap: p.random.bytes(104),
  };
  const first = p.drafts.addScope(anna, "case", p.newPatient(), [anna.member]);
  await p.commit({ ...first, channels: [channel] }, anna);
  await p.commit(p.drafts.revokeDevice(p.founder, phone.device), p.founder);
  const next = p.drafts.addScope(anna, "case", p.newPatient(), [anna.member]);
  expect(await p.refusal(next, anna)).toBeNull();
  const [epoch] = next.epochs;
  const wraps = epoch!.wraps.map((wrap) =>
    wrap.recipient.kind === "role"
      ? { ...wrap, method: "channel" as const, bytes: p.random.bytes(104) }
      : wrap,
  );
  expect(await p.refusal({ ...next, epochs: [{ ...epoch!, wraps }] }, anna)).toEqual({
    code: "invalid-record",
    reason: "a channel that a revoked device knows",
  });
});

test("a clone goes its own way", async () => {
  const p = await buildPractice({ seed: "clone" });
  const clone = p.state.clone();
  const before = describeMembership(clone);
  await p.addMember(["clinician"]);
  expect(describeMembership(clone)).toEqual(before);
  expect(describeMembership(p.state)).not.toEqual(before);
});

test("a log of 3,000 records is validated without signatures, and copied", { timeout: 60_000 }, async () => {
  const p = await buildPractice({ seed: "long" });
  const anna = await p.addMember(["clinician"]);
  const everything = { verify: () => true };
  for (let n = 0; n < 3_000; n++) {
    const record = p.drafts.addScope(anna, n % 2 === 0 ? "file" : "case", p.newPatient(), [anna.member]);
    const result = await p.state.append(p.unsigned(record), everything);
    expect(result.ok).toBe(true);
  }
  expect(describeMembership(p.state.clone())).toEqual(describeMembership(p.state));
});
