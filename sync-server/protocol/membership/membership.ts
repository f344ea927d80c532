/**
 * A practice's membership as its log has it: the one state that relay and engine ask who may do what.
 *
 * It moves only by {@link Membership.append}, record by record; a refused record changes nothing. Every question about the past
 * takes the index of the last record that counts.
 */

import type { EntryHeader } from "../../../crypto/public/entry.ts";
import type {
  DeviceId,
  InviteId,
  MemberId,
  PatientId,
  PracticeId,
  RoleId,
  ScopeId,
} from "../../../crypto/public/ids.ts";
import type { Verifier } from "../../../crypto/public/signature.ts";
import { isSamePrincipal, type KeySubject, type Recipient } from "../principals.ts";
import type { MembershipRecord } from "../record.ts";
import type { ChannelEnd, ScopeKind } from "../record-lists.ts";
import { NO_SUBJECT, type RecordSubject } from "../record-subject.ts";
import type { RoleSet } from "../roles.ts";
import { applyGenesisRecord, applyNextRecord, type Refused } from "./apply-record.ts";
import * as holders from "./holders.ts";
import { judgeEntry, type Judgement, judgePush } from "./judge.ts";
import {
  type Forecast,
  recipientsForMember,
  recipientsOfScope,
  requiredRecipients,
  type RequiredRecipient,
} from "./recipients.ts";
import {
  channelKey,
  type ChannelState,
  copyMembership,
  type DeviceState,
  type EpochState,
  type InviteRecordState,
  type MembershipData,
  type MemberState,
  placeKey,
  type ScopeState,
  type WrapState,
} from "./state.ts";

export type Validation =
  | { readonly ok: true; readonly state: Membership; readonly record: MembershipRecord }
  | Refused;

/** A wrap and the key whose secret it holds. */
export interface AddressedWrap {
  readonly epoch: EpochState;
  readonly wrap: WrapState;
}

export interface Membership {
  readonly practice: PracticeId;
  /** Index of the last record. */
  readonly headIndex: number;
  readonly headHash: Uint8Array;
  /** Record hash, or `null` beyond the head. */
  hashAt(index: number): Uint8Array | null;

  /** Living or not; `null` when the log never had it. */
  device(id: DeviceId): DeviceState | null;
  member(id: MemberId): MemberState | null;
  invite(id: InviteId): InviteRecordState | null;
  scope(id: ScopeId): ScopeState | null;
  members(): readonly MemberState[];
  invites(): readonly InviteRecordState[];
  scopes(): readonly ScopeState[];
  /** The one scope of this kind and subject (patient, member, or none). */
  scopeOf(kind: ScopeKind, subject?: PatientId | MemberId): ScopeState | null;
  scopesOf(patient: PatientId): { readonly file: ScopeState | null; readonly case: ScopeState | null };

  livingMembers(): readonly MemberState[];
  /** Kit included. */
  livingDevices(member: MemberId): readonly DeviceState[];
  deviceLives(device: DeviceId, atIndex?: number): boolean;
  memberLives(member: MemberId, atIndex?: number): boolean;
  /** The roles at that index; 0 for strangers. */
  rolesOf(member: MemberId, atIndex?: number): RoleSet;
  holdersOfRole(roleKey: RoleId): readonly MemberState[];
  readersOf(scope: ScopeId): readonly MemberState[];
  canRead(member: MemberId, scope: ScopeId, atIndex?: number): boolean;
  deviceReads(device: DeviceId, scope: ScopeId, atIndex?: number): boolean;

  /** The newest epoch, or `null` for a key that the log does not have. */
  currentEpoch(subject: KeySubject): EpochState | null;
  epochs(subject: KeySubject): readonly EpochState[];
  isDirty(subject: KeySubject, atIndex?: number): boolean;
  /** Living members and scopes that need a new epoch. */
  dirtySubjects(): readonly KeySubject[];
  /** Every wrap to this recipient, of epochs and of grants. */
  wrapsFor(recipient: Recipient): readonly AddressedWrap[];
  /** The channel between the current epochs of both ends. */
  channelBetween(from: MemberId, to: ChannelEnd): ChannelState | null;
  /** To whom the next epoch must be wrapped, as things stand or after what a record being built will change. */
  requiredRecipients(subject: KeySubject, forecast?: Forecast): readonly RequiredRecipient[];
  /** To whom the first epoch of a scope that does not exist yet must be wrapped, besides the members it is opened for. */
  recipientsOfNewScope(kind: ScopeKind, subject: RecordSubject): readonly RequiredRecipient[];
  /** How anything is wrapped to a member: to its own key or, while that is dirty, to each of its devices. */
  recipientsForMember(member: MemberId, forecast?: Forecast): readonly RequiredRecipient[];
  /** What a dirty member holds through its devices only: its next own epoch must be granted exactly this. */
  heldThroughDevicesOnly(member: MemberId): readonly EpochState[];

  /** For readers and for entries given back: by the rights at the entry's log index, and later cuts. */
  judgeEntry(header: EntryHeader): Judgement;
  /** For a relay taking a new entry: by the rights now as well. */
  judgePush(header: EntryHeader): Judgement;

  /** Adds the next record, or refuses it and changes nothing. */
  append(record: Uint8Array, verifier: Verifier): Promise<Validation>;
  /** The same state, free to go another way. */
  clone(): Membership;
}

