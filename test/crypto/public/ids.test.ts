import { expect, test } from "vitest";
import { FormatError } from "../../../crypto/public/bytes.ts";
import {
  bytesToDocumentId,
  bytesToPracticeId,
  idToBytes,
  isDocumentId,
  isPracticeId,
} from "../../../crypto/public/ids.ts";
import { makeSeededRandom } from "../../support/seeded-random.ts";

test("an id is the hex of its bytes, both ways", () => {
  const bytes = makeSeededRandom("ids").bytes(32);
  expect(idToBytes(bytesToPracticeId(bytes))).toEqual(bytes);
  expect(isPracticeId(bytesToPracticeId(bytes))).toBe(true);
  expect(idToBytes(bytesToDocumentId(bytes.subarray(0, 16)))).toEqual(bytes.subarray(0, 16));
});

test("refuses bytes of another length", () => {
  for (const length of [0, 15, 17, 32]) {
    expect(() => bytesToDocumentId(new Uint8Array(length))).toThrow(FormatError);
  }
  expect(() => bytesToPracticeId(new Uint8Array(16))).toThrow(FormatError);
});

test.each([
  "",
  "0".repeat(31),
  "0".repeat(33),
  "A".repeat(32),
  "g".repeat(32),
  `${"0".repeat(32)}\n`,
  5,
  null,
])("does not take %j for a document id", (value) => {
  expect(isDocumentId(value)).toBe(false);
});
