/**
 * The recovery kit: a printed code of 64 characters from which the kit's two key pairs are derived.
 *
 *     secret 32 ‖ practice prefix 5 ‖ checksum 3  =  40 bytes  =  16 groups of 4 characters of Crockford's base32
 *
 * The prefix tells which practice a sheet of paper belongs to, before anything is tried; the checksum catches a
 * mistyped character (one error in sixteen million passes). The keys are bound to the whole practice id, so a code
 * opens nothing anywhere else.
 */

import { bytesEqual, concatBytes } from "../public/bytes.ts";
import { base32ToBytes, bytesToBase32, firstForeignBase32, normaliseBase32 } from "../public/encodings.ts";
import { hashOf } from "../public/hash.ts";
import { idToBytes, type PracticeId } from "../public/ids.ts";
import { HASH_LABELS, KDF_LABELS } from "../public/labels.ts";
import { deriveKey } from "./derive-key.ts";
import { requireLength } from "./require-length.ts";

export const RECOVERY_SECRET_BYTES = 32;
export const RECOVERY_CODE_CHARACTERS = 64;
const PREFIX_BYTES = 5;
const CHECKSUM_BYTES = 3;
const GROUP = /.{4}/g;

/** What a typed code turned out to be. `at` counts characters without spaces and hyphens, from 0. */
export type ParsedRecoveryCode =
  | { readonly is: "code"; readonly secret: Uint8Array; readonly practicePrefix: Uint8Array }
  | { readonly is: "wrong-character"; readonly at: number }
  | { readonly is: "wrong-length"; readonly length: number }
  | { readonly is: "wrong-checksum" };

/** The code as it is printed: sixteen groups of four, separated by spaces. */
export function formatRecoveryCode(secret: Uint8Array, practiceId: PracticeId): string {
  requireLength("secret", secret, RECOVERY_SECRET_BYTES);
  const body = concatBytes(secret, practicePrefix(practiceId));
  const text = bytesToBase32(concatBytes(body, checksum(body)));
  return (text.match(GROUP) ?? []).join(" ");
}

/** Reads what a person typed; case, spaces and hyphens do not matter, nor do O for 0 and I or L for 1. */
export function parseRecoveryCode(typed: string): ParsedRecoveryCode {
  const text = normaliseBase32(typed);
  const foreign = firstForeignBase32(text);
  if (foreign >= 0) return { is: "wrong-character", at: foreign };
  if (text.length !== RECOVERY_CODE_CHARACTERS) return { is: "wrong-length", length: text.length };
  const bytes = base32ToBytes(text);
  const body = bytes.subarray(0, RECOVERY_SECRET_BYTES + PREFIX_BYTES);
  if (!bytesEqual(bytes.subarray(body.length), checksum(body))) return { is: "wrong-checksum" };
  return {
    is: "code",
    secret: body.slice(0, RECOVERY_SECRET_BYTES),
    practicePrefix: body.slice(RECOVERY_SECRET_BYTES),
  };
}

/** Whether a code was printed for this practice. */
export function isCodeOf(practiceId: PracticeId, prefix: Uint8Array): boolean {
  return bytesEqual(prefix, practicePrefix(practiceId));
}

/** The seeds of the kit's signing key and of its wrapping key. */
export function kitSeeds(secret: Uint8Array, practiceId: PracticeId) {
  requireLength("secret", secret, RECOVERY_SECRET_BYTES);
  const salt = idToBytes(practiceId);
  return {
    signSeed: deriveKey(KDF_LABELS.kitSign, secret, salt),
    kemSeed: deriveKey(KDF_LABELS.kitKem, secret, salt),
  };
}

function practicePrefix(practiceId: PracticeId): Uint8Array {
  return idToBytes(practiceId).subarray(0, PREFIX_BYTES);
}

function checksum(body: Uint8Array): Uint8Array {
  return hashOf(HASH_LABELS.recoveryChecksum, body).subarray(0, CHECKSUM_BYTES);
}
