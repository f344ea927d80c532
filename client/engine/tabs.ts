/**
 * The tabs of one engine. When the last of them has gone, what it wrote is flushed and the practice is locked: a browser may keep the worker
 * alive for a while, and whoever opens Claros next must not find it open.
 */
import type { EngineState } from "./api.ts";
import type { Engine } from "./engine-parts.ts";
import { servePort, type TabPort } from "./port.ts";

export interface Tabs {
  connect(port: TabPort): void;
}

const ENDS_WITH_THE_LAST: ReadonlySet<EngineState["at"]> = new Set([
  "unlocking",
  "open",
  "joining",
  "removed",
]);

export function makeTabs(engine: Engine): Tabs {
  let count = 0;
  async function lock(): Promise<void> {
    // A disk that refuses now has refused before, while somebody was there to be told.
    await Promise.resolve(engine.commands.lock()).catch(() => undefined);
  }
  return {
    connect(port) {
      count += 1;
      servePort(port, engine, () => {
        count -= 1;
        if (count === 0 && ENDS_WITH_THE_LAST.has(engine.state.at)) void lock();
      });
    },
  };
}
