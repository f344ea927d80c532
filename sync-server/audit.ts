/**
 * Signatures, off the hot path. A connection has proven its device's key, and every reader verifies every batch, so the relay checks
 * the first few batches of a connection and then one now and then, beside the commit: enough to put out a faulty client soon, at a
 * cost that nobody else notices. Entries given back by somebody else are verified all, before they are stored.
 */

import { bytesToHex } from "../crypto/public/encodings.ts";
import { FormatError } from "../crypto/public/bytes.ts";
import { type SignedMessage, signedMessage, type Verifier } from "../crypto/public/signature.ts";
import { batchMessageOf, type SignedEntry } from "../crypto/public/signed-entry.ts";
import type { Randomness } from "./clock.ts";
import type { Membership } from "./protocol/membership/membership.ts";

/** Whether the batch signature covers the entry, under the key that the log has for its device. */
export async function isSignedByItsDevice(
  entry: SignedEntry,
  membership: Membership,
  verifier: Verifier,
): Promise<boolean> {
  const [isSigned = false] = await areSignedByTheirDevices([entry], membership, verifier);
  return isSigned;
}

/** As {@link isSignedByItsDevice} for many entries: each batch's signature is verified once. */
export async function areSignedByTheirDevices(
  entries: readonly SignedEntry[],
  membership: Membership,
  verifier: Verifier,
): Promise<boolean[]> {
  const verified = new Map<string, boolean>();
  const answers: boolean[] = [];
  for (const entry of entries) {
    const device = membership.device(entry.header.device);
    const message = messageOf(entry);
    if (device === null || message === null) {
      answers.push(false);
      continue;
    }
    const { signature } = entry.proof;
    const key = bytesToHex(message) + bytesToHex(signature);
    const isSigned = verified.get(key) ?? (await verifier.verify(device.signPublic, message, signature));
    verified.set(key, isSigned);
    answers.push(isSigned);
  }
  return answers;
}

function messageOf(entry: SignedEntry): SignedMessage | null {
  try {
    return signedMessage("batch", batchMessageOf(entry));
  } catch (error) {
    if (error instanceof FormatError) return null;
    throw error;
  }
}

export interface Sampler {
  /** Whether the next batch, which came at this time, is one of those that are looked at. */
  isNext(now: number): boolean;
}

export interface SamplerOptions {
  readonly first: number;
  readonly everyMs: number;
  readonly random: Randomness;
}

/** The first few, then one in `everyMs` on the average, at moments that cannot be foreseen: who writes rarely is always looked at. */
export function makeSampler({ first, everyMs, random }: SamplerOptions): Sampler {
  let left = first;
  let nextAt = 0;
  return {
    isNext(now) {
      if (left > 0) left--;
      else if (now < nextAt) return false;
      const [high = 0, low = 0] = random.bytes(2);
      nextAt = now + ((high << 8) | low) * ((2 * everyMs) / 0x1_0000);
      return true;
    },
  };
}
