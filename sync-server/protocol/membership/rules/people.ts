/** Members and devices coming and going: what is the same in every record that brings or takes one. */

import type { DeviceId, MemberId } from "../../../../crypto/public/ids.ts";
import { isKemPublicKey } from "../../../../crypto/public/kem-key.ts";
import { isSigningPublicKey } from "../../../../crypto/public/signature.ts";
import { deviceIdOf } from "../../names.ts";
import type { DeviceKind, DeviceLine, MemberLine } from "../../record-lists.ts";
import { NO_SUBJECT } from "../../record-subject.ts";
import { hasRole, isRoleSet, type RoleSet } from "../../roles.ts";
import { livingDevices, memberLives, rolesAt } from "../holders.ts";
import type { DeviceState, MemberState } from "../state.ts";
import { authorOf, requireAllowed, requireValid, type Step } from "../step.ts";

/** A member who is living. */
export function requireLivingMember({ data }: Step, id: string): MemberState {
  const member = data.members.get(id as MemberId);
  requireValid(member !== undefined && memberLives(member), "no such living member");
  return member;
}

export function authorRoles(step: Step): RoleSet {
  return rolesAt(requireLivingMember(step, authorOf(step)));
}

export function requireOwner(step: Step): void {
  requireAllowed(hasRole(authorRoles(step), "owner"), "only an owner may do this");
}

export function requireRoles(roles: RoleSet): void {
  requireValid(isRoleSet(roles), "unknown role");
}

/** An id that was ever a member's is never given again. */
export function addMember(step: Step, { member, roles }: MemberLine): void {
  const { data, record } = step;
  requireValid(member !== (NO_SUBJECT as string), "a member id of zeros");
  requireValid(!data.members.has(member), "this member id was used before");
  requireRoles(roles);
  step.put(data.members, member, {
    member,
    roleChanges: [{ at: record.index, roles }],
    devices: [],
    addedAt: record.index,
    removedAt: null,
    dirtyAt: null,
  });
}

/** Adds a device of a living member. Its id must be the hash of its keys and never have been used. */
export function addDevice(step: Step, line: DeviceLine, kind: DeviceKind): void {
  const { data, record } = step;
  const member = requireLivingMember(step, line.member);
  requireValid(line.kind === kind, `expected a ${kind}`);
  requireValid(line.device === deviceIdOf(line.signPublic, line.kemPublic), "a device id is not of its keys");
  requireValid(isSigningPublicKey(line.signPublic), "a device's signing key is none");
  requireValid(isKemPublicKey(line.kemPublic), "a device's key for wraps is none");
  requireValid(!data.devices.has(line.device), "this device was known before");
  if (kind === "kit") {
    const hasKit = livingDevices(data, line.member).some((device) => device.kind === "kit");
    requireValid(!hasKit, "the member has a kit already");
  }
  step.put(data.devices, line.device, { ...line, addedAt: record.index, revokedAt: null });
  step.put(data.members, line.member, { ...member, devices: [...member.devices, line.device] });
}

export function revokeDevice(step: Step, id: DeviceId): DeviceState {
  const { data, record } = step;
  const device = data.devices.get(id);
  requireValid(device !== undefined && device.revokedAt === null, "no such living device");
  requireLivingMember(step, device.member);
  step.put(data.devices, id, { ...device, revokedAt: record.index });
  const isReachable = livingDevices(data, device.member).some(({ kind }) => kind === "device");
  requireValid(isReachable, "a member keeps at least one device");
  return device;
}

/** The one line of a list. */
export function only<Line>(lines: readonly Line[], name: string): Line {
  const [line, ...more] = lines;
  requireValid(line !== undefined && more.length === 0, `expected exactly one of ${name}`);
  return line;
}
