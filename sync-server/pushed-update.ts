/**
 * An update as it is pushed: what the relay needs of it, read at fixed places (docs/PROTOCOL.md §5, §6). Layout and refusals are those of
 * `splitSignedEntry`, which tests hold it equal to; it makes one object where that makes a dozen.
 */

import {
  ENTRY_HEADER_BYTES,
  ENTRY_MAX_BYTES,
  ENTRY_VERSION,
  LOG_HEAD_BYTES,
} from "../crypto/public/entry.ts";
import { HASH_BYTES } from "../crypto/public/hash.ts";
import {
  type DeviceId,
  ID_BYTES,
  PRACTICE_ID_BYTES,
  type PracticeId,
  type ScopeId,
} from "../crypto/public/ids.ts";
import { merklePathLength } from "../crypto/public/merkle.ts";
import { SIGNATURE_BYTES } from "../crypto/public/signature.ts";
import { BATCH_MAX_LEAVES, SIGNED_ENTRY_MAX_BYTES } from "../crypto/public/signed-entry.ts";
import { deviceIdAt, practiceIdAt, scopeIdAt, u16At, u32At, u64At } from "./lean-bytes.ts";
import { fastEntryHash } from "./pushed-entry.ts";

/** What the relay judges and stores of an update. Its bytes are a view of the frame that it came in. */
export interface PushedUpdate {
  readonly practice: PracticeId;
  readonly scope: ScopeId;
  readonly device: DeviceId;
  readonly incarnation: number;
  readonly counter: number;
  readonly previous: Uint8Array;
  readonly logIndex: number;
  readonly epoch: number;
  readonly hash: Uint8Array;
  readonly signedEntry: Uint8Array;
}

const UPDATE = 1;
const PRACTICE_AT = 2;
const SCOPE_AT = PRACTICE_AT + PRACTICE_ID_BYTES;
const DEVICE_AT = SCOPE_AT + 2 * ID_BYTES;
const INCARNATION_AT = DEVICE_AT + ID_BYTES;
const COUNTER_AT = INCARNATION_AT + 2;
const PREVIOUS_AT = COUNTER_AT + 8;
const LOG_INDEX_AT = PREVIOUS_AT + HASH_BYTES;
const LOG_HEAD_AT = LOG_INDEX_AT + 4;
const EPOCH_AT = LOG_HEAD_AT + LOG_HEAD_BYTES;
const BODY_LENGTH_AT = ENTRY_HEADER_BYTES - 4;
/** Commitment 32 and the box's own 16. */
const BODY_MIN_BYTES = 48;
const LEAF_INDEX = 8;
const LEAF_COUNT = LEAF_INDEX + 2;
const PATH = LEAF_COUNT + 2;

export function readPushedUpdate(bytes: Uint8Array): PushedUpdate | "too-large" | "malformed" {
  if (bytes.length > SIGNED_ENTRY_MAX_BYTES) return "too-large";
  const end = endOfEntry(bytes);
  if (end === null || !endsWithProof(bytes, end)) return "malformed";
  return {
    practice: practiceIdAt(bytes, PRACTICE_AT),
    scope: scopeIdAt(bytes, SCOPE_AT),
    device: deviceIdAt(bytes, DEVICE_AT),
    incarnation: u16At(bytes, INCARNATION_AT),
    counter: u64At(bytes, COUNTER_AT),
    previous: bytes.subarray(PREVIOUS_AT, LOG_INDEX_AT),
    logIndex: u32At(bytes, LOG_INDEX_AT),
    epoch: u32At(bytes, EPOCH_AT),
    hash: fastEntryHash(bytes, end),
    signedEntry: bytes,
  };
}

/** Whether the update names this record, `hash`, as the head of its author's log. */
export function namesLogHead({ signedEntry }: PushedUpdate, hash: Uint8Array): boolean {
  for (let i = 0; i < LOG_HEAD_BYTES; i++) if (signedEntry[LOG_HEAD_AT + i] !== hash[i]) return false;
  return true;
}

/** Where header and body end; null for what no version writes as an update. */
function endOfEntry(bytes: Uint8Array): number | null {
  if (bytes.length < ENTRY_HEADER_BYTES || bytes[0] !== ENTRY_VERSION || bytes[1] !== UPDATE) return null;
  const counter = u64At(bytes, COUNTER_AT);
  if (counter === 0 || counter > Number.MAX_SAFE_INTEGER || u32At(bytes, EPOCH_AT) === 0) return null;
  const bodyLength = u32At(bytes, BODY_LENGTH_AT);
  const isPossible = bodyLength >= BODY_MIN_BYTES && bodyLength <= ENTRY_MAX_BYTES - ENTRY_HEADER_BYTES;
  return isPossible ? ENTRY_HEADER_BYTES + bodyLength : null;
}

function endsWithProof(bytes: Uint8Array, at: number): boolean {
  if (bytes.length < at + PATH + SIGNATURE_BYTES) return false;
  const index = u16At(bytes, at + LEAF_INDEX);
  const count = u16At(bytes, at + LEAF_COUNT);
  if (count > BATCH_MAX_LEAVES || index >= count || u64At(bytes, at) > Number.MAX_SAFE_INTEGER) return false;
  return bytes.length === at + PATH + merklePathLength({ index, count }) * HASH_BYTES + SIGNATURE_BYTES;
}
