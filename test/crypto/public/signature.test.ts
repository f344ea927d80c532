import { createPublicKey, verify as nodeVerify } from "node:crypto";
import { ED25519_TORSION_SUBGROUP, ed25519 } from "@noble/curves/ed25519.js";
import { describe, expect, test } from "vitest";
import { concatBytes, plainBytes, textToBytes } from "../../../crypto/public/bytes.ts";
import { bytesToHex, hexToBytes } from "../../../crypto/public/encodings.ts";
import { sha512 } from "../../../crypto/public/hash.ts";
import { SIGNED_KINDS, type SignedKind } from "../../../crypto/public/labels.ts";
import {
  isSigningPublicKey,
  makeNobleVerifier,
  makeWebVerifier,
  signedMessage,
  type SignedMessage,
} from "../../../crypto/public/signature.ts";
import { makeNobleSigningKey, makeWebSigningKey } from "../../../crypto/secret/signing.ts";
import { makeSeededRandom } from "../../support/seeded-random.ts";
import shaAbc from "../../vectors/rfc8032-sha-abc.json" with { type: "json" };
import signInput from "../../vectors/ed25519-sign-input.json" with { type: "json" };
import wycheproof from "../../vectors/wycheproof-ed25519.json" with { type: "json" };

const { Point } = ed25519;
const random = makeSeededRandom("signature");
const kinds = Object.keys(SIGNED_KINDS) as SignedKind[];
const verifiers = { WebCrypto: makeWebVerifier(), noble: makeNobleVerifier() };
const fieldPrime = 2n ** 255n - 19n;

/** Published vectors sign raw bytes; only tests may call them a message. */
const raw = (bytes: Uint8Array) => bytes as unknown as SignedMessage;

const littleEndian = (value: bigint) => hexToBytes(value.toString(16).padStart(64, "0")).reverse();
const scalar = (bytes: Uint8Array) => BigInt(`0x${bytesToHex(bytes.slice().reverse())}`);
const challenge = (...parts: Uint8Array[]) => Point.Fn.create(scalar(sha512(concatBytes(...parts))));

