/**
 * A practice for trying things out. It is kept like any other, sealed and journaled, but it never meets a relay: it has a dialer that
 * reaches nobody, and it never says that anything waits to be sent. Which practice it is lies in clear beside the store's profile.
 */
import type { RelayDialer } from "./environment.ts";
import type { EngineStore, StoreWrite } from "./store/store.ts";

const KEY = "demo";

export const demoRow = (): StoreWrite => ({ table: "meta", key: KEY, value: Uint8Array.of(1) });

export async function isDemo(store: EngineStore): Promise<boolean> {
  return (await store.get("meta", KEY)) !== null;
}

/** Every attempt fails at once, so that what needs a relay says so without a wait. */
export const reachesNobody = ({ origin }: RelayDialer): RelayDialer => ({
  origin,
  dial(handlers) {
    queueMicrotask(() => handlers.closed());
    return { send: () => undefined, close: () => undefined, bufferedAmount: 0 };
  },
});
