/** What an engine in this page is given: the browser's own clock, chance and disk, and a relay or none. */

import { makeBreather } from "../../../../client/engine/breather.ts";
import type { Clock, EngineEnvironment, RelayDialer } from "../../../../client/engine/environment.ts";
import { makeIndexedDbDirectory } from "../../../../client/engine/store/indexed-db.ts";
import { makeWebSuite } from "../../../../crypto/secret/suite.ts";

const clock: Clock = {
  now: () => Date.now(),
  setTimeout: (run, afterMs) => window.setTimeout(run, afterMs),
  clearTimeout: (id) => window.clearTimeout(id),
  breathe: makeBreather(),
};

/** A plane: every attempt to reach the relay fails at once. */
export const NO_RELAY: RelayDialer = {
  origin: location.origin,
  dial({ closed }) {
    queueMicrotask(closed);
    return { send() {}, close() {}, bufferedAmount: 0 };
  },
};

export function pageEnvironment(relay: RelayDialer): EngineEnvironment {
  return { clock, suite: makeWebSuite(), stores: makeIndexedDbDirectory(), relay };
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

export async function eventually(what: () => unknown, withinMs = 60_000): Promise<void> {
  for (const end = performance.now() + withinMs; !(await what());) {
    if (performance.now() > end) throw new Error(`not in time: ${what}`);
    await pause(20);
  }
}
