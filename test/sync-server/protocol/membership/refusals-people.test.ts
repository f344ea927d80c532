import { beforeAll, describe, expect, test } from "vitest";
import type { ScopeId } from "../../../../crypto/public/ids.ts";
import { bytesToDeviceId, bytesToInviteId, bytesToMemberId } from "../../../../crypto/public/ids.ts";
import { deviceIdOf, inviteIdOf } from "../../../../sync-server/protocol/names.ts";
import type { MembershipRecord } from "../../../../sync-server/protocol/record.ts";
import { OFFICE_KEY, OWNER_KEY, rolesToSet, STAFF_KEY } from "../../../../sync-server/protocol/roles.ts";
import {
  type BuilderDevice,
  type BuilderInvite,
  buildPractice,
  type Practice,
} from "../../../support/practice-builder.ts";
import { bareRecord } from "../../../support/record-drafts.ts";

let p: Practice;
let founder: BuilderDevice;
let anna: BuilderDevice;
let phone: BuilderDevice;
let kit: BuilderDevice;
let front: BuilderDevice;
let owner: BuilderDevice;
let notes: ScopeId;
let open: BuilderInvite;
let used: BuilderInvite;
let link: BuilderInvite;

beforeAll(async () => {
  p = await buildPractice({ seed: "refusals of people" });
  ({ founder } = p);
  anna = await p.addMember(["clinician"]);
  phone = await p.addDevice(anna);
  kit = await p.addDevice(anna, "kit");
  front = await p.addMember(["front-desk"]);
  owner = await p.addMember(["owner"]);
  notes = await p.addScope(anna, "case", p.newPatient(), [anna.member]);
  open = p.newInvite("member", ["clinician"]);
  used = p.newInvite("member", ["clinician"]);
  link = p.newInvite("device", [], anna.member);
  await p.commit(p.draftInvite(founder, open), founder);
  await p.commit(p.draftInvite(founder, used), founder);
  await p.commit(p.draftAddMember(founder, used, [p.newDevice(p.newMember())]), founder);
  await p.commit(p.draftInvite(anna, link), anna);
});

const revokeInvite = (by: BuilderDevice, { invite }: BuilderInvite): MembershipRecord => ({
  ...bareRecord(p.state, by, "revoke-invite"),
  subject: invite,
});

async function expectRefused(
  record: MembershipRecord,
  by: BuilderDevice,
  expected: { code?: string; reason?: string },
): Promise<void> {
  expect(await p.refusal(record, by)).toMatchObject(expected);
}

describe("invite", () => {
  test("is made by an owner for members, by a member for its own devices", async () => {
    expect(await p.refusal(p.draftInvite(owner, p.newInvite("member", ["clinician"])), owner)).toBeNull();
    expect(await p.refusal(p.draftInvite(front, p.newInvite("device", [], front.member)), front)).toBeNull();
    for (const by of [anna, front]) {
      await expectRefused(p.draftInvite(by, p.newInvite("member", ["clinician"])), by, {
        code: "not-allowed",
      });
    }
    await expectRefused(p.draftInvite(founder, p.newInvite("device", [], anna.member)), founder, {
      code: "not-allowed",
    });
  });

  test("has the id of its key, once, and only roles that exist", async () => {
    const made = p.newInvite("member", ["clinician"]);
    const withLine = (change: Partial<typeof made.line>) =>
      p.draftInvite(founder, { ...made, line: { ...made.line, ...change } });
    const invalid = { code: "invalid-record" };
    await expectRefused(withLine({ invite: bytesToInviteId(p.random.bytes(16)) }), founder, invalid);
    await expectRefused(withLine({ roles: 128 }), founder, { reason: "unknown role" });
    await expectRefused(withLine({ member: anna.member }), founder, invalid);
    await expectRefused(p.draftInvite(founder, open), founder, { reason: "this invite was made before" });
    const lowOrder = new Uint8Array(32);
    await expectRefused(withLine({ signPublic: lowOrder, invite: inviteIdOf(lowOrder) }), founder, {
      reason: "an invite's key is none",
    });
    const roleLink = p.newInvite("device", ["clinician"], anna.member);
    await expectRefused(p.draftInvite(anna, roleLink), anna, { reason: "a device link gives no roles" });
    await expectRefused(
      { ...p.draftInvite(founder, made), invites: [made.line, made.line] },
      founder,
      invalid,
    );
    await expectRefused({ ...p.draftInvite(founder, made), invites: [] }, founder, invalid);
  });

  test("is revoked by an owner or, a device link, by its member, and only while open", async () => {
    expect(await p.refusal(revokeInvite(owner, open), owner)).toBeNull();
    expect(await p.refusal(revokeInvite(phone, link), phone)).toBeNull();
    expect(await p.refusal(revokeInvite(owner, link), owner)).toBeNull();
    await expectRefused(revokeInvite(anna, open), anna, { code: "not-allowed" });
    await expectRefused(revokeInvite(front, link), front, { code: "not-allowed" });
    await expectRefused(revokeInvite(founder, used), founder, { code: "invite-closed" });
    const unknown = p.newInvite("member", ["clinician"]);
    await expectRefused(revokeInvite(founder, unknown), founder, { reason: "no such invite" });
  });
});

