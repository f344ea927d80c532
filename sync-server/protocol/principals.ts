/**
 * Who can hold a secret (device, member, role) and what a secret can be of (member, role, scope): docs/PROTOCOL.md §3.
 */

import type { ByteReader, ByteWriter } from "../../crypto/public/bytes.ts";
import { FormatError } from "../../crypto/public/bytes.ts";
import {
  bytesToDeviceId,
  bytesToMemberId,
  bytesToRoleId,
  bytesToScopeId,
  type DeviceId,
  ID_BYTES,
  idToBytes,
  type MemberId,
  type RoleId,
  type ScopeId,
} from "../../crypto/public/ids.ts";

interface DevicePrincipal {
  readonly kind: "device";
  readonly id: DeviceId;
}
interface MemberPrincipal {
  readonly kind: "member";
  readonly id: MemberId;
}
interface RolePrincipal {
  readonly kind: "role";
  readonly id: RoleId;
}
interface ScopeSubject {
  readonly kind: "scope";
  readonly id: ScopeId;
}

/** What a key belongs to: its secret has epochs. */
export type KeySubject = MemberPrincipal | RolePrincipal | ScopeSubject;
/** What a secret can be wrapped to. */
export type Recipient = DevicePrincipal | MemberPrincipal | RolePrincipal;
export type PrincipalKind = KeySubject["kind"] | Recipient["kind"];

export const PRINCIPAL_BYTES = { device: 0, member: 1, role: 2, scope: 3 } as const satisfies Record<
  PrincipalKind,
  number
>;

/** A map key: kind and id in one string. */
export function principalKey({ kind, id }: KeySubject | Recipient): string {
  return `${kind}:${id}`;
}

export function isSamePrincipal(a: KeySubject | Recipient, b: KeySubject | Recipient): boolean {
  return a.kind === b.kind && a.id === b.id;
}

export function writePrincipal({ kind, id }: KeySubject | Recipient, to: ByteWriter): void {
  to.u8(PRINCIPAL_BYTES[kind]).bytes(idToBytes(id));
}

export function readKeySubject(from: ByteReader): KeySubject {
  const kind = from.u8("subject kind");
  const id = from.bytes(ID_BYTES, "subject");
  if (kind === PRINCIPAL_BYTES.member) return { kind: "member", id: bytesToMemberId(id) };
  if (kind === PRINCIPAL_BYTES.role) return { kind: "role", id: bytesToRoleId(id) };
  if (kind === PRINCIPAL_BYTES.scope) return { kind: "scope", id: bytesToScopeId(id) };
  throw new FormatError("subject kind");
}

export function readRecipient(from: ByteReader): Recipient {
  const kind = from.u8("recipient kind");
  const id = from.bytes(ID_BYTES, "recipient");
  if (kind === PRINCIPAL_BYTES.device) return { kind: "device", id: bytesToDeviceId(id) };
  if (kind === PRINCIPAL_BYTES.member) return { kind: "member", id: bytesToMemberId(id) };
  if (kind === PRINCIPAL_BYTES.role) return { kind: "role", id: bytesToRoleId(id) };
  throw new FormatError("recipient kind");
}
