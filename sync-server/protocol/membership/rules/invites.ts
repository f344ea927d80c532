/** Invites: made, used once, or taken back. Time is for the relay to watch; no decision of the log depends on a clock. */

import type { InviteId, MemberId } from "../../../../crypto/public/ids.ts";
import { isSigningPublicKey } from "../../../../crypto/public/signature.ts";
import { inviteIdOf } from "../../names.ts";
import type { InviteKind } from "../../record-lists.ts";
import { NO_SUBJECT } from "../../record-subject.ts";
import { hasRole } from "../../roles.ts";
import type { InviteRecordState } from "../state.ts";
import { authorOf, Refusal, requireAllowed, requireValid, type Step } from "../step.ts";
import { authorRoles, only, requireOwner, requireRoles } from "./people.ts";

export function applyInvite(step: Step): void {
  const { record, data } = step;
  const line = only(record.invites, "invites");
  requireValid(line.invite === inviteIdOf(line.signPublic), "an invite id is not of its key");
  requireValid(isSigningPublicKey(line.signPublic), "an invite's key is none");
  requireValid(!data.invites.has(line.invite), "this invite was made before");
  if (line.kind === "member") {
    requireOwner(step);
    requireValid(line.member === NO_SUBJECT, "an invite for a new member names none");
    requireRoles(line.roles);
  } else {
    requireAllowed((line.member as MemberId) === authorOf(step), "only a member's own device makes its link");
    requireValid(line.roles === 0, "a device link gives no roles");
  }
  step.put(data.invites, line.invite, { ...line, addedAt: record.index, state: "open", closedAt: null });
}

export function applyRevokeInvite(step: Step): void {
  const invite = requireOpenInvite(step);
  const isOwn = invite.member === authorOf(step);
  requireAllowed(
    isOwn || hasRole(authorRoles(step), "owner"),
    "only an owner or its member may revoke an invite",
  );
  closeInvite(step, invite, "revoked");
}

/** The open invite that the record names as its subject; it is used with that. */
export function useInvite(step: Step, kind: InviteKind): InviteRecordState {
  const invite = requireOpenInvite(step);
  requireValid(invite.kind === kind, "an invite of another kind");
  closeInvite(step, invite, "used");
  return invite;
}

function requireOpenInvite({ data, record }: Step): InviteRecordState {
  const invite = data.invites.get(record.subject as InviteId);
  requireValid(invite !== undefined, "no such invite");
  if (invite.state !== "open") throw new Refusal("invite-closed", `the invite is ${invite.state}`);
  return invite;
}

function closeInvite(step: Step, invite: InviteRecordState, state: "used" | "revoked"): void {
  step.put(step.data.invites, invite.invite, { ...invite, state, closedAt: step.record.index });
}
