/** An owner changes what a member is. Role keys gained are granted; role keys lost get successors, by somebody who keeps them. */

import type { KeySubject } from "../../principals.ts";
import { holdsRoleKey, ROLE_KEYS, type RoleSet } from "../../roles.ts";
import { canRead, rolesAt, scopesReadBy } from "../holders.ts";
import { authorOf, requireAllowed, requireValid, type Step } from "../step.ts";
import { openEpochs } from "./epochs.ts";
import { grantToMember } from "./grants.ts";
import { keepCuts, markDirty, rotatableBy } from "./losses.ts";
import { requireLivingMember, requireOwner, requireRoles } from "./people.ts";

export function applySetRole(step: Step): void {
  const { record, data } = step;
  requireOwner(step);
  requireRoles(record.roles);
  const member = requireLivingMember(step, record.subject);
  const [before, after] = [rolesAt(member), record.roles];
  requireValid(before !== after, "the roles are these already");
  const losing = keysOnlyIn(before, after);
  const isOwn = member.member === authorOf(step);
  requireAllowed(!isOwn || losing.length === 0, "nobody takes a key from themselves: another owner does");
  const read = scopesReadBy(data, member.member);
  const roleChanges = [...member.roleChanges, { at: record.index, roles: after }];
  step.put(data.members, member.member, { ...member, roleChanges });
  const lost = read.filter((scope) => !canRead(data, member.member, scope));
  openEpochs(step, { must: losing, may: rotatableBy(step, lost), mayLeaveOut: false });
  grantToMember(step, keysOnlyIn(after, before), member.member);
  markDirty(step, lost);
  keepCuts(step);
}

function keysOnlyIn(roles: RoleSet, others: RoleSet): KeySubject[] {
  return ROLE_KEYS.filter((key) => holdsRoleKey(roles, key) && !holdsRoleKey(others, key)).map((id) => ({
    kind: "role",
    id,
  }));
}
