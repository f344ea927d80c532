import { createHash, createHmac } from "node:crypto";
import { createSHA512 } from "hash-wasm";
import { afterEach, describe, expect, test } from "vitest";
import { textToBytes } from "../../../crypto/public/bytes.ts";
import { bytesToHex } from "../../../crypto/public/encodings.ts";
import { hashOf, type Hashes, nobleHashes, sha512, useHashes } from "../../../crypto/public/hash.ts";
import { HASH_LABELS } from "../../../crypto/public/labels.ts";
import { makeBoxKey, openBox, sealBox } from "../../../crypto/secret/box.ts";
import { makeWasmHashes, useWasmHashes } from "../../../crypto/secret/wasm-hashes.ts";
import { makeSeededRandom } from "../../support/seeded-random.ts";

const random = makeSeededRandom("wasm hashes");

afterEach(() => useHashes(nobleHashes));

async function compiled(): Promise<Hashes> {
  const hashes = await makeWasmHashes();
  if (hashes === null) throw new Error("no WebAssembly here");
  return hashes;
}

describe("agree with Node's own implementation", () => {
  const samples = [0, 1, 16, 55, 104, 111, 112, 127, 128, 129, 176, 239, 240, 255, 256, 257, 1000, 70_000];

  test("on SHA-512 and SHA-512/256, however the message is cut", async () => {
    const hashes = await compiled();
    for (const length of samples) {
      const bytes = random.bytes(length);
      const cut = length >> 1;
      for (const parts of [[bytes], [bytes.subarray(0, cut), bytes.subarray(cut)]]) {
        expect(bytesToHex(hashes.sha512(parts))).toBe(createHash("sha512").update(bytes).digest("hex"));
        const short = createHash("sha512-256").update(bytes).digest("hex");
        expect(bytesToHex(hashes.sha512_256(parts))).toBe(short);
      }
    }
  });

  test("on HMAC-SHA-512, with keys that take turns", async () => {
    const hashes = await compiled();
    const keys = [0, 32, 64, 127, 128, 129, 200].map((length) => random.bytes(length));
    const ready = keys.map((key) => hashes.hmacKey(key));
    for (const length of [...samples, ...samples]) {
      const message = random.bytes(length);
      for (const [at, key] of keys.entries()) {
        const expected = createHmac("sha512", key).update(message).digest("hex");
        const given = ready[at]?.mac(message.subarray(0, length >> 1), message.subarray(length >> 1));
        expect(bytesToHex(given ?? new Uint8Array(0))).toBe(expected);
      }
    }
  });
});

test("what one gave stays as it was when another is computed", async () => {
  const hashes = await compiled();
  const key = hashes.hmacKey(random.bytes(32));
  const given = [
    hashes.sha512([textToBytes("a")]),
    hashes.sha512_256([textToBytes("a")]),
    key.mac(textToBytes("a")),
  ];
  const before = given.map(bytesToHex);
  hashes.sha512([random.bytes(1000)]);
  key.mac(random.bytes(1000));
  expect(given.map(bytesToHex)).toEqual(before);
});

test("a box sealed before they take over opens after it, and the other way round", async () => {
  const address = {
    key: random.bytes(32),
    use: "entry",
    salt: random.bytes(24),
    header: random.bytes(176),
  } as const;
  const plaintext = random.bytes(80);
  const early = makeBoxKey(address.key);
  const bodies = [sealBox({ ...address, plaintext }), sealBox({ ...address, key: early, plaintext })];
  expect(await useWasmHashes()).toBe(true);
  const late = makeBoxKey(address.key);
  bodies.push(sealBox({ ...address, plaintext }), sealBox({ ...address, key: late, plaintext }));
  for (const body of bodies) {
    expect(body).toEqual(bodies[0]);
    for (const key of [address.key, early, late])
      expect(openBox({ ...address, key, body })).toEqual(plaintext);
  }
});

test("names hashed before and after are the same", async () => {
  const parts = [random.bytes(40), random.bytes(600)];
  const before = [hashOf(HASH_LABELS.entry, ...parts), sha512(textToBytes("abc"))];
  await useWasmHashes();
  expect([hashOf(HASH_LABELS.entry, ...parts), sha512(textToBytes("abc"))]).toEqual(before);
});

test.each(["noble", "wasm"])("a key that was forgotten gives nothing any more (%s)", async (kind) => {
  const key = (kind === "noble" ? nobleHashes : await compiled()).hmacKey(random.bytes(32));
  key.mac(textToBytes("a"));
  key.forget();
  expect(() => key.mac(textToBytes("a"))).toThrow("destroyed");
});

describe("are not used", () => {
  test("where WebAssembly is refused", async () => {
    expect(await makeWasmHashes(() => Promise.reject(new WebAssembly.CompileError("policy")))).toBeNull();
  });

  test("when they compute anything else", async () => {
    const hasher = await createSHA512();
    const wrong = () => {
      const digest = hasher.digest("binary");
      digest[40] = (digest[40] ?? 0) ^ 1;
      return digest;
    };
    const changed = new Proxy(hasher, {
      get(target, name: keyof typeof hasher) {
        if (name === "digest") return wrong;
        const own = target[name];
        return typeof own === "function"
          ? (...input: never[]) => (own as (...given: never[]) => unknown)(...input)
          : own;
      },
    });
    expect(await makeWasmHashes(async () => changed)).toBeNull();
  });

  test("when their states are laid out in another way", async () => {
    const hasher = await createSHA512();
    const changed = { ...hasher, init: () => ({ ...hasher.init(), save: () => new Uint8Array(212) }) };
    expect(await makeWasmHashes(async () => changed)).toBeNull();
  });
});
