/**
 * Ids. In code an id is a branded string of lower-case hex, because ids are map keys everywhere; on the wire it is the
 * bytes (docs/PROTOCOL.md §1). No id contains a signature or says anything about what it names.
 */

import { FormatError } from "./bytes.ts";
import { bytesToHex, hexToBytes } from "./encodings.ts";

/** A type that only this project's own functions can make: `Brand<string, "MemberId">`. */
export type Brand<T, Name extends string> = T & { readonly __brand: Name };

export type PracticeId = Brand<string, "PracticeId">;
export type MemberId = Brand<string, "MemberId">;
export type DeviceId = Brand<string, "DeviceId">;
export type ScopeId = Brand<string, "ScopeId">;
export type DocumentId = Brand<string, "DocumentId">;
export type InviteId = Brand<string, "InviteId">;
export type RoleId = Brand<string, "RoleId">;
export type PatientId = Brand<string, "PatientId">;
export type LogId = Brand<string, "LogId">;

export type AnyId =
  | PracticeId
  | MemberId
  | DeviceId
  | ScopeId
  | DocumentId
  | InviteId
  | RoleId
  | PatientId
  | LogId;

export const PRACTICE_ID_BYTES = 32;
export const ID_BYTES = 16;

const practice = idKind<PracticeId>("practice id", PRACTICE_ID_BYTES);
const member = idKind<MemberId>("member id", ID_BYTES);
const device = idKind<DeviceId>("device id", ID_BYTES);
const scope = idKind<ScopeId>("scope id", ID_BYTES);
const document = idKind<DocumentId>("document id", ID_BYTES);
const invite = idKind<InviteId>("invite id", ID_BYTES);
const role = idKind<RoleId>("role id", ID_BYTES);
const patient = idKind<PatientId>("patient id", ID_BYTES);
const log = idKind<LogId>("log id", ID_BYTES);

export const bytesToPracticeId = practice.fromBytes;
export const bytesToMemberId = member.fromBytes;
export const bytesToDeviceId = device.fromBytes;
export const bytesToScopeId = scope.fromBytes;
export const bytesToDocumentId = document.fromBytes;
export const bytesToInviteId = invite.fromBytes;
export const bytesToRoleId = role.fromBytes;
export const bytesToPatientId = patient.fromBytes;
export const bytesToLogId = log.fromBytes;

export const isPracticeId = practice.is;
export const isMemberId = member.is;
export const isDeviceId = device.is;
export const isScopeId = scope.is;
export const isDocumentId = document.is;
export const isInviteId = invite.is;
export const isRoleId = role.is;
export const isPatientId = patient.is;
export const isLogId = log.is;

/** The bytes of any id, for a layout or a hash. */
export function idToBytes(id: AnyId): Uint8Array<ArrayBuffer> {
  return hexToBytes(id);
}

function idKind<Id extends string>(name: string, length: number) {
  const shape = new RegExp(`^[0-9a-f]{${length * 2}}$`);
  const is = (value: unknown): value is Id => typeof value === "string" && shape.test(value);
  const fromBytes = (bytes: Uint8Array): Id => {
    if (bytes.length !== length) throw new FormatError(name);
    // Hex of the right length is what `is` asks for; asking costs more than making it.
    return bytesToHex(bytes) as Id;
  };
  return { is, fromBytes };
}
