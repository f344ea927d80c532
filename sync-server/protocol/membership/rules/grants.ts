/** Grants: wraps of current secrets to further recipients, outside a new epoch. */

import type { DeviceId, MemberId } from "../../../../crypto/public/ids.ts";
import { type KeySubject, principalKey } from "../../principals.ts";
import type { WrapLine } from "../../record-lists.ts";
import { epochsOf, heldThroughDevicesOnly } from "../holders.ts";
import { recipientsForMember } from "../recipients.ts";
import { requireValid, type Step } from "../step.ts";
import { takeMembers } from "./epochs.ts";
import { checkedWrap, wrapsByRecipient } from "./wraps.ts";

/** Exactly these keys, to this member. */
export function grantToMember(step: Step, subjects: readonly KeySubject[], member: MemberId): void {
  const recipients = recipientsForMember(step.data, member).map(({ recipient }) => principalKey(recipient));
  const grants = takeGrants(step);
  for (const subject of subjects) {
    const wraps = grants.get(principalKey(subject)) ?? [];
    grants.delete(principalKey(subject));
    const left = wrapsByRecipient(wraps);
    for (const recipient of recipients)
      requireValid(left.delete(recipient), `a grant of the ${subject.kind} is missing`);
    requireValid(left.size === 0, "a grant to somebody else");
    addWraps(step, { subject, wraps, members: [member] });
  }
  requireValid(grants.size === 0, "a grant of a key that this record may not grant");
}

/** Exactly these keys, to this device, sealed to its own public key. */
export function grantToDevice(step: Step, subjects: readonly KeySubject[], device: DeviceId): void {
  const grants = takeGrants(step);
  for (const subject of subjects) {
    const wraps = grants.get(principalKey(subject)) ?? [];
    grants.delete(principalKey(subject));
    const [wrap, ...more] = wraps;
    requireValid(wrap !== undefined && more.length === 0, `a grant of the ${subject.kind} is missing`);
    requireValid(wrap.recipient.id === device, "a grant to somebody else");
    addWraps(step, { subject, wraps, members: [] });
  }
  requireValid(grants.size === 0, "a grant of a key that this record may not grant");
}

/** What ends a dirty state: the member's new key is granted all that only its devices held. */
export function grantWhatDevicesHeld(step: Step, member: MemberId): void {
  const held = heldThroughDevicesOnly(step.data, member).map(({ subject }) => subject);
  grantToMember(step, held, member);
}

/** One scope to members, as many as the record names. */
export function grantScope(step: Step, subject: KeySubject): void {
  const grants = takeGrants(step);
  const wraps = grants.get(principalKey(subject)) ?? [];
  requireValid(wraps.length > 0, "nothing is granted");
  requireValid(grants.size === 1, "a grant of another scope");
  const left = wrapsByRecipient(wraps);
  const members = takeMembers(step, left);
  requireValid(left.size === 0, "a scope is granted to members only");
  addWraps(step, { subject, wraps, members });
}

/** The grants by key; each must be of that key's current epoch. */
function takeGrants({ data, record }: Step): Map<string, WrapLine[]> {
  const bySubject = new Map<string, WrapLine[]>();
  for (const { subject, epoch, wrap } of record.grants) {
    requireValid(
      epochsOf(data, subject).at(-1)?.epoch === epoch,
      "a grant of another epoch than the current one",
    );
    const key = principalKey(subject);
    const wraps = bySubject.get(key);
    if (wraps === undefined) bySubject.set(key, [wrap]);
    else wraps.push(wrap);
  }
  return bySubject;
}

interface NewWraps {
  readonly subject: KeySubject;
  readonly wraps: readonly WrapLine[];
  /** Members who hold the key from here on. */
  readonly members: readonly MemberId[];
}

function addWraps(step: Step, { subject, wraps, members }: NewWraps): void {
  const { data, record } = step;
  const epochs = epochsOf(data, subject);
  const current = epochs.at(-1);
  requireValid(current !== undefined, "a grant of no key");
  const direct = new Map(current.direct);
  for (const member of members) if (!direct.has(member)) direct.set(member, record.index);
  const all = [...current.wraps, ...wraps.map((wrap) => checkedWrap(step, subject, wrap))];
  step.put(data.keys, principalKey(subject), [...epochs.slice(0, -1), { ...current, wraps: all, direct }]);
}
