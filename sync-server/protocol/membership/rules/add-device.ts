/** A key of a member vouches for another device of the same member and hands it all that the member's devices hold. */

import type { KeySubject } from "../../principals.ts";
import { NO_SUBJECT } from "../../record-subject.ts";
import { heldThroughDevicesOnly } from "../holders.ts";
import { authorOf, requireAllowed, requireValid, type Step } from "../step.ts";
import { grantToDevice } from "./grants.ts";
import { useInvite } from "./invites.ts";
import { addDevice, only } from "./people.ts";

export function applyAddDevice(step: Step): void {
  const { record, signer, data } = step;
  const line = only(record.devices, "devices");
  const member = authorOf(step);
  requireAllowed(line.member === member, "only a device of the same member may add one");
  requireAllowed(signer.kind === "device" || line.kind === "device", "a kit may add no kit");
  if (record.subject !== NO_SUBJECT) {
    const invite = useInvite(step, "device");
    requireValid(invite.member === member, "the link belongs to another member");
  }
  const held = heldThroughDevicesOnly(data, member).map(({ subject }) => subject);
  addDevice(step, line, line.kind);
  const keys: KeySubject[] = [{ kind: "member", id: member }, ...held];
  grantToDevice(step, keys, line.device);
}
