/**
 * Who must receive a new secret once a record stands (docs/PROTOCOL.md §4): the roles that a scope's kind names and the members
 * who read it, the members who hold a role, the devices of a member. A dirty member is replaced by its living devices.
 *
 * The validator decides the same from the record alone; this is the author's own count, so a mistake in either is a refusal.
 */
import type { DeviceId, MemberId, RoleId, ScopeId } from "../../../../crypto/public/ids.ts";
import { SCOPE_ROLE_KEYS } from "../../../../sync-server/protocol/membership/holders.ts";
import type { MembershipData } from "../../../../sync-server/protocol/membership/state.ts";
import type { KeySubject, Recipient } from "../../../../sync-server/protocol/principals.ts";
import type { DeviceLine, MemberLine, ScopeLine } from "../../../../sync-server/protocol/record-lists.ts";
import { holdsRoleKey, type RoleSet } from "../../../../sync-server/protocol/roles.ts";
import {
  isDirtyMember,
  isLivingMember,
  livingDeviceIds,
  livingMemberIds,
  memberOf,
  namedReaders,
  rolesOf,
} from "../roster.ts";

/** What the record itself changes. */
export interface Changes {
  readonly addedMember?: MemberLine;
  readonly addedDevices?: readonly DeviceLine[];
  readonly addedScopes?: readonly ScopeLine[];
  readonly removedMember?: MemberId;
  readonly revokedDevice?: DeviceId;
  /** New roles of a member. */
  readonly roles?: MemberLine;
  /** Made clean by this record: a new secret of the author's own member. */
  readonly renewed?: MemberId;
  /** Left out of the scopes that the record rotates. */
  readonly leftOut?: MemberId;
}

export interface Recipients {
  /** `readers`: the members that a new `file` or `case` is wrapped to by name. */
  of(subject: KeySubject, readers?: readonly MemberId[]): readonly Recipient[];
  inPlaceOf(member: MemberId): readonly Recipient[];
  isDirty(member: MemberId): boolean;
}

export function makeRecipients(data: MembershipData, changes: Changes): Recipients {
  const addedScopes = new Map((changes.addedScopes ?? []).map((line) => [line.scope, line]));
  const { addedMember, revokedDevice } = changes;

  function isLiving(member: MemberId): boolean {
    if (member === changes.removedMember) return false;
    return member === addedMember?.member || isLivingMember(data, member);
  }

  function rolesAfter(member: MemberId): RoleSet {
    if (member === addedMember?.member) return addedMember.roles;
    return member === changes.roles?.member ? changes.roles.roles : rolesOf(data, member);
  }

  function devicesOf(member: MemberId): DeviceId[] {
    const added = (changes.addedDevices ?? []).filter((line) => line.member === member);
    const devices = [...livingDeviceIds(data, member), ...added.map(({ device }) => device)];
    return devices.filter((device) => device !== revokedDevice);
  }

  /** Somebody whose device is revoked by another member is dirty in the very record that revokes it. */
  function isDirty(member: MemberId): boolean {
    if (member === changes.renewed) return false;
    return (
      isDirtyMember(data, member) || (revokedDevice !== undefined && memberOf(data, revokedDevice) === member)
    );
  }

  function inPlaceOf(member: MemberId): Recipient[] {
    if (!isDirty(member)) return [{ kind: "member", id: member }];
    return devicesOf(member).map((id) => ({ kind: "device", id }));
  }

  function holders(role: RoleId): Recipient[] {
    const members = [...livingMemberIds(data), ...(addedMember === undefined ? [] : [addedMember.member])];
    return members
      .filter((member) => isLiving(member) && holdsRoleKey(rolesAfter(member), role))
      .flatMap(inPlaceOf);
  }

  function ofScope(scope: ScopeId, named: readonly MemberId[] | undefined): Recipient[] {
    const line = addedScopes.get(scope) ?? data.scopes.get(scope);
    if (line === undefined) throw new RangeError("scope is not known");
    const isOfMember = line.kind === "schedule" || line.kind === "self";
    const members = isOfMember ? [line.subject as MemberId] : (named ?? namedReaders(data, scope));
    const readers = members.filter((member) => isLiving(member) && member !== changes.leftOut);
    const roles = SCOPE_ROLE_KEYS[line.kind].map((id): Recipient => ({ kind: "role", id }));
    return [...roles, ...readers.flatMap(inPlaceOf)];
  }

  return {
    of(subject, readers) {
      if (subject.kind === "scope") return ofScope(subject.id, readers);
      if (subject.kind === "role") return holders(subject.id);
      return devicesOf(subject.id).map((id) => ({ kind: "device", id }));
    },
    inPlaceOf,
    isDirty,
  };
}
