/** Ids that are made from what they name (docs/PROTOCOL.md §1), so that nobody can choose them. */

import { hashOf } from "../../crypto/public/hash.ts";
import {
  bytesToDeviceId,
  bytesToInviteId,
  bytesToPracticeId,
  type DeviceId,
  ID_BYTES,
  type InviteId,
  type PracticeId,
} from "../../crypto/public/ids.ts";
import { HASH_LABELS } from "../../crypto/public/labels.ts";

/** Of the content of a genesis record. */
export function practiceIdOf(genesisContent: Uint8Array): PracticeId {
  return bytesToPracticeId(hashOf(HASH_LABELS.practice, genesisContent));
}

export function deviceIdOf(signPublic: Uint8Array, kemPublic: Uint8Array): DeviceId {
  return bytesToDeviceId(hashOf(HASH_LABELS.device, signPublic, kemPublic).subarray(0, ID_BYTES));
}

export function inviteIdOf(signPublic: Uint8Array): InviteId {
  return bytesToInviteId(hashOf(HASH_LABELS.invite, signPublic).subarray(0, ID_BYTES));
}
