import { beforeAll, describe, expect, test } from "vitest";
import type { MemberId, PatientId, ScopeId } from "../../../../crypto/public/ids.ts";
import { bytesToRoleId, bytesToScopeId } from "../../../../crypto/public/ids.ts";
import type { KeySubject, Recipient } from "../../../../sync-server/protocol/principals.ts";
import type { MembershipRecord } from "../../../../sync-server/protocol/record.ts";
import type {
  ChannelLine,
  EpochLine,
  ScopeKind,
  WrapLine,
} from "../../../../sync-server/protocol/record-lists.ts";
import { NO_SUBJECT, type RecordSubject } from "../../../../sync-server/protocol/record-subject.ts";
import { OFFICE_KEY, OWNER_KEY, type RoleName, STAFF_KEY } from "../../../../sync-server/protocol/roles.ts";
import { type BuilderDevice, buildPractice, type Practice } from "../../../support/practice-builder.ts";

let p: Practice;
let founder: BuilderDevice;
let gone: BuilderDevice;
let dirty: BuilderDevice;
let patient: PatientId;
let file: ScopeId;
let notes: ScopeId;
let staleNotes: ScopeId;
const by = {} as Record<RoleName, BuilderDevice>;

beforeAll(async () => {
  p = await buildPractice({ seed: "refusals of keys" });
  ({ founder } = p);
  for (const role of [
    "owner",
    "clinician",
    "supervisor",
    "trainee",
    "front-desk",
    "biller",
    "auditor",
  ] as const) {
    by[role] = await p.addMember([role]);
  }
  gone = await p.addMember(["clinician"]);
  dirty = await p.addMember(["clinician"]);
  patient = p.newPatient();
  file = await p.addScope(by["front-desk"], "file", patient, [by.clinician.member, dirty.member]);
  notes = await p.addScope(by.clinician, "case", patient, [by.clinician.member]);
  staleNotes = await p.addScope(by.clinician, "case", p.newPatient(), [gone.member, by.clinician.member]);
  const lost = await p.addDevice(dirty);
  await p.addDevice(dirty, "kit");
  await p.commit(p.drafts.removeMember(founder, gone.member, []), founder);
  await p.commit(p.drafts.revokeDevice(founder, lost.device, [file]), founder);
});

interface Expected {
  readonly code?: string;
  readonly reason?: string;
}

async function expectRefused(
  record: MembershipRecord,
  signer: BuilderDevice,
  expected: Expected,
): Promise<void> {
  expect(await p.refusal(record, signer)).toMatchObject(expected);
}

/** The record with the wraps of its first epoch changed. */
function withWraps(
  record: MembershipRecord,
  change: (wraps: readonly WrapLine[]) => readonly WrapLine[],
): MembershipRecord {
  const [first, ...others] = record.epochs;
  return { ...record, epochs: [{ ...first!, wraps: change(first!.wraps) }, ...others] };
}

function hpke(
  recipient: Recipient,
  recipientEpoch = p.state.currentEpoch(recipient as KeySubject)?.epoch ?? 0,
): WrapLine {
  return { recipient, recipientEpoch, method: "hpke", bytes: p.random.bytes(1168) };
}

const member = (id: MemberId) => ({ kind: "member", id }) as const;
const scope = (id: ScopeId) => ({ kind: "scope", id }) as const;
const role = (id: typeof OWNER_KEY) => ({ kind: "role", id }) as const;

