/**
 * A relay that lost records of the log may not know this device any more, and lets nobody in whom its log does not name. Records prove
 * themselves, so it takes them back from whoever brings them: up to the one that added this device, on the line that showed its key.
 */
import { LineEnded, type RelayLine } from "./relay-line.ts";
import type { LogRoom } from "./sync-parts.ts";

const MOST_DETOURS = 4;

/** Resolves when the relay has every record up to `addedAt`; it then answers as to any device. Throws when it shows another history. */
export async function giveBackUpTo(line: RelayLine, log: LogRoom, addedAt: number): Promise<void> {
  let detours = 0;
  // The last one first: unless just that one is missing, the answer says where the relay stands.
  for (let index = log.length - 1; index < log.length;) {
    const record = await log.recordAt(index);
    const { code, value } = await line.ask({ type: "append", record }, "result");
    if (code === "ok") {
      if (index >= addedAt) return;
      index += 1;
      continue;
    }
    detours += 1;
    // Refused for its cuts: it is history, and offered again.
    if (code === "gap" && detours <= MOST_DETOURS) continue;
    if (code !== "stale-log" || value > addedAt || detours > MOST_DETOURS)
      throw new LineEnded("not-authentic");
    index = value;
  }
}
