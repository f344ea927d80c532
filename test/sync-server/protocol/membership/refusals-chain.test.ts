import { beforeAll, describe, expect, test } from "vitest";
import { makeNobleVerifier } from "../../../../crypto/public/signature.ts";
import { validateRecord } from "../../../../sync-server/protocol/membership/membership.ts";
import {
  encodeRecordContent,
  joinRecord,
  type MembershipRecord,
  RECORD_MAX_BYTES,
} from "../../../../sync-server/protocol/record.ts";
import { NO_SUBJECT } from "../../../../sync-server/protocol/record-subject.ts";
import { OWNER_KEY, rolesToSet } from "../../../../sync-server/protocol/roles.ts";
import { describeMembership } from "../../../support/describe-membership.ts";
import { genesisRecord } from "../../../support/genesis-draft.ts";
import { type BuilderDevice, buildPractice, type Practice } from "../../../support/practice-builder.ts";
import { bareRecord } from "../../../support/record-drafts.ts";

const verifier = makeNobleVerifier();
let p: Practice;
let anna: BuilderDevice;
let kit: BuilderDevice;
let lost: BuilderDevice;
let gone: BuilderDevice;

beforeAll(async () => {
  p = await buildPractice({ seed: "refusals of the chain" });
  anna = await p.addMember(["clinician"]);
  kit = await p.addDevice(anna, "kit");
  lost = await p.addDevice(anna);
  gone = await p.addMember(["owner"]);
  await p.commit(p.drafts.revokeDevice(anna, lost.device), anna);
  await p.commit(p.drafts.removeMember(p.founder, gone.member), p.founder);
});

const file = (by: BuilderDevice) => p.drafts.addScope(by, "file", p.newPatient(), [by.member]);

describe("the place in the log", () => {
  test("a record that names another prev, or skips or repeats an index, does not follow", async () => {
    const good = file(p.founder);
    const wrongs: Partial<MembershipRecord>[] = [
      { prev: p.random.bytes(32) },
      { prev: p.state.hashAt(good.index - 2)! },
      { index: good.index + 1 },
      { index: good.index - 1 },
      { index: good.index - 1, prev: p.state.hashAt(good.index - 2)! },
    ];
    for (const wrong of wrongs) {
      expect((await p.refusal({ ...good, ...wrong }, p.founder))?.code).toBe("stale-log");
    }
    expect(await p.refusal(good, p.founder)).toBeNull();
  });

  test("a record of another practice is not authentic", async () => {
    const other = await buildPractice({ seed: "another practice" });
    const record = { ...file(p.founder), practice: other.state.practice };
    expect((await p.refusal(record, p.founder))?.code).toBe("not-authentic");
  });

  test("a second genesis exists already, and a log begins with nothing else", async () => {
    const genesis = genesisRecord(p.founder.line, p.random, p.keys);
    expect((await p.refusal(genesis, p.founder))?.code).toBe("exists");
    const begun = await validateRecord(null, p.sign(file(p.founder), p.founder), verifier);
    expect(begun).toMatchObject({ ok: false, code: "unknown-practice" });
  });

  test("bytes that are no record are malformed, too many are too large", async () => {
    const bytes = p.sign(file(p.founder), p.founder);
    for (const length of [0, 63, 64, 100, bytes.length - 1]) {
      expect(await p.check(bytes.subarray(0, length))).toMatchObject({ ok: false, code: "malformed" });
    }
    expect(await p.check(new Uint8Array(RECORD_MAX_BYTES + 1))).toMatchObject({ code: "too-large" });
  });
});

describe("the signer", () => {
  test("must be a device of the log", async () => {
    const stranger = p.newDevice(anna.member);
    expect(await p.refusal(file(stranger), stranger)).toEqual({
      code: "not-authentic",
      reason: "signed by an unknown device",
    });
  });

  test("must not be revoked, nor its member removed", async () => {
    for (const dead of [lost, gone]) {
      expect(await p.refusal(file(dead), dead)).toEqual({
        code: "not-authentic",
        reason: "signed by a revoked device",
      });
    }
  });

  test("must have signed: another device's signature, a changed byte or another kind of signature does not count", async () => {
    const record = file(anna);
    const content = encodeRecordContent(record);
    const good = anna.signing.sign("record", content);
    const flipped = content.slice();
    flipped[flipped.length - 1]! ^= 1;
    const wrongs = [
      joinRecord(content, p.founder.signing.sign("record", content)),
      joinRecord(content, anna.signing.sign("batch", content)),
      joinRecord(
        content,
        good.map((byte, at) => (at === 63 ? byte ^ 1 : byte)),
      ),
      p.sign({ ...record, subject: anna.member }, anna).slice(0, -64),
    ];
    for (const bytes of wrongs) expect((await p.check(bytes)).ok).toBe(false);
    for (const bytes of wrongs.slice(0, 3)) {
      expect(await p.check(bytes)).toMatchObject({ code: "not-authentic" });
    }
    expect((await p.check(joinRecord(content, good))).ok).toBe(true);
  });

  test("may be a kit for adding a device only", async () => {
    const patient = p.newPatient();
    const drafts: MembershipRecord[] = [
      p.drafts.addScope(kit, "case", patient),
      p.drafts.rotate(kit, [{ kind: "member", id: anna.member }]),
      p.drafts.revokeDevice(kit, anna.device),
      p.draftInvite(kit, p.newInvite("device", [], anna.member)),
      { ...bareRecord(p.state, kit, "revoke-invite"), subject: anna.member },
    ];
    for (const draft of drafts) {
      expect(await p.refusal(draft, kit)).toEqual({
        code: "not-allowed",
        reason: "a kit may only add a device",
      });
    }
    expect(await p.refusal(p.draftAddDevice(kit, p.newDevice(anna.member)), kit)).toBeNull();
  });
});

