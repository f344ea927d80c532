import { expect, test } from "vitest";
import { sameAgain } from "../../../client/state/same-again.ts";

const ada = { name: "Ada", devices: [{ living: true }] };
const ben = { name: "Ben", devices: [] };

test("what says the same is the same object as before, in the order of now", () => {
  const now = sameAgain([ada, ben], structuredClone([ben, ada]));
  expect(now[0]).toBe(ben);
  expect(now[1]).toBe(ada);
});

test("what says something else is what came, and what is gone is gone", () => {
  const revoked = { name: "Ada", devices: [{ living: false }] };
  const now = sameAgain([ada, ben], [revoked]);
  expect(now).toEqual([revoked]);
  expect(now[0]).toBe(revoked);
});
