/**
 * Who somebody is. A connection shows the key it names by signing this relay's origin, the practice and a nonce used once
 * (docs/PROTOCOL.md §2 `hello`, §7); no cookie, no secret in an address. What it may do then is asked of the log, again and again.
 */

import { createHash, timingSafeEqual } from "node:crypto";
import { bytesToHex } from "../crypto/public/encodings.ts";
import { signedMessage, type Verifier } from "../crypto/public/signature.ts";
import type { PracticeId } from "../crypto/public/ids.ts";
import type { HelloKey } from "./protocol/client-frames.ts";
import { helloMessage } from "./protocol/hello.ts";
import type { Membership } from "./protocol/membership/membership.ts";
import type { InviteRecordState, DeviceState } from "./protocol/membership/state.ts";

export interface HelloClaim {
  readonly practice: PracticeId;
  readonly key: HelloKey;
  readonly protocol: number;
}

export interface ShownProof extends HelloClaim {
  readonly nonce: Uint8Array;
  readonly signature: Uint8Array;
  /** The origins that the proof may be for: the page's own, or for programs any of the relay's. */
  readonly origins: readonly string[];
}

export type Admitted =
  | { readonly as: "device"; readonly device: DeviceState }
  /** A key that was taken out of the practice: it may read the log up to the record that says so. */
  | { readonly as: "removed"; readonly device: DeviceState; readonly removedAt: number }
  | { readonly as: "invite"; readonly invite: InviteRecordState }
  | { readonly as: "unknown-invite" }
  | { readonly as: "nobody" };

/** Compares a proof with what the log says of its key. `nobody` is the one answer to everything that does not hold. */
export async function admit(
  proof: ShownProof,
  membership: Membership,
  verifier: Verifier,
): Promise<Admitted> {
  const { key } = proof;
  if (key.kind === "invite") {
    const invite = membership.invite(key.id);
    if (invite === null) return { as: "unknown-invite" };
    return (await holds(proof, invite.signPublic, verifier)) ? { as: "invite", invite } : { as: "nobody" };
  }
  const device = membership.device(key.id);
  if (device === null || !(await holds(proof, device.signPublic, verifier))) return { as: "nobody" };
  if (membership.deviceLives(key.id)) return { as: "device", device };
  const removedAt = device.revokedAt ?? membership.member(device.member)?.removedAt ?? null;
  return removedAt === null ? { as: "nobody" } : { as: "removed", device, removedAt };
}

async function holds(
  { origins, nonce, practice, key, protocol, signature }: ShownProof,
  publicKey: Uint8Array,
  verifier: Verifier,
): Promise<boolean> {
  for (const origin of origins) {
    const message = signedMessage("hello", helloMessage({ origin, practice, key, nonce, protocol }));
    if (await verifier.verify(publicKey, message, signature)) return true;
  }
  return false;
}

/** Whether this is the relay's setup code, in a time that does not depend on where they differ. */
export function isSetupCode(expected: string, given: Uint8Array): boolean {
  const digest = (value: string | Uint8Array) => createHash("sha256").update(value).digest();
  return timingSafeEqual(digest(expected), digest(given));
}

const SETUP_CODE_BYTES = 10;

/** A setup code to print: twenty hex digits in groups of five. */
export function newSetupCode(random: (length: number) => Uint8Array): string {
  return bytesToHex(random(SETUP_CODE_BYTES)).replace(/(.{5})(?=.)/g, "$1-");
}
