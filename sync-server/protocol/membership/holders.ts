/**
 * Who is there and who holds which key, now or at an earlier record of the log. `at` is the index of the last record that
 * counts; without it, the head.
 */

import type { DeviceId, MemberId, RoleId, ScopeId } from "../../../crypto/public/ids.ts";
import { type KeySubject, principalKey } from "../principals.ts";
import type { ScopeKind } from "../record-lists.ts";
import { holdsRoleKey, OFFICE_KEY, OWNER_KEY, type RoleSet, STAFF_KEY } from "../roles.ts";
import type { DeviceState, EpochState, MembershipData, MemberState } from "./state.ts";

const NOW = Number.POSITIVE_INFINITY;

/** The roles to whose keys a scope of this kind is always wrapped (docs/PROTOCOL.md §4). */
export const SCOPE_ROLE_KEYS: Readonly<Record<ScopeKind, readonly RoleId[]>> = {
  staff: [STAFF_KEY],
  owner: [OWNER_KEY],
  file: [OFFICE_KEY, OWNER_KEY],
  case: [OWNER_KEY],
  schedule: [OFFICE_KEY, OWNER_KEY],
  self: [],
};

interface Span {
  readonly from: number;
  readonly until: number | null;
}

/** `until` is the index of the record that ended it: from there on it is over. */
function lasts({ from, until }: Span, at: number): boolean {
  return from <= at && (until === null || until > at);
}

export function memberLives(member: MemberState, at = NOW): boolean {
  return lasts({ from: member.addedAt, until: member.removedAt }, at);
}

/** A device lives while neither it nor its member was taken out. */
export function deviceLives(data: MembershipData, device: DeviceState, at = NOW): boolean {
  const member = data.members.get(device.member);
  const own = { from: device.addedAt, until: device.revokedAt };
  return member !== undefined && lasts(own, at) && memberLives(member, at);
}

export function livingMembers(data: MembershipData): MemberState[] {
  return [...data.members.values()].filter((member) => memberLives(member));
}

/** Kit included. */
export function livingDevices(data: MembershipData, member: MemberId): DeviceState[] {
  const living: DeviceState[] = [];
  for (const id of data.members.get(member)?.devices ?? []) {
    const device = data.devices.get(id);
    if (device !== undefined && deviceLives(data, device)) living.push(device);
  }
  return living;
}

/** The roles at that index; 0 before the member was added. Says nothing about living. */
export function rolesAt({ roleChanges }: MemberState, at = NOW): RoleSet {
  return roleChanges.findLast((change) => change.at <= at)?.roles ?? 0;
}

export function holdersOfRoleKey(data: MembershipData, key: RoleId): MemberState[] {
  return livingMembers(data).filter((member) => holdsRoleKey(rolesAt(member), key));
}

export function epochsOf(data: MembershipData, subject: KeySubject): readonly EpochState[] {
  return data.keys.get(principalKey(subject)) ?? [];
}

export function epochAt(data: MembershipData, subject: KeySubject, at = NOW): EpochState | null {
  return epochsOf(data, subject).findLast((epoch) => epoch.openedAt <= at) ?? null;
}

/** Whether the member's keys open the scope: through a role key or a wrap to the member itself. */
export function canRead(data: MembershipData, member: MemberId, scope: ScopeId, at = NOW): boolean {
  const reader = data.members.get(member);
  const place = data.scopes.get(scope);
  if (reader === undefined || place === undefined) return false;
  if (!memberLives(reader, at) || place.addedAt > at) return false;
  const roles = rolesAt(reader, at);
  if (SCOPE_ROLE_KEYS[place.kind].some((key) => holdsRoleKey(roles, key))) return true;
  const since = epochAt(data, { kind: "scope", id: scope }, at)?.direct.get(member);
  return since !== undefined && since <= at;
}

/** A kit reads nothing: it may only add a device. */
export function deviceReads(data: MembershipData, device: DeviceId, scope: ScopeId, at = NOW): boolean {
  const reader = data.devices.get(device);
  if (reader === undefined || reader.kind === "kit") return false;
  return deviceLives(data, reader, at) && canRead(data, reader.member, scope, at);
}

export function readersOf(data: MembershipData, scope: ScopeId): MemberState[] {
  return livingMembers(data).filter(({ member }) => canRead(data, member, scope));
}

export function scopesReadBy(data: MembershipData, member: MemberId): ScopeId[] {
  return [...data.scopes.keys()].filter((scope) => canRead(data, member, scope));
}

export function isDirty(data: MembershipData, subject: KeySubject, at = NOW): boolean {
  const since =
    subject.kind === "member" ? data.members.get(subject.id)?.dirtyAt : epochAt(data, subject, at)?.dirtyAt;
  return since !== null && since !== undefined && since <= at;
}

export function dirtySubjects(data: MembershipData): KeySubject[] {
  const dirty: KeySubject[] = [];
  for (const member of livingMembers(data)) {
    if (member.dirtyAt !== null) dirty.push({ kind: "member", id: member.member });
  }
  for (const id of data.scopes.keys()) {
    const subject = { kind: "scope", id } as const;
    if (isDirty(data, subject)) dirty.push(subject);
  }
  return dirty;
}

/** Keys that a dirty member holds in no other form than wraps to its devices: what its next own epoch must be granted. */
export function heldThroughDevicesOnly(data: MembershipData, member: MemberId): EpochState[] {
  const devices = new Set<string>(data.members.get(member)?.devices);
  const held: EpochState[] = [];
  for (const epochs of data.keys.values()) {
    const current = epochs.at(-1);
    if (current === undefined || current.subject.kind === "member" || !current.direct.has(member)) continue;
    const isWrappedToMember = current.wraps.some(({ recipient }) => recipient.id === member);
    const isWrappedToDevice = current.wraps.some(({ recipient }) => devices.has(recipient.id));
    if (isWrappedToDevice && !isWrappedToMember) held.push(current);
  }
  return held;
}
