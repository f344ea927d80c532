import { xsalsa20poly1305 } from "@noble/ciphers/salsa.js";
import nacl from "tweetnacl";
import { describe, expect, test } from "vitest";
import { concatBytes, textToBytes } from "../../../crypto/public/bytes.ts";
import { bytesToHex, hexToBytes } from "../../../crypto/public/encodings.ts";
import { hmacSha512, sha512 } from "../../../crypto/public/hash.ts";
import { SEAL_USES, type SealUse } from "../../../crypto/public/labels.ts";
import { makeBoxKey, openBox, sealBox, sealedLength } from "../../../crypto/secret/box.ts";
import { pad } from "../../../crypto/secret/padding.ts";
import { makeSeededRandom } from "../../support/seeded-random.ts";
import { makeBoxForTwoKeys } from "../../support/two-key-box.ts";
import published from "../../vectors/nacl-secretbox.json" with { type: "json" };

const random = makeSeededRandom("box");
const uses = Object.keys(SEAL_USES) as SealUse[];
const zeroNonce = new Uint8Array(24);

function sample(use: SealUse = "entry") {
  const address = { key: random.bytes(32), use, salt: random.bytes(24), header: random.bytes(176) };
  const plaintext = random.bytes(100);
  return { address, plaintext, body: sealBox({ ...address, plaintext }) };
}

function flip(bytes: Uint8Array, at: number): Uint8Array {
  const changed = bytes.slice();
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}

describe("secretbox", () => {
  test("gives what the C implementation of NaCl gives", () => {
    for (const { key, nonce, message, box } of published.vectors) {
      const sealed = nacl.secretbox(hexToBytes(message), hexToBytes(nonce), hexToBytes(key));
      expect(bytesToHex(sealed)).toBe(box);
    }
  });

  test("is byte for byte that of @noble/ciphers", () => {
    for (const length of [0, 1, 31, 32, 33, 63, 64, 65, 1000, 40_000]) {
      const [key, nonce, message] = [random.bytes(32), random.bytes(24), random.bytes(length)];
      const sealed = nacl.secretbox(message, nonce, key);
      expect(xsalsa20poly1305(key, nonce).encrypt(message)).toEqual(sealed);
      expect(xsalsa20poly1305(key, nonce).decrypt(sealed)).toEqual(message);
    }
  });
});

test.each(uses)("a box for %s opens with what it was sealed with", (use) => {
  for (const length of [0, 1, 32, 251, 252, 5000]) {
    const address = { key: random.bytes(32), use, salt: random.bytes(24), header: random.bytes(length) };
    const plaintext = random.bytes(length);
    const body = sealBox({ ...address, plaintext });
    expect(body.length).toBe(sealedLength(use, length));
    expect(openBox({ ...address, body })).toEqual(plaintext);
  }
});

test("the body is the construction that docs/PROTOCOL.md describes, rebuilt from other parts", () => {
  const { address, plaintext, body } = sample();
  const label = concatBytes(textToBytes("claros/entry/v1"), Uint8Array.of(0));
  const keys = hmacSha512(address.key, concatBytes(label, address.salt, sha512(address.header)));
  const box = xsalsa20poly1305(keys.subarray(0, 32), zeroNonce).encrypt(pad(plaintext));
  expect(body).toEqual(concatBytes(keys.subarray(32), box));
});

test("refuses a box under any other use", () => {
  for (const sealed of uses) {
    const { address, body } = sample(sealed);
    for (const claimed of uses) {
      const opened = openBox({ ...address, use: claimed, body });
      expect(opened === null, `${sealed} as ${claimed}`).toBe(sealed !== claimed);
    }
  }
});

test("refuses every changed byte of key, salt, header and body", () => {
  const { address, body } = sample();
  for (const field of ["key", "salt", "header"] as const) {
    for (let at = 0; at < address[field].length; at++) {
      expect(openBox({ ...address, [field]: flip(address[field], at), body }), `${field} ${at}`).toBeNull();
    }
  }
  for (let at = 0; at < body.length; at++) {
    expect(openBox({ ...address, body: flip(body, at) }), `body ${at}`).toBeNull();
  }
});

test("refuses every truncation and any lengthening", () => {
  const { address, body } = sample();
  for (let length = 0; length < body.length; length++) {
    expect(openBox({ ...address, body: body.subarray(0, length) })).toBeNull();
  }
  expect(openBox({ ...address, body: concatBytes(body, Uint8Array.of(0)) })).toBeNull();
});

