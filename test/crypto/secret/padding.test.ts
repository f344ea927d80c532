import { expect, test } from "vitest";
import { pad, paddedLength, padme, unpad } from "../../../crypto/secret/padding.ts";
import { makeSeededRandom } from "../../support/seeded-random.ts";

const random = makeSeededRandom("padding");

/** Padmé as in Algorithm 1 of the PURBs paper, with exact integers. */
function padmeOfThePaper(length: number): number {
  const l = BigInt(length);
  const e = BigInt(l.toString(2).length - 1);
  const s = BigInt(e.toString(2).length);
  const mask = (1n << (e - s)) - 1n;
  return Number((l + mask) & ~mask);
}

test("agrees with the paper's algorithm above the smallest bucket", () => {
  for (let length = 257; length < 70_000; length++) expect(padme(length)).toBe(padmeOfThePaper(length));
  for (let exponent = 17; exponent < 30; exponent++) {
    for (const off of [-1, 0, 1, 12_345]) {
      const length = 2 ** exponent + off;
      expect(padme(length)).toBe(padmeOfThePaper(length));
    }
  }
});

test("costs at most 12 percent and never shrinks", () => {
  for (let length = 256; length < 300_000; length += 37) {
    expect(padme(length)).toBeGreaterThanOrEqual(length);
    expect(padme(length) / length).toBeLessThan(1.12);
  }
});

test("everything up to 251 bytes looks the same", () => {
  const lengths = new Set(Array.from({ length: 252 }, (_, length) => pad(new Uint8Array(length)).length));
  expect([...lengths]).toEqual([256]);
  expect(paddedLength(252)).toBeGreaterThan(256);
});

test("gives back every length", () => {
  for (const length of [0, 1, 250, 251, 252, 255, 256, 1000, 4096, 100_000]) {
    const data = random.bytes(length);
    expect(unpad(pad(data))).toEqual(data);
  }
});

test("refuses a frame that it would not have made", () => {
  const frame = pad(random.bytes(300));
  const changed = (change: (bytes: Uint8Array) => void) => {
    const bytes = frame.slice();
    change(bytes);
    return unpad(bytes);
  };
  expect(changed(() => undefined)).not.toBeNull();
  expect(
    changed((bytes) => bytes.fill(1, 0, 1)),
    "unknown flag",
  ).toBeNull();
  expect(
    changed((bytes) => bytes.fill(1, bytes.length - 1)),
    "last padding byte",
  ).toBeNull();
  expect(
    changed((bytes) => bytes.fill(1, 305, 306)),
    "first padding byte",
  ).toBeNull();
  expect(
    changed((bytes) => bytes.fill(0xff, 1, 5)),
    "length beyond everything",
  ).toBeNull();
  expect(
    changed((bytes) => bytes.fill(0, 1, 5)),
    "length of another bucket",
  ).toBeNull();
  expect(unpad(frame.subarray(0, frame.length - 1)), "cut").toBeNull();
  expect(unpad(new Uint8Array(0))).toBeNull();
  const longer = new Uint8Array(frame.length + 1);
  longer.set(frame);
  expect(unpad(longer), "one zero more").toBeNull();
});
