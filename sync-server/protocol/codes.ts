/**
 * The closed list of answers a relay can give (docs/PROTOCOL.md §10). Each has one defined reaction of the client, and
 * none of them empties the outbox. The byte on the wire is the place in the list.
 */

import { FormatError } from "../../crypto/public/bytes.ts";

export const RESULT_CODES = [
  "ok",
  "stale-log",
  "stale-epoch",
  "not-allowed",
  "quota",
  "too-large",
  "rate",
  "gap",
  "fork",
  "version",
  "unknown-practice",
  "not-authentic",
  "malformed",
  "setup-code",
  "exists",
  "busy",
  "invalid-record",
  "invite-closed",
] as const;

export type ResultCode = (typeof RESULT_CODES)[number];

/** Every answer but `ok`. */
export type RejectCode = Exclude<ResultCode, "ok">;

export function codeToByte(code: ResultCode): number {
  return RESULT_CODES.indexOf(code);
}

/** Throws {@link FormatError} for a byte that no version of this protocol writes. */
export function byteToCode(byte: number): ResultCode {
  const code = RESULT_CODES[byte];
  if (code === undefined) throw new FormatError("code");
  return code;
}

/** As {@link byteToCode}, where `ok` would make no sense. */
export function byteToRejectCode(byte: number): RejectCode {
  const code = byteToCode(byte);
  if (code === "ok") throw new FormatError("code");
  return code;
}
