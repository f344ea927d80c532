/**
 * Entry of the engine's worker: hands in the browser's clock, chance, disk and network, and serves every tab that connects.
 * Runs as a SharedWorker, or as a dedicated worker that is passed ports by the tab holding the lock.
 */
import { makeWebSuite } from "../../crypto/secret/suite.ts";
import { makeBreather } from "./breather.ts";
import type { Clock } from "./environment.ts";
import { makeEngine } from "./engine.ts";
import { makeEngineLock } from "./engine-lock.ts";
import type { TabPort } from "./port.ts";
import { makeIndexedDbDirectory } from "./store/indexed-db.ts";
import { makeWebSocketDialer } from "./sync/browser-dialer.ts";
import { makeTabs } from "./tabs.ts";

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
  { lock: makeEngineLock(navigator.locks, clock) },
);

const tabs = makeTabs(engine, (lock, then) => {
  void navigator.locks.request(lock, then);
});

self.addEventListener("connect", (event) => {
  const [port] = (event as MessageEvent).ports;
  if (port !== undefined) tabs.connect(port as unknown as TabPort);
});

self.addEventListener("message", (event) => {
  const [port] = event.ports;
  if (port !== undefined) tabs.connect(port as unknown as TabPort);
});
