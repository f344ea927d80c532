/**
 * What the palette lists for a few typed letters. Words are looked for anywhere; what begins with what was typed stands first, people
 * before actions, because a name is what is looked for most.
 */
import { foldText } from "../../model/fold-text.ts";

export interface Findable {
  readonly label: string;
  readonly also?: string | undefined;
}

/** At most `limit` of them, the best first; all in their own order when nothing is sought. */
export function findBest<Item extends Findable>(items: readonly Item[], text: string, limit: number): Item[] {
  const sought = foldText(text).split(/\s+/u).filter(Boolean);
  if (sought.length === 0) return items.slice(0, limit);
  const found: { item: Item; rank: number }[] = [];
  for (const item of items) {
    const rank = rankOf(item, sought);
    if (rank !== null) found.push({ item, rank });
  }
  return found
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, limit)
    .map(({ item }) => item);
}

/** Lower is better: 0 begins with it, 1 a word begins with it, 2 contains it. `null` when a word is missing. */
function rankOf(item: Findable, sought: readonly string[]): number | null {
  const label = foldText(item.label);
  const all = `${label} ${foldText(item.also ?? "")}`;
  if (!sought.every((word) => all.includes(word))) return null;
  const first = sought[0] ?? "";
  if (label.startsWith(first)) return 0;
  return all.split(/[\s\-'’]+/u).some((word) => word.startsWith(first)) ? 1 : 2;
}
