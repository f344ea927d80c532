/**
 * What every device can know, from the log alone: whoever holds a secret holds what is wrapped to it and what its epoch seals of the
 * one before; whoever made a secret holds it. An oracle for the validator: it knows no rule of who may do what.
 */

import type { DeviceId, MemberId } from "../../crypto/public/ids.ts";
import type { Membership } from "../../sync-server/protocol/membership/membership.ts";
import type { KeySubject, Recipient } from "../../sync-server/protocol/principals.ts";
import { parseRecord } from "../../sync-server/protocol/record.ts";
import type { WrapLine } from "../../sync-server/protocol/record-lists.ts";
import { holdsRoleKey, ROLE_KEYS } from "../../sync-server/protocol/roles.ts";

type Node = string;

export interface Knowledge {
  knows(device: DeviceId, subject: KeySubject, epoch: number): boolean;
}

export function knowledgeOf(log: readonly Uint8Array[]): Knowledge {
  const opens = new Map<Node, Set<Node>>();
  const edge = (from: Node, to: Node): void => {
    const known = opens.get(from);
    if (known === undefined) opens.set(from, new Set([to]));
    else known.add(to);
  };
  const memberOf = new Map<string, string>();
  const epochOf = new Map<string, number>();

  for (const bytes of log) {
    const { record } = parseRecord(bytes);
    for (const { device, member } of record.devices) memberOf.set(device, member);
    for (const { subject, epoch } of record.epochs) epochOf.set(subject.id, epoch);
    const author = memberOf.get(record.signer) ?? "";
    const channelNode = ({
      recipient,
      recipientEpoch,
    }: Pick<WrapLine, "recipient" | "recipientEpoch">): Node =>
      `channel:${author}@${epochOf.get(author) ?? 0}>${node(recipient, recipientEpoch)}`;
    for (const { to, toEpoch, from, fromEpoch } of record.channels) {
      const channel = channelNode({ recipient: to, recipientEpoch: toEpoch });
      edge(node(to, toEpoch), channel);
      edge(node({ kind: "member", id: from }, fromEpoch), channel);
      edge(node({ kind: "device", id: record.signer }, 0), channel);
    }
    const wrapped = (wrap: WrapLine, subject: KeySubject, epoch: number): void => {
      const from = wrap.method === "channel" ? channelNode(wrap) : node(wrap.recipient, wrap.recipientEpoch);
      edge(from, node(subject, epoch));
    };
    for (const { subject, epoch, wraps } of record.epochs) {
      // A new member's key is made by the device that joins, everything else by the signer.
      const joins = record.type === "add-member" && subject.kind === "member";
      const maker = joins ? (record.devices[0]?.device ?? record.signer) : record.signer;
      edge(node({ kind: "device", id: maker }, 0), node(subject, epoch));
      edge(node(subject, epoch), node(subject, epoch - 1));
      for (const wrap of wraps) wrapped(wrap, subject, epoch);
    }
    for (const { subject, epoch, wrap } of record.grants) wrapped(wrap, subject, epoch);
  }

  const reached = new Map<DeviceId, Set<Node>>();
  return {
    knows(device, subject, epoch) {
      const known = reached.get(device) ?? reach(node({ kind: "device", id: device }, 0), opens);
      reached.set(device, known);
      return known.has(node(subject, epoch));
    },
  };
}

/** What contradicts the promise that whoever lost a key knows none of its successors, and whoever may read can. */
export function contradictions(state: Membership, log: readonly Uint8Array[]): string[] {
  const knowledge = knowledgeOf(log);
  const found: string[] = [];
  const subjects: KeySubject[] = [
    ...state.members().map(({ member }): KeySubject => ({ kind: "member", id: member })),
    ...ROLE_KEYS.map((id): KeySubject => ({ kind: "role", id })),
    ...state.scopes().map(({ scope }): KeySubject => ({ kind: "scope", id: scope })),
  ];
  for (const subject of subjects) {
    const epoch = state.currentEpoch(subject)?.epoch ?? 0;
    for (const { member, devices } of state.members()) {
      for (const device of devices) {
        const may = state.deviceLives(device) && mayHold(state, member, subject);
        const can = knowledge.knows(device, subject, epoch);
        const name = `${device} of ${member} and ${subject.kind} ${subject.id} at epoch ${epoch}`;
        if (can && !may && isClean(state, subject)) found.push(`still knows: ${name}`);
        if (may && !can) found.push(`does not know: ${name}`);
      }
    }
  }
  return found;
}

/** A key of somebody removed, or of a scope that nobody reads any more, protects nothing new. */
function isClean(state: Membership, subject: KeySubject): boolean {
  return !state.isDirty(subject) && (subject.kind !== "member" || state.memberLives(subject.id));
}

function mayHold(state: Membership, member: MemberId, subject: KeySubject): boolean {
  if (!state.memberLives(member)) return false;
  if (subject.kind === "member") return subject.id === member;
  if (subject.kind === "role") return holdsRoleKey(state.rolesOf(member), subject.id);
  return state.canRead(member, subject.id);
}

function node({ kind, id }: KeySubject | Recipient, epoch: number): Node {
  return `${kind}:${id}@${epoch}`;
}

function reach(start: Node, opens: ReadonlyMap<Node, ReadonlySet<Node>>): Set<Node> {
  const seen = new Set([start]);
  for (const at of seen) for (const next of opens.get(at) ?? []) seen.add(next);
  return seen;
}
