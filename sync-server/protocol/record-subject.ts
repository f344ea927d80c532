/** Sixteen bytes of a record that name something of a kind which the record's type or a neighbouring byte decides. */

import type { ByteReader } from "../../crypto/public/bytes.ts";
import { bytesToHex } from "../../crypto/public/encodings.ts";
import {
  type DeviceId,
  ID_BYTES,
  type InviteId,
  type MemberId,
  type PatientId,
  type ScopeId,
} from "../../crypto/public/ids.ts";

declare const noSubject: unique symbol;

/** Any of these ids as lower-case hex, or {@link NO_SUBJECT}. */
export type RecordSubject =
  | MemberId
  | DeviceId
  | ScopeId
  | InviteId
  | PatientId
  | (string & { readonly [noSubject]: true });

/** Zeros: where the table names no subject. */
export const NO_SUBJECT = "0".repeat(2 * ID_BYTES) as RecordSubject;

export function readRecordSubject(from: ByteReader): RecordSubject {
  return bytesToHex(from.bytes(ID_BYTES, "subject")) as RecordSubject;
}
