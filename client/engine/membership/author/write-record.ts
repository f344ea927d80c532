/** From the lists of a draft to a signed record on the present head. */
import { ID_BYTES } from "../../../../crypto/public/ids.ts";
import type { SignedKind } from "../../../../crypto/public/labels.ts";
import type { DeviceId } from "../../../../crypto/public/ids.ts";
import {
  encodeRecordContent,
  joinRecord,
  type MembershipRecord,
  NO_NONCE,
  type RecordType,
} from "../../../../sync-server/protocol/record.ts";
import { NO_SUBJECT } from "../../../../sync-server/protocol/record-subject.ts";
import type { Place } from "../roster.ts";
import type { Draft } from "./draft.ts";

/** Whose signature a record bears: this device, a recovery kit, or the device that a backup came from. */
export interface RecordSigner {
  readonly device: DeviceId;
  sign(kind: SignedKind, bytes: Uint8Array): Uint8Array | Promise<Uint8Array>;
}

/** What a record says, without its place in the log. */
export type RecordParts = { readonly type: RecordType } & Partial<
  Omit<MembershipRecord, "type" | "practice" | "index" | "prev" | "signer">
>;

export async function writeRecord(
  parts: RecordParts,
  place: Place,
  signer: RecordSigner,
): Promise<Uint8Array> {
  const content = encodeRecordContent({
    subject: NO_SUBJECT,
    roles: 0,
    nonce: NO_NONCE,
    members: [],
    devices: [],
    scopes: [],
    epochs: [],
    channels: [],
    grants: [],
    cuts: [],
    invites: [],
    ...parts,
    practice: place.practice,
    index: place.length,
    prev: place.headHash,
    signer: signer.device,
  });
  return joinRecord(content, await signer.sign("record", content));
}

/** The key lists of a draft, as parts. */
export function keyLists({ epochs, channels, grants }: Draft) {
  return { epochs, channels, grants };
}

/** Bytes of one line of `cuts`. */
export const CUT_BYTES = 2 * ID_BYTES + 10;
