/**
 * Checks a practice from ciphertext alone: the log by the validator, every entry's layout, number, chain, rights and batch signature. What
 * readers would quarantine is a problem here too, so that an administrator hears of it from the relay and not from a clinician.
 */

import { bytesToHex } from "../crypto/public/encodings.ts";
import { type ChainHead, comparePositions } from "../crypto/public/entry.ts";
import { makeWebVerifier, type Verifier } from "../crypto/public/signature.ts";
import { areSignedByTheirDevices, isSignedByItsDevice } from "./audit.ts";
import { readMembership } from "./open-log.ts";
import type { Membership } from "./protocol/membership/membership.ts";
import type { NumberedEntry } from "./protocol/relay-frames.ts";
import { type PushedEntry, readPushedEntry } from "./pushed-entry.ts";
import { judgeChain } from "./store/judge-chain.ts";
import type { PracticeStore } from "./store/store.ts";

export interface VerifyReport {
  readonly records: number;
  readonly entries: number;
  readonly snapshots: number;
  /** In words for an administrator, at most {@link MOST_PROBLEMS}. */
  readonly problems: readonly string[];
}

export const MOST_PROBLEMS = 50;
const PAGE = { maxBytes: 4 * 1024 * 1024, maxRows: 4_096 };

/** Hashes by place: a branch may begin at any of them, and one that was left may be filled later. */
interface ReadChain {
  head: ChainHead | null;
  readonly hashByPlace: Map<string, Uint8Array>;
  readonly hashes: Set<string>;
}

interface Check {
  readonly membership: Membership;
  readonly verifier: Verifier;
  readonly chains: Map<string, ReadChain>;
  readonly problems: string[];
}

export async function verifyPractice(
  store: PracticeStore,
  verifier: Verifier = makeWebVerifier(),
): Promise<VerifyReport> {
  const problems = [...(await store.verify())];
  const membership = await readMembership(store, verifier);
  if (membership === null) {
    return {
      records: 0,
      entries: 0,
      snapshots: 0,
      problems: [...problems, "the membership log does not validate"],
    };
  }
  const check: Check = { membership, verifier, chains: new Map(), problems };
  let number = 0;
  for (let isLast = false; !isLast && problems.length < MOST_PROBLEMS;) {
    const page = await store.readSince({ after: number, ...PAGE }, "all");
    await checkPage(check, page.entries, number);
    number = page.through;
    isLast = page.isLast;
  }
  const snapshots = await checkSnapshots(store, check);
  return {
    records: membership.headIndex + 1,
    entries: number,
    snapshots,
    problems: problems.slice(0, MOST_PROBLEMS),
  };
}

async function checkPage(check: Check, entries: readonly NumberedEntry[], after: number): Promise<void> {
  const { problems, verifier, membership } = check;
  const read: { readonly number: number; readonly pushed: PushedEntry }[] = [];
  let expected = after;
  for (const { number, signedEntry } of entries) {
    if (number !== ++expected) problems.push(`entry ${expected} is missing`);
    expected = number;
    const parsed = readPushedEntry(signedEntry, "update");
    if (parsed.ok) read.push({ number, pushed: parsed.pushed });
    else problems.push(`entry ${number} is ${parsed.code}`);
  }
  const pushed = read.map((each) => each.pushed);
  const signed = await areSignedByTheirDevices(pushed, membership, verifier);
  read.forEach((each, place) => checkEntry(check, each.number, each.pushed, signed[place] === true));
}

function checkEntry(
  { membership, chains, problems }: Check,
  number: number,
  pushed: PushedEntry,
  isSigned: boolean,
) {
  const { header, hash } = pushed;
  const name = header.device + header.scope;
  const chain = chains.get(name) ?? { head: null, hashByPlace: new Map(), hashes: new Set() };
  chains.set(name, chain);
  if (!isSigned) problems.push(`entry ${number} is not signed by its device`);
  if (!hasItsPlace(chain, pushed)) problems.push(`entry ${number} does not follow its chain`);
  const judgement = membership.judgeEntry(header);
  // A cut may take back what was good when it came.
  if (judgement !== "ok" && judgement !== "beyond-cut") problems.push(`entry ${number}: ${judgement}`);
  const { incarnation, counter } = header;
  chain.hashByPlace.set(placeName(header), hash);
  chain.hashes.add(bytesToHex(hash));
  if (chain.head === null || comparePositions(header, chain.head) > 0)
    chain.head = { incarnation, counter, hash };
}

const placeName = ({ incarnation, counter }: Pick<ChainHead, "incarnation" | "counter">): string =>
  `${incarnation}/${counter}`;

function hasItsPlace({ head, hashByPlace, hashes }: ReadChain, { header, hash }: PushedEntry): boolean {
  const contents = {
    head,
    at(place: Pick<ChainHead, "incarnation" | "counter">) {
      const stored = hashByPlace.get(placeName(place));
      return stored === undefined ? null : { hash: stored };
    },
    has: (named: Uint8Array) => hashes.has(bytesToHex(named)),
  };
  return judgeChain(contents, { ...header, hash, isGivenBack: true }).at === "new";
}

async function checkSnapshots(store: PracticeStore, check: Check): Promise<number> {
  let count = 0;
  for (const { scope } of check.membership.scopes()) {
    for (const { signedEntry } of await store.snapshots.read(scope, null)) {
      count++;
      const parsed = readPushedEntry(signedEntry, "snapshot");
      const isGood =
        parsed.ok && (await isSignedByItsDevice(parsed.pushed, check.membership, check.verifier));
      if (!isGood)
        check.problems.push(`a snapshot in scope ${scope.slice(0, 8)} is not signed by its device`);
    }
  }
  return count;
}
