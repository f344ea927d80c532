import { describe, expect, test } from "vitest";
import { makeNobleVerifier } from "../../../../crypto/public/signature.ts";
import { type Membership, validateRecord } from "../../../../sync-server/protocol/membership/membership.ts";
import type { MembershipRecord } from "../../../../sync-server/protocol/record.ts";
import { hasRole, OWNER_KEY, ROLE_BITS, type RoleSet } from "../../../../sync-server/protocol/roles.ts";
import { contradictions } from "../../../support/knowledge.ts";
import { describeMembership } from "../../../support/describe-membership.ts";
import { type BuilderDevice, buildPractice, type Practice } from "../../../support/practice-builder.ts";
import { type Author, type Drafts, makeDrafts } from "../../../support/record-drafts.ts";
import { type Choice, makeChoice } from "../../../support/seeded-choice.ts";

const verifier = makeNobleVerifier();

/** What somebody wants to do, drafted from whatever state they have. */
interface Act {
  readonly by: BuilderDevice;
  draft(drafts: Drafts, state: Membership): MembershipRecord | null;
}

/**
 * Everybody acts at once on one head. The relay takes the acts in the given order; who loses the race reads the log and tries again
 * once, as a client does. Returns the records that were taken.
 */
async function race(p: Practice, acts: readonly Act[]): Promise<{ state: Membership; log: Uint8Array[] }> {
  const state = p.state.clone();
  const log = [...p.log];
  const attempt = async (act: Act, seen: Membership): Promise<string> => {
    const record = act.draft(makeDrafts(seen, p.random, p.keys), seen);
    if (record === null) return "moot";
    const bytes = p.sign(record, act.by);
    const result = await state.append(bytes, verifier);
    if (!result.ok) return result.code;
    log.push(bytes);
    return "ok";
  };
  for (const act of acts) {
    const first = await attempt(act, p.state);
    if (first === "stale-log") await attempt(act, state);
  }
  return { state, log };
}

async function replay(log: readonly Uint8Array[]): Promise<Membership> {
  let state: Membership | null = null;
  for (const record of log) {
    const result = await validateRecord(state, record, verifier);
    if (!result.ok) throw new Error(result.reason);
    state = result.state;
  }
  if (state === null) throw new Error("an empty log");
  return state;
}

function permutations<Item>(items: readonly Item[]): Item[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, at) =>
    permutations(items.filter((_, other) => other !== at)).map((rest) => [item, ...rest]),
  );
}

const removing = (by: BuilderDevice, who: Author): Act => ({
  by,
  draft: (drafts, state) =>
    state.memberLives(by.member) && state.memberLives(who.member)
      ? drafts.removeMember(by, who.member)
      : null,
});

const setting = (by: BuilderDevice, who: Author, roles: RoleSet): Act => ({
  by,
  draft: (drafts, state) => (state.memberLives(who.member) ? drafts.setRole(by, who.member, roles) : null),
});

describe("M3: contradicting acts at one time", () => {
  test("two owners remove each other: one stays, whoever was first, and every replica says the same", async () => {
    const p = await buildPractice({ seed: "two owners" });
    const other = await p.addMember(["owner"]);
    const acts = [removing(p.founder, other), removing(other, p.founder)];
    for (const order of permutations(acts)) {
      const { state, log } = await race(p, order);
      expect(state.livingMembers().map(({ member }) => member)).toEqual([order[0]!.by.member]);
      expect(describeMembership(await replay(log))).toBe(describeMembership(state));
    }
  });

  test("the loser of such a race signs with a key that the log has revoked by then", async () => {
    const p = await buildPractice({ seed: "two owners, signed" });
    const other = await p.addMember(["owner"]);
    const state = p.state.clone();
    const removal = p.drafts.removeMember(p.founder, other.member);
    expect((await state.append(p.sign(removal, p.founder), verifier)).ok).toBe(true);
    const late = p.drafts.removeMember(other, p.founder.member);
    expect(await state.append(p.sign(late, other), verifier)).toMatchObject({ code: "stale-log" });
    const again = makeDrafts(state, p.random, p.keys).removeMember(other, p.founder.member);
    expect(await state.append(p.sign(again, other), verifier)).toMatchObject({ code: "not-authentic" });
  });

  test("three owners remove and demote each other in all orders: an owner always stays", async () => {
    const p = await buildPractice({ seed: "three owners" });
    const second = await p.addMember(["owner"]);
    const third = await p.addMember(["owner"]);
    const acts = [
      removing(p.founder, second),
      removing(second, third),
      removing(third, p.founder),
      setting(second, p.founder, ROLE_BITS.clinician),
    ];
    for (const order of permutations(acts)) {
      const { state, log } = await race(p, order);
      expect(state.holdersOfRole(OWNER_KEY).length).toBeGreaterThan(0);
      expect(describeMembership(await replay(log))).toBe(describeMembership(state));
    }
  });
});