describe("add-scope", () => {
  const allowed: Readonly<Record<"file" | "case", readonly RoleName[]>> = {
    file: ["owner", "clinician", "supervisor", "trainee", "front-desk", "biller"],
    case: ["owner", "clinician", "supervisor", "trainee"],
  };

  test.each(["file", "case"] as const)("of a %s is for the roles that the table names", async (kind) => {
    for (const name of Object.keys(by) as RoleName[]) {
      const refusal = await p.refusal(
        p.drafts.addScope(by[name], kind, p.newPatient(), [by[name].member]),
        by[name],
      );
      expect(refusal?.code ?? "ok", name).toBe(allowed[kind].includes(name) ? "ok" : "not-allowed");
    }
  });

  test.each(["schedule", "self"] as const)("of a %s is for the member who is its subject", async (kind) => {
    const own = by.clinician;
    expect(await p.refusal(p.drafts.addScope(own, kind, own.member), own)).toBeNull();
    for (const other of [founder, by["front-desk"]]) {
      await expectRefused(p.drafts.addScope(other, kind, own.member), other, {
        code: "not-allowed",
        reason: "only the member it belongs to may add it",
      });
    }
  });

  test("is for who reads it afterwards, because whoever makes a scope knows its secret", async () => {
    for (const kind of ["file", "case"] as const) {
      await expectRefused(p.drafts.addScope(by.clinician, kind, p.newPatient()), by.clinician, {
        code: "not-allowed",
        reason: "whoever adds a scope reads it",
      });
    }
  });

  test.each(["staff", "owner"] as const)("of %s happens once, with the practice", async (kind) => {
    await expectRefused(p.drafts.addScope(founder, kind, NO_SUBJECT), founder, {
      reason: "there is such a scope already",
    });
    const named = p.drafts.addScope(founder, kind, p.newPatient());
    await expectRefused(named, founder, { reason: "the scope's subject is not of its kind" });
  });

  test("makes one of each kind for a patient or member, with an id of its own and a subject of its kind", async () => {
    const there = { reason: "there is such a scope already" };
    await expectRefused(p.drafts.addScope(by.trainee, "file", patient), by.trainee, there);
    await expectRefused(p.drafts.addScope(by.trainee, "case", patient), by.trainee, there);
    await expectRefused(p.drafts.addScope(founder, "self", founder.member), founder, there);
    await expectRefused(p.drafts.addScope(founder, "schedule", founder.member), founder, there);
    for (const kind of ["file", "case"] as const) {
      await expectRefused(p.drafts.addScope(founder, kind, NO_SUBJECT), founder, {
        reason: "the scope's subject is not of its kind",
      });
    }
    const draft = p.drafts.addScope(founder, "case", p.newPatient());
    const known = {
      ...draft,
      scopes: [{ ...draft.scopes[0]!, scope: file }],
      epochs: [{ ...draft.epochs[0]!, subject: scope(file) }],
    };
    await expectRefused(known, founder, { reason: "this scope exists" });
    await expectRefused({ ...draft, scopes: [...draft.scopes, ...draft.scopes] }, founder, {
      reason: "this scope exists",
    });
    await expectRefused({ ...draft, scopes: [], epochs: [] }, founder, { reason: "no scope is added" });
  });

  test.each<[ScopeKind, () => RecordSubject, readonly string[]]>([
    ["file", () => p.newPatient(), [OFFICE_KEY, OWNER_KEY]],
    ["case", () => p.newPatient(), [OWNER_KEY]],
    ["schedule", () => by.clinician.member, [OFFICE_KEY, OWNER_KEY, "itself"]],
    ["self", () => by.clinician.member, ["itself"]],
  ])("of a %s wraps its first epoch to all that the table names", async (kind, subject, recipients) => {
    const { clinician } = by;
    const record = p.drafts.addScope(clinician, kind, subject());
    const wrapped = record.epochs[0]!.wraps.map(({ recipient }) => recipient.id);
    expect(wrapped).toEqual(recipients.map((id) => (id === "itself" ? clinician.member : id)));
    for (const left of wrapped) {
      const missing = withWraps(record, (wraps) => wraps.filter(({ recipient }) => recipient.id !== left));
      await expectRefused(missing, clinician, { code: "invalid-record" });
    }
    await expectRefused({ ...record, epochs: [] }, clinician, {
      reason: "a new epoch of the scope is missing",
    });
    const second: EpochLine = { ...record.epochs[0]!, epoch: 2, previous: p.random.bytes(104) };
    await expectRefused({ ...record, epochs: [second] }, clinician, {
      reason: "an epoch is not the next one",
    });
  });

  test("wraps to nobody else: a file without the office key, a case with it, a self with an owner", async () => {
    const { clinician } = by;
    const extra = (kind: ScopeKind, subject: RecordSubject, to: Recipient) =>
      withWraps(p.drafts.addScope(clinician, kind, subject), (wraps) => [...wraps, hpke(to)]);
    const nobody = { reason: "a recipient who may not be one" };
    await expectRefused(extra("case", p.newPatient(), role(OFFICE_KEY)), clinician, nobody);
    await expectRefused(extra("case", p.newPatient(), role(STAFF_KEY)), clinician, nobody);
    await expectRefused(extra("file", p.newPatient(), role(STAFF_KEY)), clinician, nobody);
    await expectRefused(extra("self", clinician.member, role(OWNER_KEY)), clinician, nobody);
    await expectRefused(extra("self", clinician.member, member(founder.member)), clinician, nobody);
    await expectRefused(extra("schedule", clinician.member, member(founder.member)), clinician, nobody);
    const twice = withWraps(p.drafts.addScope(clinician, "case", p.newPatient()), (wraps) => [
      ...wraps,
      wraps[0]!,
    ]);
    await expectRefused(twice, clinician, { reason: "a recipient stands twice" });
    const unknown = bytesToRoleId(p.random.bytes(16));
    await expectRefused(extra("case", p.newPatient(), role(unknown)), clinician, { code: "invalid-record" });
  });

  test("wraps to no one who is not living, and not to another epoch", async () => {
    const { clinician } = by;
    const draft = p.drafts.addScope(clinician, "case", p.newPatient(), [clinician.member]);
    const toGone = withWraps(draft, (wraps) => [...wraps, hpke(member(gone.member))]);
    await expectRefused(toGone, clinician, { reason: "a wrap to a member who is not living" });
    const toNobody = withWraps(draft, (wraps) => [...wraps, hpke(member(p.newMember()), 1)]);
    await expectRefused(toNobody, clinician, { reason: "a wrap to a member who is not living" });
    for (const epoch of [0, 9]) {
      const other = withWraps(draft, ([first]) => [{ ...first!, recipientEpoch: epoch }]);
      await expectRefused(other, clinician, { reason: "a wrap to another epoch than the current one" });
    }
  });

  test("wraps to every device of a dirty member instead of its key, and to no device of another", async () => {
    const { clinician } = by;
    const draft = p.drafts.addScope(clinician, "case", p.newPatient(), [clinician.member]);
    const devices = p.state.recipientsForMember(dirty.member);
    expect(devices.map(({ recipient }) => recipient.kind)).toEqual(["device", "device"]);
    const toDevices = devices.map(({ recipient }) => hpke(recipient, 0));
    expect(
      await p.refusal(
        withWraps(draft, (wraps) => [...wraps, ...toDevices]),
        clinician,
      ),
    ).toBeNull();
    const toOne = withWraps(draft, (wraps) => [...wraps, toDevices[0]!]);
    await expectRefused(toOne, clinician, { reason: "not wrapped to every device of the member" });
    const toKey = withWraps(draft, (wraps) => [...wraps, hpke(member(dirty.member))]);
    await expectRefused(toKey, clinician, { reason: "a wrap to a member whose key a revoked device knows" });
    const toClean = withWraps(draft, (wraps) => [
      ...wraps,
      hpke({ kind: "device", id: clinician.device }, 0),
    ]);
    await expectRefused(toClean, clinician, { reason: "a wrap to a device in place of its member" });
  });

  test("seals with no key that the author does not hold", async () => {
    const { clinician } = by;
    const own = (to: Recipient) => ({ ...hpke(to), method: "own" as const, bytes: p.random.bytes(104) });
    const reason = "sealed with a key that the author does not hold";
    const draft = p.drafts.addScope(clinician, "case", p.newPatient(), [clinician.member]);
    await expectRefused(
      withWraps(draft, () => [own(role(OWNER_KEY))]),
      clinician,
      { reason },
    );
    const toColleague = withWraps(draft, (wraps) => [...wraps, own(member(by.trainee.member))]);
    await expectRefused(toColleague, clinician, { reason });
  });
});

