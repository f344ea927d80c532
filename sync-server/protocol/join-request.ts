/**
 * The join request (docs/PROTOCOL.md §8): what the holder of an invite asks to have admitted. Two signatures cover everything
 * before them: the invite key's, because only who has the link may ask, and the device's, because it holds the key it asks for.
 */

import { ByteReader, ByteWriter, concatBytes, FormatError } from "../../crypto/public/bytes.ts";
import { HASH_BYTES, hashOf } from "../../crypto/public/hash.ts";
import {
  bytesToInviteId,
  bytesToMemberId,
  bytesToPracticeId,
  ID_BYTES,
  idToBytes,
  type InviteId,
  type MemberId,
  PRACTICE_ID_BYTES,
  type PracticeId,
} from "../../crypto/public/ids.ts";
import { isKemPublicKey, KEM_PUBLIC_KEY_BYTES } from "../../crypto/public/kem-key.ts";
import { HASH_LABELS } from "../../crypto/public/labels.ts";
import {
  isSigningPublicKey,
  PUBLIC_KEY_BYTES,
  SIGNATURE_BYTES,
  signedMessage,
  type Verifier,
} from "../../crypto/public/signature.ts";
import { readFlag, writeFlag } from "./fields.ts";
import { inviteIdOf } from "./names.ts";
import { HPKE_WRAP_BYTES } from "./record-lists.ts";

const VERSION = 1;
const SALT_BYTES = 24;
const SIGNATURES_BYTES = 2 * SIGNATURE_BYTES;
const NEW_MEMBER = 1;
const ANOTHER_DEVICE = 2;

export interface PublicKeys {
  readonly signPublic: Uint8Array;
  readonly kemPublic: Uint8Array;
}

/** A recovery kit that joins with its member. */
export interface JoiningKit extends PublicKeys {
  /** The member secret by HPKE. */
  readonly wrap: Uint8Array;
}

/** What only a new member brings. */
export interface JoiningMember {
  readonly kemPublic: Uint8Array;
  readonly keyHash: Uint8Array;
  /** The member secret by HPKE to the joining device. */
  readonly wrapToDevice: Uint8Array;
}

export interface JoinRequest {
  readonly practice: PracticeId;
  readonly invite: InviteId;
  readonly device: PublicKeys;
  /** The new member, or the one whom the device link belongs to. */
  readonly member: MemberId;
  /** `null` when another device of a member joins. */
  readonly newMember: JoiningMember | null;
  readonly kit: JoiningKit | null;
  readonly salt: Uint8Array;
  /** The display name. */
  readonly sealedProfile: Uint8Array;
}

export interface ParsedJoinRequest {
  readonly request: JoinRequest;
  /** What both signatures cover, and what the comparison words are made from. */
  readonly content: Uint8Array;
  readonly inviteSignature: Uint8Array;
  readonly deviceSignature: Uint8Array;
}

export function encodeJoinContent(request: JoinRequest): Uint8Array<ArrayBuffer> {
  const { device, newMember, kit } = request;
  const writer = new ByteWriter(4096)
    .u8(VERSION)
    .bytes(idToBytes(request.practice))
    .bytes(idToBytes(request.invite))
    .u8(newMember === null ? ANOTHER_DEVICE : NEW_MEMBER);
  writeKeys(writer, device);
  writer
    .bytes(idToBytes(request.member))
    .var16(requireSize(newMember?.kemPublic, KEM_PUBLIC_KEY_BYTES))
    .bytes(newMember?.keyHash ?? new Uint8Array(HASH_BYTES), HASH_BYTES)
    .var16(requireSize(newMember?.wrapToDevice, HPKE_WRAP_BYTES));
  writeFlag(writer, kit !== null);
  if (kit !== null) {
    writeKeys(writer, kit);
    writer.var16(requireSize(kit.wrap, HPKE_WRAP_BYTES));
  }
  return writer.bytes(request.salt, SALT_BYTES).var16(request.sealedProfile).finish();
}

export function joinJoinRequest(
  content: Uint8Array,
  inviteSignature: Uint8Array,
  deviceSignature: Uint8Array,
): Uint8Array<ArrayBuffer> {
  if (inviteSignature.length !== SIGNATURE_BYTES) throw new RangeError("inviteSignature");
  if (deviceSignature.length !== SIGNATURE_BYTES) throw new RangeError("deviceSignature");
  return concatBytes(content, inviteSignature, deviceSignature);
}

