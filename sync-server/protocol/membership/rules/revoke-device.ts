/**
 * A device is taken out by another one of its member or by an owner. Its member's key, the role keys and every scope it could open
 * need successors; where the signer cannot make one, the key is dirty until somebody who can does.
 */

import type { DeviceId } from "../../../../crypto/public/ids.ts";
import type { KeySubject } from "../../principals.ts";
import { roleKeysOf } from "../../roles.ts";
import { rolesAt, scopesReadBy } from "../holders.ts";
import { authorOf, requireAllowed, requireValid, type Step } from "../step.ts";
import { openEpochs } from "./epochs.ts";
import { grantWhatDevicesHeld } from "./grants.ts";
import { keepCuts, markDirty, rotatableBy } from "./losses.ts";
import { addDevice, only, requireLivingMember, requireOwner, revokeDevice } from "./people.ts";

export function applyRevokeDevice(step: Step): void {
  const { record, signer, data } = step;
  const id = record.subject as DeviceId;
  const isOwn = data.devices.get(id)?.member === authorOf(step);
  if (!isOwn) requireOwner(step);
  requireAllowed(id !== signer.device, "a device cannot revoke itself");
  const revoked = revokeDevice(step, id);
  replaceKit(step, isOwn && revoked.kind === "kit");
  const member = requireLivingMember(step, revoked.member);
  const lost = scopesReadBy(data, revoked.member);
  const ownKey: KeySubject = { kind: "member", id: revoked.member };
  if (!isOwn) {
    step.put(data.members, revoked.member, { ...member, dirtyAt: member.dirtyAt ?? record.index });
  }
  const roleKeys = roleKeysOf(rolesAt(member)).map((id): KeySubject => ({ kind: "role", id }));
  const must = isOwn ? [ownKey, ...roleKeys] : roleKeys;
  openEpochs(step, { must, may: rotatableBy(step, lost), mayLeaveOut: false });
  if (isOwn) grantWhatDevicesHeld(step, revoked.member);
  else requireValid(record.grants.length === 0, "a grant that this record may not make");
  markDirty(step, lost);
  keepCuts(step);
}

/** A new kit gets the member's new key with the record that revokes the old one. */
function replaceKit(step: Step, isAllowed: boolean): void {
  const { devices } = step.record;
  if (devices.length === 0) return;
  requireValid(isAllowed, "only a member's own kit is replaced");
  const kit = only(devices, "devices");
  requireValid(kit.member === authorOf(step), "a kit of another member");
  addDevice(step, kit, "kit");
}