describe("channels", () => {
  const line = (change: Partial<ChannelLine> = {}): ChannelLine => ({
    from: by.clinician.member,
    fromEpoch: 1,
    to: role(OWNER_KEY),
    toEpoch: p.state.currentEpoch(role(OWNER_KEY))!.epoch,
    keyHash: p.random.bytes(32),
    toWrap: p.random.bytes(1168),
    fromWrap: p.random.bytes(104),
    ...change,
  });
  const record = (...channels: ChannelLine[]) => ({
    ...p.drafts.addScope(by.clinician, "case", p.newPatient(), [by.clinician.member]),
    channels,
  });

  test("start at the author's member and end at somebody else who is living and not dirty", async () => {
    const { clinician, trainee } = by;
    expect(
      await p.refusal(record(line(), line({ to: member(trainee.member), toEpoch: 1 })), clinician),
    ).toBeNull();
    const wrongs: [Partial<ChannelLine>, string][] = [
      [{ from: trainee.member }, "a channel starts at its author's member"],
      [{ to: member(clinician.member), toEpoch: 1 }, "a channel to oneself"],
      [{ to: member(gone.member), toEpoch: 1 }, "a channel to a member who is not living"],
      [{ fromEpoch: 2 }, "a channel from another epoch than the current one"],
      [{ toEpoch: 9 }, "a channel to another epoch than the current one"],
      [{ to: member(dirty.member), toEpoch: 1 }, "a channel to or from a key that a revoked device knows"],
    ];
    for (const [change, reason] of wrongs) await expectRefused(record(line(change)), clinician, { reason });
    await expectRefused(record(line(), line()), clinician, { reason: "the channel exists" });
    const fromDirty = {
      ...p.drafts.addScope(dirty, "case", p.newPatient(), [dirty.member]),
      channels: [line({ from: dirty.member })],
    };
    await expectRefused(fromDirty, dirty, {
      reason: "a channel to or from a key that a revoked device knows",
    });
  });

  test("carry nothing in the other direction or for somebody else", async () => {
    const { clinician, trainee } = by;
    const toTrainee = line({ to: member(trainee.member), toEpoch: 1 });
    const draft = record(toTrainee);
    const sealed = { method: "channel" as const, bytes: p.random.bytes(104) };
    const used = withWraps(draft, (wraps) => [...wraps, { ...hpke(member(trainee.member)), ...sealed }]);
    expect(await p.refusal(used, clinician)).toBeNull();
    const toOther = withWraps(draft, (wraps) => [...wraps, { ...hpke(member(by.biller.member)), ...sealed }]);
    await expectRefused(toOther, clinician, { reason: "no such channel" });
    const state = p.state.clone();
    await state.append(p.sign(used, clinician), { verify: () => true });
    expect(state.channelBetween(clinician.member, member(trainee.member))).not.toBeNull();
    expect(state.channelBetween(trainee.member, member(clinician.member))).toBeNull();
  });
});

