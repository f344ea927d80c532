/**
 * The lists of a membership record (docs/PROTOCOL.md §4): what stands in each line and how it is written. Lengths that the
 * tables fix are checked here, so nobody behind the parser meets a key or wrap of another size.
 */

import { type ByteReader, type ByteWriter, FormatError } from "../../crypto/public/bytes.ts";
import { hexToBytes } from "../../crypto/public/encodings.ts";
import { HASH_BYTES } from "../../crypto/public/hash.ts";
import {
  bytesToDeviceId,
  bytesToInviteId,
  bytesToMemberId,
  bytesToScopeId,
  type DeviceId,
  ID_BYTES,
  idToBytes,
  type InviteId,
  type MemberId,
  type RoleId,
  type ScopeId,
} from "../../crypto/public/ids.ts";
import { KEM_PUBLIC_KEY_BYTES } from "../../crypto/public/kem-key.ts";
import { PUBLIC_KEY_BYTES } from "../../crypto/public/signature.ts";
import { byteNames, readList, writeList } from "./fields.ts";
import {
  type KeySubject,
  readKeySubject,
  readRecipient,
  type Recipient,
  writePrincipal,
} from "./principals.ts";
import type { RoleSet } from "./roles.ts";
import { type RecordSubject, readRecordSubject } from "./record-subject.ts";

export const HPKE_WRAP_BYTES = 1168;
export const SEALED_WRAP_BYTES = 104;

export type WrapMethod = "hpke" | "own" | "channel";
export type ScopeKind = "staff" | "owner" | "file" | "case" | "schedule" | "self";
export type DeviceKind = "device" | "kit";
export type InviteKind = "member" | "device";

export interface MemberLine {
  readonly member: MemberId;
  readonly roles: RoleSet;
}

export interface DeviceLine {
  readonly device: DeviceId;
  readonly member: MemberId;
  readonly kind: DeviceKind;
  readonly signPublic: Uint8Array;
  readonly kemPublic: Uint8Array;
}

export interface ScopeLine {
  readonly scope: ScopeId;
  readonly kind: ScopeKind;
  /** A patient, a member, or zeros. */
  readonly subject: RecordSubject;
}

export interface WrapLine {
  readonly recipient: Recipient;
  /** 0 for a device. */
  readonly recipientEpoch: number;
  readonly method: WrapMethod;
  readonly bytes: Uint8Array;
}

export interface EpochLine {
  readonly subject: KeySubject;
  readonly epoch: number;
  readonly keyHash: Uint8Array;
  /** Empty for a scope. */
  readonly kemPublic: Uint8Array;
  /** The secret of the epoch before, sealed; empty at epoch 1. */
  readonly previous: Uint8Array;
  readonly wraps: readonly WrapLine[];
}

export type ChannelEnd =
  | { readonly kind: "member"; readonly id: MemberId }
  | { readonly kind: "role"; readonly id: RoleId };

export interface ChannelLine {
  readonly from: MemberId;
  readonly fromEpoch: number;
  readonly to: ChannelEnd;
  readonly toEpoch: number;
  readonly keyHash: Uint8Array;
  readonly toWrap: Uint8Array;
  readonly fromWrap: Uint8Array;
}

export interface GrantLine {
  readonly subject: KeySubject;
  readonly epoch: number;
  readonly wrap: WrapLine;
}

export interface CutLine {
  readonly device: DeviceId;
  readonly scope: ScopeId;
  readonly incarnation: number;
  readonly counter: number;
}

export interface InviteLine {
  readonly invite: InviteId;
  readonly kind: InviteKind;
  /** Whose device link; zeros for a member invite. */
  readonly member: RecordSubject;
  readonly roles: RoleSet;
  readonly expiresAtMs: number;
  readonly signPublic: Uint8Array;
  readonly forInvitee: Uint8Array;
  readonly forOwner: Uint8Array;
}

interface LineLayout<Line> {
  readonly write: (line: Line, to: ByteWriter) => void;
  readonly read: (from: ByteReader) => Line;
}

const DEVICE_KINDS = byteNames<DeviceKind>("device kind", ["device", "kit"]);
const SCOPE_KINDS = byteNames<ScopeKind>("scope kind", [
  "staff",
  "owner",
  "file",
  "case",
  "schedule",
  "self",
]);
const WRAP_METHODS = byteNames<WrapMethod>("wrap method", ["hpke", "own", "channel"]);
const INVITE_KINDS = byteNames<InviteKind>("invite kind", ["member", "device"]);

export const memberLayout: LineLayout<MemberLine> = {
  write: ({ member, roles }, to) => to.bytes(idToBytes(member)).u16(roles),
  read: (from) => ({ member: readMember(from), roles: from.u16("roles") }),
};

export const deviceLayout: LineLayout<DeviceLine> = {
  write: (line, to) =>
    to
      .bytes(idToBytes(line.device))
      .bytes(idToBytes(line.member))
      .u8(DEVICE_KINDS.byteOf(line.kind))
      .bytes(line.signPublic, PUBLIC_KEY_BYTES)
      .bytes(line.kemPublic, KEM_PUBLIC_KEY_BYTES),
  read: (from) => ({
    device: readDevice(from),
    member: readMember(from),
    kind: DEVICE_KINDS.nameOf(from.u8("device kind")),
    signPublic: from.bytes(PUBLIC_KEY_BYTES, "sign public"),
    kemPublic: from.bytes(KEM_PUBLIC_KEY_BYTES, "kem public"),
  }),
};

export const scopeLayout: LineLayout<ScopeLine> = {
  write: ({ scope, kind, subject }, to) =>
    to.bytes(idToBytes(scope)).u8(SCOPE_KINDS.byteOf(kind)).bytes(hexToBytes(subject), ID_BYTES),
  read: (from) => ({
    scope: bytesToScopeId(from.bytes(ID_BYTES, "scope")),
    kind: SCOPE_KINDS.nameOf(from.u8("scope kind")),
    subject: readRecordSubject(from),
  }),
};

