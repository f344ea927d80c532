import { expect, test } from "vitest";
import { presentNames } from "../../../client/state/presence.ts";

test("names each person once, in order", () => {
  const states = [{ user: { name: "Zoë" } }, { user: { name: "Ada" } }, { user: { name: " Ada " } }];
  expect(presentNames(states)).toEqual(["Ada", "Zoë"]);
});

test("takes nothing from another device on trust", () => {
  const states = [null, "x", {}, { user: null }, { user: { name: 7 } }, { user: { name: "  " } }];
  expect(presentNames(states)).toEqual([]);
  expect(presentNames([{ user: { name: "x".repeat(500) } }])[0]).toHaveLength(60);
});
