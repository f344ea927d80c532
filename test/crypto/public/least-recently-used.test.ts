import { expect, test } from "vitest";
import { makeLeastRecentlyUsed } from "../../../crypto/public/least-recently-used.ts";

test("forgets what was not asked for longest, and never holds more than its limit", () => {
  const memory = makeLeastRecentlyUsed<number, string>(3);
  const made: number[] = [];
  const ask = (key: number) =>
    memory.get(key, () => {
      made.push(key);
      return `value ${key}`;
    });
  for (const key of [1, 2, 3, 1, 4, 1, 2]) expect(ask(key)).toBe(`value ${key}`);
  expect(made).toEqual([1, 2, 3, 4, 2]);
  for (let key = 0; key < 100; key++) ask(key);
  expect(memory.size).toBe(3);
});
