/**
 * Entry of the engine's worker: hands in the browser's clock, chance, disk and network, and serves every tab that connects.
 * Runs as a SharedWorker, or as a dedicated worker that is passed ports by the tab holding the lock.
 *
 * Tabs of an old and a new build would start two engines on one database: the Web Lock decides, and the other one says so.
 */
import { makeWebSuite } from "../../crypto/secret/suite.ts";
import { makeBreather } from "./breather.ts";
import type { Clock } from "./environment.ts";
import { makeEngine } from "./engine.ts";
import type { TabPort } from "./port.ts";
import { makeIndexedDbDirectory } from "./store/indexed-db.ts";
import { makeWebSocketDialer } from "./sync/browser-dialer.ts";
import { makeTabs } from "./tabs.ts";

const ENGINE_LOCK = "claros-engine";

const clock: Clock = {
  now: () => Date.now(),
  setTimeout: (run, afterMs) => self.setTimeout(run, afterMs),
  clearTimeout: (id) => self.clearTimeout(id),
  breathe: makeBreather(),
};

const engine = makeEngine(
  {
    clock,
    suite: makeWebSuite(),
    stores: makeIndexedDbDirectory(),
    relay: makeWebSocketDialer(self.location.origin),
  },
  { lock: holdLock },
);

const tabs = makeTabs(engine);

/** Resolves when this engine is the only one of its origin. `waiting` is called when another has the lock for now. */
async function holdLock(waiting: () => void): Promise<void> {
  await new Promise<void>((acquired) => {
    const hold = (): Promise<never> => {
      acquired();
      return new Promise(() => undefined);
    };
    void navigator.locks.request(ENGINE_LOCK, { ifAvailable: true }, (lock) => {
      if (lock !== null) return hold();
      waiting();
      void navigator.locks.request(ENGINE_LOCK, hold);
      return undefined;
    });
  });
}

self.addEventListener("connect", (event) => {
  const [port] = (event as MessageEvent).ports;
  if (port !== undefined) tabs.connect(port as unknown as TabPort);
});

self.addEventListener("message", (event) => {
  const [port] = event.ports;
  if (port !== undefined) tabs.connect(port as unknown as TabPort);
});