export const wrapLayout: LineLayout<WrapLine> = {
  write({ recipient, recipientEpoch, method, bytes }, to) {
    if (!isWrapLength(method, bytes)) throw new RangeError("wrap");
    writePrincipal(recipient, to);
    to.u32(recipientEpoch).u8(WRAP_METHODS.byteOf(method)).var16(bytes);
  },
  read(from) {
    const recipient = readRecipient(from);
    const recipientEpoch = from.u32("recipient epoch");
    const method = WRAP_METHODS.nameOf(from.u8("wrap method"));
    const bytes = from.var16("wrap");
    if (!isWrapLength(method, bytes)) throw new FormatError("wrap");
    return { recipient, recipientEpoch, method, bytes };
  },
};

export const epochLayout: LineLayout<EpochLine> = {
  write(line, to) {
    if (!isEpochShape(line)) throw new RangeError("epoch");
    writePrincipal(line.subject, to);
    to.u32(line.epoch).bytes(line.keyHash, HASH_BYTES).var16(line.kemPublic).var16(line.previous);
    writeList(to, line.wraps, wrapLayout.write);
  },
  read(from) {
    const line: EpochLine = {
      subject: readKeySubject(from),
      epoch: from.u32("epoch"),
      keyHash: from.bytes(HASH_BYTES, "key hash"),
      kemPublic: from.var16("kem public"),
      previous: from.var16("previous"),
      wraps: readList(from, wrapLayout.read),
    };
    if (!isEpochShape(line)) throw new FormatError("epoch");
    return line;
  },
};

export const channelLayout: LineLayout<ChannelLine> = {
  write(line, to) {
    to.bytes(idToBytes(line.from)).u32(line.fromEpoch);
    writePrincipal(line.to, to);
    to.u32(line.toEpoch).bytes(line.keyHash, HASH_BYTES);
    to.u16(HPKE_WRAP_BYTES).bytes(line.toWrap, HPKE_WRAP_BYTES);
    to.u16(SEALED_WRAP_BYTES).bytes(line.fromWrap, SEALED_WRAP_BYTES);
  },
  read: (from) => ({
    from: readMember(from),
    fromEpoch: from.u32("from epoch"),
    to: readChannelEnd(from),
    toEpoch: from.u32("to epoch"),
    keyHash: from.bytes(HASH_BYTES, "key hash"),
    toWrap: readSized(from, HPKE_WRAP_BYTES),
    fromWrap: readSized(from, SEALED_WRAP_BYTES),
  }),
};

export const grantLayout: LineLayout<GrantLine> = {
  write({ subject, epoch, wrap }, to) {
    writePrincipal(subject, to);
    wrapLayout.write(wrap, to.u32(epoch));
  },
  read: (from) => ({
    subject: readKeySubject(from),
    epoch: from.u32("epoch"),
    wrap: wrapLayout.read(from),
  }),
};

export const cutLayout: LineLayout<CutLine> = {
  write: ({ device, scope, incarnation, counter }, to) =>
    to.bytes(idToBytes(device)).bytes(idToBytes(scope)).u16(incarnation).u64(counter),
  read: (from) => ({
    device: readDevice(from),
    scope: bytesToScopeId(from.bytes(ID_BYTES, "scope")),
    incarnation: from.u16("incarnation"),
    counter: from.u64("counter"),
  }),
};

export const inviteLayout: LineLayout<InviteLine> = {
  write: (line, to) =>
    to
      .bytes(idToBytes(line.invite))
      .u8(INVITE_KINDS.byteOf(line.kind))
      .bytes(hexToBytes(line.member), ID_BYTES)
      .u16(line.roles)
      .u64(line.expiresAtMs)
      .bytes(line.signPublic, PUBLIC_KEY_BYTES)
      .var16(line.forInvitee)
      .var16(line.forOwner),
  read: (from) => ({
    invite: bytesToInviteId(from.bytes(ID_BYTES, "invite")),
    kind: INVITE_KINDS.nameOf(from.u8("invite kind")),
    member: readRecordSubject(from),
    roles: from.u16("roles"),
    expiresAtMs: from.u64("expires at"),
    signPublic: from.bytes(PUBLIC_KEY_BYTES, "sign public"),
    forInvitee: from.var16("for invitee"),
    forOwner: from.var16("for owner"),
  }),
};

function isWrapLength(method: WrapMethod, bytes: Uint8Array): boolean {
  return bytes.length === (method === "hpke" ? HPKE_WRAP_BYTES : SEALED_WRAP_BYTES);
}

function isEpochShape({ subject, epoch, kemPublic, previous }: EpochLine): boolean {
  return (
    epoch > 0 &&
    kemPublic.length === (subject.kind === "scope" ? 0 : KEM_PUBLIC_KEY_BYTES) &&
    previous.length === (epoch === 1 ? 0 : SEALED_WRAP_BYTES)
  );
}

function readSized(from: ByteReader, length: number): Uint8Array {
  const bytes = from.var16("wrap");
  if (bytes.length !== length) throw new FormatError("wrap");
  return bytes;
}

function readChannelEnd(from: ByteReader): ChannelEnd {
  const end = readKeySubject(from);
  if (end.kind === "scope") throw new FormatError("to kind");
  return end;
}

function readMember(from: ByteReader): MemberId {
  return bytesToMemberId(from.bytes(ID_BYTES, "member"));
}

function readDevice(from: ByteReader): DeviceId {
  return bytesToDeviceId(from.bytes(ID_BYTES, "device"));
}