describe.each(Object.entries(verifiers))("%s", (_, verifier) => {
  test("accepts the signatures of RFC 8032 §7.1 and of its authors' own list", async () => {
    const vectors = [...signInput.vectors, ...shaAbc.vectors];
    expect(vectors.map(({ seed }) => seed.slice(0, 8))).toEqual(
      expect.arrayContaining(["9d61b19d", "4ccd089b", "c5aa8df4", "f5e5767c", "833fe624"]),
    );
    for (const vector of vectors) {
      const [publicKey, signature] = [hexToBytes(vector.publicKey), hexToBytes(vector.signature)];
      const message = hexToBytes(vector.message);
      expect(await verifier.verify(publicKey, raw(message), signature)).toBe(true);
      expect(await verifier.verify(publicKey, raw(concatBytes(message, Uint8Array.of(0))), signature)).toBe(
        false,
      );
    }
  });

  test("answers Wycheproof's cases as they ask", async () => {
    expect(wycheproof.vectors.length).toBe(145);
    const outcomes = { valid: true, invalid: false };
    for (const { tcId, publicKey, msg, sig, result } of wycheproof.vectors) {
      const answer = await verifier.verify(hexToBytes(publicKey), raw(hexToBytes(msg)), hexToBytes(sig));
      expect(answer, `case ${tcId}`).toBe(outcomes[result as keyof typeof outcomes]);
    }
  });

  test("refuses every changed bit of key, message and signature", async () => {
    const key = makeNobleSigningKey(random.bytes(32));
    const bytes = random.bytes(20);
    const whole = concatBytes(key.publicKey, key.sign("record", bytes), signedMessage("record", bytes));
    const parts = (all: Uint8Array) =>
      [all.subarray(0, 32), raw(all.subarray(96)), all.subarray(32, 96)] as const;
    expect(await verifier.verify(...parts(whole))).toBe(true);
    for (let bit = 0; bit < whole.length * 8; bit += 3) {
      const changed = whole.slice();
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(await verifier.verify(...parts(changed)), `bit ${bit}`).toBe(false);
    }
  });

  test("accepts a signature of one kind as that kind alone", async () => {
    const key = makeNobleSigningKey(random.bytes(32));
    const bytes = random.bytes(40);
    for (const signed of kinds) {
      const signature = key.sign(signed, bytes);
      for (const claimed of kinds) {
        const answer = await verifier.verify(key.publicKey, signedMessage(claimed, bytes), signature);
        expect(answer, `${signed} as ${claimed}`).toBe(signed === claimed);
      }
    }
  });

  test("refuses the second form of a signature, S plus the group order", async () => {
    const key = makeNobleSigningKey(random.bytes(32));
    const signature = key.sign("batch", textToBytes("once"));
    const s = scalar(signature.subarray(32)) + Point.Fn.ORDER;
    const malleated = concatBytes(signature.subarray(0, 32), littleEndian(s));
    expect(await verifier.verify(key.publicKey, signedMessage("batch", textToBytes("once")), malleated)).toBe(
      false,
    );
  });

  test("refuses keys of small order, for which one signature holds over any message", async () => {
    // R = identity, S = 0, A of small order: [8](S·B) = [8](R + k·A) whatever k is.
    const signature = concatBytes(Point.ZERO.toBytes(), new Uint8Array(32));
    for (const hex of ED25519_TORSION_SUBGROUP) {
      for (let attempt = 0; attempt < 16; attempt++) {
        const message = signedMessage("hello", Uint8Array.of(attempt));
        expect(await verifier.verify(hexToBytes(hex), message, signature)).toBe(false);
      }
    }
  });

  test("refuses an R of small order, even where the equation holds", async () => {
    // A = aB, R = identity, S = k·a: true under RFC 8032's equation, and says nothing about a nonce.
    const a = 12_345n;
    const publicKey = Point.BASE.multiply(a).toBytes();
    const r = Point.ZERO.toBytes();
    const message = signedMessage("record", textToBytes("R"));
    const s = Point.Fn.create(challenge(r, publicKey, message) * a);
    const signature = concatBytes(r, littleEndian(s));
    expect(ed25519.verify(signature, message, publicKey, { zip215: false })).toBe(true);
    expect(await verifier.verify(publicKey, message, signature)).toBe(false);
  });

  test("refuses what only the cofactored equation accepts: R with a part of order eight", async () => {
    const torsion = Point.fromHex(ED25519_TORSION_SUBGROUP[1] ?? "");
    const [a, nonce] = [777n, 991n];
    const publicKey = Point.BASE.multiply(a).toBytes();
    const r = Point.BASE.multiply(nonce).add(torsion).toBytes();
    const message = signedMessage("record", textToBytes("torsion"));
    const signature = concatBytes(
      r,
      littleEndian(Point.Fn.create(nonce + challenge(r, publicKey, message) * a)),
    );
    expect(ed25519.verify(signature, message, publicKey, { zip215: false })).toBe(true);
    expect(await verifier.verify(publicKey, message, signature)).toBe(false);
  });

  test("refuses wrong lengths without an exception", async () => {
    const key = makeNobleSigningKey(random.bytes(32));
    const message = signedMessage("record", new Uint8Array(1));
    const signature = key.sign("record", new Uint8Array(1));
    for (const length of [0, 31, 33]) {
      expect(await verifier.verify(random.bytes(length), message, signature)).toBe(false);
    }
    for (const length of [0, 32, 63, 65]) {
      expect(await verifier.verify(key.publicKey, message, random.bytes(length))).toBe(false);
    }
  });
});

test("both verifiers give one answer, also for keys with a part of order eight", async () => {
  const torsion = ED25519_TORSION_SUBGROUP.map((hex) => Point.fromHex(hex));
  for (let round = 0; round < 24; round++) {
    const [a, nonce] = [scalar(random.bytes(31)) + 1n, scalar(random.bytes(31)) + 1n];
    const publicKey = Point.BASE.multiply(a)
      .add(torsion[round % 8] ?? Point.ZERO)
      .toBytes();
    const r = Point.BASE.multiply(nonce).toBytes();
    const message = signedMessage("record", Uint8Array.of(round));
    const s = Point.Fn.create(nonce + challenge(r, publicKey, message) * a);
    const signature = concatBytes(r, littleEndian(s));
    const noble = verifiers.noble.verify(publicKey, message, signature);
    expect(await verifiers.WebCrypto.verify(publicKey, message, signature), `round ${round}`).toBe(noble);
    const der = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), publicKey]);
    const nodeKey = createPublicKey({ key: der, format: "der", type: "spki" });
    expect(noble).toBe(nodeVerify(null, message, nodeKey, signature));
  }
});

