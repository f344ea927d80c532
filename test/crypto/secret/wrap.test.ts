import { describe, expect, test } from "vitest";
import { concatBytes } from "../../../crypto/public/bytes.ts";
import { sealBox } from "../../../crypto/secret/box.ts";
import { makeHpkeKem } from "../../../crypto/secret/kem.ts";
import {
  isPublishedKey,
  KEM_WRAP_BYTES,
  keyHash,
  unwrapSecret,
  unwrapWithSeed,
  WRAP_BYTES,
  wrapForKey,
  wrapSecret,
} from "../../../crypto/secret/wrap.ts";
import { makeSeededRandom } from "../../support/seeded-random.ts";

const random = makeSeededRandom("wrap");

function flip(bytes: Uint8Array, at: number): Uint8Array {
  const changed = bytes.slice();
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}

describe("a symmetric wrap", () => {
  const address = { key: random.bytes(32), context: random.bytes(60) };
  const secret = random.bytes(32);
  const wrap = wrapSecret(address, secret, random);

  test("is 104 bytes and opens under the same key and context", () => {
    expect([wrap.length, WRAP_BYTES]).toEqual([104, 104]);
    expect(unwrapSecret(address, wrap)).toEqual(secret);
  });

  test("answers null to every changed byte of wrap, context and key", () => {
    for (let at = 0; at < wrap.length; at++) expect(unwrapSecret(address, flip(wrap, at))).toBeNull();
    for (let at = 0; at < 60; at++) {
      expect(unwrapSecret({ ...address, context: flip(address.context, at) }, wrap)).toBeNull();
    }
    for (let at = 0; at < 32; at++) {
      expect(unwrapSecret({ ...address, key: flip(address.key, at) }, wrap)).toBeNull();
    }
  });

  test("answers null to every other length", () => {
    for (let length = 0; length < wrap.length; length++) {
      expect(unwrapSecret(address, wrap.subarray(0, length))).toBeNull();
    }
    expect(unwrapSecret(address, concatBytes(wrap, Uint8Array.of(0)))).toBeNull();
  });

  test("has a fresh salt each time", () => {
    const salts = new Set(
      Array.from({ length: 50 }, () => wrapSecret(address, secret, random).slice(0, 24).join()),
    );
    expect(salts.size).toBe(50);
  });

  test("is not opened from a slot or an entry of the same key", () => {
    const salt = random.bytes(24);
    const slot = sealBox({ key: address.key, use: "slot", salt, header: address.context, plaintext: secret });
    expect(slot.length + salt.length).toBe(WRAP_BYTES);
    expect(unwrapSecret(address, concatBytes(salt, slot))).toBeNull();
  });

  test("takes no secret of another length", () => {
    for (const length of [0, 31, 33]) {
      expect(() => wrapSecret(address, random.bytes(length), random)).toThrow(RangeError);
    }
  });
});

describe("a wrap to a public key", () => {
  const kem = makeHpkeKem();

  test("opens for the seed in the same context only", async () => {
    const { publicKey, seed } = await kem.deriveKeyPair(random.bytes(32));
    const [context, secret] = [random.bytes(60), random.bytes(32)];
    const wrap = await wrapForKey({ kem, context }, publicKey, secret);
    expect(wrap.length).toBe(KEM_WRAP_BYTES);
    expect(await unwrapWithSeed({ kem, context }, seed, wrap)).toEqual(secret);
    expect(await unwrapWithSeed({ kem, context: flip(context, 3) }, seed, wrap)).toBeNull();
    expect(await unwrapWithSeed({ kem, context }, random.bytes(32), wrap)).toBeNull();
  });

  test("answers null to every changed byte", async () => {
    const { publicKey, seed } = await kem.deriveKeyPair(random.bytes(32));
    const context = random.bytes(60);
    const wrap = await wrapForKey({ kem, context }, publicKey, random.bytes(32));
    for (let at = 0; at < wrap.length; at++) {
      expect(await unwrapWithSeed({ kem, context }, seed, flip(wrap, at)), `byte ${at}`).toBeNull();
    }
  }, 60_000);

  test("answers null when what was sealed is no secret", async () => {
    const { publicKey, seed } = await kem.deriveKeyPair(random.bytes(32));
    const context = random.bytes(8);
    await expect(wrapForKey({ kem, context }, publicKey, random.bytes(31))).rejects.toThrow(RangeError);
    const short = await kem.seal(publicKey, context, random.bytes(31));
    expect(await unwrapWithSeed({ kem, context }, seed, short)).toBeNull();
  });
});

test("a published key hash belongs to one secret in one place", () => {
  const [secret, context] = [random.bytes(32), random.bytes(21)];
  const published = keyHash(context, secret);
  expect(isPublishedKey(published, context, secret)).toBe(true);
  expect(isPublishedKey(published, context, flip(secret, 31))).toBe(false);
  expect(isPublishedKey(published, flip(context, 20), secret)).toBe(false);
  expect(isPublishedKey(published.subarray(0, 16), context, secret)).toBe(false);
});
