/**
 * Whether an entry may be: by the rights that its author had at the log index it names, and by the cuts of what its author
 * lost later (docs/PROTOCOL.md §4 "Access loss", "Dirty"; §7 "Rights"). Reader and relay judge with this same code.
 *
 * Not judged here: signature, seal, and the place in the chain.
 */

import { bytesEqual } from "../../../crypto/public/bytes.ts";
import { comparePositions, type EntryHeader, LOG_HEAD_BYTES } from "../../../crypto/public/entry.ts";
import type { DeviceId, ScopeId } from "../../../crypto/public/ids.ts";
import type { ResultCode } from "../codes.ts";
import { deviceLives, deviceReads, epochAt, epochsOf } from "./holders.ts";
import { cutKey, type MembershipData } from "./state.ts";

export type Judgement =
  | "ok"
  /** Names a record that this log does not have yet. */
  | "stale-log"
  | "wrong-log-head"
  | "unknown-device"
  | "not-allowed"
  | "stale-epoch"
  | "beyond-cut";

/** What a relay answers for each judgement. */
export const CODE_OF_JUDGEMENT: Readonly<Record<Judgement, ResultCode>> = {
  ok: "ok",
  "stale-log": "stale-log",
  "wrong-log-head": "stale-log",
  "unknown-device": "not-authentic",
  "not-allowed": "not-allowed",
  "stale-epoch": "stale-epoch",
  "beyond-cut": "not-allowed",
};

/** By the entry's own log index: for readers, and for a relay that is given back what it lost. */
export function judgeEntry(data: MembershipData, header: EntryHeader): Judgement {
  const { logIndex, device, scope } = header;
  if (header.practice !== data.practice) return "not-allowed";
  const hash = data.hashes[logIndex];
  if (hash === undefined) return "stale-log";
  if (!bytesEqual(hash.subarray(0, LOG_HEAD_BYTES), header.logHead)) return "wrong-log-head";
  if (!data.devices.has(device)) return "unknown-device";
  if (!deviceReads(data, device, scope, logIndex)) return "not-allowed";
  if (isBeyondCut(data, header)) return "beyond-cut";
  return isCurrentEpoch(data, header, logIndex) ? "ok" : "stale-epoch";
}

/** By the log as it is now as well: for a relay that takes a new entry from its author. */
export function judgePush(data: MembershipData, header: EntryHeader): Judgement {
  const then = judgeEntry(data, header);
  if (then !== "ok" && then !== "stale-epoch") return then;
  const device = data.devices.get(header.device);
  if (device === undefined || !deviceLives(data, device)) return "unknown-device";
  if (!deviceReads(data, header.device, header.scope)) return "not-allowed";
  const isCurrent = isCurrentEpoch(data, header, data.hashes.length - 1);
  return then === "ok" && isCurrent ? "ok" : "stale-epoch";
}

function isCurrentEpoch(data: MembershipData, { scope, epoch }: EntryHeader, at: number): boolean {
  const current = epochAt(data, { kind: "scope", id: scope }, at);
  if (current?.epoch !== epoch) return false;
  return current.dirtyAt === null || current.dirtyAt > at;
}

/** Every later loss counts: what the record of each lets stand, and no more. A snapshot stands in no chain, so none does. */
function isBeyondCut(data: MembershipData, header: EntryHeader): boolean {
  const losses = lossesAfter(data, header);
  if (losses.length === 0) return false;
  if (header.kind === "snapshot") return true;
  const cuts = data.cuts.get(cutKey(header.device, header.scope)) ?? [];
  return losses.some((at) => {
    const cut = cuts.find((candidate) => candidate.at === at);
    return cut === undefined || comparePositions(header, cut) > 0;
  });
}

/** Whether a record after the entry's log index took its scope from its author. */
export function hasLostScope(data: MembershipData, header: EntryHeader): boolean {
  return lossesAfter(data, header).length > 0;
}

interface Authorship {
  readonly device: DeviceId;
  readonly scope: ScopeId;
  readonly logIndex: number;
}

/** Indices of the records after `logIndex` that took the scope from the device. */
function lossesAfter(data: MembershipData, { device, scope, logIndex }: Authorship): number[] {
  const author = data.devices.get(device);
  const member = author === undefined ? undefined : data.members.get(author.member);
  if (author === undefined || member === undefined) return [];
  const candidates = new Set<number>();
  for (const { at } of member.roleChanges) candidates.add(at);
  for (const { openedAt } of epochsOf(data, { kind: "scope", id: scope })) candidates.add(openedAt);
  if (author.revokedAt !== null) candidates.add(author.revokedAt);
  if (member.removedAt !== null) candidates.add(member.removedAt);
  return [...candidates].filter(
    (at) =>
      at > logIndex && deviceReads(data, device, scope, at - 1) && !deviceReads(data, device, scope, at),
  );
}
