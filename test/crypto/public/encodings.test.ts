import { expect, test } from "vitest";
import { FormatError } from "../../../crypto/public/bytes.ts";
import {
  base32ToBytes,
  base64urlToBytes,
  bytesToBase32,
  bytesToBase64url,
  bytesToHex,
  hexToBytes,
} from "../../../crypto/public/encodings.ts";
import { makeSeededRandom } from "../../support/seeded-random.ts";

const random = makeSeededRandom("encodings");
const samples = Array.from({ length: 60 }, (_, length) => random.bytes(length));

test("agrees with Node on hex and base64url for every length", () => {
  for (const bytes of samples) {
    expect(bytesToHex(bytes)).toBe(Buffer.from(bytes).toString("hex"));
    expect(bytesToBase64url(bytes)).toBe(Buffer.from(bytes).toString("base64url"));
    expect(hexToBytes(bytesToHex(bytes))).toEqual(bytes);
    expect(base64urlToBytes(bytesToBase64url(bytes))).toEqual(bytes);
  }
});

test("base32 gives back every length, and its text is the number in base 32 for whole groups", () => {
  for (const bytes of samples) expect(base32ToBytes(bytesToBase32(bytes))).toEqual(bytes);
  const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const bytes = random.bytes(40);
  const digits = [...BigInt(`0x${bytesToHex(bytes)}`).toString(32)].map(
    (c) => alphabet[Number.parseInt(c, 32)],
  );
  expect(bytesToBase32(bytes)).toBe(digits.join("").padStart(64, "0"));
});

test("base32 forgives what people do", () => {
  expect(base32ToBytes("oO0 iIl-L\tz")).toEqual(base32ToBytes("0001111Z"));
  expect(base32ToBytes("abcd efgh")).toEqual(base32ToBytes("ABCDEFGH"));
});

test.each(["0", "0g", "AB", "0x", " 00", "000"])("refuses %j as hex", (text) => {
  expect(() => hexToBytes(text)).toThrow(FormatError);
});

test.each(["A", "AB", "AAB", "AA==", "AA+A", "AA/A", "AAAAA", "AA A", "\u0141AAA"])(
  "refuses %j as base64url",
  (text) => {
    expect(() => base64urlToBytes(text)).toThrow(FormatError);
  },
);

test.each(["0", "01", "000", "UUUUUUUU", "0000000!", "000000", "\u01300000000"])(
  "refuses %j as base32",
  (text) => {
    expect(() => base32ToBytes(text)).toThrow(FormatError);
  },
);