describe("fields that a type does not have", () => {
  test("are refused: each list of each type, a subject, roles and a nonce", async () => {
    const staff = { kind: "role", id: OWNER_KEY } as const;
    const filled: Partial<MembershipRecord>[] = [
      { members: [{ member: p.newMember(), roles: 2 }] },
      { devices: [p.newDevice(anna.member).line] },
      { scopes: [{ scope: p.newScope(), kind: "file", subject: p.newPatient() }] },
      { grants: p.drafts.grants(p.founder, staff, p.founder.member) },
      { cuts: [{ device: anna.device, scope: p.newScope(), incarnation: 0, counter: 1 }] },
      { invites: [p.newInvite("member", ["clinician"]).line] },
      { roles: 2 },
      { nonce: p.random.bytes(32) },
    ];
    for (const change of filled) {
      const record = { ...p.draftInvite(p.founder, p.newInvite("member", ["clinician"])), ...change };
      const name = Object.keys(change)[0];
      if (name === "invites") continue;
      expect((await p.refusal(record, p.founder))?.code, name).toBe("invalid-record");
    }
    const rotate = p.drafts.rotate(p.founder, [staff]);
    for (const change of [filled[0], filled[1], filled[2], filled[5], filled[6], filled[7]]) {
      expect((await p.refusal({ ...rotate, ...change }, p.founder))?.code).toBe("invalid-record");
    }
    expect(await p.refusal({ ...rotate, subject: anna.member }, p.founder)).toMatchObject({
      reason: "a subject is named where none belongs",
    });
    const removal = { ...p.drafts.removeMember(p.founder, anna.member), subject: NO_SUBJECT };
    expect(await p.refusal(removal, p.founder)).toMatchObject({ reason: "the subject is missing" });
  });

  test("an admission without the hash of its join request is refused", async () => {
    const invite = p.newInvite("member", ["clinician"]);
    await p.commit(p.draftInvite(p.founder, invite), p.founder);
    const record = p.draftAddMember(p.founder, invite, [p.newDevice(p.newMember())]);
    expect(await p.refusal({ ...record, nonce: new Uint8Array(32) }, p.founder)).toMatchObject({
      code: "invalid-record",
    });
    expect(await p.refusal(record, p.founder)).toBeNull();
  });
});

test("a refused record changes nothing, whichever rule refuses it and however late", async () => {
  const state = p.state.clone();
  const before = describeMembership(state);
  const removal = p.drafts.removeMember(p.founder, anna.member);
  const role = p.drafts.setRole(p.founder, anna.member, rolesToSet(["owner"]));
  const wrongs: MembershipRecord[] = [
    { ...removal, cuts: [{ device: anna.device, scope: p.newScope(), incarnation: 0, counter: 1 }] },
    { ...removal, epochs: [] },
    { ...role, grants: role.grants.slice(1) },
    { ...file(p.founder), epochs: [] },
    { ...p.drafts.revokeDevice(p.founder, anna.device), epochs: [] },
  ];
  for (const wrong of wrongs) {
    const result = await state.append(p.sign(wrong, p.founder), verifier);
    expect(result.ok).toBe(false);
    expect(describeMembership(state)).toBe(before);
  }
  expect((await state.append(p.sign(removal, p.founder), verifier)).ok).toBe(true);
});

test("of two records validated at once on one head, one follows it", async () => {
  const state = p.state.clone();
  const slow = {
    async verify() {
      await Promise.resolve();
      return true;
    },
  };
  const drafts = [file(anna), file(p.founder)].map((record) => p.unsigned(record));
  const results = await Promise.all(drafts.map((record) => state.append(record, slow)));
  expect(results.map(({ ok }) => ok)).toEqual([true, false]);
  expect(results[1]).toMatchObject({ code: "stale-log" });
});

test("what the caller does with the bytes afterwards does not reach the state", async () => {
  const state = p.state.clone();
  const bytes = p.sign(p.drafts.revokeDevice(anna, kit.device), anna);
  expect((await state.append(bytes, verifier)).ok).toBe(true);
  const before = describeMembership(state);
  bytes.fill(0);
  expect(describeMembership(state)).toBe(before);
});
