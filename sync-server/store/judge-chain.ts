/** The rule of chains (docs/PROTOCOL.md §5), the same for every adapter. */

import { bytesEqual } from "../../crypto/public/bytes.ts";
import { type ChainHead, comparePositions, NO_PREVIOUS } from "../../crypto/public/entry.ts";
import type { EntryToStore } from "./store.ts";

/**
 * `stored`: at or before the head, so the adapter compares with what stands at that position. `branch`: it begins a new incarnation, and is the
 * next one if the chain holds what it names.
 */
export type ChainVerdict = "next" | "stored" | "branch" | "gap" | "fork";

type Candidate = Pick<EntryToStore, "incarnation" | "counter" | "previous">;

/**
 * Where an entry stands to the head of its chain. Another `previous` at the next counter is a fork: two entries claim the
 * position before. In a higher incarnation it is a gap unless the chain has the entry it names, which may have been lost here.
 */
export function judgeChain(head: ChainHead | null, entry: Candidate): ChainVerdict {
  if (head === null) return entry.counter === 1 && bytesEqual(entry.previous, NO_PREVIOUS) ? "next" : "gap";
  if (comparePositions(entry, head) <= 0) return "stored";
  const isContinued = bytesEqual(entry.previous, head.hash);
  if (entry.incarnation === head.incarnation) {
    if (entry.counter !== head.counter + 1) return "gap";
    return isContinued ? "next" : "fork";
  }
  if (entry.counter !== 1) return "gap";
  return isContinued ? "next" : "branch";
}

/** What an adapter knows of one chain beyond its head. */
export interface ChainContents {
  at(position: Pick<EntryToStore, "incarnation" | "counter">): { readonly hash: Uint8Array } | null;
  has(hash: Uint8Array): boolean;
}

/** Whether the chain holds what the first entry of an incarnation names; zeros name its beginning. */
export function beginsAtStored(chain: Pick<ChainContents, "has">, { previous }: Candidate): boolean {
  return bytesEqual(previous, NO_PREVIOUS) || chain.has(previous);
}

/** Whether an entry at an empty place behind the head continues a branch that its author has left. */
export function continuesLeftBranch(chain: ChainContents, head: ChainHead, entry: Candidate): boolean {
  if (entry.incarnation >= head.incarnation) return false;
  if (entry.counter === 1) return beginsAtStored(chain, entry);
  const before = chain.at({ incarnation: entry.incarnation, counter: entry.counter - 1 });
  return before !== null && bytesEqual(before.hash, entry.previous);
}
