/**
 * Awareness (docs/PROTOCOL.md §9): carets and who is here. Sealed under the scope's secret, signed by a key that lives as long as
 * one connection and that the device certifies. Never stored, and whatever does not check out is ignored.
 */

import { ByteReader, ByteWriter, concatBytes } from "../../crypto/public/bytes.ts";
import {
  bytesToDeviceId,
  type DeviceId,
  type DocumentId,
  ID_BYTES,
  idToBytes,
  type PracticeId,
  type ScopeId,
} from "../../crypto/public/ids.ts";
import { PUBLIC_KEY_BYTES, SIGNATURE_BYTES } from "../../crypto/public/signature.ts";

const SALT_BYTES = 24;

export interface AwarenessBytes {
  readonly device: DeviceId;
  readonly connectionKey: Uint8Array;
  /** `sign(awareness-key, …)` by the device over {@link awarenessKeyMessage}. */
  readonly certificate: Uint8Array;
  readonly epoch: number;
  readonly salt: Uint8Array;
  /** `sign(awareness, …)` by the connection key over {@link awarenessMessage}. */
  readonly signature: Uint8Array;
  readonly sealed: Uint8Array;
}

export interface AwarenessHeader {
  readonly practice: PracticeId;
  readonly scope: ScopeId;
  readonly document: DocumentId;
  readonly device: DeviceId;
  readonly epoch: number;
}

export function encodeAwareness(awareness: AwarenessBytes): Uint8Array<ArrayBuffer> {
  return new ByteWriter(512)
    .bytes(idToBytes(awareness.device))
    .bytes(awareness.connectionKey, PUBLIC_KEY_BYTES)
    .bytes(awareness.certificate, SIGNATURE_BYTES)
    .u32(awareness.epoch)
    .bytes(awareness.salt, SALT_BYTES)
    .bytes(awareness.signature, SIGNATURE_BYTES)
    .bytes(awareness.sealed)
    .finish();
}

/** Views of `bytes`. Throws `FormatError`. */
export function parseAwareness(bytes: Uint8Array): AwarenessBytes {
  const reader = new ByteReader(bytes);
  return {
    device: bytesToDeviceId(reader.bytes(ID_BYTES, "device")),
    connectionKey: reader.bytes(PUBLIC_KEY_BYTES, "connection key"),
    certificate: reader.bytes(SIGNATURE_BYTES, "certificate"),
    epoch: reader.u32("epoch"),
    salt: reader.bytes(SALT_BYTES, "salt"),
    signature: reader.bytes(SIGNATURE_BYTES, "signature"),
    sealed: reader.rest(),
  };
}

/** What the seal authenticates and the signature covers first. */
export function encodeAwarenessHeader(header: AwarenessHeader): Uint8Array<ArrayBuffer> {
  return new ByteWriter(84)
    .bytes(idToBytes(header.practice))
    .bytes(idToBytes(header.scope))
    .bytes(idToBytes(header.document))
    .bytes(idToBytes(header.device))
    .u32(header.epoch)
    .finish();
}

/** What the connection key signs (signed kind `awareness`). */
export function awarenessMessage(
  header: AwarenessHeader,
  { salt, sealed }: Pick<AwarenessBytes, "salt" | "sealed">,
): Uint8Array<ArrayBuffer> {
  return concatBytes(encodeAwarenessHeader(header), salt, sealed);
}

/** What the device signs to certify the key of a connection (signed kind `awareness-key`). */
export function awarenessKeyMessage(
  practice: PracticeId,
  device: DeviceId,
  connectionKey: Uint8Array,
): Uint8Array<ArrayBuffer> {
  return new ByteWriter(80)
    .bytes(idToBytes(practice))
    .bytes(idToBytes(device))
    .bytes(connectionKey, PUBLIC_KEY_BYTES)
    .finish();
}