describe("add-member", () => {
  const draft = (by = founder, invite = open) => p.draftAddMember(by, invite, [p.newDevice(p.newMember())]);

  test("is for owners", async () => {
    expect(await p.refusal(draft(owner), owner)).toBeNull();
    for (const by of [anna, front]) await expectRefused(draft(by), by, { code: "not-allowed" });
  });

  test("needs an open member invite, and uses it", async () => {
    await expectRefused(draft(founder, used), founder, {
      code: "invite-closed",
      reason: "the invite is used",
    });
    await expectRefused(draft(founder, p.newInvite("member", ["clinician"])), founder, {
      reason: "no such invite",
    });
    await expectRefused(draft(founder, { ...link, line: { ...link.line, roles: 2 } }), founder, {
      reason: "an invite of another kind",
    });
  });

  test("gives exactly the roles of the invite", async () => {
    const record = draft();
    const [line] = record.members;
    await expectRefused({ ...record, members: [{ ...line!, roles: rolesToSet(["owner"]) }] }, founder, {
      reason: "the roles are not those of the invite",
    });
  });

  test("brings one member with one device and perhaps a kit", async () => {
    const member = p.newMember();
    const device = p.newDevice(member);
    const newKit = p.newDevice(member, "kit");
    const of = (...devices: BuilderDevice[]) => p.draftAddMember(founder, open, devices);
    expect(await p.refusal(of(device, newKit), founder)).toBeNull();
    await expectRefused(of(newKit), founder, { reason: "expected a device" });
    await expectRefused(of(device, p.newDevice(member)), founder, { reason: "expected a kit" });
    await expectRefused(of(device, newKit, p.newDevice(member, "kit")), founder, { code: "invalid-record" });
    await expectRefused({ ...of(device), devices: [] }, founder, { code: "invalid-record" });
    await expectRefused({ ...of(device), members: [] }, founder, { code: "invalid-record" });
    await expectRefused(
      { ...of(device), devices: [device.line, p.newDevice(anna.member, "kit").line] },
      founder,
      {
        reason: "a device of another member",
      },
    );
  });

  test("gives no id of zeros", async () => {
    const zeros = bytesToMemberId(new Uint8Array(16));
    await expectRefused(p.draftAddMember(founder, open, [p.newDevice(zeros)]), founder, {
      reason: "a member id of zeros",
    });
  });

  test("never gives a known member or device again", async () => {
    const again = p.draftAddMember(founder, open, [p.newDevice(anna.member)]);
    await expectRefused(again, founder, { reason: "this member id was used before" });
    const member = p.newMember();
    const known = p.draftAddMember(founder, open, [{ ...phone, member, line: { ...phone.line, member } }]);
    await expectRefused(known, founder, { reason: "this device was known before" });
  });

  test("refuses a device whose id is not of its keys, and keys that are none", async () => {
    const member = p.newMember();
    const good = p.newDevice(member);
    const with_ = (line: Partial<typeof good.line>) => {
      const changed = { ...good.line, ...line };
      return p.draftAddMember(founder, open, [{ ...good, device: changed.device, line: changed }]);
    };
    await expectRefused(with_({ device: bytesToDeviceId(p.random.bytes(16)) }), founder, {
      reason: "a device id is not of its keys",
    });
    const signPublic = new Uint8Array(32);
    await expectRefused(with_({ signPublic, device: deviceIdOf(signPublic, good.line.kemPublic) }), founder, {
      reason: "a device's signing key is none",
    });
    const kemPublic = new Uint8Array(1216).fill(0xff);
    await expectRefused(with_({ kemPublic, device: deviceIdOf(good.line.signPublic, kemPublic) }), founder, {
      reason: "a device's key for wraps is none",
    });
  });

  test("opens the member's first epoch for its devices and no other key", async () => {
    const record = draft();
    const [own] = record.epochs;
    await expectRefused({ ...record, epochs: [] }, founder, {
      reason: "a new epoch of the member is missing",
    });
    await expectRefused({ ...record, epochs: [{ ...own!, wraps: [] }] }, founder, {
      reason: "not wrapped to a device that it must be wrapped to",
    });
    const staff = p.drafts.epoch(founder, { kind: "role", id: STAFF_KEY });
    await expectRefused({ ...record, epochs: [own!, staff] }, founder, {
      reason: "an epoch of a key that this record may not open",
    });
    const toFounder = { ...own!.wraps[0]!, recipient: { kind: "device", id: founder.device } as const };
    await expectRefused({ ...record, epochs: [{ ...own!, wraps: [...own!.wraps, toFounder] }] }, founder, {
      reason: "a wrap to a device in place of its member",
    });
  });

  test("grants exactly the role keys of the member's roles, to that member", async () => {
    const record = draft();
    const [staff] = record.grants;
    await expectRefused({ ...record, grants: [] }, founder, { reason: "a grant of the role is missing" });
    const office = { ...staff!, subject: { kind: "role", id: OFFICE_KEY } as const };
    await expectRefused({ ...record, grants: [staff!, office] }, founder, {
      reason: "a grant of a key that this record may not grant",
    });
    const toAnna = p.drafts.grants(founder, staff!.subject, anna.member);
    await expectRefused({ ...record, grants: toAnna }, founder, { code: "invalid-record" });
    await expectRefused({ ...record, grants: [staff!, ...toAnna] }, founder, {
      reason: "a grant to somebody else",
    });
    await expectRefused({ ...record, grants: [{ ...staff!, epoch: 2 }] }, founder, {
      reason: "a grant of another epoch than the current one",
    });
  });
});