test("refuses a well-sealed frame whose padding carries something", () => {
  const { address, plaintext, body } = sample();
  const keys = hmacSha512(
    address.key,
    textToBytes("claros/entry/v1\0"),
    address.salt,
    sha512(address.header),
  );
  const frame = pad(plaintext);
  expect(openBox({ ...address, body })).not.toBeNull();
  frame[frame.length - 1] = 7;
  const smuggled = concatBytes(keys.subarray(32), nacl.secretbox(frame, zeroNonce, keys.subarray(0, 32)));
  expect(openBox({ ...address, body: smuggled })).toBeNull();
});

test("one plaintext under two salts shares no key stream: a cloned profile seals differently", () => {
  const { address, plaintext } = sample();
  const bodies = [random.bytes(24), random.bytes(24)].map((salt) => sealBox({ ...address, salt, plaintext }));
  const [first = new Uint8Array(0), second = new Uint8Array(0)] = bodies;
  const equal = first.filter((byte, at) => byte === second[at]).length;
  expect(equal).toBeLessThan(first.length / 10);
});

describe("one ciphertext for two keys", () => {
  const [left, right] = [random.bytes(32), random.bytes(32)];

  test("exists for bare secretbox", () => {
    const box = makeBoxForTwoKeys(left, right);
    expect(nacl.secretbox.open(box, zeroNonce, left)).not.toBeNull();
    expect(nacl.secretbox.open(box, zeroNonce, right)).not.toBeNull();
    expect(nacl.secretbox.open(box, zeroNonce, random.bytes(32))).toBeNull();
  });

  test("is refused by the commitment under at least one of them, whichever is claimed", () => {
    const address = { use: "wrap", salt: random.bytes(24), header: random.bytes(10) } as const;
    const keysOf = (key: Uint8Array) =>
      hmacSha512(key, textToBytes("claros/wrap/v1\0"), address.salt, sha512(address.header));
    const [leftKeys, rightKeys] = [keysOf(left), keysOf(right)];
    const box = makeBoxForTwoKeys(leftKeys.subarray(0, 32), rightKeys.subarray(0, 32));
    const opens = (commitment: Uint8Array, key: Uint8Array) =>
      openBox({ ...address, key, body: concatBytes(commitment, box) }) !== null;
    expect(opens(leftKeys.subarray(32), left)).toBe(true);
    expect(opens(leftKeys.subarray(32), right)).toBe(false);
    expect(opens(rightKeys.subarray(32), left)).toBe(false);
    expect(opens(rightKeys.subarray(32), right)).toBe(true);
    expect(opens(random.bytes(32), left)).toBe(false);
    expect(opens(random.bytes(32), right)).toBe(false);
  });
});

test("throws for a key or salt of another length, before anything is sealed", () => {
  const { address, plaintext, body } = sample();
  for (const length of [0, 16, 31, 33, 64]) {
    expect(() => sealBox({ ...address, key: random.bytes(length), plaintext })).toThrow(RangeError);
    expect(() => openBox({ ...address, key: random.bytes(length), body })).toThrow(RangeError);
  }
  expect(() => sealBox({ ...address, salt: random.bytes(23), plaintext })).toThrow(/salt/);
});

describe("a key made ready", () => {
  test("gives the same boxes as its bytes, and keeps nothing of the array it came from", () => {
    const { address, plaintext, body } = sample();
    const bytes = address.key.slice();
    const key = makeBoxKey(bytes);
    bytes.fill(0);
    expect(sealBox({ ...address, key, plaintext })).toEqual(body);
    expect(openBox({ ...address, key, body })).toEqual(plaintext);
    expect(openBox({ ...address, key, header: flip(address.header, 0), body })).toBeNull();
    expect(openBox({ ...address, key: makeBoxKey(flip(address.key, 0)), body })).toBeNull();
  });

  test("opens nothing once it is forgotten", () => {
    const { address, body } = sample();
    const key = makeBoxKey(address.key);
    key.forget();
    expect(() => openBox({ ...address, key, body })).toThrow("destroyed");
  });

  test("has 32 bytes", () => {
    for (const length of [0, 31, 33]) expect(() => makeBoxKey(random.bytes(length))).toThrow(RangeError);
  });
});
