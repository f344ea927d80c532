/**
 * The two frames that every edit costs, written into one buffer of exactly their size: stored bytes pass through as they are. A test holds
 * them equal to the codec's.
 */

import { codeToByte, type ResultCode } from "./protocol/codes.ts";
import type { NumberedEntry } from "./protocol/relay-frames.ts";

const ACK = 0xa0;
const ACK_HEAD_BYTES = 1 + 4 + 2;
const OUTCOME_BYTES = 1 + 8;
const ENTRIES = 0xa1;
const HEAD_BYTES = 1 + 8 + 2;
const ENTRY_OVERHEAD = 8 + 4;
const TWO_POW_32 = 0x1_0000_0000;

export function encodeEntriesFrame(through: number, entries: readonly NumberedEntry[]): Uint8Array {
  let length = HEAD_BYTES;
  for (const { signedEntry } of entries) length += ENTRY_OVERHEAD + signedEntry.length;
  const frame = Buffer.allocUnsafe(length);
  frame[0] = ENTRIES;
  let at = writeNumber(frame, through, 1);
  at = frame.writeUInt16BE(entries.length, at);
  for (const { number, signedEntry } of entries) {
    at = writeNumber(frame, number, at);
    at = frame.writeUInt32BE(signedEntry.length, at);
    frame.set(signedEntry, at);
    at += signedEntry.length;
  }
  return frame;
}

/** What was decided about an entry; what was not is answered `busy`. */
export interface Outcome {
  readonly code: ResultCode | null;
  readonly number: number;
}

export function encodeAckFrame(request: number, outcomes: readonly Outcome[]): Uint8Array {
  const frame = Buffer.allocUnsafe(ACK_HEAD_BYTES + OUTCOME_BYTES * outcomes.length);
  frame[0] = ACK;
  let at = frame.writeUInt32BE(request, 1);
  at = frame.writeUInt16BE(outcomes.length, at);
  for (const { code, number } of outcomes) {
    frame[at] = code === "ok" ? 0 : codeToByte(code ?? "busy");
    at = writeNumber(frame, number, at + 1);
  }
  return frame;
}

function writeNumber(frame: Buffer, value: number, at: number): number {
  const low = frame.writeUInt32BE(Math.floor(value / TWO_POW_32), at);
  return frame.writeUInt32BE(value % TWO_POW_32, low);
}
