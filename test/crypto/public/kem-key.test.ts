import { x25519 } from "@noble/curves/ed25519.js";
import { ml_kem768_x25519 as xWing } from "@noble/post-quantum/hybrid.js";
import nacl from "tweetnacl";
import { expect, test } from "vitest";
import { bytesToHex, hexToBytes } from "../../../crypto/public/encodings.ts";
import { isKemPublicKey, isX25519Key } from "../../../crypto/public/kem-key.ts";
import { makeSeededRandom } from "../../support/seeded-random.ts";
import rfc7748 from "../../vectors/rfc7748-x25519.json" with { type: "json" };
import wycheproof from "../../vectors/wycheproof-x25519.json" with { type: "json" };

const random = makeSeededRandom("kem key");
const zero = "00".repeat(32);

test("X25519 gives the outputs of RFC 7748 in both implementations that Claros runs", () => {
  expect(rfc7748.vectors.length).toBeGreaterThan(4);
  for (const { scalar, input, output } of rfc7748.vectors) {
    expect(bytesToHex(x25519.scalarMult(hexToBytes(scalar), hexToBytes(input)))).toBe(output);
    expect(bytesToHex(nacl.scalarMult(hexToBytes(scalar), hexToBytes(input)))).toBe(output);
  }
});

test("an X25519 key is refused exactly where Wycheproof's shared secret is zero", () => {
  const zeroSecrets = wycheproof.vectors.filter(({ shared }) => shared === zero);
  expect(zeroSecrets.length).toBeGreaterThan(10);
  for (const { publicKey, shared, tcId } of wycheproof.vectors) {
    expect(isX25519Key(hexToBytes(publicKey)), `case ${tcId}`).toBe(shared !== zero);
  }
});

test("takes every derived key", () => {
  for (let i = 0; i < 5; i++) expect(isKemPublicKey(xWing.keygen(random.bytes(32)).publicKey)).toBe(true);
});

test("refuses wrong lengths, coefficients beyond q and a half of small order", () => {
  const good = xWing.keygen(random.bytes(32)).publicKey;
  expect(isKemPublicKey(good.subarray(0, 1215))).toBe(false);
  expect(isKemPublicKey(new Uint8Array(1217))).toBe(false);
  for (const at of [0, 1, 576, 1150]) {
    const bad = good.slice();
    bad.set([0xff, 0xff], at);
    expect(isKemPublicKey(bad), `coefficient at byte ${at}`).toBe(false);
  }
  const lowOrder = good.slice();
  lowOrder.fill(0, 1184);
  expect(isKemPublicKey(lowOrder)).toBe(false);
});
