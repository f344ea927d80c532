/** Records with random lines, right in layout and meaningless otherwise. */

import {
  bytesToDeviceId,
  bytesToInviteId,
  bytesToMemberId,
  bytesToPracticeId,
  bytesToRoleId,
  bytesToScopeId,
} from "../../../crypto/public/ids.ts";
import type { KeySubject, Recipient } from "../../../sync-server/protocol/principals.ts";
import type { MembershipRecord, RecordType } from "../../../sync-server/protocol/record.ts";
import {
  type EpochLine,
  HPKE_WRAP_BYTES,
  SEALED_WRAP_BYTES,
  type WrapLine,
} from "../../../sync-server/protocol/record-lists.ts";
import type { Choice } from "../../support/seeded-choice.ts";

export const RECORD_TYPES: readonly RecordType[] = [
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
];

const id = (c: Choice) => c.random.bytes(16);
const u32 = (c: Choice) => c.number(2 ** 32);
const member = (c: Choice) => bytesToMemberId(id(c));
const device = (c: Choice) => bytesToDeviceId(id(c));

function keySubject(c: Choice): KeySubject {
  return c.of([
    { kind: "member", id: member(c) },
    { kind: "role", id: bytesToRoleId(id(c)) },
    { kind: "scope", id: bytesToScopeId(id(c)) },
  ] as const);
}

function recipient(c: Choice): Recipient {
  return c.of([
    { kind: "device", id: device(c) },
    { kind: "member", id: member(c) },
    { kind: "role", id: bytesToRoleId(id(c)) },
  ] as const);
}

function wrap(c: Choice): WrapLine {
  const method = c.of(["hpke", "own", "channel"] as const);
  const length = method === "hpke" ? HPKE_WRAP_BYTES : SEALED_WRAP_BYTES;
  return { recipient: recipient(c), recipientEpoch: u32(c), method, bytes: c.random.bytes(length) };
}

function epoch(c: Choice): EpochLine {
  const subject = keySubject(c);
  const at = c.chance(0.5) ? 1 : Math.max(2, u32(c));
  return {
    subject,
    epoch: at,
    keyHash: c.random.bytes(32),
    kemPublic: c.random.bytes(subject.kind === "scope" ? 0 : 1216),
    previous: c.random.bytes(at === 1 ? 0 : SEALED_WRAP_BYTES),
    wraps: c.list(2, () => wrap(c)),
  };
}

export function sampleRecord(c: Choice, type: RecordType): MembershipRecord {
  return {
    type,
    practice: bytesToPracticeId(c.random.bytes(32)),
    index: u32(c),
    prev: c.random.bytes(32),
    signer: device(c),
    subject: member(c),
    roles: c.number(65_536),
    nonce: c.random.bytes(32),
    members: c.list(2, () => ({ member: member(c), roles: c.number(65_536) })),
    devices: c.list(1, () => ({
      device: device(c),
      member: member(c),
      kind: c.of(["device", "kit"] as const),
      signPublic: c.random.bytes(32),
      kemPublic: c.random.bytes(1216),
    })),
    scopes: c.list(2, () => ({
      scope: bytesToScopeId(id(c)),
      kind: c.of(["staff", "owner", "file", "case", "schedule", "self"] as const),
      subject: member(c),
    })),
    epochs: c.list(2, () => epoch(c)),
    channels: c.list(1, () => ({
      from: member(c),
      fromEpoch: u32(c),
      to: c.of([
        { kind: "member", id: member(c) },
        { kind: "role", id: bytesToRoleId(id(c)) },
      ] as const),
      toEpoch: u32(c),
      keyHash: c.random.bytes(32),
      toWrap: c.random.bytes(HPKE_WRAP_BYTES),
      fromWrap: c.random.bytes(SEALED_WRAP_BYTES),
    })),
    grants: c.list(2, () => ({ subject: keySubject(c), epoch: u32(c), wrap: wrap(c) })),
    cuts: c.list(3, () => ({
      device: device(c),
      scope: bytesToScopeId(id(c)),
      incarnation: c.number(65_536),
      counter: u32(c),
    })),
    invites: c.list(1, () => ({
      invite: bytesToInviteId(id(c)),
      kind: c.of(["member", "device"] as const),
      member: member(c),
      roles: c.number(65_536),
      expiresAtMs: u32(c),
      signPublic: c.random.bytes(32),
      forInvitee: c.random.bytes(c.number(80)),
      forOwner: c.random.bytes(c.number(80)),
    })),
  };
}
