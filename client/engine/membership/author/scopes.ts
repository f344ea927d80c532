/** Records about who reads what: new scopes, grants, new epochs. */
import type { MemberId, ScopeId } from "../../../../crypto/public/ids.ts";
import { heldThroughDevicesOnly } from "../../../../sync-server/protocol/membership/holders.ts";
import { principalKey } from "../../../../sync-server/protocol/principals.ts";
import type { ScopeLine } from "../../../../sync-server/protocol/record-lists.ts";
import type { ChainHead } from "../../contract.ts";
import { Fault } from "../../fault.ts";
import { isDirtyScope, livingDeviceIds, namedReaders, rolesOf } from "../roster.ts";
import { cutsFor, readsWith, rotateScopes, scopesOf } from "./access-loss.ts";
import { type AuthorContext, type Draft, makeDraft } from "./draft.ts";
import { keyLists, type RecordParts } from "./write-record.ts";

/** New scopes of one person in care (file, case, or both) or of the author (schedule, self), in one record. */
export async function addScopes(context: AuthorContext, scopes: readonly ScopeLine[]): Promise<RecordParts> {
  const { member, data } = context;
  const draft = makeDraft(context, { addedScopes: scopes });
  const roles = rolesOf(data, member);
  for (const line of scopes) {
    const readsAnyway = readsWith(data, { ...line, addedAt: 0 }, { member, roles });
    await draft.openEpoch({ kind: "scope", id: line.scope }, readsAnyway ? [] : [member]);
  }
  return { type: "add-scope", scopes, ...keyLists(draft) };
}

/** One more member of the care team reads this scope. `null` when they do already. */
export async function grantScope(
  context: AuthorContext,
  scope: ScopeId,
  member: MemberId,
): Promise<RecordParts | null> {
  if (namedReaders(context.data, scope).includes(member)) return null;
  const draft = makeDraft(context);
  await draft.grantMember({ kind: "scope", id: scope }, member);
  return { type: "grant", subject: scope, ...keyLists(draft) };
}

/** New epochs of those of these scopes that are dirty, as many as fit. `null` when none is. */
export async function rotateDirty(
  context: AuthorContext,
  scopes: readonly ScopeId[],
): Promise<RecordParts | null> {
  const { data } = context;
  const dirty = scopesOf(data, scopes).filter(({ scope }) => isDirtyScope(data, scope));
  if (dirty.length === 0) return null;
  const draft = makeDraft(context);
  await rotateScopes(draft, context, { scopes: dirty });
  if (draft.epochs.length === 0) throw new Fault("not-permitted", { detail: "no key of a scope to rotate" });
  return { type: "rotate", ...keyLists(draft) };
}

/** An owner takes a scope of a person in care from a member who stays. `null` when they do not read it by name. */
export async function leaveOut(
  context: AuthorContext,
  { scope, member }: { readonly scope: ScopeId; readonly member: MemberId },
  heads: readonly ChainHead[],
): Promise<RecordParts | null> {
  const { data } = context;
  if (!namedReaders(data, scope).includes(member)) return null;
  const draft = makeDraft(context, { leftOut: member });
  await draft.openEpoch({ kind: "scope", id: scope });
  const roles = rolesOf(data, member);
  const keepsIt = scopesOf(data, [scope]).some((facts) => readsByRole(facts, roles));
  const cuts = keepsIt ? [] : cutsFor(livingDeviceIds(data, member), scopesOf(data, [scope]), heads);
  return { type: "rotate", ...keyLists(draft), cuts };

  function readsByRole(facts: ReturnType<typeof scopesOf>[number], held: number): boolean {
    return readsWith(data, { ...facts, scope: "" as ScopeId }, { member, roles: held });
  }
}

/** A new secret of the author's own member; what it held through its devices only is granted to it again. */
export async function renewMember(context: AuthorContext): Promise<RecordParts> {
  const { member } = context;
  const draft = makeDraft(context, { renewed: member });
  await draft.openEpoch({ kind: "member", id: member });
  await grantAgain(draft, context);
  return { type: "rotate", ...keyLists(draft) };
}

/** What a dirty member holds through its devices only goes to its new secret, unless the draft has rotated it. */
export async function grantAgain(draft: Draft, context: AuthorContext): Promise<void> {
  const { member, data } = context;
  const rotated = new Set(draft.epochs.map(({ subject }) => principalKey(subject)));
  for (const { subject } of heldThroughDevicesOnly(data, member)) {
    if (!rotated.has(principalKey(subject))) await draft.grant(subject, { kind: "member", id: member });
  }
}
