/** Short questions to a membership state that the engine's rooms ask often. */
import type { DeviceId, MemberId, PracticeId, ScopeId } from "../../../crypto/public/ids.ts";
import {
  epochAt,
  isDirty,
  livingDevices,
  livingMembers,
  memberLives,
  rolesAt,
} from "../../../sync-server/protocol/membership/holders.ts";
import { isShared } from "../../../sync-server/protocol/membership/recipients.ts";
import {
  emptyMembership,
  type MembershipData,
  placeKey,
} from "../../../sync-server/protocol/membership/state.ts";
import { NO_PRACTICE, NO_PREV, type RecordType } from "../../../sync-server/protocol/record.ts";
import type { ScopeKind } from "../../../sync-server/protocol/record-lists.ts";
import type { RecordSubject } from "../../../sync-server/protocol/record-subject.ts";
import type { RoleSet } from "../../../sync-server/protocol/roles.ts";

export const NO_MEMBERSHIP: MembershipData = emptyMembership(NO_PRACTICE);

export function isLivingMember(data: MembershipData, member: MemberId): boolean {
  const state = data.members.get(member);
  return state !== undefined && memberLives(state);
}

/** 0 for somebody who is not a living member. */
export function rolesOf(data: MembershipData, member: MemberId): RoleSet {
  const state = data.members.get(member);
  return state !== undefined && memberLives(state) ? rolesAt(state) : 0;
}

export function memberOf(data: MembershipData, device: DeviceId): MemberId | null {
  return data.devices.get(device)?.member ?? null;
}

export function isDirtyMember(data: MembershipData, member: MemberId): boolean {
  return isDirty(data, { kind: "member", id: member });
}

export function isDirtyScope(data: MembershipData, scope: ScopeId): boolean {
  return isDirty(data, { kind: "scope", id: scope });
}

export function scopeOf(data: MembershipData, kind: ScopeKind, subject: RecordSubject): ScopeId | null {
  return data.scopeByPlace.get(placeKey({ kind, subject })) ?? null;
}

/** Living members to whom a `file` or `case` is wrapped by name. */
export function namedReaders(data: MembershipData, scope: ScopeId): MemberId[] {
  const state = data.scopes.get(scope);
  if (state === undefined || !isShared(state)) return [];
  const direct = epochAt(data, { kind: "scope", id: scope })?.direct.keys() ?? [];
  return [...direct].filter((member) => isLivingMember(data, member));
}

export function livingMemberIds(data: MembershipData): MemberId[] {
  return livingMembers(data).map(({ member }) => member);
}

export function livingDeviceIds(data: MembershipData, member: MemberId): DeviceId[] {
  return livingDevices(data, member).map(({ device }) => device);
}

/** The devices that a record of this type and subject ends, or takes something from. */
export function losingDevices(
  data: MembershipData,
  type: RecordType,
  subject: RecordSubject,
): readonly DeviceId[] {
  const id: string = subject;
  if (type === "revoke-device") return [...data.devices.keys()].filter((device) => device === id);
  if (type !== "remove-member" && type !== "set-role") return [];
  const member = [...data.members.keys()].find((each) => each === id);
  return member === undefined ? [] : livingDeviceIds(data, member);
}

export interface Place {
  readonly practice: PracticeId;
  readonly length: number;
  readonly headHash: Uint8Array;
}

/** Where the next record stands. */
export function placeAfter({ practice, hashes }: MembershipData): Place {
  return { practice, length: hashes.length, headHash: hashes.at(-1) ?? NO_PREV };
}
