/** Records about members: admitting, new roles, removal. All are an owner's to write. */
import type { MemberId } from "../../../../crypto/public/ids.ts";
import { holdsRoleKey, ROLE_KEYS, roleKeysOf, type RoleSet } from "../../../../sync-server/protocol/roles.ts";
import type { ChainHead } from "../../contract.ts";
import { livingDeviceIds, rolesOf } from "../roster.ts";
import { cutsFor, readsWith, rotateScopes, scopesRead } from "./access-loss.ts";
import { type AuthorContext, makeDraft } from "./draft.ts";
import { keyLists, type RecordParts } from "./write-record.ts";

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
