/** Invitations and device links as their owners see them, and the people who answer them. */
import { hexToBytes, bytesToHex } from "../../../crypto/public/encodings.ts";
import type { InviteId } from "../../../crypto/public/ids.ts";
import type { InviteRecordState } from "../../../sync-server/protocol/membership/state.ts";
import { hasRole, rolesToSet, setToRoles } from "../../../sync-server/protocol/roles.ts";
import type { JoinRequest, MemberRole, OpenInvite } from "../api.ts";
import { Fault } from "../fault.ts";
import { inviteSeed } from "../membership/author/invitations.ts";
import { type Asker, authenticRequests, describeRequests, requireAdmissible } from "../membership/join.ts";
import { inviteFragment, inviteKeys } from "../membership/invite-link.ts";
import { rolesOf } from "../membership/roster.ts";
import { actNow } from "./acts.ts";
import { practiceDocument } from "./names-of-documents.ts";
import type { SessionParts } from "./session-parts.ts";

const SEED_BYTES = 32;
const DAY_MS = 86_400_000;
const LONGEST_DAYS = 30;
const DEVICE_LINK_MS = DAY_MS;

export function invite(
  session: SessionParts,
  input: { roles: readonly MemberRole[]; days: number },
): Promise<OpenInvite> {
  const days = Math.min(Math.max(1, input.days), LONGEST_DAYS);
  return offer(session, { kind: "member", roles: rolesToSet(input.roles), lastsMs: days * DAY_MS });
}

export function linkDevice(session: SessionParts): Promise<OpenInvite> {
  return offer(session, { kind: "device", roles: 0, lastsMs: DEVICE_LINK_MS });
}

async function offer(
  session: SessionParts,
  { kind, roles, lastsMs }: { kind: "member" | "device"; roles: number; lastsMs: number },
): Promise<OpenInvite> {
  const { suite, clock } = session.context;
  const seed = suite.random.bytes(SEED_BYTES);
  await actNow(session, {
    act: "invite",
    kind,
    seed: bytesToHex(seed),
    roles,
    expiresAtMs: clock.now() + lastsMs,
    practiceName: await practiceName(session),
  });
  const made = session.membership.log.data.invites.get(inviteKeys(seed, suite).invite);
  if (made === undefined) throw new Fault("internal", { detail: "invitation is not in the log" });
  return describe(session, made);
}

async function practiceName({ rooms, membership }: SessionParts): Promise<string> {
  const document = practiceDocument(membership.practice);
  const summary = (await rooms.documents.summaries("practice")).find((row) => row.document === document);
  const name = summary?.fields["name"];
  return typeof name === "string" ? name : "";
}

export function invites(session: SessionParts): readonly OpenInvite[] {
  return [...session.membership.log.data.invites.values()].map((state) => describe(session, state));
}

function describe({ membership, context }: SessionParts, state: InviteRecordState): OpenInvite {
  const expired = state.state === "open" && context.clock.now() >= state.expiresAtMs;
  const seed =
    state.state === "open" ? inviteSeed(membership.log.data, membership.keyring.secrets, state) : null;
  return {
    invite: state.invite,
    kind: state.kind,
    roles: setToRoles(state.roles),
    expiresAtMs: state.expiresAtMs,
    state: expired ? "expired" : state.state,
    fragment: seed === null || expired ? null : inviteFragment({ practice: membership.practice, seed }),
  };
}

export async function revokeInvite(session: SessionParts, input: { invite: InviteId }): Promise<null> {
  await actNow(session, { act: "revoke-invite", invite: input.invite });
  return null;
}

export async function joinRequests(session: SessionParts): Promise<readonly JoinRequest[]> {
  const found: JoinRequest[] = [];
  for (const id of session.joins.keys()) {
    const { state, askers } = await askersOf(session, id);
    const { log, keyring, member } = session.membership;
    if (state === undefined || state.state !== "open" || !mayAnswer(session, state)) continue;
    const seed = inviteSeed(log.data, keyring.secrets, state);
    if (seed === null || member === null) continue;
    found.push(...describeRequests(log.data, askers, inviteKeys(seed, session.context.suite)));
  }
  return found;
}

function mayAnswer({ membership }: SessionParts, state: InviteRecordState): boolean {
  const { log, member } = membership;
  return state.kind === "device" ? state.member === member : hasRole(rolesOf(log.data, member), "owner");
}

async function askersOf(
  { membership, joins, context }: SessionParts,
  id: InviteId,
): Promise<{ state: InviteRecordState | undefined; askers: readonly Asker[] }> {
  const { data } = membership.log;
  const state = data.invites.get(id);
  if (state === undefined) return { state, askers: [] };
  const given = { requests: joins.get(id) ?? [], verifier: context.suite.verifier };
  return { state, askers: await authenticRequests(data, state, given) };
}

export async function admit(
  session: SessionParts,
  input: { invite: InviteId; request: string },
): Promise<null> {
  const { state, askers } = await askersOf(session, input.invite);
  requireAdmissible(state, askers.length, session.context.clock.now());
  const wanted = hexToBytes(input.request);
  if (!askers.some(({ request }) => bytesToHex(request) === bytesToHex(wanted)))
    throw new Fault("invite-unknown");
  await actNow(session, { act: "admit", request: input.request });
  return null;
}

/** Nobody comes in by this link any more. */
export function refuse(session: SessionParts, input: { invite: InviteId }): Promise<null> {
  return revokeInvite(session, input);
}
