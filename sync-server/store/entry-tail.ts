/**
 * The newest entries of a practice by their places in their chains, in memory. An index row for every entry as it comes would dirty one page a chain
 * in every commit, which is more than the entries themselves; so places are written to the index some thousands at a time, and
 * until then they are found here. The entries are on the disk either way, and the tail is read from them at the start.
 */

import { bytesEqual } from "../../crypto/public/bytes.ts";
import { type ChainHead, comparePositions } from "../../crypto/public/entry.ts";

export interface TailEntry extends ChainHead {
  readonly number: number;
}

export interface EntryTail {
  readonly size: number;
  add(chain: number, entry: TailEntry): void;
  /** The farthest in the chain, which need not be the one that came last. */
  last(chain: number): TailEntry | null;
  has(chain: number, hash: Uint8Array): boolean;
  find(chain: number, incarnation: number, counter: number): TailEntry | null;
  /** In order, more than `after` and at most `through`. */
  numbersOf(chains: readonly number[], range: { readonly after: number; readonly through: number }): number[];
  clear(): void;
}

export function makeEntryTail(): EntryTail {
  const byChain = new Map<number, TailEntry[]>();
  const farthestByChain = new Map<number, TailEntry>();
  let size = 0;
  return {
    get size() {
      return size;
    },
    add(chain, entry) {
      const entries = byChain.get(chain);
      if (entries === undefined) byChain.set(chain, [entry]);
      else entries.push(entry);
      const farthest = farthestByChain.get(chain);
      if (farthest === undefined || comparePositions(entry, farthest) > 0) farthestByChain.set(chain, entry);
      size++;
    },
    last: (chain) => farthestByChain.get(chain) ?? null,
    has: (chain, hash) => byChain.get(chain)?.some((each) => bytesEqual(each.hash, hash)) ?? false,
    find: (chain, incarnation, counter) =>
      byChain.get(chain)?.find((each) => each.incarnation === incarnation && each.counter === counter) ??
      null,
    numbersOf: (chains, { after, through }) =>
      chains
        .flatMap((chain) => byChain.get(chain) ?? [])
        .map(({ number }) => number)
        .filter((number) => number > after && number <= through)
        .sort((a, b) => a - b),
    clear() {
      byChain.clear();
      farthestByChain.clear();
      size = 0;
    },
  };
}