describe("grant", () => {
  test("is for owners and whoever reads the scope", async () => {
    const to = by.supervisor.member;
    for (const who of [founder, by.owner, by.clinician]) {
      expect(await p.refusal(p.drafts.grant(who, notes, to), who)).toBeNull();
    }
    for (const who of [by["front-desk"], by.trainee, by.supervisor]) {
      await expectRefused(p.drafts.grant(who, notes, to), who, { code: "not-allowed" });
    }
  });

  test("is of a file or case, to members who are living", async () => {
    const owners = p.state.scopeOf("owner")!.scope;
    await expectRefused(p.drafts.grant(founder, owners, by.clinician.member), founder, {
      reason: "this kind of scope is not granted",
    });
    await expectRefused(
      p.drafts.grant(founder, bytesToScopeId(p.random.bytes(16)), by.clinician.member),
      founder,
      {
        reason: "no such scope",
      },
    );
    await expectRefused(p.drafts.grant(founder, notes, gone.member), founder, {
      reason: "a wrap to a member who is not living",
    });
    const record = p.drafts.grant(founder, notes, by.supervisor.member);
    const [line] = record.grants;
    const toOffice = { ...line!, wrap: hpke(role(OFFICE_KEY)) };
    await expectRefused({ ...record, grants: [toOffice] }, founder, {
      reason: "a scope is granted to members only",
    });
    await expectRefused({ ...record, grants: [] }, founder, { reason: "nothing is granted" });
  });

  test("is of the scope that is its subject, in its current epoch, and not while that is dirty", async () => {
    const record = p.drafts.grant(founder, notes, by.supervisor.member);
    const [line] = record.grants;
    await expectRefused({ ...record, grants: [{ ...line!, epoch: 2 }] }, founder, {
      reason: "a grant of another epoch than the current one",
    });
    const other = p.drafts.grant(founder, file, by.supervisor.member);
    await expectRefused({ ...record, grants: [...record.grants, ...other.grants] }, founder, {
      reason: "a grant of another scope",
    });
    expect(p.state.isDirty(scope(staleNotes))).toBe(true);
    await expectRefused(p.drafts.grant(founder, staleNotes, by.supervisor.member), founder, {
      reason: "the scope needs a new epoch first",
    });
  });

  test("reaches a dirty member through all of its devices", async () => {
    const record = p.drafts.grant(founder, notes, dirty.member);
    expect(record.grants).toHaveLength(2);
    expect(await p.refusal(record, founder)).toBeNull();
    await expectRefused({ ...record, grants: record.grants.slice(1) }, founder, {
      reason: "not wrapped to every device of the member",
    });
  });
});

