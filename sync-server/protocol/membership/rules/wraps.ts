/** Whether a wrap may stand where it does: its recipient is there, at its current key, and the author can reach it that way. */

import { isSamePrincipal, type KeySubject, principalKey, type Recipient } from "../../principals.ts";
import type { WrapLine } from "../../record-lists.ts";
import { holdsRoleKey } from "../../roles.ts";
import { deviceLives, epochAt, isDirty, memberLives, rolesAt } from "../holders.ts";
import { channelKey, type DeviceState, type MemberState, type WrapState } from "../state.ts";
import { authorOf, requireValid, type Step } from "../step.ts";

/** The wraps of one secret by recipient; no recipient stands twice. */
export function wrapsByRecipient(wraps: readonly WrapLine[]): Map<string, WrapLine> {
  const byRecipient = new Map<string, WrapLine>();
  for (const wrap of wraps) byRecipient.set(principalKey(wrap.recipient), wrap);
  requireValid(byRecipient.size === wraps.length, "a recipient stands twice");
  return byRecipient;
}

/** The wrap as the state keeps it, once it may stand. */
export function checkedWrap(step: Step, subject: KeySubject, wrap: WrapLine): WrapState {
  checkRecipient(step, subject, wrap);
  checkMethod(step, wrap);
  const author = authorOf(step);
  const authorEpoch = epochAt(step.data, { kind: "member", id: author })?.epoch ?? 0;
  return { ...wrap, recordIndex: step.record.index, author, authorEpoch };
}

function checkRecipient(step: Step, subject: KeySubject, { recipient, recipientEpoch }: WrapLine): void {
  const { data } = step;
  if (recipient.kind === "device") {
    const device = data.devices.get(recipient.id);
    requireValid(device !== undefined && deviceLives(data, device), "a wrap to a device that is not living");
    requireValid(recipientEpoch === 0, "a device has no epoch");
    requireValid(standsForMember(step, subject, device), "a wrap to a device in place of its member");
    return;
  }
  requireValid(subject.kind !== "member", "a member's secret is wrapped to its devices only");
  requireValid(
    subject.kind !== "role" || recipient.kind === "member",
    "a role's secret is wrapped to members only",
  );
  if (recipient.kind === "member") requireLiving(data.members.get(recipient.id));
  requireValid(!isDirty(data, recipient), "a wrap to a member whose key a revoked device knows");
  requireValid(
    epochAt(data, recipient)?.epoch === recipientEpoch,
    "a wrap to another epoch than the current one",
  );
}

function requireLiving(member: MemberState | undefined): void {
  requireValid(member !== undefined && memberLives(member), "a wrap to a member who is not living");
}

/** A device receives its own member's secret, and anything else only while that member is dirty. */
function standsForMember({ data }: Step, subject: KeySubject, { member }: DeviceState): boolean {
  return subject.kind === "member" ? subject.id === member : isDirty(data, { kind: "member", id: member });
}

function checkMethod(step: Step, { recipient, recipientEpoch, method }: WrapLine): void {
  if (method === "hpke") return;
  requireValid(recipient.kind !== "device", "a device has no key but its own");
  if (method === "own") {
    requireValid(isHeldByAuthor(step, recipient), "sealed with a key that the author does not hold");
    return;
  }
  const { data } = step;
  const from = authorOf(step);
  const author = { kind: "member", id: from } as const;
  const fromEpoch = epochAt(data, author)?.epoch ?? 0;
  const key = channelKey({ from, fromEpoch, to: recipient, toEpoch: recipientEpoch });
  requireValid(data.channels.has(key), "no such channel");
  requireValid(!isDirty(data, author), "a channel that a revoked device knows");
}

function isHeldByAuthor(step: Step, recipient: Exclude<Recipient, { readonly kind: "device" }>): boolean {
  const id = authorOf(step);
  if (recipient.kind === "member") return isSamePrincipal(recipient, { kind: "member", id });
  const author = step.data.members.get(id);
  return author !== undefined && holdsRoleKey(rolesAt(author), recipient.id);
}
