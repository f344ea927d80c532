import type { Clock, TimerId } from "../environment.ts";
import type { RelayLine, Unasked } from "./relay-line.ts";

/** A line that was silent this long is asked a small question; no answer ends it. */
const PROBE_AFTER_MS = 30_000;

export interface ProbeParts {
  readonly clock: Clock;
  readonly logLength: () => number;
  /** The answer brought records. */
  readonly handle: (frame: Unasked) => Promise<void>;
}

/** A half-open connection looks alive for minutes; a question that must be answered finds it out. */
export function makeProbe(line: RelayLine, { clock, logLength, handle }: ProbeParts): { close(): void } {
  let timer: TimerId = 0;
  const plan = (): void => {
    timer = clock.setTimeout(look, PROBE_AFTER_MS);
  };
  const look = (): void => {
    if (clock.now() - line.heardAtMs >= PROBE_AFTER_MS) ask();
    plan();
  };
  const ask = (): void => {
    const answer = line.next("log");
    line.send({ type: "read-log", from: logLength() });
    answer
      .then((frame) => (frame.records.length > 0 ? handle(frame) : undefined))
      // Without an answer, or without a disk to keep it: the next line begins anew.
      .catch(() => line.close());
  };
  plan();
  return { close: () => clock.clearTimeout(timer) };
}
