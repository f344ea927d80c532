/**
 * What a record takes from whom: the scopes, the cuts behind which entries of the losing devices do not count, and the new
 * epochs that end the old keys. What does not fit into the record stays dirty, and the next records rotate it.
 */
import type { DeviceId, MemberId, ScopeId } from "../../../../crypto/public/ids.ts";
import { SCOPE_ROLE_KEYS, scopesReadBy } from "../../../../sync-server/protocol/membership/holders.ts";
import type { MembershipData, ScopeState } from "../../../../sync-server/protocol/membership/state.ts";
import type { CutLine } from "../../../../sync-server/protocol/record-lists.ts";
import { holdsRoleKey, type RoleSet } from "../../../../sync-server/protocol/roles.ts";
import type { ChainHead } from "../../contract.ts";
import { currentEpoch } from "../../keyring/published-keys.ts";
import { namedReaders } from "../roster.ts";
import type { AuthorContext, Draft } from "./draft.ts";
import { CUT_BYTES } from "./write-record.ts";

/** A record may have 512 KiB; the rest is room for the fixed fields and an estimate's error. */
const DRAFT_BYTES = 480 * 1024;

export function scopesOf(data: MembershipData, scopes: Iterable<ScopeId>): ScopeState[] {
  return [...scopes].flatMap((scope) => data.scopes.get(scope) ?? []);
}

/** The scopes that a member reads now. */
export function scopesRead(data: MembershipData, member: MemberId): ScopeState[] {
  return scopesOf(data, scopesReadBy(data, member));
}

/** Whether a living member with these roles reads a scope. */
export function readsWith(
  data: MembershipData,
  { scope, kind, subject }: ScopeState,
  { member, roles }: { readonly member: MemberId; readonly roles: RoleSet },
): boolean {
  if (SCOPE_ROLE_KEYS[kind].some((role) => holdsRoleKey(roles, role))) return true;
  if (kind === "schedule" || kind === "self") return subject === member;
  return namedReaders(data, scope).includes(member);
}

/** The last entries of these devices that count, in the scopes that are taken from them. */
export function cutsFor(
  devices: readonly DeviceId[],
  lost: readonly ScopeState[],
  heads: readonly ChainHead[],
): CutLine[] {
  const lostDevices = new Set(devices);
  const lostScopes = new Set<ScopeId>(lost.map(({ scope }) => scope));
  return heads
    .filter(({ device, scope }) => lostDevices.has(device) && lostScopes.has(scope))
    .map(({ device, scope, incarnation, counter }) => ({ device, scope, incarnation, counter }));
}

const ORDER: Readonly<Record<ScopeState["kind"], number>> = {
  staff: 0,
  owner: 1,
  schedule: 2,
  file: 3,
  case: 4,
  self: 5,
};

/** Opens new epochs of as many of these scopes as fit and are held, the practice's own first; gives back those it left. */
export async function rotateScopes(
  draft: Draft,
  context: AuthorContext,
  { scopes, cuts = 0 }: { readonly scopes: readonly ScopeState[]; readonly cuts?: number },
): Promise<ScopeId[]> {
  const left: ScopeId[] = [];
  const inOrder = [...scopes].sort((a, b) => ORDER[a.kind] - ORDER[b.kind]);
  for (const { scope } of inOrder) {
    if (!holdsScope(context, scope)) continue;
    if (draft.bytes + cuts * CUT_BYTES > DRAFT_BYTES) left.push(scope);
    else await draft.openEpoch({ kind: "scope", id: scope });
  }
  return left;
}

export function holdsScope({ data, secrets }: AuthorContext, scope: ScopeId): boolean {
  const epoch = currentEpoch(data, "scope", scope);
  return epoch > 0 && secrets.secret({ kind: "scope", id: scope, epoch }) !== null;
}
