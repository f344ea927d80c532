import type { BudgetLine } from "./bench.ts";
import type { Spread } from "./statistics.ts";

/** A budget holds or not by the median; the spread says how sure that is. */
export function atMost(budget: string, most: number, figure: Spread): BudgetLine {
  return { budget, limit: `≤ ${most}`, figure, isMet: figure.median <= most };
}

export function atLeast(budget: string, least: number, figure: Spread): BudgetLine {
  return { budget, limit: `≥ ${least}`, figure, isMet: figure.median >= least };
}

/** One number of every round of a contestant. */
export function columnOf<Key extends string>(
  measures: ReadonlyMap<string, readonly Readonly<Record<Key, number>>[]>,
  label: string,
  key: Key,
): number[] {
  const rounds = measures.get(label);
  if (rounds === undefined) throw new RangeError(`no rounds of ${label}`);
  return rounds.map((round) => round[key]);
}
