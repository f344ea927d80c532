import { expect, test } from "vitest";
import { type CommitQueueParts, makeCommitQueue, type PendingPush } from "../../sync-server/commit-queue.ts";
import type { Peer } from "../../sync-server/peer.ts";

function makeQueue() {
  const commits: number[][] = [];
  const timers = new Map<number, () => void>();
  const turns: (() => void)[] = [];
  let last = 0;
  const parts: CommitQueueParts = {
    clock: {
      now: () => 0,
      setTimeout: (run) => (timers.set(++last, run), last),
      clearTimeout: (id) => void timers.delete(id),
      turn: (run) => void turns.push(run),
    },
    gather: { entries: 3, ms: 2 },
    maxBytes: 100,
    commitPushes: async (pushes) => void commits.push(pushes.map(({ request }) => request)),
    commitRecord: async () => void commits.push([-1]),
    failed: (error) => {
      throw error;
    },
  };
  const peer = {} as Peer;
  const line = { update: null, isSigned: null, code: null, number: 0 };
  const push = (request: number, lines = 1, bytes = 1): PendingPush => ({
    peer,
    request,
    heal: false,
    lines: Array.from({ length: lines }, () => ({ ...line })),
    bytes,
    isSampled: false,
  });
  const queue = makeCommitQueue(parts);
  const run = async (what: Iterable<() => void>) => {
    for (const each of what) each();
    await queue.idle();
  };
  return {
    queue,
    commits,
    timers,
    turns,
    add: (...pushes: PendingPush[]) => pushes.forEach((each) => queue.addPush(each)),
    push,
    fire: () => run([...timers.values(), () => timers.clear()]),
    turn: () => run(turns.splice(0)),
  };
}

test("waits a moment for others, and one moment only", async () => {
  const { commits, timers, turns, add, push, fire } = makeQueue();
  add(push(1), push(2));
  expect([commits, timers.size, turns.length]).toEqual([[], 1, 0]);
  await fire();
  expect(commits).toEqual([[1, 2]]);
  add(push(3));
  await fire();
  expect(commits).toEqual([[1, 2], [3]]);
});

test("waits no longer when enough has come", async () => {
  const { commits, timers, turns, add, push, turn } = makeQueue();
  add(push(1), push(2, 2), push(3));
  expect([timers.size, turns.length]).toEqual([0, 1]);
  await turn();
  expect(commits).toEqual([[1, 2, 3]]);
  add(push(4, 3));
  expect([timers.size, turns.length]).toEqual([0, 1]);
  await turn();
  expect(commits).toEqual([[1, 2, 3], [4]]);
});

test("a record does not wait, and stands between the pushes before and after it", async () => {
  const { queue, commits, add, push, turn } = makeQueue();
  add(push(1));
  queue.addRecord({ peer: {} as Peer, request: 9, record: new Uint8Array(1), cuts: null });
  add(push(2));
  await turn();
  expect(commits).toEqual([[1], [-1], [2]]);
});

test("puts no more bytes into one transaction than it may, but always one push", async () => {
  const { commits, add, push, turn } = makeQueue();
  add(push(1, 3, 500), push(2, 1, 60), push(3, 1, 40), push(4, 1, 1));
  await turn();
  expect(commits).toEqual([[1], [2, 3], [4]]);
});

test("is idle only when everything that was added is committed", async () => {
  const { queue, commits, add, push, timers } = makeQueue();
  await queue.idle();
  add(push(1));
  let isIdle = false;
  const idle = queue.idle().then(() => (isIdle = true));
  await Promise.resolve();
  expect(isIdle).toBe(false);
  for (const run of timers.values()) run();
  await idle;
  expect(commits).toEqual([[1]]);
});
