/**
 * The one line in which a practice's writes stand. All pushes that came in one turn of the event loop are committed in one transaction
 * (one fsync for all of them); a membership record stands alone between them, so that every push is judged by the log as it is
 * when its turn comes.
 */

import type { Clock } from "./clock.ts";
import type { Peer } from "./peer.ts";
import type { ReadEntry } from "./pushed-entry.ts";

export interface PendingPush {
  readonly peer: Peer;
  readonly request: number;
  readonly heal: boolean;
  readonly entries: readonly ReadEntry[];
  /** By place, whether the signature was verified; null when it was not looked at. */
  readonly verified: readonly boolean[] | null;
  readonly bytes: number;
}

export interface PendingRecord {
  readonly peer: Peer;
  readonly request: number;
  readonly record: Uint8Array;
}

export interface CommitQueueParts {
  readonly clock: Clock;
  /** How many bytes go into one transaction. */
  readonly maxBytes: number;
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

export function makeCommitQueue(parts: CommitQueueParts): CommitQueue {
  const queue: Pending[] = [];
  const waiting: (() => void)[] = [];
  let isBusy = false;

  const drain = async () => {
    try {
      while (queue.length > 0) await commitNext(queue, parts);
    } catch (error) {
      queue.length = 0;
      parts.failed(error);
    }
    isBusy = false;
    for (const resolve of waiting.splice(0)) resolve();
  };
  const add = (pending: Pending) => {
    queue.push(pending);
    if (isBusy) return;
    isBusy = true;
    parts.clock.turn(() => void drain());
  };

  return {
    addPush: (push) => add({ kind: "push", push }),
    addRecord: (record) => add({ kind: "record", record }),
    addTask: (task) => add({ kind: "task", task }),
    idle: () => (isBusy ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve()),
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
