/** Relay stores that break a promise of `store.ts`, to see that the oracle notices. */
import type { EntryBatch, PracticeStore } from "../../sync-server/store/store.ts";
import type { LifeClock } from "./sim-clock.ts";
import type { WrapStore } from "./sim-relay.ts";

const LATE_MS = 4_000;

/** Every store that the relay opens, through `change`. */
function changing(change: (store: PracticeStore, life: LifeClock) => Partial<PracticeStore>): WrapStore {
  return (store, life) => ({
    ...store,
    async open(practice) {
      const kept = await store.open(practice);
      return kept === null ? null : { ...kept, ...change(kept, life) };
    },
  });
}

/** The rights were judged when it was promised. */
async function appendNow(kept: PracticeStore, batch: EntryBatch): Promise<void> {
  const { logLength } = await kept.state();
  await kept.append({ ...batch, logLength });
}

/** Says that entries are stored and stores them later: a crash in between loses what was acknowledged. Readers wait for it. */
export const acknowledgesBeforeCommit: WrapStore = changing((kept, life) => {
  let promised: number | null = null;
  let stored: Promise<unknown> = Promise.resolve();
  return {
    async append(batch: EntryBatch) {
      const state = await kept.state();
      const outcomes = [];
      for (const entry of batch.entries) {
        const known = await kept.find(entry);
        if (known === null) promised = Math.max(promised ?? 0, state.head) + 1;
        outcomes.push({ code: "ok", number: known?.number ?? promised ?? 0, isNew: known === null } as const);
      }
      const before = stored;
      stored = new Promise((resolve) => {
        life.setTimeout(() => resolve(before.then(() => appendNow(kept, batch))), LATE_MS);
      });
      return { at: "stored", outcomes, state: { ...state, head: Math.max(promised ?? 0, state.head) } };
    },
    async readSince(query, scopes) {
      await stored;
      return kept.readSince(query, scopes);
    },
  };
});

/** Numbers from a global sequence: of several writers, one that commits late has a number that others have read past. */
export const skipsNumbers: WrapStore = changing((kept, life) => {
  const lateUntil = new Map<number, number>();
  return {
    async append(batch: EntryBatch) {
      const result = await kept.append(batch);
      if (result.at === "stored") {
        for (const { number } of result.outcomes) lateUntil.set(number, life.now() + LATE_MS);
      }
      return result;
    },
    async readSince(query, scopes) {
      const page = await kept.readSince(query, scopes);
      return {
        ...page,
        entries: page.entries.filter(({ number }) => (lateUntil.get(number) ?? 0) <= life.now()),
      };
    },
  };
});
