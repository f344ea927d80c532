/**
 * The membership record (docs/PROTOCOL.md §4): who belongs to a practice, with which devices and roles, which scopes exist and to
 * whom their keys are wrapped. A record is its content and one signature; its hash is what the next record names as `prev`.
 *
 * Parsing says only that the bytes are a record. Whether it may stand at its place is for `membership/` to say.
 */

import { ByteReader, ByteWriter, concatBytes, FormatError } from "../../crypto/public/bytes.ts";
import { hexToBytes } from "../../crypto/public/encodings.ts";
import { HASH_BYTES, hashOf } from "../../crypto/public/hash.ts";
import {
  bytesToDeviceId,
  bytesToPracticeId,
  type DeviceId,
  ID_BYTES,
  idToBytes,
  PRACTICE_ID_BYTES,
  type PracticeId,
} from "../../crypto/public/ids.ts";
import { HASH_LABELS } from "../../crypto/public/labels.ts";
import { SIGNATURE_BYTES } from "../../crypto/public/signature.ts";
import { byteNames, readList, writeList } from "./fields.ts";
import {
  channelLayout,
  type ChannelLine,
  cutLayout,
  type CutLine,
  deviceLayout,
  type DeviceLine,
  epochLayout,
  type EpochLine,
  grantLayout,
  type GrantLine,
  inviteLayout,
  type InviteLine,
  memberLayout,
  type MemberLine,
  scopeLayout,
  type ScopeLine,
} from "./record-lists.ts";
import { readRecordSubject, type RecordSubject } from "./record-subject.ts";
import type { RoleSet } from "./roles.ts";

export const RECORD_VERSION = 1;
export const RECORD_MAX_BYTES = 512 * 1024;
const NONCE_BYTES = 32;

export type RecordType =
  | "genesis"
  | "add-member"
  | "add-device"
  | "revoke-device"
  | "remove-member"
  | "set-role"
  | "add-scope"
  | "grant"
  | "rotate"
  | "invite"
  | "revoke-invite";

export interface MembershipRecord {
  readonly type: RecordType;
  /** Zeros in genesis. */
  readonly practice: PracticeId;
  readonly index: number;
  /** Record hash of the record before; zeros in genesis. */
  readonly prev: Uint8Array;
  readonly signer: DeviceId;
  readonly subject: RecordSubject;
  readonly roles: RoleSet;
  readonly nonce: Uint8Array;
  readonly members: readonly MemberLine[];
  readonly devices: readonly DeviceLine[];
  readonly scopes: readonly ScopeLine[];
  readonly epochs: readonly EpochLine[];
  readonly channels: readonly ChannelLine[];
  readonly grants: readonly GrantLine[];
  readonly cuts: readonly CutLine[];
  readonly invites: readonly InviteLine[];
}

export interface ParsedRecord {
  readonly record: MembershipRecord;
  /** What the signature covers and the hash is made from. */
  readonly content: Uint8Array;
  readonly signature: Uint8Array;
}

const RECORD_TYPES = byteNames<RecordType>("record type", [
  "genesis",
  "add-member",
  "add-device",
  "revoke-device",
  "remove-member",
  "set-role",
  "add-scope",
  "grant",
  "rotate",
  "invite",
  "revoke-invite",
]);

/** The `practice` of a genesis record, which cannot name the hash of itself. */
export const NO_PRACTICE: PracticeId = bytesToPracticeId(new Uint8Array(PRACTICE_ID_BYTES));
/** The `prev` of a genesis record. */
export const NO_PREV: Uint8Array = new Uint8Array(HASH_BYTES);
/** The `nonce` where the table names none. */
export const NO_NONCE: Uint8Array = new Uint8Array(NONCE_BYTES);

/** The bytes that a device signs (signed kind `record`). */
export function encodeRecordContent(record: MembershipRecord): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter(1024)
    .u8(RECORD_VERSION)
    .u8(RECORD_TYPES.byteOf(record.type))
    .bytes(idToBytes(record.practice), PRACTICE_ID_BYTES)
    .u32(record.index)
    .bytes(record.prev, HASH_BYTES)
    .bytes(idToBytes(record.signer), ID_BYTES)
    .bytes(hexToBytes(record.subject), ID_BYTES)
    .u16(record.roles)
    .bytes(record.nonce, NONCE_BYTES);
  writeList(writer, record.members, memberLayout.write);
  writeList(writer, record.devices, deviceLayout.write);
  writeList(writer, record.scopes, scopeLayout.write);
  writeList(writer, record.epochs, epochLayout.write);
  writeList(writer, record.channels, channelLayout.write);
  writeList(writer, record.grants, grantLayout.write);
  writeList(writer, record.cuts, cutLayout.write);
  writeList(writer, record.invites, inviteLayout.write);
  if (writer.length > RECORD_MAX_BYTES - SIGNATURE_BYTES) throw new RangeError("record is too large");
  return writer.finish();
}

export function joinRecord(content: Uint8Array, signature: Uint8Array): Uint8Array<ArrayBuffer> {
  if (signature.length !== SIGNATURE_BYTES) throw new RangeError("signature");
  return concatBytes(content, signature);
}

/** Reads a record to its last byte. All parts are views of `bytes`. Throws `FormatError`. */
export function parseRecord(bytes: Uint8Array): ParsedRecord {
  if (bytes.length > RECORD_MAX_BYTES) throw new FormatError("record length");
  if (bytes.length < SIGNATURE_BYTES) throw new FormatError("signature");
  const content = bytes.subarray(0, bytes.length - SIGNATURE_BYTES);
  return { record: parseContent(content), content, signature: bytes.subarray(content.length) };
}

/** What the next record names as `prev` and entries as `log head`. */
export function recordHash(content: Uint8Array): Uint8Array {
  return hashOf(HASH_LABELS.record, content);
}

function parseContent(content: Uint8Array): MembershipRecord {
  const reader = new ByteReader(content);
  if (reader.u8("version") !== RECORD_VERSION) throw new FormatError("record version");
  const record: MembershipRecord = {
    type: RECORD_TYPES.nameOf(reader.u8("record type")),
    practice: bytesToPracticeId(reader.bytes(PRACTICE_ID_BYTES, "practice")),
    index: reader.u32("index"),
    prev: reader.bytes(HASH_BYTES, "prev"),
    signer: bytesToDeviceId(reader.bytes(ID_BYTES, "signer")),
    subject: readRecordSubject(reader),
    roles: reader.u16("roles"),
    nonce: reader.bytes(NONCE_BYTES, "nonce"),
    members: readList(reader, memberLayout.read),
    devices: readList(reader, deviceLayout.read),
    scopes: readList(reader, scopeLayout.read),
    epochs: readList(reader, epochLayout.read),
    channels: readList(reader, channelLayout.read),
    grants: readList(reader, grantLayout.read),
    cuts: readList(reader, cutLayout.read),
    invites: readList(reader, inviteLayout.read),
  };
  reader.end();
  return record;
}
