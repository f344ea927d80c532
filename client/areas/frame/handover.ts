/**
 * What one page hands to the next in memory: after setting up, the recovery kit is made with the passphrase just chosen, so that nobody
 * types it three times within a minute. Taken once, and gone.
 */
import { createContext, useContext } from "solid-js";

export interface Handover {
  give(passphrase: string): void;
  take(): string | null;
}

export function makeHandover(): Handover {
  let held: string | null = null;
  return {
    give(passphrase) {
      held = passphrase;
    },
    take() {
      const passphrase = held;
      held = null;
      return passphrase;
    },
  };
}

export const HandoverContext = createContext<Handover>();

/** Throws outside a provider. */
export function useHandover(): Handover {
  const handover = useContext(HandoverContext);
  if (!handover) throw new TypeError("useHandover needs a provider above it");
  return handover;
}
