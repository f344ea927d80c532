/** The rule of chains (docs/PROTOCOL.md §5), the same for every adapter. */

import { bytesEqual } from "../../crypto/public/bytes.ts";
import { type ChainHead, comparePositions, NO_PREVIOUS } from "../../crypto/public/entry.ts";
import type { EntryToStore } from "./store.ts";

/** `stored`: at or before the head, so the adapter compares with what stands at that position. */
export type ChainVerdict = "next" | "stored" | "gap" | "fork";

type Candidate = Pick<EntryToStore, "incarnation" | "counter" | "previous">;

/**
 * Where an entry stands to the head of its chain. Another `previous` at the next counter is a fork: two entries claim the
 * position before. In a higher incarnation it is a gap, because the entry it names may have been lost here.
 */
export function judgeChain(head: ChainHead | null, entry: Candidate): ChainVerdict {
  if (head === null) return entry.counter === 1 && bytesEqual(entry.previous, NO_PREVIOUS) ? "next" : "gap";
  if (comparePositions(entry, head) <= 0) return "stored";
  const isContinued = bytesEqual(entry.previous, head.hash);
  if (entry.incarnation === head.incarnation) {
    if (entry.counter !== head.counter + 1) return "gap";
    return isContinued ? "next" : "fork";
  }
  return entry.counter === 1 && isContinued ? "next" : "gap";
}
