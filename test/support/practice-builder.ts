/**
 * A practice with real signatures and hashes, built record by record through the real validator: for tests of the validator itself
 * and of everything that needs a valid log.
 *
 *     const practice = await buildPractice({ seed: 1 });
 *     const anna = await practice.addMember(["clinician"]);
 *     const scope = await practice.addScope(anna, "case", practice.newPatient(), [anna.member]);
 *     practice.log  // records as bytes, ready for a relay
 *
 * A test that wants a wrong record takes one of `practice.drafts`, changes it, and asks `practice.refusal`.
 */

import {
  bytesToDocumentId,
  bytesToMemberId,
  bytesToPatientId,
  bytesToScopeId,
  type DocumentId,
  type InviteId,
  type MemberId,
  type PatientId,
  type ScopeId,
} from "../../crypto/public/ids.ts";
import { makeNobleVerifier, type Verifier } from "../../crypto/public/signature.ts";
import type { Random } from "../../crypto/secret/random.ts";
import { makeNobleSigningKey, type SyncSigningKey } from "../../crypto/secret/signing.ts";
import type { RejectCode } from "../../sync-server/protocol/codes.ts";
import {
  type Membership,
  type Validation,
  validateRecord,
} from "../../sync-server/protocol/membership/membership.ts";
import { deviceIdOf, inviteIdOf } from "../../sync-server/protocol/names.ts";
import type { KeySubject } from "../../sync-server/protocol/principals.ts";
import {
  encodeRecordContent,
  joinRecord,
  type MembershipRecord,
  NO_NONCE,
} from "../../sync-server/protocol/record.ts";
import type {
  DeviceKind,
  DeviceLine,
  InviteKind,
  InviteLine,
  ScopeKind,
} from "../../sync-server/protocol/record-lists.ts";
import { NO_SUBJECT, type RecordSubject } from "../../sync-server/protocol/record-subject.ts";
import { type RoleName, roleKeysOf, rolesToSet } from "../../sync-server/protocol/roles.ts";
import { genesisRecord } from "./genesis-draft.ts";
import { randomKemPublic } from "./random-keys.ts";
import {
  type Author,
  bareRecord,
  type Drafts,
  type KeyMaker,
  makeDrafts,
  makeRandomKeys,
  roleSubjects,
  wrapTo,
} from "./record-drafts.ts";
import { makeSeededRandom } from "./seeded-random.ts";

export interface BuilderOptions {
  readonly seed: string | number;
  /** Real keys and wraps, for tests that open them. */
  readonly keys?: KeyMaker;
  /** Device kem public keys, for the same tests. */
  readonly kemPublic?: () => Uint8Array;
  /** Noble's unless given: a log of a thousand records wants the fast one. */
  readonly verifier?: Verifier;
}

/** A device of the practice and the ability to sign as it. */
export interface BuilderDevice extends Author {
  readonly line: DeviceLine;
  readonly signing: SyncSigningKey;
}

export interface BuilderInvite {
  readonly invite: InviteId;
  readonly line: InviteLine;
  readonly signing: SyncSigningKey;
}

export interface Practice {
  readonly state: Membership;
  /** Every record so far. */
  readonly log: Uint8Array[];
  readonly random: Random;
  readonly keys: KeyMaker;
  readonly founder: BuilderDevice;
  /** Drafts from the state as it is now. */
  readonly drafts: Drafts;

  newPatient(): PatientId;
  newMember(): MemberId;
  newScope(): ScopeId;
  newDocument(): DocumentId;
  newDevice(member: MemberId, kind?: DeviceKind): BuilderDevice;
  newInvite(kind: InviteKind, roles: readonly RoleName[], member?: MemberId): BuilderInvite;

  draftInvite(author: Author, invite: BuilderInvite): MembershipRecord;
  draftRevokeInvite(author: Author, invite: BuilderInvite): MembershipRecord;
  /** The second device is a kit. */
  draftAddMember(author: Author, invite: BuilderInvite, devices: readonly BuilderDevice[]): MembershipRecord;
  /** `link`: the device link that is used. */
  draftAddDevice(author: Author, device: BuilderDevice, link?: BuilderInvite): MembershipRecord;

  sign(record: MembershipRecord, signer: BuilderDevice): Uint8Array;
  /** With zeros where the signature belongs, for a verifier that lets everything through. */
  unsigned(record: MembershipRecord): Uint8Array;
  /** Signs and appends; throws when the validator refuses. */
  commit(record: MembershipRecord, signer: BuilderDevice): Promise<void>;
  /** What the validator says of a signed record; it changes nothing. */
  check(record: Uint8Array): Promise<Validation>;
  /** The code and reason with which the record is refused, or `null`. */
  refusal(
    record: MembershipRecord,
    signer: BuilderDevice,
  ): Promise<{ code: RejectCode; reason: string } | null>;

  addMember(roles: readonly RoleName[], by?: BuilderDevice): Promise<BuilderDevice>;
  addDevice(by: BuilderDevice, kind?: DeviceKind): Promise<BuilderDevice>;
  addScope(
    by: BuilderDevice,
    kind: ScopeKind,
    subject: RecordSubject,
    members?: readonly MemberId[],
  ): Promise<ScopeId>;
}

