/**
 * The link of an invitation: `<origin>/join#1.<practice>.<seed>` (docs/PROTOCOL.md §8). What stands after `#` is never sent to a
 * server. The seed makes the invite's signing key and a key for the few bytes that inviter and invitee show each other; it opens
 * nothing of the practice.
 */
import { FormatError } from "../../../crypto/public/bytes.ts";
import { base64urlToBytes, bytesToBase64url } from "../../../crypto/public/encodings.ts";
import { bytesToPracticeId, idToBytes, type InviteId, type PracticeId } from "../../../crypto/public/ids.ts";
import { KDF_LABELS } from "../../../crypto/public/labels.ts";
import { deriveKey } from "../../../crypto/secret/derive-key.ts";
import type { SigningKey } from "../../../crypto/secret/signing.ts";
import type { CryptoSuite } from "../../../crypto/secret/suite.ts";
import { inviteIdOf } from "../../../sync-server/protocol/names.ts";
import { Fault } from "../fault.ts";

export interface InviteLink {
  readonly practice: PracticeId;
  readonly seed: Uint8Array;
}

/** What the seed of an invitation gives. */
export interface InviteKeys {
  readonly invite: InviteId;
  readonly signing: SigningKey;
  /** Seals the practice's name for the invitee and the invitee's name for the practice. */
  readonly sealKey: Uint8Array;
}

const VERSION = "1";
const SEED_BYTES = 32;
const PRACTICE_BYTES = 32;

/** The fragment, without `#`. */
export function inviteFragment({ practice, seed }: InviteLink): string {
  return `${VERSION}.${bytesToBase64url(idToBytes(practice))}.${bytesToBase64url(seed)}`;
}

/** Reads a whole link, or what stands after its `#`. Faults with `invite-malformed`; the version byte of later links with `version-too-old`. */
export function parseInviteFragment(text: string): InviteLink {
  const fragment = text.trim().split("#").at(-1) ?? "";
  const [version, practice, seed, ...more] = fragment.split(".");
  if (practice === undefined || seed === undefined || more.length > 0) throw malformed();
  if (version !== VERSION) throw /^[2-9]$/.test(version ?? "") ? new Fault("version-too-old") : malformed();
  return {
    practice: bytesToPracticeId(decode(practice, PRACTICE_BYTES)),
    seed: decode(seed, SEED_BYTES),
  };
}

export function inviteKeys(seed: Uint8Array, suite: CryptoSuite): InviteKeys {
  const signing = suite.signingKey(seed);
  return { invite: inviteIdOf(signing.publicKey), signing, sealKey: deriveKey(KDF_LABELS.inviteKey, seed) };
}

function decode(text: string, length: number): Uint8Array {
  try {
    const bytes = base64urlToBytes(text);
    if (bytes.length === length) return bytes;
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
  }
  throw malformed();
}

function malformed(): Fault {
  return new Fault("invite-malformed");
}
