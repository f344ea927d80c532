import { describe, expect, test } from "vitest";
import { signedMessage } from "../../../crypto/public/signature.ts";
import { STRETCH_COST } from "../../../crypto/secret/passphrase.ts";
import { makeWebSuite } from "../../../crypto/secret/suite.ts";
import { makeSimSuite } from "../../support/sim-suite.ts";

describe.each([
  ["web", makeWebSuite()],
  ["simulated", makeSimSuite(1)],
])("the %s suite", (_, suite) => {
  test("signs, verifies, wraps and stretches", async () => {
    const bytes = suite.random.bytes(30);
    const key = suite.signingKey(suite.random.bytes(32));
    const signature = await key.sign("hello", bytes);
    expect(await suite.verifier.verify(key.publicKey, signedMessage("hello", bytes), signature)).toBe(true);
    const { publicKey, seed } = await suite.kem.deriveKeyPair(suite.random.bytes(32));
    const sealed = await suite.kem.seal(publicKey, bytes, bytes);
    expect(await suite.kem.open(seed, bytes, sealed)).toEqual(bytes);
    expect((await suite.stretch(bytes, suite.random.bytes(16), STRETCH_COST)).length).toBe(32);
  });
});

test("the simulated suite answers at once and repeats for its seed", () => {
  const run = () => {
    const suite = makeSimSuite("seed 7");
    const key = suite.signingKey(suite.random.bytes(32));
    return [key.publicKey, key.sign("record", suite.random.bytes(9))];
  };
  const first = run();
  expect(first[1]).toBeInstanceOf(Uint8Array);
  expect(run()).toEqual(first);
});
