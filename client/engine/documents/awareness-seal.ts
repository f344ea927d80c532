/**
 * Awareness between devices (docs/PROTOCOL.md §9): sealed under the scope key, signed by a key of this connection that the device key
 * certifies once. Never stored; whatever does not verify is `null`.
 */
import { ByteReader, ByteWriter, concatBytes, FormatError } from "../../../crypto/public/bytes.ts";
import { bytesToHex } from "../../../crypto/public/encodings.ts";
import {
  bytesToDeviceId,
  type DeviceId,
  type DocumentId,
  ID_BYTES,
  idToBytes,
  type PracticeId,
  type ScopeId,
} from "../../../crypto/public/ids.ts";
import { makeLeastRecentlyUsed } from "../../../crypto/public/least-recently-used.ts";
import { PUBLIC_KEY_BYTES, SIGNATURE_BYTES, signedMessage } from "../../../crypto/public/signature.ts";
import { SALT_BYTES } from "../../../crypto/secret/box.ts";
import { SIGNING_SEED_BYTES } from "../../../crypto/secret/signing.ts";
import type { PracticeContext } from "../contract.ts";

export const AWARENESS_MAX_BYTES = 1024;
const CERTIFICATES_KEPT = 256;

export interface AwarenessPlace {
  readonly scope: ScopeId;
  readonly document: DocumentId;
}

export interface AwarenessSeal {
  /** `null` when the scope cannot be sealed in now, or the states are too many for one frame. */
  seal(place: AwarenessPlace, states: Uint8Array): Promise<Uint8Array | null>;
  open(
    place: AwarenessPlace,
    bytes: Uint8Array,
  ): Promise<{ readonly device: DeviceId; readonly states: Uint8Array } | null>;
}

export function makeAwarenessSeal(context: PracticeContext): AwarenessSeal {
  const { practice, device, keyring, rights, suite } = context;
  const connection = suite.signingKey(suite.random.bytes(SIGNING_SEED_BYTES));
  let certificate: Promise<Uint8Array> | null = null;
  const certificates = makeLeastRecentlyUsed<string, Promise<boolean>>(CERTIFICATES_KEPT);

  async function isCertified(author: DeviceId, key: Uint8Array, signature: Uint8Array): Promise<boolean> {
    const authorKey = rights.memberOf(author) === null ? null : rights.signKeyOf(author);
    if (authorKey === null) return false;
    const name = bytesToHex(concatBytes(authorKey, key, signature));
    const message = signedMessage("awareness-key", certificateBytes(practice, author, key));
    return certificates.get(name, async () => suite.verifier.verify(authorKey, message, signature));
  }

  return {
    async seal(place, states) {
      const sealer = keyring.awarenessSealerFor(place.scope);
      if (sealer === null) return null;
      certificate ??= keyring.sign("awareness-key", certificateBytes(practice, device, connection.publicKey));
      const salt = suite.random.bytes(SALT_BYTES);
      const header = headerBytes(practice, place, device, sealer.epoch);
      const sealed = sealer.seal(header, salt, states);
      const signature = await connection.sign("awareness", concatBytes(header, salt, sealed));
      const bytes = new ByteWriter(512)
        .bytes(idToBytes(device))
        .bytes(connection.publicKey, PUBLIC_KEY_BYTES)
        .bytes(await certificate, SIGNATURE_BYTES)
        .u32(sealer.epoch)
        .bytes(salt)
        .bytes(signature, SIGNATURE_BYTES)
        .bytes(sealed)
        .finish();
      return bytes.length > AWARENESS_MAX_BYTES ? null : bytes;
    },
    async open(place, bytes) {
      const read = readSealed(bytes);
      if (read === null || read.author === device) return null;
      if (!(await isCertified(read.author, read.key, read.certificate))) return null;
      const header = headerBytes(practice, place, read.author, read.epoch);
      const message = signedMessage("awareness", concatBytes(header, read.salt, read.sealed));
      if (!(await suite.verifier.verify(read.key, message, read.signature))) return null;
      const opener = keyring.awarenessOpenerFor(place.scope, read.epoch);
      const states = opener?.open(header, read.salt, read.sealed) ?? null;
      return states === null ? null : { device: read.author, states };
    },
  };
}

function certificateBytes(practice: PracticeId, device: DeviceId, key: Uint8Array): Uint8Array {
  return concatBytes(idToBytes(practice), idToBytes(device), key);
}

function headerBytes(
  practice: PracticeId,
  { scope, document }: AwarenessPlace,
  device: DeviceId,
  epoch: number,
): Uint8Array {
  return new ByteWriter(84)
    .bytes(idToBytes(practice))
    .bytes(idToBytes(scope))
    .bytes(idToBytes(document))
    .bytes(idToBytes(device))
    .u32(epoch)
    .finish();
}

function readSealed(bytes: Uint8Array) {
  if (bytes.length > AWARENESS_MAX_BYTES) return null;
  try {
    const reader = new ByteReader(bytes);
    return {
      author: bytesToDeviceId(reader.bytes(ID_BYTES)),
      key: reader.bytes(PUBLIC_KEY_BYTES),
      certificate: reader.bytes(SIGNATURE_BYTES),
      epoch: reader.u32(),
      salt: reader.bytes(SALT_BYTES),
      signature: reader.bytes(SIGNATURE_BYTES),
      sealed: reader.rest(),
    };
  } catch (error) {
    if (error instanceof FormatError) return null;
    throw error;
  }
}
