/** Chance that can be had again: the same seed gives the same numbers, and with them the same demo. */
export interface Dice {
  between(lowest: number, highest: number): number;
  of<T>(pool: readonly T[]): T;
  /** Different ones, as long as there are any. */
  some<T>(pool: readonly T[], count: number): T[];
  fill(line: string): string;
}

/** Mulberry32, by Tommy Ettinger (public domain): small, seeded, and good enough to deal out sentences. */
export function makeDice(seed: number, days: readonly string[]): Dice {
  let state = seed >>> 0;
  const random = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (lowest: number, highest: number): number =>
    lowest + Math.floor(random() * Math.max(1, highest - lowest + 1));
  const of = <T>(pool: readonly T[]): T => pool[between(0, pool.length - 1)] as T;
  return {
    between,
    of,
    some: (pool, count) => {
      const left = [...pool];
      return Array.from({ length: count }, () => left.splice(between(0, left.length - 1), 1)).flat();
    },
    fill: (line) => line.replaceAll("{n}", () => String(between(2, 5))).replaceAll("{day}", () => of(days)),
  };
}