describe("add-device", () => {
  test("is for devices and the kit of the same member", async () => {
    const next = p.newDevice(anna.member);
    for (const by of [anna, phone, kit]) expect(await p.refusal(p.draftAddDevice(by, next), by)).toBeNull();
    for (const by of [founder, front]) {
      await expectRefused(p.draftAddDevice(by, next), by, {
        code: "not-allowed",
        reason: "only a device of the same member may add one",
      });
    }
  });

  test("by a kit adds no kit, and a member has one kit at most", async () => {
    await expectRefused(p.draftAddDevice(kit, p.newDevice(anna.member, "kit")), kit, {
      code: "not-allowed",
      reason: "a kit may add no kit",
    });
    await expectRefused(p.draftAddDevice(anna, p.newDevice(anna.member, "kit")), anna, {
      reason: "the member has a kit already",
    });
    expect(await p.refusal(p.draftAddDevice(front, p.newDevice(front.member, "kit")), front)).toBeNull();
  });

  test("by a device link uses that link once, of that member, with the join request's hash", async () => {
    const next = p.newDevice(anna.member);
    expect(await p.refusal(p.draftAddDevice(anna, next, link), anna)).toBeNull();
    await expectRefused(p.draftAddDevice(front, p.newDevice(front.member), link), front, {
      reason: "the link belongs to another member",
    });
    await expectRefused(p.draftAddDevice(anna, next, open), anna, { reason: "an invite of another kind" });
    await expectRefused(p.draftAddDevice(anna, next, used), anna, { code: "invite-closed" });
    const nonce = new Uint8Array(32);
    await expectRefused({ ...p.draftAddDevice(anna, next, link), nonce }, anna, { code: "invalid-record" });
    await expectRefused({ ...p.draftAddDevice(anna, next), nonce: p.random.bytes(32) }, anna, {
      code: "invalid-record",
    });
  });

  test("grants the member's current secret to the new device by HPKE, and nothing else", async () => {
    const next = p.newDevice(anna.member);
    const record = p.draftAddDevice(anna, next);
    const [own] = record.grants;
    await expectRefused({ ...record, grants: [] }, anna, { reason: "a grant of the member is missing" });
    await expectRefused({ ...record, grants: [own!, own!] }, anna, { code: "invalid-record" });
    const toPhone = { ...own!.wrap, recipient: { kind: "device", id: phone.device } as const };
    await expectRefused({ ...record, grants: [{ ...own!, wrap: toPhone }] }, anna, {
      reason: "a grant to somebody else",
    });
    const sealed = { ...own!.wrap, method: "own" as const, bytes: p.random.bytes(104) };
    await expectRefused({ ...record, grants: [{ ...own!, wrap: sealed }] }, anna, {
      reason: "a device has no key but its own",
    });
    const staff = { ...own!, subject: { kind: "role", id: STAFF_KEY } as const };
    await expectRefused({ ...record, grants: [own!, staff] }, anna, { code: "invalid-record" });
    const ofFounder = { ...own!, subject: { kind: "member", id: founder.member } as const };
    await expectRefused({ ...record, grants: [ofFounder] }, anna, { code: "invalid-record" });
  });
});