describe("the table of unusable keys", () => {
  const unusable = ED25519_TORSION_SUBGROUP.map((hex) => Point.fromHex(hex).toBytes());

  test("has the whole subgroup of order eight", () => {
    expect(unusable.length).toBe(8);
    for (const key of unusable) expect(isSigningPublicKey(key)).toBe(false);
  });

  test("has every encoding that is not canonical, and both with either sign", () => {
    for (let y = fieldPrime; y < 2n ** 255n; y++) {
      for (const sign of [0n, 1n]) {
        expect(isSigningPublicKey(littleEndian(y | (sign << 255n)))).toBe(false);
      }
    }
    for (const y of [1n, fieldPrime - 1n]) {
      expect(isSigningPublicKey(littleEndian(y | (1n << 255n)))).toBe(false);
    }
  });

  test("has nothing else", () => {
    for (let i = 0; i < 20; i++) {
      expect(isSigningPublicKey(makeNobleSigningKey(random.bytes(32)).publicKey)).toBe(true);
    }
    expect(isSigningPublicKey(littleEndian(fieldPrime - 2n))).toBe(true);
  });
});

test("both signers and Node make the published signatures", async () => {
  for (const { seed, publicKey } of signInput.vectors) {
    const web = makeWebSigningKey(hexToBytes(seed));
    const noble = makeNobleSigningKey(hexToBytes(seed));
    expect(bytesToHex(web.publicKey)).toBe(publicKey);
    expect(bytesToHex(noble.publicKey)).toBe(publicKey);
    const bytes = random.bytes(10);
    expect(await web.sign("batch", bytes)).toEqual(noble.sign("batch", bytes));
  }
  for (const { seed, message, signature } of [...signInput.vectors, ...shaAbc.vectors]) {
    expect(bytesToHex(ed25519.sign(hexToBytes(message), hexToBytes(seed)))).toBe(signature);
  }
});

test("refuses by its own tables even where the platform would accept", async () => {
  const { subtle } = globalThis.crypto;
  const permissive = {
    importKey: subtle.importKey.bind(subtle),
    verify: () => Promise.resolve(true),
  } as unknown as SubtleCrypto;
  const verifier = makeWebVerifier(permissive);
  const key = makeNobleSigningKey(random.bytes(32));
  const message = signedMessage("record", random.bytes(5));
  const signature = key.sign("record", random.bytes(5));
  expect(await verifier.verify(key.publicKey, message, signature)).toBe(true);
  const withS = (s: bigint) => concatBytes(signature.subarray(0, 32), littleEndian(s));
  const withR = (r: Uint8Array) => concatBytes(r, signature.subarray(32));
  expect(await verifier.verify(key.publicKey, message, withS(Point.Fn.ORDER - 1n))).toBe(true);
  for (const s of [Point.Fn.ORDER, Point.Fn.ORDER + 1n, 2n ** 253n, 2n ** 256n - 1n]) {
    expect(await verifier.verify(key.publicKey, message, withS(s))).toBe(false);
  }
  for (const hex of ED25519_TORSION_SUBGROUP) {
    expect(await verifier.verify(hexToBytes(hex), message, signature)).toBe(false);
    expect(await verifier.verify(key.publicKey, message, withR(hexToBytes(hex)))).toBe(false);
  }
  expect(await verifier.verify(key.publicKey, message, withR(littleEndian(fieldPrime + 3n)))).toBe(false);
});

test("a key is imported once and the memory of keys stays bounded", async () => {
  const { subtle } = globalThis.crypto;
  let imports = 0;
  const counting = {
    importKey: (...args: Parameters<SubtleCrypto["importKey"]>) => {
      imports++;
      return subtle.importKey(...args);
    },
    verify: subtle.verify.bind(subtle),
  } as unknown as SubtleCrypto;
  const verifier = makeWebVerifier(counting);
  const key = makeNobleSigningKey(random.bytes(32));
  const message = signedMessage("record", new Uint8Array(3));
  const signature = key.sign("record", new Uint8Array(3));
  for (let i = 0; i < 10; i++) {
    expect(await verifier.verify(plainBytes(key.publicKey).slice(), message, signature)).toBe(true);
  }
  expect(imports).toBe(1);
});

test("refuses a seed of another length", () => {
  for (const length of [0, 31, 33, 64]) {
    expect(() => makeNobleSigningKey(new Uint8Array(length))).toThrow(RangeError);
    expect(() => makeWebSigningKey(new Uint8Array(length))).toThrow(RangeError);
  }
});
