/**
 * No record may take back what the relay has acknowledged. A record that takes a scope from a device says up to which entry that device still
 * counts; whoever writes it may not have seen the newest one, and cannot look into every scope. So the relay compares, and refuses a record whose cut
 * lies before an entry that it holds. Only an entry whose signature holds counts: a stolen device must not be able to stand in
 * the way of its own end. For the same reason its pushes are held up for a while after a refusal.
 *
 * Reading and verifying may take long, so a record is looked at before it stands in line, and in line only for what came meanwhile.
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
import type { PracticeState, PracticeStore } from "./store/store.ts";

export interface CutParts {
  readonly store: PracticeStore;
  readonly verifier: Verifier;
  readonly membership: () => Membership;
  readonly state: () => Pick<PracticeState, "head">;
}

/** What was found of a record, and when: it holds as long as the log stands, up to this number. */
export interface CutFinding {
  /** Devices of which it would forget acknowledged entries. */
  readonly short: ReadonlySet<DeviceId>;
  readonly logHead: Uint8Array;
  readonly through: number;
}

/** The types that may take a scope from a device, by their byte: revoke-device, remove-member, set-role, rotate. */
const TAKING_TYPES: ReadonlySet<number> = new Set([4, 5, 6, 9]);
const PAGE = { maxBytes: 1024 * 1024, maxRows: 4_096 };

export function mayTakeAccess(record: Uint8Array): boolean {
  return TAKING_TYPES.has(record[1] ?? 0);
}

/**
 * Looks for entries that this record would forget. Finds none for a record that is not valid: the validator says why. `before` is what was found
 * earlier, and is given in line only, where neither log nor numbers move meanwhile.
 */
export async function lookAtCuts(
  parts: CutParts,
  record: Uint8Array,
  before: CutFinding | null = null,
): Promise<CutFinding> {
  const { head } = parts.state();
  const known = before !== null && bytesEqual(before.logHead, parts.membership().headHash) ? before : null;
  if (known !== null && (known.short.size > 0 || known.through === head)) return known;
  const heads = await parts.store.heads("all");
  // From here to the copy nothing is waited for: out of line the log may grow at any moment.
  const membership = parts.membership();
  const finding = { logHead: membership.headHash, through: head };
  const read = heads.filter(({ device, scope }) => membership.deviceReads(device, scope));
  const trial = await validateRecord(membership.clone(), record, parts.verifier);
  const short = new Set<DeviceId>();
  if (!trial.ok) return { ...finding, short };
  for (const chain of read) {
    const { device, scope } = chain;
    if (short.has(device) || trial.state.deviceReads(device, scope)) continue;
    const cut = cutOf(trial.record, chain);
    const isBehind = cut === null || comparePositions(chain, cut) > 0;
    if (isBehind && (await hasSignedBeyond(parts, chain, { cut, seen: known?.through ?? 0 })))
      short.add(device);
  }
  return { ...finding, short };
}

function cutOf({ cuts }: MembershipRecord, { device, scope }: HeadOfChain): CutLine | null {
  return cuts.find((cut) => cut.device === device && cut.scope === scope) ?? null;
}

/** Newest first: a checked entry vouches for all before it. `seen`: up to here no signed one was found. */
async function hasSignedBeyond(
  { store, verifier, membership }: CutParts,
  { device, scope }: HeadOfChain,
  { cut, seen }: { readonly cut: CutLine | null; readonly seen: number },
): Promise<boolean> {
  const cutAt = cut === null ? 0 : ((await store.find(cut))?.number ?? 0);
  let after = Math.max(seen, cutAt);
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
