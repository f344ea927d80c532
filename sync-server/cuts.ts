/**
 * No record may take back what the relay has acknowledged. A record that takes a scope from a device says up to which entry that device still
 * counts; whoever writes it may not have seen the newest one, and cannot look into every scope. So the relay compares, and refuses a record whose cut
 * lies before an entry that it holds. Only an entry whose signature holds counts: a stolen device must not be able to stand in
 * the way of its own end. For the same reason its pushes are held up for a while after a refusal.
 */

import { bytesEqual } from "../crypto/public/bytes.ts";
import { comparePositions } from "../crypto/public/entry.ts";
import { areSignedByTheirDevices } from "./audit.ts";
import type { DeviceId } from "../crypto/public/ids.ts";
import type { Verifier } from "../crypto/public/signature.ts";
import type { Clock } from "./clock.ts";
import { type Membership, validateRecord } from "./protocol/membership/membership.ts";
import type { MembershipRecord } from "./protocol/record.ts";
import type { CutLine } from "./protocol/record-lists.ts";
import type { HeadOfChain } from "./protocol/relay-frames.ts";
import { readPushedEntry } from "./pushed-entry.ts";
import type { RelaySocket } from "./relay-socket.ts";
import type { PracticeStore } from "./store/store.ts";

export interface CutParts {
  readonly store: PracticeStore;
  readonly verifier: Verifier;
  readonly membership: () => Membership;
}

/** The types that may take a scope from a device, by their byte: revoke-device, remove-member, set-role, rotate. */
const TAKING_TYPES: ReadonlySet<number> = new Set([4, 5, 6, 9]);
const PAGE = { maxBytes: 1024 * 1024, maxRows: 4_096 };

export function mayTakeAccess(record: Uint8Array): boolean {
  return TAKING_TYPES.has(record[1] ?? 0);
}

/** Devices of which this record would forget acknowledged entries. None for a record that is not valid: the validator says why. */
export async function devicesCutShort(parts: CutParts, record: Uint8Array): Promise<ReadonlySet<DeviceId>> {
  const before = parts.membership();
  const heads = (await parts.store.heads("all")).filter(({ device, scope }) =>
    before.deviceReads(device, scope),
  );
  const short = new Set<DeviceId>();
  const trial = await validateRecord(before.clone(), record, parts.verifier);
  if (!trial.ok) return short;
  for (const head of heads) {
    const { device, scope } = head;
    if (short.has(device) || trial.state.deviceReads(device, scope)) continue;
    const cut = cutOf(trial.record, head);
    const isBehind = cut === null || comparePositions(head, cut) > 0;
    if (isBehind && (await hasSignedBeyond(parts, head, cut))) short.add(device);
  }
  return short;
}

function cutOf({ cuts }: MembershipRecord, { device, scope }: HeadOfChain): CutLine | null {
  return cuts.find((cut) => cut.device === device && cut.scope === scope) ?? null;
}

/** Newest first: a checked entry vouches for all before it. */
async function hasSignedBeyond(
  { store, verifier, membership }: CutParts,
  { device, scope }: HeadOfChain,
  cut: CutLine | null,
): Promise<boolean> {
  let after = cut === null ? 0 : ((await store.find(cut))?.number ?? 0);
  for (;;) {
    const page = await store.readScope({ ...PAGE, after, through: Number.MAX_SAFE_INTEGER }, scope);
    const beyond = page.entries.flatMap(({ signedEntry }) => {
      const read = readPushedEntry(signedEntry, "update");
      if (!read.ok || read.pushed.header.device !== device) return [];
      return cut === null || comparePositions(read.pushed.header, cut) > 0 ? [read.pushed] : [];
    });
    for (const entry of beyond.reverse()) {
      const [isSigned] = await areSignedByTheirDevices([entry], membership(), verifier);
      if (isSigned === true) return true;
    }
    if (page.isLast) return false;
    after = page.through;
  }
}

/**
 * A log that is given back to a relay that lost it is history, and cannot be written anew: a record that is offered on the same connection once
 * more as it is, right after it was refused for its cuts, is taken.
 */
export interface Insistence {
  refused(by: RelaySocket, record: Uint8Array): void;
  insists(by: RelaySocket, record: Uint8Array): boolean;
}

export function makeInsistence(): Insistence {
  const lastRefused = new WeakMap<RelaySocket, Uint8Array>();
  return {
    refused: (by, record) => void lastRefused.set(by, record),
    insists(by, record) {
      const last = lastRefused.get(by);
      lastRefused.delete(by);
      return last !== undefined && bytesEqual(last, record);
    },
  };
}

/** Devices whose pushes are answered `busy` while the record that ends them is written anew. */
export interface Holds {
  hold(devices: Iterable<DeviceId>): void;
  isHeld(device: DeviceId): boolean;
  /** The log has grown. */
  clear(): void;
}

/** A record full of new keys takes a slow machine some seconds. */
const HOLD_MS = 20_000;

export function makeHolds(clock: Clock): Holds {
  const until = new Map<DeviceId, number>();
  return {
    hold(devices) {
      for (const device of devices) until.set(device, clock.now() + HOLD_MS);
    },
    isHeld(device) {
      if (until.size === 0) return false;
      const end = until.get(device) ?? 0;
      if (end > clock.now()) return true;
      until.delete(device);
      return false;
    },
    clear: () => until.clear(),
  };
}