/** Reads a join request to its last byte. All parts are views of `bytes`. Throws `FormatError`. */
export function parseJoinRequest(bytes: Uint8Array): ParsedJoinRequest {
  if (bytes.length < SIGNATURES_BYTES) throw new FormatError("signatures");
  const content = bytes.subarray(0, bytes.length - SIGNATURES_BYTES);
  return {
    request: parseContent(content),
    content,
    inviteSignature: bytes.subarray(content.length, content.length + SIGNATURE_BYTES),
    deviceSignature: bytes.subarray(content.length + SIGNATURE_BYTES),
  };
}

/** What the `nonce` of the record that admits it must be. */
export function joinRequestHash(bytes: Uint8Array): Uint8Array {
  return hashOf(HASH_LABELS.joinRequest, bytes);
}

/** Whether both signatures hold, the invite's under `invitePublic`, which must be the key of the invite that is named. */
export async function isAuthenticJoin(
  parsed: ParsedJoinRequest,
  invitePublic: Uint8Array,
  verifier: Verifier,
): Promise<boolean> {
  const { request, content, inviteSignature, deviceSignature } = parsed;
  if (inviteIdOf(invitePublic) !== request.invite) return false;
  return (
    (await verifier.verify(invitePublic, signedMessage("join", content), inviteSignature)) &&
    (await verifier.verify(request.device.signPublic, signedMessage("join-device", content), deviceSignature))
  );
}

function parseContent(content: Uint8Array): JoinRequest {
  const reader = new ByteReader(content);
  if (reader.u8("version") !== VERSION) throw new FormatError("join request version");
  const practice = bytesToPracticeId(reader.bytes(PRACTICE_ID_BYTES, "practice"));
  const invite = bytesToInviteId(reader.bytes(ID_BYTES, "invite"));
  const kind = reader.u8("kind");
  if (kind !== NEW_MEMBER && kind !== ANOTHER_DEVICE) throw new FormatError("kind");
  const device = readKeys(reader);
  const member = bytesToMemberId(reader.bytes(ID_BYTES, "member"));
  const newMember = readNewMember(reader, kind === NEW_MEMBER);
  const kit = readFlag(reader, "kit") ? readKit(reader) : null;
  if (kit !== null && newMember === null) throw new FormatError("kit");
  const salt = reader.bytes(SALT_BYTES, "salt");
  const sealedProfile = reader.var16("sealed profile");
  reader.end();
  return { practice, invite, device, member, newMember, kit, salt, sealedProfile };
}

function readNewMember(reader: ByteReader, isNew: boolean): JoiningMember | null {
  const kemPublic = reader.var16("member kem public");
  const keyHash = reader.bytes(HASH_BYTES, "member key hash");
  const wrapToDevice = reader.var16("wrap to device");
  if (isNew) {
    if (!isKemPublicKey(kemPublic)) throw new FormatError("member kem public");
    if (wrapToDevice.length !== HPKE_WRAP_BYTES) throw new FormatError("wrap to device");
    return { kemPublic, keyHash, wrapToDevice };
  }
  const isEmpty = kemPublic.length === 0 && wrapToDevice.length === 0 && keyHash.every((byte) => byte === 0);
  if (!isEmpty) throw new FormatError("a new member's keys");
  return null;
}

function readKit(reader: ByteReader): JoiningKit {
  const keys = readKeys(reader);
  const wrap = reader.var16("wrap to kit");
  if (wrap.length !== HPKE_WRAP_BYTES) throw new FormatError("wrap to kit");
  return { ...keys, wrap };
}

function readKeys(reader: ByteReader): PublicKeys {
  const keys = {
    signPublic: reader.bytes(PUBLIC_KEY_BYTES, "sign public"),
    kemPublic: reader.bytes(KEM_PUBLIC_KEY_BYTES, "kem public"),
  };
  if (!isSigningPublicKey(keys.signPublic)) throw new FormatError("sign public");
  if (!isKemPublicKey(keys.kemPublic)) throw new FormatError("kem public");
  return keys;
}

function writeKeys(writer: ByteWriter, { signPublic, kemPublic }: PublicKeys): void {
  writer.bytes(signPublic, PUBLIC_KEY_BYTES).bytes(kemPublic, KEM_PUBLIC_KEY_BYTES);
}

/** Empty when absent. */
function requireSize(bytes: Uint8Array | undefined, length: number): Uint8Array {
  if (bytes === undefined) return new Uint8Array(0);
  if (bytes.length !== length) throw new RangeError(`expected ${length} bytes, got ${bytes.length}`);
  return bytes;
}
