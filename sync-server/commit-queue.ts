/**
 * The one line in which a practice's writes stand. Pushes that come together are committed in one transaction (one flush for all of
 * them): it begins when enough entries wait, or a moment after the first of them came. A membership record stands alone between
 * them, so that every push is judged by the log as it is when its turn comes.
 */

import type { Clock, TimerId } from "./clock.ts";
import type { CutFinding } from "./cuts.ts";
import type { Limits } from "./limits.ts";
import type { Peer } from "./peer.ts";
import type { ResultCode } from "./protocol/codes.ts";
import type { PushedUpdate } from "./pushed-update.ts";

/** One entry of a push on its way: `code` is null until it is decided. */
export interface PushLine {
  /** Null when its bytes are no update. */
  readonly update: PushedUpdate | null;
  /** Whether the signature holds; null when it was not looked at. */
  readonly isSigned: boolean | null;
  code: ResultCode | null;
  number: number;
}

export interface PendingPush {
  readonly peer: Peer;
  readonly request: number;
  readonly heal: boolean;
  readonly lines: readonly PushLine[];
  readonly bytes: number;
  /** Its signature is looked at when it has been answered. */
  readonly isSampled: boolean;
}

export interface PendingRecord {
  readonly peer: Pick<Peer, "socket" | "isGone">;
  readonly request: number;
  readonly record: Uint8Array;
  /** What was found of its cuts before it stood in line; null for a record that takes nothing. */
  readonly cuts: CutFinding | null;
}

export interface CommitQueueParts {
  readonly clock: Clock;
  /** How many bytes go into one transaction. */
  readonly maxBytes: number;
  /** A transaction begins when so many entries wait, or so long after the first. */
  readonly gather: Limits["gather"];
  commitPushes(pushes: readonly PendingPush[]): Promise<void>;
  commitRecord(record: PendingRecord): Promise<void>;
  /** A write failed in a way nobody expected: the practice cannot go on in memory. */
  failed(error: unknown): void;
}

export interface CommitQueue {
  addPush(push: PendingPush): void;
  addRecord(record: PendingRecord): void;
  /** Runs between writes. */
  addTask(task: () => Promise<void>): void;
  /** Resolves when nothing waits any more. */
  idle(): Promise<void>;
}

type Pending =
  | { readonly kind: "push"; readonly push: PendingPush }
  | { readonly kind: "record"; readonly record: PendingRecord }
  | { readonly kind: "task"; readonly task: () => Promise<void> };

type Stage = "idle" | "gathering" | "beginning" | "committing";

export function makeCommitQueue(parts: CommitQueueParts): CommitQueue {
  const { clock, gather } = parts;
  const queue: Pending[] = [];
  const waiting: (() => void)[] = [];
  let stage: Stage = "idle";
  let gathered = 0;
  let timer: TimerId = 0;

  const drain = async () => {
    stage = "committing";
    gathered = 0;
    try {
      while (queue.length > 0) await commitNext(queue, parts);
    } catch (error) {
      queue.length = 0;
      parts.failed(error);
    }
    stage = "idle";
    for (const resolve of waiting.splice(0)) resolve();
  };
  const begin = () => {
    if (stage === "gathering") clock.clearTimeout(timer);
    stage = "beginning";
    clock.turn(() => void drain());
  };
  const add = (pending: Pending) => {
    queue.push(pending);
    if (stage === "beginning" || stage === "committing") return;
    gathered += pending.kind === "push" ? pending.push.lines.length : gather.entries;
    if (gathered >= gather.entries) return begin();
    if (stage === "gathering") return;
    stage = "gathering";
    timer = clock.setTimeout(() => void drain(), gather.ms);
  };

  return {
    addPush: (push) => add({ kind: "push", push }),
    addRecord: (record) => add({ kind: "record", record }),
    addTask: (task) => add({ kind: "task", task }),
    idle: () => (stage === "idle" ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
}

/** The pushes at the front of the queue together, or what else stands there alone. */
async function commitNext(queue: Pending[], parts: CommitQueueParts): Promise<void> {
  const [front] = queue;
  if (front === undefined) return;
  if (front.kind !== "push") {
    queue.shift();
    return front.kind === "record" ? parts.commitRecord(front.record) : front.task();
  }
  const pushes: PendingPush[] = [];
  let bytes = 0;
  for (const pending of queue) {
    if (pending.kind !== "push" || (pushes.length > 0 && bytes + pending.push.bytes > parts.maxBytes)) break;
    pushes.push(pending.push);
    bytes += pending.push.bytes;
  }
  queue.splice(0, pushes.length);
  await parts.commitPushes(pushes);
}