describe("rotate", () => {
  test("is for who reads a scope, holds a role key, or is the member", async () => {
    const { clinician, trainee } = by;
    expect(await p.refusal(p.drafts.rotate(clinician, [scope(notes)]), clinician)).toBeNull();
    expect(await p.refusal(p.drafts.rotate(trainee, [role(STAFF_KEY)]), trainee)).toBeNull();
    expect(await p.refusal(p.drafts.rotate(trainee, [member(trainee.member)]), trainee)).toBeNull();
    const wrongs: [BuilderDevice, KeySubject][] = [
      [trainee, scope(notes)],
      [clinician, role(OFFICE_KEY)],
      [clinician, role(OWNER_KEY)],
      [by["front-desk"], scope(notes)],
      [founder, member(clinician.member)],
      [founder, scope(bytesToScopeId(p.random.bytes(16)))],
      [founder, role(bytesToRoleId(p.random.bytes(16)))],
    ];
    for (const [who, subject] of wrongs) {
      await expectRefused(p.drafts.rotate(who, [subject]), who, { code: "not-allowed" });
    }
    await expectRefused(p.drafts.rotate(founder, []), founder, { reason: "nothing is rotated" });
  });

  test("opens the next epoch, once", async () => {
    const record = p.drafts.rotate(by.clinician, [scope(notes)]);
    const [line] = record.epochs;
    for (const epoch of [3, 9]) {
      await expectRefused({ ...record, epochs: [{ ...line!, epoch }] }, by.clinician, {
        reason: "an epoch is not the next one",
      });
    }
    const first = { ...line!, epoch: 1, previous: new Uint8Array(0) };
    await expectRefused({ ...record, epochs: [first] }, by.clinician, {
      reason: "an epoch is not the next one",
    });
    await expectRefused({ ...record, epochs: [line!, line!] }, by.clinician, {
      reason: "two epochs of one key",
    });
    const role2 = p.drafts.rotate(founder, [role(OWNER_KEY)]);
    const noKey = { ...role2.epochs[0]!, kemPublic: new Uint8Array(1216).fill(255) };
    await expectRefused({ ...role2, epochs: [noKey] }, founder, { reason: "a key for wraps is none" });
  });

  test("leaves a living member out of a file or case only by an owner's hand", async () => {
    const leaving = (who: BuilderDevice) =>
      p.drafts.rotate(who, [scope(notes)], { without: by.clinician.member });
    expect(await p.refusal(leaving(founder), founder)).toBeNull();
    const withSupervisor = p.drafts.grant(founder, notes, by.supervisor.member);
    await p.commit(withSupervisor, founder);
    await expectRefused(leaving(by.supervisor), by.supervisor, {
      code: "not-allowed",
      reason: "only an owner may leave a living member out",
    });
  });

  test("may wrap a case to one more member, and leaves a removed one out by itself", async () => {
    const more = withWraps(p.drafts.rotate(by.clinician, [scope(notes)]), (wraps) => [
      ...wraps,
      hpke(member(by.trainee.member)),
    ]);
    expect(await p.refusal(more, by.clinician)).toBeNull();
    const record = p.drafts.rotate(by.clinician, [scope(staleNotes)]);
    expect(record.epochs[0]!.wraps.map(({ recipient }) => recipient.id)).not.toContain(gone.member);
    expect(await p.refusal(record, by.clinician)).toBeNull();
  });

  test("wraps a role key to all who hold the role and to no other", async () => {
    const record = p.drafts.rotate(founder, [role(OFFICE_KEY)]);
    const [line] = record.epochs;
    for (let at = 0; at < line!.wraps.length; at++) {
      const missing = withWraps(record, (wraps) => wraps.filter((_, place) => place !== at));
      await expectRefused(missing, founder, { reason: "not wrapped to a member that it must be wrapped to" });
    }
    const extra = withWraps(record, (wraps) => [...wraps, hpke(member(by.trainee.member))]);
    await expectRefused(extra, founder, { reason: "a recipient who may not be one" });
    const toRole = withWraps(record, (wraps) => [...wraps, hpke(role(STAFF_KEY))]);
    await expectRefused(toRole, founder, { reason: "a role's secret is wrapped to members only" });
  });

  test("that ends a dirty state grants the new key exactly what only devices held", async () => {
    const own = member(dirty.member);
    const record = p.drafts.rotate(dirty, [own]);
    expect(record.grants.map(({ subject }) => subject.id).sort()).toEqual([STAFF_KEY, file].sort());
    expect(await p.refusal(record, dirty)).toBeNull();
    for (let at = 0; at < record.grants.length; at++) {
      const grants = record.grants.filter((_, place) => place !== at);
      await expectRefused({ ...record, grants }, dirty, { code: "invalid-record" });
    }
    const extra = p.drafts.grants(founder, scope(notes), by.trainee.member);
    await expectRefused({ ...record, grants: [...record.grants, ...extra] }, dirty, {
      code: "invalid-record",
    });
    const staffOnly = p.drafts.rotate(by.clinician, [role(STAFF_KEY)]);
    const granting = p.drafts.grants(by.clinician, scope(notes), by.trainee.member);
    await expectRefused({ ...staffOnly, grants: granting }, by.clinician, {
      reason: "a grant that this record may not make",
    });
    expect(await p.refusal(p.drafts.rotate(by.trainee, [member(by.trainee.member)]), by.trainee)).toBeNull();
  });

  test("of a member's key wraps it to its living devices only", async () => {
    const own = member(by.clinician.member);
    const record = p.drafts.rotate(by.clinician, [own]);
    const toSelf = withWraps(record, (wraps) => [...wraps, hpke(member(founder.member))]);
    await expectRefused(toSelf, by.clinician, { reason: "a member's secret is wrapped to its devices only" });
    const foreign = withWraps(record, (wraps) => [...wraps, hpke({ kind: "device", id: founder.device }, 0)]);
    await expectRefused(foreign, by.clinician, { reason: "a wrap to a device in place of its member" });
    const epoch1 = withWraps(record, ([first]) => [{ ...first!, recipientEpoch: 1 }]);
    await expectRefused(epoch1, by.clinician, { reason: "a device has no epoch" });
  });

  test("cuts only who is left out by it", async () => {
    const record = p.drafts.rotate(founder, [scope(notes)], { without: by.clinician.member });
    const cut = { device: by.clinician.device, scope: notes, incarnation: 0, counter: 3 };
    expect(await p.refusal({ ...record, cuts: [cut] }, founder)).toBeNull();
    await expectRefused({ ...record, cuts: [{ ...cut, device: by.owner.device }] }, founder, {
      reason: "a cut of what this record does not take",
    });
    const staying = p.drafts.rotate(founder, [scope(notes)]);
    await expectRefused({ ...staying, cuts: [cut] }, founder, {
      reason: "a cut of what this record does not take",
    });
  });
});