/** `null` opens a log with its genesis record; otherwise as {@link Membership.append}. */
export async function validateRecord(
  state: Membership | null,
  record: Uint8Array,
  verifier: Verifier,
): Promise<Validation> {
  if (state !== null) return state.append(record, verifier);
  const applied = await applyGenesisRecord(record, verifier);
  return applied.ok ? { ok: true, state: makeMembership(applied.data), record: applied.record } : applied;
}

function makeMembership(data: MembershipData): Membership {
  const membership: Membership = {
    practice: data.practice,
    get headIndex() {
      return data.hashes.length - 1;
    },
    get headHash() {
      return requireHash(data, data.hashes.length - 1);
    },
    hashAt: (index) => data.hashes[index] ?? null,
    ...peopleOf(data),
    ...keysOf(data),
    judgeEntry: (header) => judgeEntry(data, header),
    judgePush: (header) => judgePush(data, header),
    async append(record, verifier) {
      const applied = await applyNextRecord(data, record, verifier);
      return applied.ok ? { ok: true, state: membership, record: applied.record } : applied;
    },
    clone: () => makeMembership(copyMembership(data)),
  };
  return membership;
}

function peopleOf(data: MembershipData) {
  const scopeAt = (kind: ScopeKind, subject: PatientId | MemberId | typeof NO_SUBJECT): ScopeState | null => {
    const id = data.scopeByPlace.get(placeKey({ kind, subject }));
    return id === undefined ? null : (data.scopes.get(id) ?? null);
  };
  return {
    device: (id: DeviceId) => data.devices.get(id) ?? null,
    member: (id: MemberId) => data.members.get(id) ?? null,
    invite: (id: InviteId) => data.invites.get(id) ?? null,
    scope: (id: ScopeId) => data.scopes.get(id) ?? null,
    members: () => [...data.members.values()],
    invites: () => [...data.invites.values()],
    scopes: () => [...data.scopes.values()],
    scopeOf: (kind: ScopeKind, subject: PatientId | MemberId | typeof NO_SUBJECT = NO_SUBJECT) =>
      scopeAt(kind, subject),
    scopesOf: (patient: PatientId) => ({ file: scopeAt("file", patient), case: scopeAt("case", patient) }),
    livingMembers: () => holders.livingMembers(data),
    livingDevices: (member: MemberId) => holders.livingDevices(data, member),
    deviceLives(id: DeviceId, atIndex?: number) {
      const device = data.devices.get(id);
      return device !== undefined && holders.deviceLives(data, device, atIndex);
    },
    memberLives(id: MemberId, atIndex?: number) {
      const member = data.members.get(id);
      return member !== undefined && holders.memberLives(member, atIndex);
    },
    rolesOf(id: MemberId, atIndex?: number) {
      const member = data.members.get(id);
      return member === undefined ? 0 : holders.rolesAt(member, atIndex);
    },
    holdersOfRole: (key: RoleId) => holders.holdersOfRoleKey(data, key),
    readersOf: (scope: ScopeId) => holders.readersOf(data, scope),
    canRead: (member: MemberId, scope: ScopeId, atIndex?: number) =>
      holders.canRead(data, member, scope, atIndex),
    deviceReads: (device: DeviceId, scope: ScopeId, atIndex?: number) =>
      holders.deviceReads(data, device, scope, atIndex),
  };
}

function keysOf(data: MembershipData) {
  return {
    currentEpoch: (subject: KeySubject) => holders.epochAt(data, subject),
    epochs: (subject: KeySubject) => holders.epochsOf(data, subject),
    isDirty: (subject: KeySubject, atIndex?: number) => holders.isDirty(data, subject, atIndex),
    dirtySubjects: () => holders.dirtySubjects(data),
    wrapsFor: (recipient: Recipient) => wrapsFor(data, recipient),
    channelBetween(from: MemberId, to: ChannelEnd) {
      const fromEpoch = holders.epochAt(data, { kind: "member", id: from })?.epoch ?? 0;
      const toEpoch = holders.epochAt(data, to)?.epoch ?? 0;
      return data.channels.get(channelKey({ from, fromEpoch, to, toEpoch })) ?? null;
    },
    requiredRecipients: (subject: KeySubject, forecast?: Forecast) =>
      requiredRecipients(data, subject, forecast),
    recipientsOfNewScope: (kind: ScopeKind, subject: RecordSubject) =>
      recipientsOfScope(data, { kind, subject }),
    recipientsForMember: (member: MemberId, forecast?: Forecast) =>
      recipientsForMember(data, member, forecast),
    heldThroughDevicesOnly: (member: MemberId) => holders.heldThroughDevicesOnly(data, member),
  };
}

function wrapsFor(data: MembershipData, recipient: Recipient): AddressedWrap[] {
  const addressed: AddressedWrap[] = [];
  for (const epochs of data.keys.values()) {
    for (const epoch of epochs) {
      for (const wrap of epoch.wraps) {
        if (isSamePrincipal(wrap.recipient, recipient)) addressed.push({ epoch, wrap });
      }
    }
  }
  return addressed;
}

function requireHash(data: MembershipData, index: number): Uint8Array {
  const hash = data.hashes[index];
  if (hash === undefined) throw new RangeError("the log is empty");
  return hash;
}
