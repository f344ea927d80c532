/**
 * What a member wants to have recorded, independent of any head of the log. An intent waits on this device, sealed, until its record
 * is confirmed; the record is written anew whenever the head has moved. Bytes are hex, so that an intent is plain data.
 */
import { ByteReader, ByteWriter, FormatError, textToBytes } from "../../../crypto/public/bytes.ts";
import type { DeviceId, InviteId, MemberId, ScopeId } from "../../../crypto/public/ids.ts";
import type { InviteKind, ScopeLine } from "../../../sync-server/protocol/record-lists.ts";
import type { RoleSet } from "../../../sync-server/protocol/roles.ts";
import type { RejectCode } from "../../../sync-server/protocol/codes.ts";
import type { LocalSeal } from "../contract.ts";
import type { StoreWrite } from "../store/store.ts";

export type Intent =
  /** The ids are chosen when the intent is made: documents may use them before the record exists. */
  | { readonly act: "add-scopes"; readonly scopes: readonly ScopeLine[] }
  | { readonly act: "grant"; readonly scope: ScopeId; readonly member: MemberId }
  | { readonly act: "leave-out"; readonly scope: ScopeId; readonly member: MemberId }
  /** Those of these scopes that are dirty, in as many records as it takes. */
  | { readonly act: "rotate"; readonly scopes: readonly ScopeId[] }
  | { readonly act: "renew" }
  | {
      readonly act: "invite";
      readonly kind: InviteKind;
      readonly seed: string;
      readonly roles: RoleSet;
      readonly expiresAtMs: number;
      readonly practiceName: string;
    }
  | { readonly act: "revoke-invite"; readonly invite: InviteId }
  | { readonly act: "admit"; readonly request: string }
  | { readonly act: "set-kit"; readonly signPublic: string; readonly kemPublic: string }
  | { readonly act: "revoke-device"; readonly device: DeviceId }
  | { readonly act: "remove-member"; readonly member: MemberId }
  | { readonly act: "set-roles"; readonly member: MemberId; readonly roles: RoleSet };

/** Why a record is not offered any more. It is kept, for a look and for another try. */
export interface IntentRefusal {
  readonly code: RejectCode;
  readonly reason: string;
}

export interface WaitingIntent {
  readonly key: string;
  readonly intent: Intent;
  readonly refusal: IntentRefusal | null;
  /** The record as it was last offered; the same bytes are offered again while the head stands. */
  readonly record: Uint8Array | null;
}

const VERSION = 1;

export function intentRow({ key, intent, refusal, record }: WaitingIntent, local: LocalSeal): StoreWrite {
  const text = textToBytes(JSON.stringify({ intent, refusal }));
  const bytes = new ByteWriter(1024)
    .u8(VERSION)
    .var32(text)
    .var32(record ?? new Uint8Array(0))
    .finish();
  return { table: "pending", key, value: local.seal("pending", key, bytes) };
}

/** `null` when the row is not what was written here. */
export function readIntent(key: string, sealed: Uint8Array, local: LocalSeal): WaitingIntent | null {
  const bytes = local.open("pending", key, sealed);
  if (bytes === null) return null;
  const reader = new ByteReader(bytes);
  if (reader.u8("intent version") !== VERSION) throw new FormatError("intent version");
  const { intent, refusal } = parseSealed(reader.var32());
  const record = reader.var32().slice();
  reader.end();
  return { key, intent, refusal, record: record.length === 0 ? null : record };
}

/** The row was sealed by this build's own code under the device root, so its shape needs no second look. */
function parseSealed(bytes: Uint8Array): Pick<WaitingIntent, "intent" | "refusal"> {
  return JSON.parse(new TextDecoder().decode(bytes)) as Pick<WaitingIntent, "intent" | "refusal">;
}
