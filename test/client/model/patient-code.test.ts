import { expect, test } from "vitest";
import { suggestCode } from "../../../client/model/patient-code.ts";
import { makePick, testSeed } from "../../support/random-edits.ts";

test("suggested codes are short, free and never repeat", () => {
  const seed = testSeed();
  const pick = makePick(seed);
  const taken = new Set<string>();
  for (let index = 0; index < 2000; index += 1) {
    const code = suggestCode(taken, () => pick(1_000_000) / 1_000_000);
    expect(code, `SEED=${seed}`).toMatch(/^[A-HJ-NPR-Z]{2}-[1-9]\d{2}$/);
    expect(taken.has(code), `SEED=${seed}`).toBe(false);
    taken.add(code);
  }
});

test("the search ends when everything short is taken", () => {
  const always = { has: (code: string) => code.length < 7 } as ReadonlySet<string>;
  expect(suggestCode(always, () => 0)).toBe("AA-1000");
});
