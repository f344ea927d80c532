/** The rule of chains (docs/PROTOCOL.md §5), the same for every adapter. */

import { bytesEqual } from "../../crypto/public/bytes.ts";
import { type ChainHead, comparePositions, NO_PREVIOUS } from "../../crypto/public/entry.ts";
import type { EntryToStore } from "./store.ts";

type Candidate = Pick<EntryToStore, "incarnation" | "counter" | "previous" | "hash" | "isGivenBack">;

interface Hashed {
  readonly hash: Uint8Array;
}

/** What an adapter knows of one chain. */
export interface ChainContents<Stored extends Hashed> {
  /** The farthest entry, whatever came last. */
  readonly head: ChainHead | null;
  at(position: Pick<EntryToStore, "incarnation" | "counter">): Stored | null;
  has(hash: Uint8Array): boolean;
}

/** `new`: it goes in. `stored`: it is there already. */
export type ChainVerdict<Stored> =
  | { readonly at: "new" }
  | { readonly at: "stored"; readonly stored: Stored }
  | { readonly at: "gap" | "fork" };

const NEW = { at: "new" } as const;
const GAP = { at: "gap" } as const;
const FORK = { at: "fork" } as const;

/**
 * Where an entry stands in its chain. Another `previous` at the next counter is a fork: two entries claim the position before. In a higher
 * incarnation it is a gap unless the chain has the entry it names, which may have been lost here.
 */
export function judgeChain<Stored extends Hashed>(
  chain: ChainContents<Stored>,
  entry: Candidate,
): ChainVerdict<Stored> {
  const { head } = chain;
  if (head === null) return entry.counter === 1 && bytesEqual(entry.previous, NO_PREVIOUS) ? NEW : GAP;
  if (comparePositions(entry, head) <= 0) return judgeBehind(chain, head, entry);
  const isContinued = bytesEqual(entry.previous, head.hash);
  if (entry.incarnation === head.incarnation) {
    if (entry.counter !== head.counter + 1) return GAP;
    return isContinued ? NEW : FORK;
  }
  if (entry.counter !== 1) return GAP;
  return isContinued || beginsAtStored(chain, entry) ? NEW : GAP;
}

function judgeBehind<Stored extends Hashed>(
  chain: ChainContents<Stored>,
  head: ChainHead,
  entry: Candidate,
): ChainVerdict<Stored> {
  const stored = chain.at(entry);
  if (stored !== null) return bytesEqual(stored.hash, entry.hash) ? { at: "stored", stored } : FORK;
  return entry.isGivenBack === true && continuesLeftBranch(chain, head, entry) ? NEW : FORK;
}

/** Whether the chain holds what the first entry of an incarnation names; zeros name its beginning. */
function beginsAtStored(chain: ChainContents<Hashed>, { previous }: Candidate): boolean {
  return bytesEqual(previous, NO_PREVIOUS) || chain.has(previous);
}

/** Whether an entry at an empty place behind the head continues a branch that its author has left. */
function continuesLeftBranch(chain: ChainContents<Hashed>, head: ChainHead, entry: Candidate): boolean {
  if (entry.incarnation >= head.incarnation) return false;
  if (entry.counter === 1) return beginsAtStored(chain, entry);
  const before = chain.at({ incarnation: entry.incarnation, counter: entry.counter - 1 });
  return before !== null && bytesEqual(before.hash, entry.previous);
}
