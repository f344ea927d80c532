/** Connections and failures by address, so that one source cannot take the relay's room from the others. In memory only. */

import type { Clock } from "./clock.ts";
import { type Limits, makeTokenBucket, type TokenBucket } from "./limits.ts";
import { makeLeastRecentlyUsed } from "../crypto/public/least-recently-used.ts";

export interface AddressSlot {
  /** The connection has shown its key. */
  proven(): void;
  leave(): void;
}

export interface Addresses {
  /** Null when this address, or the relay, has no room for one more. */
  enter(address: string): AddressSlot | null;
  /** Takes one try for a proof or setup code; false when there were too many wrong ones. */
  mayTry(address: string): boolean;
  failed(address: string): void;
}

interface Count {
  open: number;
  unproven: number;
}

/** Addresses whose failures are remembered. */
const REMEMBERED = 10_000;

export function makeAddresses(limits: Limits, clock: Clock): Addresses {
  const counts = new Map<string, Count>();
  const failures = makeLeastRecentlyUsed<string, { readonly bucket: TokenBucket; blocked: boolean }>(
    REMEMBERED,
  );
  let total = 0;

  const failuresOf = (address: string) =>
    failures.get(address, () => ({ bucket: makeTokenBucket(limits.failures, clock.now), blocked: false }));

  return {
    enter(address) {
      const count = counts.get(address) ?? { open: 0, unproven: 0 };
      const { perAddress, unprovenPerAddress } = limits.connections;
      const isFull = count.open >= perAddress || count.unproven >= unprovenPerAddress;
      if (isFull || total >= limits.connections.total) return null;
      counts.set(address, count);
      count.open++;
      count.unproven++;
      total++;
      return slotOf(count, () => {
        total--;
        if (count.open === 0) counts.delete(address);
      });
    },
    mayTry(address) {
      const failure = failuresOf(address);
      // Asking for nothing refills the bucket; only failures take from it.
      if (failure.blocked) failure.blocked = !failure.bucket.take(1);
      return !failure.blocked;
    },
    failed(address) {
      const failure = failuresOf(address);
      failure.blocked = !failure.bucket.take(1);
    },
  };
}

function slotOf(count: Count, left: () => void): AddressSlot {
  let isProven = false;
  let isGone = false;
  return {
    proven() {
      if (isProven || isGone) return;
      isProven = true;
      count.unproven--;
    },
    leave() {
      if (isGone) return;
      isGone = true;
      count.open--;
      if (!isProven) count.unproven--;
      left();
    },
  };
}
