/**
 * To whom the next epoch of a key must be wrapped (docs/PROTOCOL.md §4). The validator compares a record with this list as the
 * state stands after the record's changes of people; whoever builds a record asks with a forecast of the same changes.
 *
 * In place of a dirty member stands each of its living devices: nothing new is wrapped to a key that a revoked device knows.
 */

import type { DeviceId, MemberId, RoleId, ScopeId } from "../../../crypto/public/ids.ts";
import { type KeySubject, principalKey, type Recipient } from "../principals.ts";
import { holdsRoleKey, type RoleSet } from "../roles.ts";
import { epochAt, livingDevices, livingMembers, memberLives, rolesAt, SCOPE_ROLE_KEYS } from "./holders.ts";
import type { MembershipData, MemberState, ScopeState } from "./state.ts";

export interface RequiredRecipient {
  readonly recipient: Recipient;
  /** 0 for a device. */
  readonly epoch: number;
  /** Of that epoch; `null` when the record being built opens it, so only its builder has it. */
  readonly kemPublic: Uint8Array | null;
}

/** What a record that is being built will change. */
export interface Forecast {
  readonly removed?: MemberId;
  readonly revoked?: DeviceId;
  readonly roles?: { readonly member: MemberId; readonly roles: RoleSet };
  /** `principalKey` of each member and role whose next epoch the record opens. */
  readonly opened?: ReadonlySet<string>;
}

const NO_CHANGE: Forecast = {};

/** For a `file` or `case` with the living members it is wrapped to today; a rotation may name more. */
export function requiredRecipients(
  data: MembershipData,
  subject: KeySubject,
  forecast: Forecast = NO_CHANGE,
): RequiredRecipient[] {
  if (subject.kind === "member") return devicesOf(data, subject.id, forecast);
  if (subject.kind === "role") {
    return holdersAfter(data, subject.id, forecast).flatMap((member) =>
      recipientsForMember(data, member.member, forecast),
    );
  }
  const scope = data.scopes.get(subject.id);
  if (scope === undefined) return [];
  return [
    ...recipientsOfScope(data, scope, forecast),
    ...directMembers(data, scope.scope, forecast).flatMap((member) =>
      isShared(scope) ? recipientsForMember(data, member, forecast) : [],
    ),
  ];
}

/** What every epoch of the scope is wrapped to, whoever else may be. */
export function recipientsOfScope(
  data: MembershipData,
  { kind, subject }: Pick<ScopeState, "kind" | "subject">,
  forecast: Forecast = NO_CHANGE,
): RequiredRecipient[] {
  const roles = SCOPE_ROLE_KEYS[kind].map((id) => keyRecipient(data, { kind: "role", id }, forecast));
  const isOfMember = kind === "schedule" || kind === "self";
  const owner = isOfMember ? data.members.get(subject as MemberId) : undefined;
  if (owner === undefined || !livesAfter(owner, forecast)) return roles;
  return [...roles, ...recipientsForMember(data, owner.member, forecast)];
}

/** The member's own key or, while that is dirty, each of its living devices. */
export function recipientsForMember(
  data: MembershipData,
  member: MemberId,
  forecast: Forecast = NO_CHANGE,
): RequiredRecipient[] {
  return isDirtyAfter(data, member, forecast)
    ? devicesOf(data, member, forecast)
    : [keyRecipient(data, { kind: "member", id: member }, forecast)];
}

/** Whether members are added to the scope one by one. */
export function isShared({ kind }: Pick<ScopeState, "kind">): boolean {
  return kind === "file" || kind === "case";
}

function devicesOf(data: MembershipData, member: MemberId, { revoked }: Forecast): RequiredRecipient[] {
  return livingDevices(data, member)
    .filter(({ device }) => device !== revoked)
    .map(({ device, kemPublic }) => ({ recipient: { kind: "device", id: device }, epoch: 0, kemPublic }));
}

function keyRecipient(
  data: MembershipData,
  recipient: Exclude<KeySubject, { readonly kind: "scope" }>,
  { opened }: Forecast,
): RequiredRecipient {
  const current = epochAt(data, recipient);
  const epoch = current?.epoch ?? 0;
  return opened?.has(principalKey(recipient)) === true
    ? { recipient, epoch: epoch + 1, kemPublic: null }
    : { recipient, epoch, kemPublic: current?.kemPublic ?? null };
}

function holdersAfter(data: MembershipData, key: RoleId, forecast: Forecast): MemberState[] {
  return livingMembers(data).filter((member) => {
    const { roles } = forecast;
    const after = roles?.member === member.member ? roles.roles : rolesAt(member);
    return livesAfter(member, forecast) && holdsRoleKey(after, key);
  });
}

function directMembers(data: MembershipData, scope: ScopeId, forecast: Forecast): MemberId[] {
  const direct = [...(epochAt(data, { kind: "scope", id: scope })?.direct.keys() ?? [])];
  return direct.filter((id) => {
    const member = data.members.get(id);
    return member !== undefined && livesAfter(member, forecast);
  });
}

function livesAfter(member: MemberState, { removed }: Forecast): boolean {
  return memberLives(member) && member.member !== removed;
}

function isDirtyAfter(data: MembershipData, member: MemberId, { revoked, opened }: Forecast): boolean {
  if (opened?.has(principalKey({ kind: "member", id: member })) === true) return false;
  const isLosingDevice = revoked !== undefined && data.devices.get(revoked)?.member === member;
  return isLosingDevice || (data.members.get(member)?.dirtyAt ?? null) !== null;
}
