import { expect, test } from "vitest";
import { webRandom } from "../../../crypto/secret/random.ts";
import { makeSeededRandom } from "../../support/seeded-random.ts";

test("the system's generator fills every length, also beyond what WebCrypto gives at once", () => {
  for (const length of [0, 1, 32, 65_536, 65_537, 200_000])
    expect(webRandom.bytes(length).length).toBe(length);
  const tail = webRandom.bytes(200_000).subarray(190_000);
  expect(new Set(tail).size).toBe(256);
  expect(webRandom.bytes(32)).not.toEqual(webRandom.bytes(32));
});

test("the seeded one repeats for its seed, however the bytes are asked for", () => {
  const whole = makeSeededRandom(5).bytes(300);
  const random = makeSeededRandom(5);
  const pieces = [1, 63, 64, 65, 107].flatMap((length) => [...random.bytes(length)]);
  expect(Uint8Array.from(pieces)).toEqual(whole);
  expect(makeSeededRandom(6).bytes(300)).not.toEqual(whole);
});
