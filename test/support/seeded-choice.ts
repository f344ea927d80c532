/** Choices of a random test, the same for the same seed. */

import type { Random } from "../../crypto/secret/random.ts";
import { makeSeededRandom } from "./seeded-random.ts";

export interface Choice {
  readonly random: Random;
  /** 0 … `below` - 1. */
  number(below: number): number;
  of<Item>(items: readonly Item[]): Item;
  chance(probability: number): boolean;
  /** As many items as chance gives, none to `most`. */
  list<Item>(most: number, make: () => Item): Item[];
  shuffled<Item>(items: readonly Item[]): Item[];
}

export function makeChoice(seed: string | number): Choice {
  const random = makeSeededRandom(`choice ${seed}`);
  const view = () => {
    const bytes = random.bytes(4);
    return new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
  };
  const choice: Choice = {
    random,
    number: (below) => view() % below,
    of(items) {
      const item = items[choice.number(items.length)];
      if (item === undefined) throw new RangeError("items is empty");
      return item;
    },
    chance: (probability) => view() / 2 ** 32 < probability,
    list: (most, make) => Array.from({ length: choice.number(most + 1) }, make),
    shuffled(items) {
      const left = [...items];
      const order: (typeof items)[number][] = [];
      while (left.length > 0) order.push(...left.splice(choice.number(left.length), 1));
      return order;
    },
  };
  return choice;
}