describe("revoke-device", () => {
  test("is for another device of the member, or an owner", async () => {
    expect(await p.refusal(p.drafts.revokeDevice(anna, phone.device), anna)).toBeNull();
    expect(await p.refusal(p.drafts.revokeDevice(owner, phone.device), owner)).toBeNull();
    expect(await p.refusal(p.drafts.revokeDevice(anna, kit.device), anna)).toBeNull();
    await expectRefused(p.drafts.revokeDevice(front, phone.device), front, { code: "not-allowed" });
    await expectRefused(p.drafts.revokeDevice(phone, phone.device), phone, {
      code: "not-allowed",
      reason: "a device cannot revoke itself",
    });
  });

  test("leaves the member a device that is no kit", async () => {
    await expectRefused(p.drafts.revokeDevice(founder, front.device), founder, {
      reason: "a member keeps at least one device",
    });
  });

  test("names a living device", async () => {
    const unknown = {
      ...p.drafts.revokeDevice(founder, phone.device),
      subject: p.newDevice(anna.member).device,
    };
    await expectRefused(unknown, founder, { reason: "no such living device" });
  });

  test("renews the member's key and every role key it held, for exactly who stays", async () => {
    const record = p.drafts.revokeDevice(anna, phone.device);
    for (let at = 0; at < record.epochs.length; at++) {
      const epochs = record.epochs.filter((_, place) => place !== at);
      await expectRefused({ ...record, epochs }, anna, { code: "invalid-record" });
    }
    const [own, ...others] = record.epochs;
    const toPhone = { ...own!.wraps[0]!, recipient: { kind: "device", id: phone.device } as const };
    const epochs = [{ ...own!, wraps: [...own!.wraps, toPhone] }, ...others];
    await expectRefused({ ...record, epochs }, anna, { reason: "a wrap to a device that is not living" });
  });

  test("by an owner makes no key for the member, and wraps to its devices instead of its dirty key", async () => {
    const record = p.drafts.revokeDevice(owner, phone.device);
    const own = p.drafts.epoch(anna, { kind: "member", id: anna.member }, { revoked: phone.device });
    await expectRefused({ ...record, epochs: [own, ...record.epochs] }, owner, {
      reason: "an epoch of a key that this record may not open",
    });
    const [staff] = record.epochs;
    const direct = staff!.wraps.filter(({ recipient }) => recipient.kind === "member");
    const toAnna = {
      ...direct[0]!,
      recipient: { kind: "member", id: anna.member } as const,
      recipientEpoch: 1,
    };
    const wraps = [...direct, { ...toAnna, method: "hpke" as const, bytes: p.random.bytes(1168) }];
    await expectRefused({ ...record, epochs: [{ ...staff!, wraps }] }, owner, {
      reason: "a wrap to a member whose key a revoked device knows",
    });
  });

  test("by an owner grants nothing", async () => {
    const record = p.drafts.revokeDevice(owner, phone.device);
    const grants = p.drafts.grants(owner, { kind: "scope", id: notes }, front.member);
    await expectRefused({ ...record, grants }, owner, { reason: "a grant that this record may not make" });
  });

  test("brings a kit only for a revoked kit of the signer's own", async () => {
    const newKit = p.newDevice(anna.member, "kit").line;
    const ofPhone = { ...p.drafts.revokeDevice(anna, phone.device), devices: [newKit] };
    await expectRefused(ofPhone, anna, { reason: "only a member's own kit is replaced" });
    const byOwner = { ...p.drafts.revokeDevice(owner, kit.device), devices: [newKit] };
    await expectRefused(byOwner, owner, { reason: "only a member's own kit is replaced" });
    const plain = { ...p.drafts.revokeDevice(anna, kit.device), devices: [p.newDevice(anna.member).line] };
    await expectRefused(plain, anna, { reason: "expected a kit" });
    const foreign = {
      ...p.drafts.revokeDevice(anna, kit.device),
      devices: [p.newDevice(front.member, "kit").line],
    };
    await expectRefused(foreign, anna, { reason: "a kit of another member" });
    const unwrapped = { ...p.drafts.revokeDevice(anna, kit.device), devices: [newKit] };
    await expectRefused(unwrapped, anna, { reason: "not wrapped to a device that it must be wrapped to" });
  });
});

