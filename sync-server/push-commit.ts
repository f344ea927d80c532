/**
 * From pushes to acknowledgements: judge the rights, store what passes in one transaction, and only when the store says that the disk
 * has it, acknowledge and fan out. Nothing here verifies a signature.
 */

import { bytesEqual } from "../crypto/public/bytes.ts";
import { type Clock, dayOf } from "./clock.ts";
import type { PendingPush } from "./commit-queue.ts";
import { encodeAckFrame } from "./edit-frames.ts";
import type { FanOut, NewEntry } from "./fan-out.ts";
import type { Limits } from "./limits.ts";
import { type EventLog, shortId, sizeBucket } from "./log.ts";
import type { ResultCode } from "./protocol/codes.ts";
import type { PushOutcome } from "./protocol/relay-frames.ts";
import type { PushedEntry, ReadEntry } from "./pushed-entry.ts";
import type { Rights } from "./rights.ts";
import type { EntryToStore, PracticeState, PracticeStore } from "./store/store.ts";
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
  readonly state: () => PracticeState;
  setState(state: PracticeState): void;
  /** Reads what another process appended to the log. */
  refresh(): Promise<void>;
}

/** One entry of a push on its way: `code` is null until it is decided. */
interface Line {
  readonly push: PendingPush;
  readonly place: number;
  readonly pushed: PushedEntry | null;
  code: ResultCode | null;
  number: number;
}

const JUDGE_AGAIN_TIMES = 4;

export async function commitPushes(parts: PushCommitParts, pushes: readonly PendingPush[]): Promise<void> {
  const startedAt = parts.clock.now();
  const lines = pushes.flatMap(linesOf);
  const committed = await storeLines(parts, lines);
  acknowledge(pushes, lines);
  parts.fanOut.entries(committed);
  if (committed.length > 0) report(parts, committed, startedAt);
}

function linesOf(push: PendingPush): Line[] {
  return push.entries.map((read, place) => ({
    push,
    place,
    pushed: read.ok ? read.pushed : null,
    code: null,
    number: 0,
  }));
}

async function storeLines(parts: PushCommitParts, lines: readonly Line[]): Promise<NewEntry[]> {
  await parts.usage.refresh();
  for (let left = JUDGE_AGAIN_TIMES; left > 0; left--) {
    const passing = await judge(parts, lines);
    if (passing.length === 0) return [];
    const stored = await tryStore(parts, passing);
    if (stored !== "log-moved") return stored;
    await parts.refresh();
    for (const line of passing) line.code = null;
  }
  for (const line of lines) line.code ??= "busy";
  return [];
}

/** Decides every line that can be decided without storing; returns the others. */
async function judge(parts: PushCommitParts, lines: readonly Line[]): Promise<Line[]> {
  const passing: Line[] = [];
  let newBytes = 0;
  for (const line of lines) {
    if (line.code !== null) continue;
    const code = judgeLine(parts.rights, line);
    const size = line.pushed?.bytes.length ?? 0;
    if (code === "ok" && line.pushed !== null) {
      newBytes += size;
      if (parts.usage.hasRoom(newBytes)) passing.push(line);
      else line.code = "quota";
    } else {
      line.code = code;
      await lookUp(parts.store, line);
    }
  }
  return passing;
}

function judgeLine(rights: Rights, { push, place, pushed }: Line): ResultCode {
  const read: ReadEntry | undefined = push.entries[place];
  if (read === undefined || pushed === null) return read?.ok === false ? read.code : "malformed";
  if (push.verified !== null && push.verified[place] !== true) return "not-authentic";
  if (push.heal) return rights.judgeHeal(pushed.header);
  if (pushed.header.device !== push.peer.device) return "not-allowed";
  return rights.judgePush(pushed.header);
}

/** What the author no longer may write may have been stored when they still could: sending it again is then `ok`. */
async function lookUp(store: PracticeStore, line: Line): Promise<void> {
  const { pushed, push, code } = line;
  if (pushed === null || code === "malformed" || code === "too-large" || code === "not-authentic") return;
  if (pushed.header.practice !== store.practice) return;
  if (!push.heal && pushed.header.device !== push.peer.device) return;
  const found = await store.find(pushed.header);
  if (found === null || !bytesEqual(found.hash, pushed.hash)) return;
  line.code = "ok";
  line.number = found.number;
}

async function tryStore(parts: PushCommitParts, passing: readonly Line[]): Promise<NewEntry[] | "log-moved"> {
  const { store, state, clock, log } = parts;
  const entries = passing.flatMap(({ pushed }) => (pushed === null ? [] : [toStore(pushed)]));
  try {
    const result = await store.append({ logLength: state().logLength, day: dayOf(clock), entries });
    if (result.at === "log-moved") return "log-moved";
    parts.setState(result.state);
    return settle(parts, passing, result.outcomes);
  } catch (error) {
    if (!(error instanceof StoreFault) || error.code !== "full") throw error;
    log.warn("store-fault", { practice: shortId(store.practice), code: "quota", count: passing.length });
    for (const line of passing) line.code = "quota";
    return [];
  }
}

function settle(
  { usage }: PushCommitParts,
  passing: readonly Line[],
  outcomes: readonly { readonly code: ResultCode; readonly number: number; readonly isNew?: boolean }[],
): NewEntry[] {
  const committed: NewEntry[] = [];
  passing.forEach((line, place) => {
    const outcome = outcomes[place];
    if (outcome === undefined || line.pushed === null) throw new RangeError("outcomes");
    line.code = outcome.code;
    line.number = outcome.number;
    if (outcome.isNew !== true) return;
    const { bytes, header } = line.pushed;
    committed.push({ number: outcome.number, signedEntry: bytes, scope: header.scope });
    usage.add(bytes.length);
  });
  return committed;
}

function toStore({ header, hash, bytes }: PushedEntry): EntryToStore {
  const { device, scope, incarnation, counter, previous } = header;
  return { device, scope, incarnation, counter, previous, hash, signedEntry: bytes };
}

function acknowledge(pushes: readonly PendingPush[], lines: readonly Line[]): void {
  let at = 0;
  for (const push of pushes) {
    const outcomes: PushOutcome[] = [];
    for (const end = at + push.entries.length; at < end; at++) {
      const line = lines[at];
      outcomes.push({ code: line?.code ?? "busy", number: line?.number ?? 0 });
    }
    push.peer.pendingBytes -= push.bytes;
    if (!push.peer.isGone) push.peer.socket.send(encodeAckFrame(push.request, outcomes));
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
