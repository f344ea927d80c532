/**
 * Time and chance as the relay sees them. The rooms, connections and commits take both as arguments, so that one seed
 * is one run in the simulator. No decision about trust depends on the time: it only paces, expires and counts days.
 */

export type TimerId = number;

export interface Clock {
  /** Milliseconds since 1970. */
  now(this: void): number;
  setTimeout(run: () => void, afterMs: number): TimerId;
  clearTimeout(id: TimerId): void;
  /** Runs after everything that has already arrived in this turn of the event loop. */
  turn(run: () => void): void;
}

export interface Randomness {
  bytes(this: void, length: number): Uint8Array;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** The number of the day (UTC) that a quota is counted for. */
export function dayOf(clock: Clock): number {
  return Math.floor(clock.now() / DAY_MS);
}
