/**
 * What happens between the relay's welcome and live entries: the log is brought level, a relay that lost data is given it back
 * (whoever wrote it), and scopes granted meanwhile are fetched from their beginning.
 */
import { bytesEqual, FormatError } from "../../../crypto/public/bytes.ts";
import { parseEntryHeader } from "../../../crypto/public/entry.ts";
import type { ScopeId } from "../../../crypto/public/ids.ts";
import type { ResultCode } from "../../../sync-server/protocol/codes.ts";
import { parseRecord, recordHash } from "../../../sync-server/protocol/record.ts";
import type { HeadOfChain } from "../../../sync-server/protocol/relay-frames.ts";
import type { ChainHead, LeftBranch } from "../contract.ts";
import { askPage, type Page, type PageRange } from "./ask-page.ts";
import { giveRecord } from "./give-record.ts";
import { AskRefused, LineEnded, type RelayLine } from "./relay-line.ts";
import {
  PUSH_BYTES,
  PUSH_ENTRIES,
  type RelayWelcome,
  type SyncEvents,
  type SyncParts,
} from "./sync-parts.ts";

const RATE_PAUSE_MS = 2_000;
/** The same entries are taken another time. */
const FOR_NOW: ReadonlySet<ResultCode> = new Set(["quota", "rate", "busy"]);
/** A number that no relay reaches. */
export const EVERYTHING = Number.MAX_SAFE_INTEGER;

/** Brings log and relay level. Throws `LineEnded("not-authentic")` when the relay shows another history than ours. */
export async function levelLog(line: RelayLine, parts: SyncParts, welcome: RelayWelcome): Promise<void> {
  const { log, events } = parts;
  // What the disk refused on the line before.
  await log.receive(log.length, []);
  const common = Math.min(log.length, welcome.logLength);
  if (welcome.logLength <= log.length && common > 0) {
    const ours = log.hashAt(common - 1);
    if (ours === null || !bytesEqual(ours, welcome.logHead)) throw twoHistories(events, common - 1);
  }
  if (welcome.logLength < log.length) return giveLogBack(line, parts, welcome.logLength);
  // The last one known is read again: what follows must follow it.
  if (welcome.logLength > log.length && common > 0) await compareRecord(line, parts, common - 1);
  await readLog(line, parts, welcome.logLength);
}

/** Reads until the log has `length` records. The relay answers in pages; a page that adds nothing ends it. */
export async function readLog(line: RelayLine, { log }: SyncParts, length: number): Promise<void> {
  while (log.length < length) {
    const before = log.length;
    const page = line.next("log");
    line.send({ type: "read-log", from: before });
    const { from, records } = await page;
    await log.receive(from, records);
    if (log.length === before) return;
  }
}

async function giveLogBack(line: RelayLine, parts: SyncParts, from: number): Promise<void> {
  const { log, events } = parts;
  let repaired = 0;
  for (let index = from; index < log.length; index += 1) {
    const record = await log.recordAt(index);
    const code = await giveRecord(line, record);
    if (code === "ok") repaired += 1;
    // A colleague gives back at the same time, or has added a record where this one belongs.
    else if (code === "stale-log") await compareRecord(line, parts, index);
    else throw new LineEnded(code);
  }
  if (repaired > 0) events.alarm({ kind: "relay-lost-data", repaired });
}

/** Throws unless the relay has the same record there; takes in what it sends behind it. */
async function compareRecord(line: RelayLine, { log, events }: SyncParts, index: number): Promise<void> {
  const page = line.next("log");
  line.send({ type: "read-log", from: index });
  const { from, records } = await page;
  const [theirs] = records;
  // It has none there: it was refused for another reason, and the next line sees which.
  if (theirs === undefined) throw new LineEnded(null);
  const ours = log.hashAt(index);
  const hash = hashOfRecord(theirs);
  if (ours === null || hash === null || !bytesEqual(ours, hash)) throw twoHistories(events, index);
  await log.receive(from, records);
}

/** Nobody's device can say which of the two holds: that is for people to decide. */
function twoHistories(events: SyncEvents, recordIndex: number): LineEnded {
  events.alarm({ kind: "two-histories", recordIndex });
  return new LineEnded("not-authentic");
}

function hashOfRecord(record: Uint8Array): Uint8Array | null {
  try {
    return recordHash(parseRecord(record).content);
  } catch (error) {
    if (error instanceof FormatError) return null;
    throw error;
  }
}

