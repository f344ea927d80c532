/**
 * Every limit of the relay, in one place. What a client sends is bounded before it is believed: memory, disk and time that
 * one connection can take do not depend on what it says. SELF-HOSTING quotes these numbers.
 */

import { ENTRY_MAX_BYTES } from "../crypto/public/entry.ts";
import { SIGNED_ENTRY_MAX_BYTES } from "../crypto/public/signed-entry.ts";
import { FRAME_MAX_BYTES } from "./protocol/frame-layout.ts";

const KIB = 1024;
const MIB = 1024 * KIB;
const GIB = 1024 * MIB;

export interface TokenRate {
  readonly perSecond: number;
  readonly burst: number;
}

export interface Limits {
  readonly frameBytes: number;
  readonly entryBytes: number;
  readonly signedEntryBytes: number;
  readonly recordBytes: number;
  /** Until hello and proof are complete. */
  readonly openingMs: number;
  /** How long an unknown practice may be followed by `create`. */
  readonly createGraceMs: number;
  readonly pingMs: number;
  readonly findsPerConnection: number;
  readonly connections: {
    readonly total: number;
    readonly perAddress: number;
    readonly unprovenPerAddress: number;
    readonly perDevice: number;
  };
  /** Wrong proofs and setup codes, per address. */
  readonly failures: TokenRate;
  readonly frames: TokenRate;
  readonly entries: TokenRate;
  readonly bytes: TokenRate;
  readonly awareness: TokenRate;
  readonly watchesPerConnection: number;
  readonly joinsPerInvite: number;
  readonly snapshotsPerDocument: number;
  /** Membership records that a device may give back before the log knows it. */
  readonly takeBackBytes: number;
  readonly quota: { readonly practiceBytes: number; readonly dayBytes: number };
  /** Above this a connection is no longer sent what happens, it is read from storage when it has caught up. */
  readonly pullAboveBytes: number;
  /** Above this a connection is closed. */
  readonly closeAboveBytes: number;
  /** Pushed and not yet committed, per connection; beyond it the socket is not read. */
  readonly pendingBytes: number;
  /** A transaction begins when so many entries wait, or so long after the first of them came. */
  readonly gather: { readonly entries: number; readonly ms: number };
  /** How much one answer from storage carries. */
  readonly pageBytes: number;
  readonly pageRows: number;
  readonly pageRecords: number;
  /** Per connection: the first pushes have a signature verified, then one in about so many milliseconds. */
  readonly audit: { readonly first: number; readonly everyMs: number };
  /** An open practice without connections is closed after this. */
  readonly idleRoomMs: number;
}

export const LIMITS: Limits = {
  frameBytes: FRAME_MAX_BYTES,
  entryBytes: ENTRY_MAX_BYTES,
  signedEntryBytes: SIGNED_ENTRY_MAX_BYTES,
  recordBytes: 512 * KIB,
  openingMs: 5_000,
  createGraceMs: 1_000,
  pingMs: 25_000,
  findsPerConnection: 3,
  connections: { total: 10_000, perAddress: 2_048, unprovenPerAddress: 1_024, perDevice: 8 },
  failures: { perSecond: 0.2, burst: 20 },
  frames: { perSecond: 2_000, burst: 10_000 },
  entries: { perSecond: 4_000, burst: 40_000 },
  bytes: { perSecond: 8 * MIB, burst: 128 * MIB },
  awareness: { perSecond: 20, burst: 60 },
  watchesPerConnection: 256,
  joinsPerInvite: 2,
  snapshotsPerDocument: 2,
  takeBackBytes: 64 * MIB,
  quota: { practiceBytes: 50 * GIB, dayBytes: 5 * GIB },
  pullAboveBytes: 1 * MIB,
  closeAboveBytes: 8 * MIB,
  pendingBytes: 4 * MIB,
  gather: { entries: 32, ms: 2 },
  pageBytes: 512 * KIB,
  pageRows: 8_192,
  pageRecords: 1_000,
  audit: { first: 4, everyMs: 1_000 },
  idleRoomMs: 60_000,
};

/** A bucket that refills steadily. */
export interface TokenBucket {
  /** Takes `count` tokens at the time `at`, or none when there are too few. */
  take(count?: number, at?: number): boolean;
}

export function makeTokenBucket(rate: TokenRate, now: () => number): TokenBucket {
  let tokens = rate.burst;
  let filledAt = now();
  return {
    take(count = 1, at = now()) {
      if (at > filledAt) {
        tokens = Math.min(rate.burst, tokens + ((at - filledAt) / 1000) * rate.perSecond);
      }
      filledAt = at;
      if (tokens < count) return false;
      tokens -= count;
      return true;
    },
  };
}
