/**
 * Commits that do not give up. While the disk is full or refuses, what was typed stays in memory, the interface says so, and the same
 * commit is tried again with growing pauses; nothing is shown as saved before it succeeds. Only a store that is closed ends this.
 */
import type { EntriesEvents, PracticeContext } from "../contract.ts";
import { Fault } from "../fault.ts";
import type { StoreWrite } from "../store/store.ts";

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;

export interface Disk {
  /** Resolves when the store has it. Rejects only when the store, or this disk, was closed. */
  commit(writes: readonly StoreWrite[], durability: "strict" | "relaxed"): Promise<void>;
  /** A commit that waits for a better disk is given up. */
  close(): void;
}

export function makeDisk(
  { store, clock }: PracticeContext,
  events: Pick<EntriesEvents, "storageState">,
): Disk {
  let closed = false;
  let bad = false;
  const wakers = new Set<() => void>();

  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const wake = (): void => {
        wakers.delete(wake);
        clock.clearTimeout(timer);
        resolve();
      };
      const timer = clock.setTimeout(wake, ms);
      wakers.add(wake);
    });

  return {
    async commit(writes, durability) {
      for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2)) {
        if (closed) throw new Fault("storage-failed", { detail: "closed" });
        try {
          await store.commit(writes, durability);
          if (bad) events.storageState("ok");
          bad = false;
          return;
        } catch (error) {
          if (!(error instanceof Fault)) throw error;
          bad = true;
          events.storageState(error.code === "storage-full" ? "full" : "failed");
          if (error.code !== "storage-full" && !error.retryable) throw error;
        }
        await pause(pauseMs);
      }
    },
    close() {
      closed = true;
      for (const wake of wakers) wake();
    },
  };
}