export async function buildPractice(options: BuilderOptions): Promise<Practice> {
  const random = makeSeededRandom(`practice ${options.seed}`);
  const keys = options.keys ?? makeRandomKeys(random);
  const verifier = options.verifier ?? makeNobleVerifier();
  const log: Uint8Array[] = [];

  function newDevice(member: MemberId, kind: DeviceKind = "device"): BuilderDevice {
    const signing = makeNobleSigningKey(random.bytes(32));
    const kemPublic = options.kemPublic?.() ?? randomKemPublic(random);
    const device = deviceIdOf(signing.publicKey, kemPublic);
    const line: DeviceLine = { device, member, kind, signPublic: signing.publicKey, kemPublic };
    return { device, member, line, signing };
  }

  function sign(record: MembershipRecord, { signing }: BuilderDevice): Uint8Array {
    const content = encodeRecordContent(record);
    return joinRecord(content, signing.sign("record", content));
  }

  const founder = newDevice(bytesToMemberId(random.bytes(16)));
  const genesis = sign(genesisRecord(founder.line, random, keys), founder);
  const opened = await validateRecord(null, genesis, verifier);
  if (!opened.ok) throw new Error(`genesis: ${opened.reason}`);
  const { state } = opened;
  log.push(genesis);

  const practice: Practice = {
    state,
    log,
    random,
    keys,
    founder,
    get drafts() {
      return makeDrafts(state, random, keys);
    },
    newPatient: () => bytesToPatientId(random.bytes(16)),
    newMember: () => bytesToMemberId(random.bytes(16)),
    newScope: () => bytesToScopeId(random.bytes(16)),
    newDocument: () => bytesToDocumentId(random.bytes(16)),
    newDevice,
    newInvite(kind, roles, member) {
      const signing = makeNobleSigningKey(random.bytes(32));
      const invite = inviteIdOf(signing.publicKey);
      const line: InviteLine = {
        invite,
        kind,
        member: member ?? NO_SUBJECT,
        roles: rolesToSet(roles),
        expiresAtMs: 1_800_000_000_000,
        signPublic: signing.publicKey,
        forInvitee: random.bytes(64),
        forOwner: random.bytes(64),
      };
      return { invite, line, signing };
    },
    draftInvite: (author, { line }) => ({ ...bareRecord(state, author, "invite"), invites: [line] }),
    draftRevokeInvite: (author, { invite }) => ({
      ...bareRecord(state, author, "revoke-invite"),
      subject: invite,
    }),
    draftAddMember(author, { invite, line }, devices) {
      const member = devices[0]?.member ?? bytesToMemberId(random.bytes(16));
      const subject = { kind: "member", id: member } as const;
      const wraps = devices.map(({ line: { device, kemPublic } }) =>
        wrapTo(
          keys,
          {
            subject,
            epoch: 1,
            to: { recipient: { kind: "device", id: device }, epoch: 0, kemPublic },
            author: member,
          },
          () => false,
        ),
      );
      const own = { subject, epoch: 1, ...keys.open(subject, 1), wraps };
      const to = { recipient: subject, epoch: 1, kemPublic: own.kemPublic };
      return {
        ...bareRecord(state, author, "add-member"),
        subject: invite,
        nonce: random.bytes(32),
        members: [{ member, roles: line.roles }],
        devices: devices.map((device) => device.line),
        epochs: [own],
        grants: roleSubjects(roleKeysOf(line.roles)).map((role) => {
          const epoch = state.currentEpoch(role)?.epoch ?? 0;
          const wrap = wrapTo(keys, { subject: role, epoch, to, author: author.member }, () => false);
          return { subject: role, epoch, wrap };
        }),
      };
    },
    draftAddDevice(author, { line }, link) {
      const own: KeySubject = { kind: "member", id: author.member };
      const held = state.heldThroughDevicesOnly(author.member).map(({ subject }) => subject);
      const to = {
        recipient: { kind: "device", id: line.device },
        epoch: 0,
        kemPublic: line.kemPublic,
      } as const;
      return {
        ...bareRecord(state, author, "add-device"),
        subject: link?.invite ?? NO_SUBJECT,
        nonce: link === undefined ? NO_NONCE : random.bytes(32),
        devices: [line],
        grants: [own, ...held].map((subject) => {
          const epoch = state.currentEpoch(subject)?.epoch ?? 0;
          const wrap = wrapTo(keys, { subject, epoch, to, author: author.member }, () => false);
          return { subject, epoch, wrap };
        }),
      };
    },
    sign,
    unsigned: (record) => joinRecord(encodeRecordContent(record), new Uint8Array(64)),
    async commit(record, signer) {
      const bytes = sign(record, signer);
      const result = await state.append(bytes, verifier);
      if (!result.ok) throw new Error(`${record.type} refused: ${result.code}, ${result.reason}`);
      log.push(bytes);
    },
    check: (record) => state.clone().append(record, verifier),
    async refusal(record, signer) {
      const result = await practice.check(sign(record, signer));
      return result.ok ? null : { code: result.code, reason: result.reason };
    },
    async addMember(roles, by = founder) {
      const invite = practice.newInvite("member", roles);
      await practice.commit(practice.draftInvite(by, invite), by);
      const device = newDevice(practice.newMember());
      await practice.commit(practice.draftAddMember(by, invite, [device]), by);
      return device;
    },
    async addDevice(by, kind = "device") {
      const device = newDevice(by.member, kind);
      await practice.commit(practice.draftAddDevice(by, device), by);
      return device;
    },
    async addScope(by, kind, subject, members) {
      const record = practice.drafts.addScope(by, kind, subject, members);
      await practice.commit(record, by);
      const [line] = record.scopes;
      if (line === undefined) throw new Error("no scope");
      return line.scope;
    },
  };
  return practice;
}
