/**
 * What Claros itself computes, for fixed inputs. `freeze.mjs` wrote it into `claros-v1.json` once; a change in any value
 * makes existing practices unreadable, so a test compares them and a new format gets a file of its own.
 */

import { bytesToHex } from "../../crypto/public/encodings.ts";
import { hashOf, hkdfSha512, hmacSha512, sha512 } from "../../crypto/public/hash.ts";
import { bytesToPracticeId } from "../../crypto/public/ids.ts";
import {
  HASH_LABELS,
  HPKE_WRAP_LABEL,
  KDF_LABELS,
  SEAL_USES,
  type SealUse,
  SIGNED_KINDS,
  type SignedKind,
} from "../../crypto/public/labels.ts";
import { signedMessage } from "../../crypto/public/signature.ts";
import { sealBox } from "../../crypto/secret/box.ts";
import { comparisonWords } from "../../crypto/secret/comparison-words.ts";
import { deriveKey } from "../../crypto/secret/derive-key.ts";
import { makeHpkeKem } from "../../crypto/secret/kem.ts";
import { paddedLength } from "../../crypto/secret/padding.ts";
import { sealSlot, stretchWithArgon2id } from "../../crypto/secret/passphrase.ts";
import type { Random } from "../../crypto/secret/random.ts";
import { formatRecoveryCode, kitSeeds } from "../../crypto/secret/recovery-code.ts";
import { makeNobleSigningKey } from "../../crypto/secret/signing.ts";
import { keyHash, wrapSecret } from "../../crypto/secret/wrap.ts";

/** Bytes that anybody can make again in any language: `start`, `start` + 1, … modulo 256. */
function counting(length: number, start = 0): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => (start + at) & 0xff);
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, to: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value)]));
}

export async function claros1() {
  const practice = bytesToPracticeId(counting(32, 0x40));
  const key = counting(32);
  const header = counting(176);
  const salt = counting(24, 0x80);
  const plaintext = counting(300, 7);
  const context = counting(75, 3);
  const random: Random = { bytes: (length) => counting(length, 0x80) };
  const signer = makeNobleSigningKey(key);
  return {
    hash: mapValues(HASH_LABELS, (label) => bytesToHex(hashOf(label, counting(40)))),
    hmac: bytesToHex(hmacSha512(key, header)),
    hkdf: bytesToHex(hkdfSha512({ secret: key, salt, info: header, length: 80 })),
    deriveKey: mapValues(KDF_LABELS, (label) => bytesToHex(deriveKey(label, key))),
    hpkeWrapLabel: HPKE_WRAP_LABEL,
    signedMessage: mapValues(SIGNED_KINDS, ({ label }) =>
      bytesToHex(signedMessage(label.slice(7, -3) as SignedKind, counting(3))),
    ),
    publicKey: bytesToHex(signer.publicKey),
    signature: mapValues(SIGNED_KINDS, ({ label }) =>
      bytesToHex(signer.sign(label.slice(7, -3) as SignedKind, counting(10))),
    ),
    kemPublicKeyHash: bytesToHex(sha512((await makeHpkeKem().deriveKeyPair(key)).publicKey)),
    sealHash: mapValues(Object.fromEntries(Object.keys(SEAL_USES).map((use) => [use, use])), (use) =>
      bytesToHex(sha512(sealBox({ key, use: use as SealUse, salt, header, plaintext }))),
    ),
    seal: bytesToHex(sealBox({ key, use: "wrap", salt, header, plaintext: counting(16) })),
    wrap: bytesToHex(wrapSecret({ key, context }, counting(32, 9), random)),
    keyHash: bytesToHex(keyHash(counting(21), key)),
    paddedLengths: [0, 251, 252, 300, 1000, 65_536, 1_000_000].map((length) => [length, paddedLength(length)]),
    slot: bytesToHex(
      await sealSlot(
        counting(32, 9),
        { kind: "passphrase", passphrase: " Gr\u00fcn  geht\u2460 ", stretch: stretchWithArgon2id },
        { context, random },
      ),
    ),
    passkeySlot: bytesToHex(await sealSlot(counting(32, 9), { kind: "passkey", secret: key }, { context, random })),
    recoveryCode: formatRecoveryCode(counting(32, 200), practice),
    kitSeeds: mapValues(kitSeeds(counting(32, 200), practice), bytesToHex),
    comparisonWords: comparisonWords(practice, context),
  };
}

/** What has randomness of its own and can therefore only be opened again: made once, by `freeze.mjs`. */
export async function claros1Sealed() {
  const kem = makeHpkeKem();
  const { publicKey, seed } = await kem.deriveKeyPair(counting(32, 77));
  const [info, plaintext] = [counting(60, 5), counting(32, 9)];
  const sealed = await kem.seal(publicKey, info, plaintext);
  return mapValues({ seed, info, plaintext, sealed }, bytesToHex);
}
