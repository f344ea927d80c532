/** Time that moves when the test says so. Between two timers everything that can run has run. */
import type { Clock, TimerId } from "../../client/engine/environment.ts";

export interface ManualClock extends Clock {
  /** Lets everything run that waits for no timer. */
  settle(): Promise<void>;
  advance(ms: number): Promise<void>;
}

export function makeManualClock(startMs = Date.UTC(2026, 10, 2, 9)): ManualClock {
  let nowMs = startMs;
  let nextId = 1;
  const timers = new Map<TimerId, { readonly atMs: number; readonly run: () => void }>();
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 3; turn++) await new Promise<void>((resolve) => setImmediate(resolve));
  };
  return {
    now: () => nowMs,
    setTimeout(run, afterMs) {
      const id = nextId++;
      timers.set(id, { atMs: nowMs + Math.max(0, afterMs), run });
      return id;
    },
    clearTimeout: (id) => void timers.delete(id),
    breathe: () => Promise.resolve(),
    settle,
    async advance(ms) {
      const until = nowMs + ms;
      for (;;) {
        await settle();
        const due = [...timers].filter(([, { atMs }]) => atMs <= until);
        const [next] = due.sort(([a, x], [b, y]) => x.atMs - y.atMs || a - b);
        if (next === undefined) break;
        timers.delete(next[0]);
        nowMs = Math.max(nowMs, next[1].atMs);
        next[1].run();
      }
      nowMs = until;
      await settle();
    },
  };
}