describe("remove-member", () => {
  test("is for owners, of somebody else: so the last owner stays", async () => {
    expect(await p.refusal(p.drafts.removeMember(owner, founder.member), owner)).toBeNull();
    for (const by of [anna, front]) {
      await expectRefused(p.drafts.removeMember(by, owner.member), by, { code: "not-allowed" });
    }
    await expectRefused(p.drafts.removeMember(owner, owner.member), owner, {
      code: "not-allowed",
      reason: "nobody removes themselves: another owner does",
    });
    const alone = await buildPractice({ seed: "the last owner leaves" });
    const leaving = alone.drafts.removeMember(alone.founder, alone.founder.member);
    expect(await alone.refusal(leaving, alone.founder)).toMatchObject({ code: "not-allowed" });
  });

  test("names a living member", async () => {
    const record = { ...p.drafts.removeMember(founder, anna.member), subject: p.newMember() };
    await expectRefused(record, founder, { reason: "no such living member" });
  });

  test("renews every role key that one held, and not for that one", async () => {
    const record = p.drafts.removeMember(founder, front.member);
    expect(record.epochs.map(({ subject }) => subject.id)).toEqual([OFFICE_KEY, STAFF_KEY]);
    await expectRefused({ ...record, epochs: record.epochs.slice(1) }, founder, {
      reason: "a new epoch of the role is missing",
    });
    const [office, staff] = record.epochs;
    const toFront = p.drafts.epoch(founder, office!.subject);
    await expectRefused({ ...record, epochs: [toFront, staff!] }, founder, {
      reason: "a wrap to a member who is not living",
    });
    const ownerKey = p.drafts.epoch(founder, { kind: "role", id: OWNER_KEY });
    await expectRefused({ ...record, epochs: [...record.epochs, ownerKey] }, founder, {
      reason: "an epoch of a key that this record may not open",
    });
    const untouched = p.drafts.removeMember(founder, front.member, [notes]);
    await expectRefused(untouched, founder, { reason: "an epoch of a key that this record may not open" });
  });

  test("closes the device links of that member", async () => {
    const state = p.state.clone();
    const bytes = p.sign(p.drafts.removeMember(founder, anna.member), founder);
    await state.append(bytes, { verify: () => true });
    expect(state.invite(link.invite)?.state).toBe("revoked");
    expect(state.invite(open.invite)?.state).toBe("open");
  });

  test("cuts only what it takes, once", async () => {
    const record = p.drafts.removeMember(founder, anna.member, [notes]);
    const cut = { device: anna.device, scope: notes, incarnation: 0, counter: 7 };
    expect(await p.refusal({ ...record, cuts: [cut, { ...cut, device: phone.device }] }, founder)).toBeNull();
    const owners = p.state.scopeOf("owner")!.scope;
    for (const cuts of [
      [{ ...cut, device: front.device }],
      [{ ...cut, device: kit.device }],
      [{ ...cut, scope: owners }],
      [{ ...cut, scope: p.newScope() }],
      [{ ...cut, device: p.newDevice(anna.member).device }],
    ]) {
      await expectRefused({ ...record, cuts }, founder, {
        reason: "a cut of what this record does not take",
      });
    }
    await expectRefused({ ...record, cuts: [cut, cut] }, founder, { reason: "two cuts of one chain" });
  });
});

