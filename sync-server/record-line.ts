/**
 * Where membership records wait to stand in the practice's line. One that may take access away is looked at first, beside the writes of everybody
 * else; those that come after it wait for it, so that records stay in the order in which they came.
 */

import type { CommitQueue, PendingRecord } from "./commit-queue.ts";
import { type CutFinding, mayTakeAccess } from "./cuts.ts";

export interface RecordLine {
  /** Resolves when it stands in line. */
  add(offered: Omit<PendingRecord, "cuts">): Promise<void>;
  /** Resolves when every record that was offered stands in line. */
  idle(): Promise<void>;
}

export interface RecordLineParts {
  readonly queue: Pick<CommitQueue, "addRecord">;
  readonly look: (record: Uint8Array) => Promise<CutFinding>;
  /** The store failed. */
  readonly failed: (error: unknown) => void;
}

export function makeRecordLine({ queue, look, failed }: RecordLineParts): RecordLine {
  let last: Promise<void> = Promise.resolve();
  let waiting = 0;
  const stand = async (offered: Omit<PendingRecord, "cuts">): Promise<void> => {
    try {
      const cuts = mayTakeAccess(offered.record) ? await look(offered.record) : null;
      queue.addRecord({ ...offered, cuts });
    } catch (error) {
      failed(error);
    }
    waiting -= 1;
  };
  return {
    async add(offered) {
      if (waiting === 0 && !mayTakeAccess(offered.record)) return queue.addRecord({ ...offered, cuts: null });
      waiting += 1;
      last = last.then(() => stand(offered));
      return last;
    },
    idle: () => last,
  };
}