/** Gives the relay every entry that this device holds and the relay does not. False when it has no room or no time for some of it now. */
export async function giveEntriesBack(line: RelayLine, parts: SyncParts): Promise<boolean> {
  const { ledger } = parts.rooms;
  const theirs = new Map((await askHeads(line)).map((head) => [`${head.device}/${head.scope}`, head]));
  let repaired = 0;
  let isTaken = true;
  for (const head of await ledger.heads()) {
    const has = theirs.get(`${head.device}/${head.scope}`) ?? null;
    if (has !== null && !isBehind(has, head)) continue;
    const pushed = await pushAll(line, await ledger.chainAfter(head.device, head.scope, has));
    repaired += pushed.given;
    isTaken &&= pushed.isTaken;
  }
  // Behind the heads, which say nothing of these.
  for (const branch of await ledger.leftBranches()) {
    if (!(await giveLeft(line, parts, branch))) isTaken = false;
  }
  if (repaired > 0) parts.events.alarm({ kind: "relay-lost-data", repaired });
  return isTaken;
}

/** Gives the relay what is held of branches that were left and that it may lack. */
export async function giveLeftBranches(line: RelayLine, parts: SyncParts): Promise<void> {
  for (const branch of await parts.rooms.ledger.leftBranches()) {
    if (branch.isOwed) await giveLeft(line, parts, branch);
  }
}

async function giveLeft(
  line: RelayLine,
  { rooms: { ledger } }: SyncParts,
  branch: LeftBranch,
): Promise<boolean> {
  const { isTaken } = await pushAll(line, await ledger.entriesLeft(branch));
  if (branch.isOwed && isTaken) await ledger.leftGiven(branch);
  return isTaken;
}

interface Pushed {
  /** How many the relay has now. */
  readonly given: number;
  /** None was refused only for now. */
  readonly isTaken: boolean;
}

/** Where one is refused, those behind it in its incarnation would only be told `gap`. */
async function pushAll(line: RelayLine, entries: readonly Uint8Array[]): Promise<Pushed> {
  let given = 0;
  let isTaken = true;
  for (let at = 0; at < entries.length;) {
    const group: Uint8Array[] = [];
    let bytes = 0;
    for (let entry = entries[at]; entry !== undefined && group.length < PUSH_ENTRIES; entry = entries[at]) {
      if (group.length > 0 && bytes + entry.length > PUSH_BYTES) break;
      group.push(entry);
      bytes += entry.length;
      at += 1;
    }
    const { outcomes } = await line.ask({ type: "push", heal: true, signedEntries: group }, "ack");
    given += outcomes.filter(({ code }) => code === "ok").length;
    if (outcomes.some(({ code }) => FOR_NOW.has(code))) isTaken = false;
    const refused = outcomes.findIndex(({ code }) => code !== "ok");
    if (refused >= 0) at = nextIncarnation(entries, at - group.length + refused + 1);
  }
  return { given, isTaken };
}

/** An incarnation may begin behind what the relay has, whatever is missing in the one before (docs/PROTOCOL.md §5). */
function nextIncarnation(entries: readonly Uint8Array[], from: number): number {
  const next = entries.findIndex((bytes, at) => at >= from && parseEntryHeader(bytes).counter === 1);
  return next < 0 ? entries.length : next;
}

/** Chain heads of the relay, of every scope that this device may read. */
export async function askHeads(line: RelayLine): Promise<readonly HeadOfChain[]> {
  const frames = await line.askAll({ type: "ask-heads" }, "heads");
  return frames.flatMap(({ heads }) => heads);
}

export function isBehind(theirs: HeadOfChain, ours: Pick<ChainHead, "incarnation" | "counter">): boolean {
  return (
    theirs.incarnation < ours.incarnation ||
    (theirs.incarnation === ours.incarnation && theirs.counter < ours.counter)
  );
}

/**
 * Fetches what was written in `scope` before this device could read it: everything up to `through`. `false` when the relay does not allow
 * it: it knows of a record that is not here yet, and when the log has changed the scope is asked for again.
 */
export async function fetchScope(
  line: RelayLine,
  parts: SyncParts,
  scope: ScopeId,
  through: number,
): Promise<boolean> {
  let after = 0;
  for (;;) {
    const page = await askPatiently(line, parts, { scope, after, through });
    if (page === null) return false;
    if (page.entries.length > 0) await parts.rooms.ledger.receive(page.entries, null);
    if (!page.more) return true;
    // A relay that promises more and does not go on would be asked for ever.
    if (page.through <= after) throw new LineEnded(null);
    after = page.through;
  }
}

/** `null` when it is not allowed. */
async function askPatiently(
  line: RelayLine,
  { context: { clock } }: SyncParts,
  range: PageRange,
): Promise<Page | null> {
  for (;;) {
    const page = await askPage(line, range);
    if (typeof page !== "string") return page;
    if (page === "not-allowed") return null;
    if (page !== "rate") throw new AskRefused(page);
    await new Promise<void>((resolve) => clock.setTimeout(resolve, RATE_PAUSE_MS));
  }
}
