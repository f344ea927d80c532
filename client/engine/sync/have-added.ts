import type { Vouching } from "../membership/vouching.ts";
import { readLog } from "./catch-up.ts";
import { LineEnded, type RelayLine } from "./relay-line.ts";
import type { SyncParts } from "./sync-parts.ts";

const MOST_ATTEMPTS = 5;

/** The device that this one was restored from vouches for it. Resolves when the log names this device; throws {@link LineEnded}. */
export async function haveAdded(line: RelayLine, parts: SyncParts, vouching: Vouching): Promise<void> {
  const { log } = parts;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const record = await vouching.record();
    if (record === null) throw new LineEnded("not-authentic");
    const index = log.length;
    const { code } = await line.ask({ type: "append", record }, "result");
    if (code === "ok") return log.receive(index, [record]);
    if (code !== "stale-log") throw new LineEnded(code);
    await readLog(line, parts, log.length + 1);
  }
  throw new LineEnded(null);
}