describe("random acts at one time", () => {
  const ROUNDS = 25;

  test.each(Array.from({ length: ROUNDS }, (_, seed) => seed))("seed %i", async (seed) => {
    const choice = makeChoice(`concurrency ${seed}`);
    const p = await buildPractice({ seed: `concurrency ${seed}` });
    const people = [p.founder, await p.addMember(["owner"]), await p.addMember(["clinician"])];
    people.push(await p.addMember(["front-desk"]), await p.addMember(["clinician", "supervisor"]));
    const devices = [...people];
    for (const person of people) if (choice.chance(0.6)) devices.push(await p.addDevice(person));
    const scopes = [
      await p.addScope(people[2]!, "case", p.newPatient(), [people[2]!.member, people[4]!.member]),
      await p.addScope(people[3]!, "file", p.newPatient(), [people[2]!.member]),
    ];
    for (let round = 0; round < 3; round++) {
      const acts = Array.from({ length: 5 }, () => randomAct(choice, { p, devices, people, scopes }));
      const { state, log } = await race(p, choice.shuffled(acts));
      expectSound(state);
      expect(contradictions(state, log), `seed ${seed}`).toEqual([]);
      expect(describeMembership(await replay(log))).toBe(describeMembership(state));
      for (const record of log.slice(p.log.length)) {
        const result = await p.state.append(record, verifier);
        expect(result.ok, `seed ${seed}`).toBe(true);
        p.log.push(record);
      }
    }
    expect(p.state.headIndex).toBeGreaterThan(8);
  });
});

interface Cast {
  readonly p: Practice;
  readonly devices: readonly BuilderDevice[];
  readonly people: readonly BuilderDevice[];
  readonly scopes: readonly ReturnType<Practice["newScope"]>[];
}

function randomAct(choice: Choice, { p, devices, people, scopes }: Cast): Act {
  const by = choice.of(devices);
  const who = choice.of(people);
  const what = choice.of(devices);
  const scope = choice.of(scopes);
  const own = { kind: "member", id: by.member } as const;
  const roles = choice.of([1, 2, 3, 16, 18, 64]);
  const drafts: readonly Act["draft"][] = [
    (d) => d.removeMember(by, who.member),
    (d) => d.setRole(by, who.member, roles),
    (d) => d.revokeDevice(by, what.device),
    (d) => d.revokeDevice(by, what.device, [scope]),
    (d) => d.rotate(by, [{ kind: "scope", id: scope }]),
    (d) => d.rotate(by, [own]),
    (d) => d.grant(by, scope, who.member),
    (d) => d.addScope(by, "case", p.newPatient(), [by.member]),
    (d) => d.rotate(by, [{ kind: "role", id: OWNER_KEY }]),
  ];
  return { by, draft: choice.of(drafts) };
}

/** What must hold whatever was taken in whatever order. */
function expectSound(state: Membership): void {
  expect(state.livingMembers().some(({ member }) => hasRole(state.rolesOf(member), "owner"))).toBe(true);
  for (const { member } of state.livingMembers()) {
    expect(state.livingDevices(member).some(({ kind }) => kind === "device")).toBe(true);
    if (!state.isDirty({ kind: "member", id: member }))
      expect(state.heldThroughDevicesOnly(member)).toEqual([]);
  }
  for (const { scope } of state.scopes()) {
    const subject = { kind: "scope", id: scope } as const;
    const current = state.currentEpoch(subject)!;
    if (state.isDirty(subject)) continue;
    for (const { recipient } of current.wraps) {
      if (recipient.kind === "member") expect(state.memberLives(recipient.id)).toBe(true);
      if (recipient.kind === "device") expect(state.deviceLives(recipient.id)).toBe(true);
    }
    for (const { member } of state.members()) {
      if (!state.memberLives(member)) expect(state.canRead(member, scope)).toBe(false);
    }
  }
}
