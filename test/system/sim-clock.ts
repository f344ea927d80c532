/**
 * Virtual time. Timers fire in the order of their moments, and equal moments in an order that the seed decides; between two timers every
 * promise that can settle has settled. Nothing in a run waits for real time.
 */
import type { Clock, TimerId } from "../../client/engine/environment.ts";
import type { Pick } from "../support/random-edits.ts";

interface Timer {
  readonly id: TimerId;
  readonly at: number;
  readonly tie: number;
  readonly run: () => void;
}

export interface SimClock extends Clock {
  /** Fires timers up to `forMs` from now, and leaves the time there. */
  advance(forMs: number): Promise<void>;
  /** Fires timers until `isDone`, `forMs` at most. Returns whether it came to be. */
  advanceUntil(isDone: () => boolean, forMs: number): Promise<boolean>;
  /** Lets promises settle without moving the time. */
  settle(): Promise<void>;
  /** Steps taken: the number of timers fired. */
  readonly fired: number;
  /** The clock of one life: its timers are gone when it ends. */
  life(): LifeClock;
}

export interface LifeClock extends Clock {
  end(): void;
  /** What this clock's owner sees; the world's time goes on as before. */
  skewMs: number;
}

/** The immediate queue comes after every microtask: when it answers, no promise can settle without a timer. */
const immediately = setImmediate;
const quiescence = (): Promise<void> => new Promise((resolve) => void immediately(resolve));

export const EPOCH_MS = Date.UTC(2026, 2, 2, 8);

export function makeSimClock(pick: Pick): SimClock {
  const timers = makeHeap();
  const cancelled = new Set<TimerId>();
  let now = EPOCH_MS;
  let lastId = 0;
  let fired = 0;

  function setTimeout(run: () => void, afterMs: number): TimerId {
    const id = ++lastId;
    timers.push({ id, at: now + Math.max(0, afterMs), tie: pick(1 << 16), run });
    return id;
  }

  async function advanceUntil(isDone: () => boolean, forMs: number): Promise<boolean> {
    const end = now + forMs;
    for (;;) {
      await quiescence();
      if (isDone()) return true;
      const next = timers.peek();
      if (next === undefined || next.at > end) break;
      timers.pop();
      if (cancelled.delete(next.id)) continue;
      now = Math.max(now, next.at);
      fired += 1;
      next.run();
    }
    now = end;
    return isDone();
  }

  const clock: SimClock = {
    now: () => now,
    setTimeout,
    clearTimeout: (id) => void cancelled.add(id),
    breathe: () => new Promise((resolve) => void setTimeout(resolve, 0)),
    advanceUntil,
    async advance(forMs) {
      await advanceUntil(() => false, forMs);
    },
    settle: quiescence,
    get fired() {
      return fired;
    },
    life: () => makeLifeClock(clock),
  };
  return clock;
}

function makeLifeClock(world: SimClock): LifeClock {
  let ended = false;
  const life: LifeClock = {
    skewMs: 0,
    now: () => world.now() + life.skewMs,
    setTimeout: (run, afterMs) =>
      world.setTimeout(() => {
        if (!ended) run();
      }, afterMs),
    clearTimeout: world.clearTimeout,
    breathe: () => new Promise((resolve) => void life.setTimeout(resolve, 0)),
    end() {
      ended = true;
    },
  };
  return life;
}

function isBefore(a: Timer, b: Timer): boolean {
  return a.at !== b.at ? a.at < b.at : a.tie !== b.tie ? a.tie < b.tie : a.id < b.id;
}

function makeHeap() {
  const heap: Timer[] = [];
  const at = (index: number): Timer | undefined => heap[index];
  const swap = (a: number, b: number): void => {
    const [x, y] = [heap[a], heap[b]];
    if (x !== undefined && y !== undefined) [heap[a], heap[b]] = [y, x];
  };
  const comesFirst = (a: number, b: number): boolean => {
    const [x, y] = [at(a), at(b)];
    return x !== undefined && (y === undefined || isBefore(x, y));
  };
  return {
    peek: () => at(0),
    push(timer: Timer) {
      let index = heap.push(timer) - 1;
      for (let up = (index - 1) >> 1; index > 0 && comesFirst(index, up); up = (index - 1) >> 1) {
        swap(index, up);
        index = up;
      }
    },
    pop() {
      swap(0, heap.length - 1);
      heap.pop();
      for (let index = 0; ;) {
        const left = 2 * index + 1;
        const child = comesFirst(left + 1, left) ? left + 1 : left;
        if (!comesFirst(child, index)) return;
        swap(index, child);
        index = child;
      }
    },
  };
}
