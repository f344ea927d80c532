/**
 * New epochs. A rule says which subjects a record must and may open; here all of them are opened first, then the channels, then
 * every wrap is checked against the keys as they have become, because a scope's new epoch may be wrapped to a role's new one.
 */

import { isKemPublicKey } from "../../../../crypto/public/kem-key.ts";
import type { MemberId } from "../../../../crypto/public/ids.ts";
import { type KeySubject, principalKey } from "../../principals.ts";
import type { EpochLine, WrapLine } from "../../record-lists.ts";
import { epochsOf, memberLives } from "../holders.ts";
import { isShared, recipientsForMember, recipientsOfScope, requiredRecipients } from "../recipients.ts";
import type { EpochState } from "../state.ts";
import { openChannels } from "./channels.ts";
import { requireAllowed, requireValid, type Step } from "../step.ts";
import { checkedWrap, wrapsByRecipient } from "./wraps.ts";

export interface AllowedEpochs {
  readonly must: readonly KeySubject[];
  readonly may: readonly KeySubject[];
  /** Whether a living member may lose a `file` or `case` by being left out. */
  readonly mayLeaveOut: boolean;
}

/** Opens the epochs and channels of the record. */
export function openEpochs(step: Step, { must, may, mayLeaveOut }: AllowedEpochs): void {
  const { epochs } = step.record;
  const opened = new Set(epochs.map(({ subject }) => principalKey(subject)));
  requireValid(opened.size === epochs.length, "two epochs of one key");
  for (const subject of must) {
    requireValid(opened.delete(principalKey(subject)), `a new epoch of the ${subject.kind} is missing`);
  }
  for (const subject of may) opened.delete(principalKey(subject));
  requireValid(opened.size === 0, "an epoch of a key that this record may not open");
  for (const line of epochs) openEpoch(step, line);
  openChannels(step);
  for (const line of epochs) closeEpoch(step, line, mayLeaveOut);
}

function openEpoch(step: Step, line: EpochLine): void {
  const { data, record } = step;
  const { subject, epoch, keyHash, kemPublic, previous } = line;
  const before = epochsOf(data, subject);
  requireValid(epoch === before.length + 1, "an epoch is not the next one");
  requireValid(subject.kind === "scope" || isKemPublicKey(kemPublic), "a key for wraps is none");
  const opened: EpochState = {
    subject,
    epoch,
    openedAt: record.index,
    keyHash,
    kemPublic,
    previous,
    wraps: [],
    direct: new Map(),
    dirtyAt: null,
  };
  step.put(data.keys, principalKey(subject), [...before, opened]);
  if (subject.kind !== "member") return;
  const member = data.members.get(subject.id);
  if (member !== undefined && member.dirtyAt !== null) {
    step.put(data.members, subject.id, { ...member, dirtyAt: null });
  }
}

function closeEpoch(step: Step, { subject, wraps }: EpochLine, mayLeaveOut: boolean): void {
  const { data, record } = step;
  const left = wrapsByRecipient(wraps);
  const checked = wraps.map((wrap) => checkedWrap(step, subject, wrap));
  takeRequired(step, subject, left);
  const members = new Set<MemberId>(directOf(step, subject));
  if (isSharedScope(step, subject)) for (const member of takeMembers(step, left)) members.add(member);
  requireValid(left.size === 0, "a recipient who may not be one");
  if (!mayLeaveOut) requireNobodyLeftOut(step, subject, members);
  const epochs = epochsOf(data, subject);
  const current = requireCurrent(epochs);
  const direct = new Map([...members].map((member) => [member, record.index]));
  step.put(data.keys, principalKey(subject), [
    ...epochs.slice(0, -1),
    { ...current, wraps: checked, direct },
  ]);
}

function takeRequired({ data }: Step, subject: KeySubject, left: Map<string, WrapLine>): void {
  const scope = subject.kind === "scope" ? data.scopes.get(subject.id) : undefined;
  const required = scope === undefined ? requiredRecipients(data, subject) : recipientsOfScope(data, scope);
  for (const { recipient } of required) {
    requireValid(
      left.delete(principalKey(recipient)),
      `not wrapped to a ${recipient.kind} that it must be wrapped to`,
    );
  }
}

/** Members who hold the key because the table says so. */
function directOf({ data }: Step, subject: KeySubject): MemberId[] {
  const scope = subject.kind === "scope" ? data.scopes.get(subject.id) : undefined;
  const required = scope === undefined ? requiredRecipients(data, subject) : recipientsOfScope(data, scope);
  return required.flatMap(({ recipient }) => {
    if (recipient.kind === "role") return [];
    if (recipient.kind === "member") return [recipient.id];
    const member = data.devices.get(recipient.id)?.member;
    return member === undefined ? [] : [member];
  });
}

function isSharedScope({ data }: Step, subject: KeySubject): boolean {
  const scope = subject.kind === "scope" ? data.scopes.get(subject.id) : undefined;
  return scope !== undefined && isShared(scope);
}

/** Takes what is wrapped to members, or to all living devices of dirty ones, and says to whom. */
export function takeMembers({ data }: Step, left: Map<string, WrapLine>): MemberId[] {
  const members: MemberId[] = [];
  // What is taken is deleted while this loop runs: a Map does not visit it any more.
  for (const { recipient } of left.values()) {
    if (recipient.kind === "role") continue;
    const member = recipient.kind === "member" ? recipient.id : data.devices.get(recipient.id)?.member;
    requireValid(member !== undefined, "a wrap to nobody");
    for (const { recipient: part } of recipientsForMember(data, member)) {
      requireValid(left.delete(principalKey(part)), "not wrapped to every device of the member");
    }
    members.push(member);
  }
  return members;
}

function requireNobodyLeftOut({ data }: Step, subject: KeySubject, members: ReadonlySet<MemberId>): void {
  const before = epochsOf(data, subject).at(-2);
  if (subject.kind !== "scope" || before === undefined) return;
  for (const id of before.direct.keys()) {
    const member = data.members.get(id);
    const stays = members.has(id) || member === undefined || !memberLives(member);
    requireAllowed(stays, "only an owner may leave a living member out");
  }
}

function requireCurrent(epochs: readonly EpochState[]): EpochState {
  const current = epochs.at(-1);
  requireValid(current !== undefined, "no such key");
  return current;
}
