import { createPrivateKey, createPublicKey, sign } from "node:crypto";
import { concatBytes } from "../../../../crypto/public/bytes.ts";
import { hexToBytes } from "../../../../crypto/public/encodings.ts";
import { signedMessage } from "../../../../crypto/public/signature.ts";
import type { SyncSigningKey } from "../../../../crypto/secret/signing.ts";

/** The fixed start of a PKCS #8 Ed25519 private key (RFC 8410 §7); the seed follows. */
const PKCS8_PREFIX = hexToBytes("302e020100300506032b657004220420");
const PUBLIC_KEY_BYTES = 32;

/** As the signing keys of `crypto/secret`, at once and with Node's own Ed25519: the load prepares tens of thousands of entries. */
export function makeNodeSigningKey(seed: Uint8Array): SyncSigningKey {
  const key = createPrivateKey({
    key: Buffer.from(concatBytes(PKCS8_PREFIX, seed)),
    format: "der",
    type: "pkcs8",
  });
  const spki = createPublicKey(key).export({ format: "der", type: "spki" });
  return {
    publicKey: new Uint8Array(spki.subarray(-PUBLIC_KEY_BYTES)),
    sign: (kind, bytes) => new Uint8Array(sign(null, signedMessage(kind, bytes), key)),
  };
}
