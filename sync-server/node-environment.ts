/** The real clock and the real chance. Timers never keep the process alive: a stop waits for commits, not for pings. */

import { randomBytes } from "node:crypto";
import type { Clock, Randomness, TimerId } from "./clock.ts";

export function makeNodeClock(): Clock {
  const timers = new Map<TimerId, NodeJS.Timeout>();
  let last = 0;
  return {
    now: () => Date.now(),
    setTimeout(run, afterMs) {
      const id = ++last;
      const timer = setTimeout(() => {
        timers.delete(id);
        run();
      }, afterMs);
      timers.set(id, timer.unref());
      return id;
    },
    clearTimeout(id) {
      clearTimeout(timers.get(id));
      timers.delete(id);
    },
    turn: (run) => void setImmediate(run),
  };
}

export const nodeRandomness: Randomness = { bytes: (length) => randomBytes(length) };
