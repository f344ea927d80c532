/**
 * From pushes to acknowledgements: judge the rights, store what passes in one transaction, and only when the store says that the disk
 * has it, acknowledge and fan out. Nothing here verifies a signature.
 */

import { bytesEqual } from "../crypto/public/bytes.ts";
import { type Clock, dayOf } from "./clock.ts";
import type { PendingPush, PushLine } from "./commit-queue.ts";
import type { Holds } from "./cuts.ts";
import { encodeAckFrame } from "./edit-frames.ts";
import type { FanOut, NewEntry } from "./fan-out.ts";
import type { Limits } from "./limits.ts";
import { type EventLog, shortId, sizeBucket } from "./log.ts";
import type { ResultCode } from "./protocol/codes.ts";
import type { PushedUpdate } from "./pushed-update.ts";
import type { Rights } from "./rights.ts";
import type { AppendOutcome, PracticeState, PracticeStore } from "./store/store.ts";
import { StoreFault } from "./store/store.ts";
import type { UsageCount } from "./usage-count.ts";

export interface PushCommitParts {
  readonly clock: Clock;
  readonly limits: Limits;
  readonly log: EventLog;
  readonly store: PracticeStore;
  readonly rights: Rights;
  readonly fanOut: FanOut;
  readonly usage: UsageCount;
  readonly holds: Holds;
  readonly state: () => PracticeState;
  setState(state: PracticeState): void;
  /** Reads what another process appended to the log. */
  refresh(): Promise<void>;
  /** Looks at the signature of what was stored. */
  audit(push: PendingPush): void;
}

const JUDGE_AGAIN_TIMES = 4;

export async function commitPushes(parts: PushCommitParts, pushes: readonly PendingPush[]): Promise<void> {
  const startedAt = parts.clock.now();
  const committed = await storePushes(parts, pushes);
  acknowledge(pushes);
  parts.fanOut.entries(committed);
  for (const push of pushes) if (push.isSampled) parts.audit(push);
  if (committed.length > 0) report(parts, committed, startedAt);
}

async function storePushes(parts: PushCommitParts, pushes: readonly PendingPush[]): Promise<NewEntry[]> {
  await parts.usage.refresh();
  for (let left = JUDGE_AGAIN_TIMES; left > 0; left--) {
    const { passing, refused } = judge(parts, pushes);
    for (const { push, line } of refused) await lookUp(parts.store, push, line);
    if (passing.length === 0) return [];
    const stored = await tryStore(parts, passing);
    if (stored !== "log-moved") return stored;
    await parts.refresh();
    for (const { line } of passing) line.code = null;
  }
  for (const { lines } of pushes) for (const line of lines) line.code ??= "busy";
  return [];
}

interface Judged {
  readonly passing: readonly Passing[];
  readonly refused: readonly { readonly push: PendingPush; readonly line: PushLine }[];
}

interface Passing {
  readonly line: PushLine & { readonly update: PushedUpdate };
  readonly heal: boolean;
}

/** Decides every line that can be decided without storing. */
function judge({ rights, usage, holds }: PushCommitParts, pushes: readonly PendingPush[]): Judged {
  const passing: Passing[] = [];
  const refused: { push: PendingPush; line: PushLine }[] = [];
  let newBytes = 0;
  for (const push of pushes) {
    for (const line of push.lines) {
      if (line.code !== null) continue;
      const isHeld = line.update !== null && holds.isHeld(line.update.device);
      const code = isHeld ? "busy" : judgeLine(rights, push, line);
      if (code !== "ok" || !isUpdate(line)) {
        line.code = code;
        refused.push({ push, line });
        continue;
      }
      newBytes += line.update.signedEntry.length;
      if (usage.hasRoom(newBytes)) passing.push({ line, heal: push.heal });
      else line.code = "quota";
    }
  }
  return { passing, refused };
}

function isUpdate(line: PushLine): line is Passing["line"] {
  return line.update !== null;
}

function judgeLine(rights: Rights, { heal, peer }: PendingPush, { update, isSigned }: PushLine): ResultCode {
  if (update === null) return "malformed";
  if (isSigned === false) return "not-authentic";
  if (heal) return rights.judgeHeal(update);
  if (update.device !== peer.device) return "not-allowed";
  return rights.judgePush(update);
}

/** What the author no longer may write may have been stored when they still could: sending it again is then `ok`. */
async function lookUp(store: PracticeStore, push: PendingPush, line: PushLine): Promise<void> {
  const { update, code } = line;
  if (update === null || code === "not-authentic" || update.practice !== store.practice) return;
  if (!push.heal && update.device !== push.peer.device) return;
  const found = await store.find(update);
  if (found === null || !bytesEqual(found.hash, update.hash)) return;
  line.code = "ok";
  line.number = found.number;
}

async function tryStore(
  parts: PushCommitParts,
  passing: readonly Passing[],
): Promise<NewEntry[] | "log-moved"> {
  const { store, state, clock, log } = parts;
  const entries = passing.map(({ line: { update }, heal }) =>
    heal ? { ...update, isGivenBack: true } : update,
  );
  try {
    const result = await store.append({ logLength: state().logLength, day: dayOf(clock), entries });
    if (result.at === "log-moved") return "log-moved";
    parts.setState(result.state);
    return settle(parts, passing, result.outcomes);
  } catch (error) {
    if (!(error instanceof StoreFault) || error.code !== "full") throw error;
    log.warn("store-fault", { practice: shortId(store.practice), code: "quota", count: passing.length });
    for (const { line } of passing) line.code = "quota";
    return [];
  }
}

function settle(
  { usage }: PushCommitParts,
  passing: readonly Passing[],
  outcomes: readonly AppendOutcome[],
): NewEntry[] {
  const committed: NewEntry[] = [];
  passing.forEach(({ line }, place) => {
    const outcome = outcomes[place];
    if (outcome === undefined) throw new RangeError("outcomes");
    line.code = outcome.code;
    line.number = outcome.number;
    if (outcome.code !== "ok" || !outcome.isNew) return;
    const { signedEntry, scope } = line.update;
    committed.push({ number: outcome.number, signedEntry, scope });
    usage.add(signedEntry.length);
  });
  return committed;
}

function acknowledge(pushes: readonly PendingPush[]): void {
  for (const { peer, request, lines, bytes } of pushes) {
    peer.pendingBytes -= bytes;
    if (!peer.isGone) peer.socket.send(encodeAckFrame(request, lines));
  }
}

function report(
  { log, store, clock }: PushCommitParts,
  committed: readonly NewEntry[],
  startedAt: number,
): void {
  const bytes = committed.reduce((sum, { signedEntry }) => sum + signedEntry.length, 0);
  log.debug("committed", {
    practice: shortId(store.practice),
    count: committed.length,
    size: sizeBucket(bytes),
    ms: clock.now() - startedAt,
  });
}
