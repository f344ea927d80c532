/** An owner admits whoever used a member invite: with a device, perhaps a kit, a key of their own, and the keys of their roles. */

import type { KeySubject } from "../../principals.ts";
import { roleKeysOf } from "../../roles.ts";
import { requireValid, type Step } from "../step.ts";
import { openEpochs } from "./epochs.ts";
import { grantToMember } from "./grants.ts";
import { useInvite } from "./invites.ts";
import { addDevice, addMember, only, requireOwner } from "./people.ts";

export function applyAddMember(step: Step): void {
  const { record } = step;
  requireOwner(step);
  const line = only(record.members, "members");
  const invite = useInvite(step, "member");
  requireValid(invite.roles === line.roles, "the roles are not those of the invite");
  const [device, kit, ...more] = record.devices;
  requireValid(device !== undefined && more.length === 0, "a member comes with one device and perhaps a kit");
  addMember(step, line);
  for (const { member } of record.devices) requireValid(member === line.member, "a device of another member");
  addDevice(step, device, "device");
  if (kit !== undefined) addDevice(step, kit, "kit");
  openEpochs(step, { must: [{ kind: "member", id: line.member }], may: [], mayLeaveOut: false });
  const keys = roleKeysOf(line.roles).map((id): KeySubject => ({ kind: "role", id }));
  grantToMember(step, keys, line.member);
}
