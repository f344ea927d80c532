import type { RelayLine } from "./relay-line.ts";

/** The line of the moment. */
export interface CurrentLine {
  readonly line: RelayLine | null;
  /** It takes unasked frames, and what waits may be sent. */
  readonly isLive: boolean;
}

export function liveLine({ line, isLive }: CurrentLine): RelayLine | null {
  return isLive ? line : null;
}
