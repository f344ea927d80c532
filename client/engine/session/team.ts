/** The team as the log says, with names from sealed profiles; changes of it. */
import type { DeviceId, MemberId } from "../../../crypto/public/ids.ts";
import {
  isDirty,
  livingDevices,
  livingMembers,
  memberLives,
  rolesAt,
} from "../../../sync-server/protocol/membership/holders.ts";
import type { MemberState } from "../../../sync-server/protocol/membership/state.ts";
import { hasRole, rolesToSet, setToRoles } from "../../../sync-server/protocol/roles.ts";
import type { EngineCommands, MemberRole, TeamDevice, TeamMember } from "../api.ts";
import { Fault } from "../fault.ts";
import { actNow } from "./acts.ts";
import { profileDocument } from "./names-of-documents.ts";
import type { SessionParts } from "./session-parts.ts";

export async function team(session: SessionParts): Promise<readonly TeamMember[]> {
  const { data } = session.membership.log;
  const profiles = await session.rooms.documents.summaries("member-profile");
  const names = new Map(profiles.map(({ document, fields }) => [document, fields["displayName"]]));
  return [...data.members.values()].map((state) => {
    const profile = profileDocument(state.member);
    const name = names.get(profile);
    return {
      member: state.member,
      roles: setToRoles(rolesAt(state)),
      profileDocument: names.has(profile) ? profile : null,
      displayName: typeof name === "string" ? name : null,
      living: memberLives(state),
      devices: devicesOf(session, state),
      renewing: isDirty(data, { kind: "member", id: state.member }),
    };
  });
}

function devicesOf({ membership }: SessionParts, state: MemberState): TeamDevice[] {
  const { data } = membership.log;
  const living = new Set(livingDevices(data, state.member).map(({ device }) => device));
  return state.devices.flatMap((id) => {
    const device = data.devices.get(id);
    if (device === undefined) return [];
    return {
      device: id,
      kind: device.kind,
      living: living.has(id),
      isThis: id === membership.device,
      addedAtIndex: device.addedAt,
    };
  });
}

export async function setRoles(
  session: SessionParts,
  input: { member: MemberId; roles: readonly MemberRole[] },
): Promise<null> {
  const roles = rolesToSet(input.roles);
  requireOtherOwner(session, input.member, !hasRole(roles, "owner"));
  await actNow(session, { act: "set-roles", member: input.member, roles });
  return null;
}

export async function removeMember(session: SessionParts, { member }: { member: MemberId }): Promise<null> {
  requireOtherOwner(session, member, true);
  await actNow(session, { act: "remove-member", member });
  return null;
}

export async function revokeDevice(session: SessionParts, { device }: { device: DeviceId }): Promise<null> {
  const state = session.membership.log.data.devices.get(device);
  if (state === undefined) throw new Fault("unknown-member");
  if (device === session.membership.device) throw new Fault("not-permitted", { detail: "this device" });
  await actNow(session, { act: "revoke-device", device });
  return null;
}

function requireOtherOwner({ membership }: SessionParts, member: MemberId, losesOwner: boolean): void {
  const { data } = membership.log;
  if (!data.members.has(member)) throw new Fault("unknown-member");
  if (!losesOwner) return;
  const owners = livingMembers(data).filter((state) => hasRole(rolesAt(state), "owner"));
  if (owners.every((state) => state.member === member)) throw new Fault("last-owner");
}

export type TeamCommands = Pick<EngineCommands, "team" | "setRoles" | "removeMember" | "revokeDevice">;
