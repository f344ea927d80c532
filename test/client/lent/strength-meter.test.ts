import { describe, expect, test } from "vitest";
import { makeJudge } from "../../../client/lent/strength-meter.ts";
import { SCORE_NEEDED } from "../../../client/state/passphrase-strength.ts";

const judge = makeJudge();

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
    expect(judge({ passphrase, own: [] })).toBeLessThan(SCORE_NEEDED);
  });

  test("when it is made of the person's own words", () => {
    const own = ["Praxis am Park", "Wilhelmina Obermaier"];
    expect(judge({ passphrase: "obermaier wilhelmina park", own: [] })).toBeGreaterThanOrEqual(SCORE_NEEDED);
    expect(judge({ passphrase: "obermaier wilhelmina", own })).toBeLessThan(SCORE_NEEDED);
  });
});

test.each(["copper lantern orchard violin", "Kupfer Laterne Obstgarten Geige", "cobre farol huerto violín"])(
  "four unrelated words are strong enough: %s",
  (passphrase) => {
    expect(judge({ passphrase, own: [] })).toBeGreaterThanOrEqual(SCORE_NEEDED);
  },
);
