import { createHash, createHmac, hkdfSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes, textToBytes } from "../../../crypto/public/bytes.ts";
import { bytesToHex, hexToBytes } from "../../../crypto/public/encodings.ts";
import { hashOf, hkdfSha512, hmacSha512, sha512, sha512_256 } from "../../../crypto/public/hash.ts";
import { HASH_LABELS } from "../../../crypto/public/labels.ts";
import { makeSeededRandom } from "../../support/seeded-random.ts";
import rfc5869 from "../../vectors/rfc5869-hkdf-sha256.json" with { type: "json" };

const random = makeSeededRandom("hash");
const samples = [0, 1, 63, 64, 111, 112, 127, 128, 129, 1000, 70_000].map((length) => random.bytes(length));

describe("agrees with Node's own implementation", () => {
  test("on SHA-512 and SHA-512/256", () => {
    for (const bytes of samples) {
      expect(bytesToHex(sha512(bytes))).toBe(createHash("sha512").update(bytes).digest("hex"));
      expect(bytesToHex(sha512_256(bytes))).toBe(createHash("sha512-256").update(bytes).digest("hex"));
    }
  });

  test("on HMAC-SHA-512, however the message is cut", () => {
    for (const message of samples) {
      const key = random.bytes(message.length % 200);
      const expected = createHmac("sha512", key).update(message).digest("hex");
      const cut = message.length >> 1;
      expect(bytesToHex(hmacSha512(key, message))).toBe(expected);
      expect(bytesToHex(hmacSha512(key, message.subarray(0, cut), message.subarray(cut)))).toBe(expected);
    }
  });

  test("on HKDF-SHA-512", () => {
    for (const length of [1, 32, 64, 65, 200]) {
      const [secret, salt, info] = [random.bytes(32), random.bytes(length % 40), random.bytes(length % 30)];
      const expected = Buffer.from(hkdfSync("sha512", secret, salt, info, length)).toString("hex");
      expect(bytesToHex(hkdfSha512({ secret, salt, info, length }))).toBe(expected);
    }
  });
});

test("the HKDF underneath gives the outputs of RFC 5869", () => {
  expect(rfc5869.vectors.length).toBe(3);
  for (const { ikm, salt, info, length, okm } of rfc5869.vectors) {
    const output = hkdf(sha256, hexToBytes(ikm), hexToBytes(salt), hexToBytes(info), length);
    expect(bytesToHex(output)).toBe(okm);
  }
});

test("SHA-512/256 is no prefix of SHA-512", () => {
  const bytes = textToBytes("abc");
  expect(bytesToHex(sha512(bytes))).not.toContain(bytesToHex(sha512_256(bytes)));
});

test("a labelled hash is SHA-512/256 of label, zero and parts", () => {
  const parts = [random.bytes(5), random.bytes(0), random.bytes(300)];
  const all = concatBytes(textToBytes("claros/record/v1"), Uint8Array.of(0), ...parts);
  expect(hashOf(HASH_LABELS.record, ...parts)).toEqual(sha512_256(all));
});

test("one input has another hash under every label", () => {
  const hashes = Object.values(HASH_LABELS).map((label) =>
    bytesToHex(hashOf(label, samples[5] ?? new Uint8Array(1))),
  );
  expect(new Set(hashes).size).toBe(hashes.length);
});
