/**
 * The tabs of one engine. When the last of them has gone, what it wrote is flushed, the practice is locked and the origin's lock is free:
 * a browser may keep the worker alive for a while, and whoever opens Claros next, in whatever version, must not find it open or taken.
 */
import type { Engine } from "./engine-parts.ts";
import { servePort, type TabPort } from "./port.ts";

export interface Tabs {
  connect(port: TabPort): void;
}

/** `gone` calls back when whoever holds the lock of this name has ended, however suddenly. */
export function makeTabs(engine: Engine, gone: (lock: string, then: () => void) => void): Tabs {
  let count = 0;
  return {
    connect(port) {
      count += 1;
      engine.wake();
      servePort(port, engine, {
        gone,
        closed() {
          count -= 1;
          if (count === 0) void engine.rest();
        },
      });
    },
  };
}
