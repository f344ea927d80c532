import { Aes128Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from "@hpke/core";
import { XWing } from "@hpke/hybridkem-x-wing";
import { ml_kem768_x25519 as nobleXWing } from "@noble/post-quantum/hybrid.js";
import { createDecipheriv, createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { concatBytes, textToBytes } from "../../../crypto/public/bytes.ts";
import { bytesToHex, hexToBytes } from "../../../crypto/public/encodings.ts";
import { makeHpkeKem } from "../../../crypto/secret/kem.ts";
import { makeSeededRandom } from "../../support/seeded-random.ts";
import { makeSimKem } from "../../support/sim-kem.ts";
import rfc9180 from "../../vectors/rfc9180.json" with { type: "json" };
import draft from "../../vectors/x-wing.json" with { type: "json" };

const random = makeSeededRandom("kem");
const kems = { HPKE: makeHpkeKem(), simulated: makeSimKem(makeSeededRandom("kem sim")) };

test("HPKE underneath gives the outputs of RFC 9180 A.1.1", async () => {
  const kem = new DhkemX25519HkdfSha256();
  const suite = new CipherSuite({ kem, kdf: new HkdfSha256(), aead: new Aes128Gcm() });
  const keyPair = await kem.deriveKeyPair(hexToBytes(rfc9180.ikmR).buffer);
  expect(bytesToHex(new Uint8Array(await kem.serializePublicKey(keyPair.publicKey)))).toBe(rfc9180.pkRm);
  expect(bytesToHex(new Uint8Array(await kem.serializePrivateKey(keyPair.privateKey)))).toBe(rfc9180.skRm);
  const info = hexToBytes(rfc9180.info).buffer;
  const ekm = await kem.deriveKeyPair(hexToBytes(rfc9180.ikmE).buffer);
  const sender = await suite.createSenderContext({ recipientPublicKey: keyPair.publicKey, info, ekm });
  expect(bytesToHex(new Uint8Array(sender.enc))).toBe(rfc9180.enc);
  const recipient = await suite.createRecipientContext({
    recipientKey: keyPair.privateKey,
    enc: sender.enc,
    info,
  });
  for (const { aad, plaintext, ciphertext } of rfc9180.encryptions) {
    const sealed = await sender.seal(hexToBytes(plaintext), hexToBytes(aad));
    expect(bytesToHex(new Uint8Array(sealed))).toBe(ciphertext);
    const opened = await recipient.open(sealed, hexToBytes(aad));
    expect(bytesToHex(new Uint8Array(opened))).toBe(plaintext);
  }
  const exported = await recipient.export(new ArrayBuffer(0), 32);
  expect(bytesToHex(new Uint8Array(exported))).toBe(rfc9180.exportedEmptyContext);
});

test("X-Wing gives the outputs of its draft in both implementations, with the same keys and ciphertexts", async () => {
  expect(draft.vectors.length).toBe(3);
  const kem = new XWing();
  for (const vector of draft.vectors) {
    const [seed, ekm] = [hexToBytes(vector.seed), hexToBytes(vector.encapsulationSeed)];
    const keys = await kem.generateKeyPairDerand(seed.slice());
    const publicKey = new Uint8Array(await kem.serializePublicKey(keys.publicKey));
    const { sharedSecret, enc } = await kem.encap({
      recipientPublicKey: keys.publicKey,
      ekm: ekm.slice().buffer,
    });
    const noble = nobleXWing.encapsulate(publicKey, ekm);
    expect(nobleXWing.keygen(seed.slice()).publicKey).toEqual(publicKey);
    expect(noble.cipherText).toEqual(new Uint8Array(enc));
    for (const secret of [
      new Uint8Array(sharedSecret),
      noble.sharedSecret,
      nobleXWing.decapsulate(noble.cipherText, seed),
      new Uint8Array(await kem.decap({ enc, recipientKey: keys.privateKey })),
    ]) {
      expect(bytesToHex(secret)).toBe(vector.sharedSecret);
    }
    const [publicText, cipherText] = [bytesToHex(publicKey), bytesToHex(noble.cipherText)];
    expect(publicText.startsWith(vector.publicKeyStart) && publicText.endsWith(vector.publicKeyEnd)).toBe(
      true,
    );
    expect(cipherText.startsWith(vector.ciphertextStart) && cipherText.endsWith(vector.ciphertextEnd)).toBe(
      true,
    );
  }
});

test("a sealed wrap opens with noble's X-Wing and a key schedule written from RFC 9180 §5.1", async () => {
  const { publicKey, seed } = await kems.HPKE.deriveKeyPair(random.bytes(32));
  const [info, plaintext] = [random.bytes(50), random.bytes(32)];
  const sealed = await kems.HPKE.seal(publicKey, info, plaintext);
  const secret = nobleXWing.decapsulate(sealed.subarray(0, 1120), seed);
  const { key, nonce } = hpkeKeySchedule(secret, info);
  const decipher = createDecipheriv("aes-256-gcm", key, nonce);
  decipher.setAuthTag(sealed.subarray(sealed.length - 16));
  const opened = Buffer.concat([
    decipher.update(sealed.subarray(1120, sealed.length - 16)),
    decipher.final(),
  ]);
  expect(new Uint8Array(opened)).toEqual(plaintext);
});

describe.each(Object.entries(kems))("the %s encapsulation", (_, kem) => {
  test("opens what was sealed to a seed's public key, and seals anew each time", async () => {
    const { publicKey, seed } = await kem.deriveKeyPair(random.bytes(32));
    const [info, plaintext] = [random.bytes(40), random.bytes(32)];
    const sealed = [await kem.seal(publicKey, info, plaintext), await kem.seal(publicKey, info, plaintext)];
    for (const one of sealed) {
      expect(one.length).toBe(1168);
      expect(await kem.open(seed, info, one)).toEqual(plaintext);
    }
    expect(sealed[0]).not.toEqual(sealed[1]);
  });

  test("answers null to another seed, another context and changed or cut bytes", async () => {
    const { publicKey, seed } = await kem.deriveKeyPair(random.bytes(32));
    const info = random.bytes(40);
    const sealed = await kem.seal(publicKey, info, random.bytes(32));
    expect(await kem.open(random.bytes(32), info, sealed)).toBeNull();
    expect(await kem.open(seed, info.subarray(1), sealed)).toBeNull();
    expect(await kem.open(seed, new Uint8Array(0), sealed)).toBeNull();
    for (const at of [0, 500, 1087, 1088, 1100, 1119, 1120, 1151, 1152, 1167]) {
      const changed = sealed.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(await kem.open(seed, info, changed), `byte ${at}`).toBeNull();
    }
    for (const length of [0, 1, 1119, 1120, 1135, 1136, 1167]) {
      expect(await kem.open(seed, info, sealed.subarray(0, length)), `length ${length}`).toBeNull();
    }
  });

  test("refuses recipients whose shared secret could be zero or whose key is malformed", async () => {
    const { publicKey, seed } = await kem.deriveKeyPair(random.bytes(32));
    const lowOrder = publicKey.slice();
    lowOrder.fill(0, 1184);
    const unreduced = publicKey.slice();
    unreduced.fill(0xff, 0, 3);
    for (const bad of [lowOrder, unreduced, publicKey.subarray(1), new Uint8Array(0)]) {
      await expect((async () => kem.seal(bad, new Uint8Array(0), new Uint8Array(32)))()).rejects.toThrow(
        RangeError,
      );
    }
    const sealed = (await kem.seal(publicKey, new Uint8Array(0), new Uint8Array(32))).slice();
    sealed.fill(0, 1088, 1120);
    expect(await kem.open(seed, new Uint8Array(0), sealed)).toBeNull();
  });
});

test("both derive one public key from a seed", async () => {
  const seed = random.bytes(32);
  expect((await kems.HPKE.deriveKeyPair(seed)).publicKey).toEqual(
    kems.simulated.deriveKeyPair(seed).publicKey,
  );
});

test("the simulated one repeats for a seed", () => {
  const { publicKey } = kems.simulated.deriveKeyPair(random.bytes(32));
  const seal = () =>
    makeSimKem(makeSeededRandom("again")).seal(publicKey, new Uint8Array(1), new Uint8Array(32));
  expect(seal()).toEqual(seal());
});

/** RFC 9180 §5.1 KeySchedule in base mode for X-Wing (0x647a), HKDF-SHA-256 (1), AES-256-GCM (2). */
function hpkeKeySchedule(sharedSecret: Uint8Array, info: Uint8Array) {
  const suiteId = concatBytes(textToBytes("HPKE"), Uint8Array.of(0x64, 0x7a, 0, 1, 0, 2));
  const hmac = (key: Uint8Array, data: Uint8Array) =>
    new Uint8Array(createHmac("sha256", key).update(data).digest());
  const extract = (salt: Uint8Array, label: string, ikm: Uint8Array) =>
    hmac(salt, concatBytes(textToBytes("HPKE-v1"), suiteId, textToBytes(label), ikm));
  const expand = (secret: Uint8Array, label: string, context: Uint8Array, length: number) => {
    const head = concatBytes(Uint8Array.of(0, length), textToBytes("HPKE-v1"), suiteId, textToBytes(label));
    return hmac(secret, concatBytes(head, context, Uint8Array.of(1))).subarray(0, length);
  };
  const none = new Uint8Array(0);
  const context = concatBytes(
    Uint8Array.of(0),
    extract(none, "psk_id_hash", none),
    extract(none, "info_hash", info),
  );
  const secret = extract(sharedSecret, "secret", none);
  return { key: expand(secret, "key", context, 32), nonce: expand(secret, "base_nonce", context, 12) };
}
