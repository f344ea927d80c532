/**
 * A relay that is broken on purpose: it says that entries are stored some time before they are. The crash test must catch it, or the
 * crash test is broken.
 */

import { readConfig } from "../../sync-server/config.ts";
import { announcement } from "../../sync-server/announcement.ts";
import { SILENT_LOG } from "../../sync-server/log.ts";
import { nodeRandomness } from "../../sync-server/node-environment.ts";
import { startRelay } from "../../sync-server/start-relay.ts";
import { openSqliteStore } from "../../sync-server/store/sqlite.ts";
import type { AppendOutcome, EntryBatch, PracticeStore, RelayStore } from "../../sync-server/store/store.ts";

const LATE_MS = 40;

function makeEager(store: PracticeStore): PracticeStore {
  let promised: number | null = null;
  let order: Promise<unknown> = Promise.resolve();
  return {
    ...store,
    async append(batch: EntryBatch) {
      const state = await store.state();
      promised ??= state.head;
      const outcomes = batch.entries.map((): AppendOutcome => {
        promised = (promised ?? 0) + 1;
        return { code: "ok", number: promised, isNew: true };
      });
      order = order
        .then(() => new Promise((resolve) => setTimeout(resolve, LATE_MS)))
        .then(() => store.append(batch));
      return { at: "stored", outcomes, state: { ...state, head: promised } };
    },
  };
}

async function main(): Promise<void> {
  const read = readConfig(process.env);
  if (!read.ok) throw new Error(read.sentence);
  const inner = openSqliteStore({ dataDir: read.config.dataDir, random: nodeRandomness });
  const store: RelayStore = {
    ...inner,
    async open(practice) {
      const opened = await inner.open(practice);
      return opened === null ? null : makeEager(opened);
    },
  };
  const running = await startRelay({ config: read.config, appDir: "none", log: SILENT_LOG, store });
  process.stdout.write(announcement(read.config, running));
}

void main();
