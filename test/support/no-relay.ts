import type { RelayDialer } from "../../client/engine/environment.ts";

/** Nobody answers there. */
export const noRelay: RelayDialer = {
  origin: "https://practice.example",
  dial(handlers) {
    setImmediate(() => handlers.closed());
    return { send: () => undefined, close: () => undefined, bufferedAmount: 0 };
  },
};
