/**
 * Whether this device's clock and the relay's tell about the same time. It is for a sentence alone, said before a link with an end of
 * validity goes out: a relay may say any time it likes, so nothing is decided by it.
 */
import { type Accessor, createSignal } from "solid-js";

export interface Clocks {
  readonly hereMs: number;
  readonly relayMs: number;
}

export interface ClockCheck {
  /** Both, when they were found to be further apart than a link can bear. */
  readonly differing: Accessor<Clocks | null>;
  /** Looks again. Resolves to whether there is nothing to say: they agree, or the relay does not tell. */
  look(): Promise<boolean>;
}

/** The shortest link lasts a day, and half of that is enough to answer it. */
const BEARABLE_MS = 12 * 3_600_000;
const PATIENCE_MS = 3_000;

export function createClockCheck(ask: typeof fetch = fetch, now: () => number = Date.now): ClockCheck {
  const [differing, setDiffering] = createSignal<Clocks | null>(null);
  return {
    differing,
    async look() {
      const relayMs = await relayTime(ask);
      const hereMs = now();
      const isFar = relayMs !== null && Math.abs(hereMs - relayMs) > BEARABLE_MS;
      setDiffering(isFar ? { hereMs, relayMs } : null);
      return !isFar;
    },
  };
}

/** As its answers to HTTP say it. */
async function relayTime(ask: typeof fetch): Promise<number | null> {
  try {
    const answer = await ask("/healthz", {
      method: "HEAD",
      cache: "no-store",
      credentials: "omit",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const atMs = Date.parse(answer.headers.get("date") ?? "");
    return Number.isNaN(atMs) ? null : atMs;
  } catch {
    return null;
  }
}
