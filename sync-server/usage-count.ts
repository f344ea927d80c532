/** How much a practice has stored, in all and today, counted in memory between two looks at the store. */

import { type Clock, dayOf } from "./clock.ts";
import type { Limits } from "./limits.ts";
import type { PracticeStore } from "./store/store.ts";

export interface UsageCount {
  /** Looks at the store when a new day has begun, and the first time. */
  refresh(): Promise<void>;
  hasRoom(bytes: number): boolean;
  add(bytes: number): void;
}

export function makeUsageCount(store: PracticeStore, clock: Clock, quota: Limits["quota"]): UsageCount {
  let day = -1;
  let total = 0;
  let today = 0;
  return {
    async refresh() {
      if (day === dayOf(clock)) return;
      day = dayOf(clock);
      const usage = await store.usage(day);
      total = usage.bytes;
      today = usage.dayBytes;
    },
    hasRoom: (bytes) => total + bytes <= quota.practiceBytes && today + bytes <= quota.dayBytes,
    add(bytes) {
      total += bytes;
      today += bytes;
    },
  };
}
