/**
 * When nobody has touched Claros for a while. Decided by the wall clock, not by timers: a laptop that slept for an hour was idle for an
 * hour, however few ticks its timers had.
 */
export interface IdleTimes {
  readonly idleMs: number;
  /** How long before the end the person is warned. */
  readonly warningMs: number;
}

export type IdleSituation =
  | { readonly at: "active" }
  | { readonly at: "warning"; readonly secondsLeft: number }
  | { readonly at: "over" };

export function idleSituation(nowMs: number, lastMs: number, times: IdleTimes): IdleSituation {
  // A clock that was set back must not keep a practice open for the difference.
  const passedMs = Math.abs(nowMs - lastMs);
  if (passedMs >= times.idleMs) return { at: "over" };
  if (passedMs < times.idleMs - times.warningMs) return { at: "active" };
  return { at: "warning", secondsLeft: Math.ceil((times.idleMs - passedMs) / 1000) };
}

export interface IdleWatch {
  /** Somebody is here, now or at a moment that another tab reports. */
  touch(atMs: number): void;
  /** Looks at the clock. */
  check(): void;
}

export interface IdleWatchOptions {
  now(): number;
  times(): IdleTimes;
  onChange(situation: IdleSituation): void;
}

/** Owns no timer: whoever makes it calls `check` every second and when the page is shown again. */
export function makeIdleWatch(options: IdleWatchOptions): IdleWatch {
  let lastMs = options.now();
  let shown = "active";
  const check = (): void => {
    const situation = idleSituation(options.now(), lastMs, options.times());
    const key = situation.at === "warning" ? `warning ${situation.secondsLeft}` : situation.at;
    if (key === shown) return;
    shown = key;
    options.onChange(situation);
  };
  return {
    check,
    touch(atMs) {
      // Time that had run out is not brought back by the first movement after it.
      if (idleSituation(options.now(), lastMs, options.times()).at === "over") return check();
      if (atMs > lastMs && atMs <= options.now()) lastMs = atMs;
      check();
    },
  };
}

export const LOCK_AFTER_MINUTES = [2, 5, 10, 15, 30, 60] as const;
const DEFAULT_MINUTES = 10;
const MAX_MINUTES = 60;

/** The idle time from a stored setting: ten minutes when it is missing or no number, an hour at most. */
export function idleTimes(setting: string | null): IdleTimes {
  const minutes = Number(setting ?? DEFAULT_MINUTES);
  const kept = Number.isFinite(minutes) && minutes >= 1 ? Math.min(minutes, MAX_MINUTES) : DEFAULT_MINUTES;
  return { idleMs: kept * 60_000, warningMs: 60_000 };
}