describe("set-role", () => {
  const roles = rolesToSet;

  test("is for owners: a front desk cannot sign a role change", async () => {
    for (const by of [front, anna]) {
      await expectRefused(p.drafts.setRole(by, by.member, roles(["owner"])), by, {
        code: "not-allowed",
        reason: "only an owner may do this",
      });
    }
  });

  test("takes no key from its signer, so the last owner stays owner", async () => {
    await expectRefused(p.drafts.setRole(owner, owner.member, roles(["clinician"])), owner, {
      code: "not-allowed",
      reason: "nobody takes a key from themselves: another owner does",
    });
    expect(
      await p.refusal(p.drafts.setRole(owner, owner.member, roles(["owner", "auditor"])), owner),
    ).toBeNull();
    expect(
      await p.refusal(p.drafts.setRole(founder, owner.member, roles(["clinician"])), founder),
    ).toBeNull();
  });

  test("changes something, to roles that exist, of a living member", async () => {
    await expectRefused(p.drafts.setRole(founder, anna.member, roles(["clinician"])), founder, {
      reason: "the roles are these already",
    });
    await expectRefused(p.drafts.setRole(founder, anna.member, 256), founder, { reason: "unknown role" });
    await expectRefused({ ...p.drafts.setRole(founder, anna.member, 1), subject: p.newMember() }, founder, {
      reason: "no such living member",
    });
  });

  test("grants exactly what is gained", async () => {
    const record = p.drafts.setRole(founder, anna.member, roles(["front-desk"]));
    expect(await p.refusal(record, founder)).toBeNull();
    await expectRefused({ ...record, grants: [] }, founder, { reason: "a grant of the role is missing" });
    const ownerKey = p.drafts.grants(founder, { kind: "role", id: OWNER_KEY }, anna.member);
    await expectRefused({ ...record, grants: [...record.grants, ...ownerKey] }, founder, {
      reason: "a grant of a key that this record may not grant",
    });
  });

  test("renews exactly what is lost", async () => {
    const record = p.drafts.setRole(founder, front.member, roles(["clinician"]));
    expect(record.epochs.map(({ subject }) => subject.id)).toEqual([OFFICE_KEY]);
    await expectRefused({ ...record, epochs: [] }, founder, { reason: "a new epoch of the role is missing" });
    const staff = p.drafts.epoch(founder, { kind: "role", id: STAFF_KEY });
    await expectRefused({ ...record, epochs: [...record.epochs, staff] }, founder, {
      reason: "an epoch of a key that this record may not open",
    });
  });
});
