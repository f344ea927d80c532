/**
 * What the palette lists for a few typed letters. Words are looked for anywhere; what begins with what was typed stands first, people
 * before actions, because a name is what is looked for most.
 */
import { foldText } from "../../model/fold-text.ts";

export interface Findable {
  readonly label: string;
  readonly also?: string | undefined;
}

export type Finder = <Item extends Findable>(items: readonly Item[], text: string, limit: number) => Item[];

/**
 * At most `limit` of them, the best first; all in their own order when nothing is sought. An item is folded once, for as long as it is the
 * same object: of thousands, folding costs more than looking.
 */
export function makeFinder(): Finder {
  const foldedByItem = new WeakMap<Findable, Folded>();
  const folded = (item: Findable): Folded => {
    const known = foldedByItem.get(item) ?? fold(item);
    foldedByItem.set(item, known);
    return known;
  };
  return (items, text, limit) => {
    const sought = foldText(text).split(/\s+/u).filter(Boolean);
    if (sought.length === 0) return items.slice(0, limit);
    return items
      .flatMap((item) => {
        const rank = rankOf(folded(item), sought);
        return rank === null ? [] : [{ item, rank }];
      })
      .toSorted((one, other) => one.rank - other.rank)
      .slice(0, limit)
      .map(({ item }) => item);
  };
}

interface Folded {
  readonly label: string;
  readonly all: string;
}

function fold({ label, also = "" }: Findable): Folded {
  const folded = foldText(label);
  return { label: folded, all: `${folded} ${foldText(also)}` };
}

/** Lower is better: 0 begins with it, 1 a word begins with it, 2 contains it. `null` when a word is missing. */
function rankOf({ label, all }: Folded, sought: readonly string[]): number | null {
  if (!sought.every((word) => all.includes(word))) return null;
  const first = sought[0] ?? "";
  if (label.startsWith(first)) return 0;
  return all.split(/[\s\-'’]+/u).some((word) => word.startsWith(first)) ? 1 : 2;
}
