/** Records about members: admitting, new roles, removal. All are an owner's to write. */
import type { MemberId } from "../../../../crypto/public/ids.ts";
import { joinRequestHash, parseJoinRequest } from "../../../../sync-server/protocol/join-request.ts";
import type { DeviceLine, WrapLine } from "../../../../sync-server/protocol/record-lists.ts";
import { holdsRoleKey, ROLE_KEYS, roleKeysOf, type RoleSet } from "../../../../sync-server/protocol/roles.ts";
import type { ChainHead } from "../../contract.ts";
import { Fault } from "../../fault.ts";
import { livingDeviceIds, rolesOf } from "../roster.ts";
import { cutsFor, readsWith, rotateScopes, scopesRead } from "./access-loss.ts";
import { type AuthorContext, makeDraft } from "./draft.ts";
import { deviceLine } from "./genesis.ts";
import { keyLists, type RecordParts } from "./write-record.ts";

/** Lets somebody in who asked with an invitation: their keys are their own, the keys of their roles are granted to them. */
export async function addMember(
  context: AuthorContext,
  bytes: Uint8Array,
  roles: RoleSet,
): Promise<RecordParts> {
  const { request } = parseJoinRequest(bytes);
  const { member, newMember, kit } = request;
  if (newMember === null) throw new Fault("invite-malformed", { detail: "a request for another device" });
  const device = deviceLine(request.device, member, "device");
  const devices = kit === null ? [device] : [device, deviceLine(kit, member, "kit")];
  const draft = makeDraft(context, { addedMember: { member, roles }, addedDevices: devices });
  draft.adoptMember({
    subject: { kind: "member", id: member },
    epoch: 1,
    keyHash: newMember.keyHash,
    kemPublic: newMember.kemPublic,
    previous: new Uint8Array(0),
    wraps: [
      wrapToDevice(device, newMember.wrapToDevice),
      ...devices.slice(1).map((line) => wrapToDevice(line, kit?.wrap ?? new Uint8Array(0))),
    ],
  });
  for (const id of roleKeysOf(roles)) await draft.grantMember({ kind: "role", id }, member);
  return {
    type: "add-member",
    subject: request.invite,
    nonce: joinRequestHash(bytes),
    members: [{ member, roles }],
    devices,
    ...keyLists(draft),
  };
}

function wrapToDevice({ device }: DeviceLine, bytes: Uint8Array): WrapLine {
  return { recipient: { kind: "device", id: device }, recipientEpoch: 0, method: "hpke", bytes };
}

/** Takes away everything; keys that they knew end here or, where the record is full, at their next use. */
export async function removeMember(
  context: AuthorContext,
  member: MemberId,
  heads: readonly ChainHead[],
): Promise<RecordParts> {
  const { data } = context;
  const draft = makeDraft(context, { removedMember: member });
  for (const id of roleKeysOf(rolesOf(data, member))) await draft.openEpoch({ kind: "role", id });
  const lost = scopesRead(data, member);
  const cuts = cutsFor(livingDeviceIds(data, member), lost, heads);
  await rotateScopes(draft, context, { scopes: lost, cuts: cuts.length });
  return { type: "remove-member", subject: member, ...keyLists(draft), cuts };
}

/** `null` when they have exactly these roles. */
export async function setRoles(
  context: AuthorContext,
  { member, roles }: { readonly member: MemberId; readonly roles: RoleSet },
  heads: readonly ChainHead[],
): Promise<RecordParts | null> {
  const { data } = context;
  const before = rolesOf(data, member);
  if (before === roles) return null;
  const draft = makeDraft(context, { roles: { member, roles } });
  for (const id of ROLE_KEYS) {
    const [held, holds] = [holdsRoleKey(before, id), holdsRoleKey(roles, id)];
    if (held && !holds) await draft.openEpoch({ kind: "role", id });
    if (!held && holds) await draft.grantMember({ kind: "role", id }, member);
  }
  const lost = scopesRead(data, member).filter((facts) => !readsWith(data, facts, { member, roles }));
  const cuts = cutsFor(livingDeviceIds(data, member), lost, heads);
  await rotateScopes(draft, context, { scopes: lost, cuts: cuts.length });
  return { type: "set-role", subject: member, roles, ...keyLists(draft), cuts };
}
