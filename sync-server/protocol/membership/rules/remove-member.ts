/** An owner removes another member, and the role keys that one held get successors in the same record. */

import type { InviteId } from "../../../../crypto/public/ids.ts";
import type { KeySubject } from "../../principals.ts";
import { roleKeysOf } from "../../roles.ts";
import { rolesAt, scopesReadBy } from "../holders.ts";
import type { MemberState } from "../state.ts";
import { authorOf, requireAllowed, type Step } from "../step.ts";
import { openEpochs } from "./epochs.ts";
import { keepCuts, markDirty, rotatableBy } from "./losses.ts";
import { requireLivingMember, requireOwner } from "./people.ts";

export function applyRemoveMember(step: Step): void {
  const { record, data } = step;
  requireOwner(step);
  const member = requireLivingMember(step, record.subject);
  requireAllowed(member.member !== authorOf(step), "nobody removes themselves: another owner does");
  const lost = scopesReadBy(data, member.member);
  step.put(data.members, member.member, { ...member, removedAt: record.index });
  closeDeviceLinks(step, member);
  const must = roleKeysOf(rolesAt(member)).map((id): KeySubject => ({ kind: "role", id }));
  openEpochs(step, { must, may: rotatableBy(step, lost), mayLeaveOut: false });
  markDirty(step, lost);
  keepCuts(step);
}

function closeDeviceLinks(step: Step, { member }: MemberState): void {
  const { data, record } = step;
  const links: InviteId[] = [];
  for (const invite of data.invites.values()) {
    if (invite.state === "open" && invite.member === member) links.push(invite.invite);
  }
  for (const id of links) {
    const invite = data.invites.get(id);
    if (invite !== undefined) {
      step.put(data.invites, id, { ...invite, state: "revoked", closedAt: record.index });
    }
  }
}
