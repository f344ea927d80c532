import { beforeAll, describe, expect, test } from "vitest";
import {
  loadStrengthMeter,
  SCORE_NEEDED,
  type StrengthMeter,
} from "../../../client/state/passphrase-strength.ts";

let meter: StrengthMeter;
beforeAll(async () => {
  meter = await loadStrengthMeter();
});

describe("a passphrase is too weak", () => {
  test.each([
    "password",
    "psychology2026",
    "qwertyuiop",
    "aaaaaaaaaaaaaaaa",
    "Summer2025!",
    "letmein letmein",
    "Schmetterling",
    "sommer katze",
    "Hamburg Freundin",
    "te quiero mucho",
    "Barcelona amiga",
  ])("when it is %s", (passphrase) => {
    expect(meter.measure(passphrase, [])).toBeLessThan(SCORE_NEEDED);
  });

  test("when it is made of the person's own words", () => {
    const own = ["Praxis am Park", "Wilhelmina Obermaier"];
    expect(meter.measure("obermaier wilhelmina park", [])).toBeGreaterThanOrEqual(SCORE_NEEDED);
    expect(meter.measure("obermaier wilhelmina", own)).toBeLessThan(SCORE_NEEDED);
  });
});

test.each(["copper lantern orchard violin", "Kupfer Laterne Obstgarten Geige", "cobre farol huerto violín"])(
  "four unrelated words are strong enough: %s",
  (passphrase) => {
    expect(meter.measure(passphrase, [])).toBeGreaterThanOrEqual(SCORE_NEEDED);
  },
);
