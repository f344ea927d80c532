/**
 * Sends what waits: first membership records, then sealed entries, one request at a time, and reacts to each answer as
 * docs/PROTOCOL.md §10 says. Nothing leaves the outbox but by the relay's `ok`.
 */
import type { ScopeId } from "../../../crypto/public/ids.ts";
import { splitSignedEntry } from "../../../crypto/public/signed-entry.ts";
import type { RejectCode, ResultCode } from "../../../sync-server/protocol/codes.ts";
import type { OutboxRow } from "../contract.ts";
import { Fault } from "../fault.ts";
import { askHeads, readLog } from "./catch-up.ts";
import { cutAnew } from "./cut-anew.ts";
import type { OwnGaps } from "./own-gaps.ts";
import type { RelayLine } from "./relay-line.ts";
import { PUSH_BYTES, PUSH_ENTRIES, type SyncParts } from "./sync-parts.ts";

export interface PumpOutcome {
  /** Wait this long before trying again; 0: at once; null: nothing waits. */
  readonly againInMs: number | null;
  /** The relay has no room: what it refused is marked and asked for again after a growing pause. */
  readonly overQuota: boolean;
}

const PAUSE_AFTER: Partial<Record<RejectCode, number>> = { rate: 2_000, busy: 5_000 };

/** How often a record is written anew because the relay holds more than its cuts let stand. */
const MOST_CUTS = 3;

/** One record, if any waits. Its answer is told to whoever waits for it. */
export async function pumpRecord(
  line: RelayLine,
  parts: SyncParts,
  tell: (key: string, code: ResultCode) => void,
  tries = 0,
): Promise<boolean> {
  const waiting = await parts.pending.next();
  if (waiting === null) return false;
  const { code, value } = await line.ask({ type: "append", record: waiting.record }, "result");
  if (code === "stale-log") {
    await readLog(line, parts, Math.max(value, parts.log.length + 1));
    return true;
  }
  if (code === "gap" && tries < MOST_CUTS) {
    await cutAnew(line, parts, waiting);
    return pumpRecord(line, parts, tell, tries + 1);
  }
  await parts.pending.settled(waiting.key, code);
  tell(waiting.key, code);
  return true;
}

/** One push of entries. */
export async function pumpEntries(line: RelayLine, parts: SyncParts, gaps: OwnGaps): Promise<PumpOutcome> {
  const waiting = await parts.rooms.outbox.next(PUSH_ENTRIES, gaps.paused);
  const { rows, heal } = ofOneAuthor(withinFrame(waiting), parts);
  if (rows.length === 0) return { againInMs: null, overQuota: false };
  const signedEntries = rows.map(({ bytes }) => bytes);
  const { outcomes } = await line.ask({ type: "push", heal, signedEntries }, "ack");
  const taken: { key: string; number: number }[] = [];
  const refused: { row: OutboxRow; code: RejectCode }[] = [];
  const filled = new Set<ScopeId>();
  rows.forEach((row, at) => {
    const outcome = outcomes[at];
    if (outcome === undefined) return;
    if (outcome.code === "ok") {
      taken.push({ key: row.key, number: outcome.number });
      filled.add(row.scope);
    } else refused.push({ row, code: outcome.code });
  });
  if (taken.length > 0) {
    await parts.rooms.outbox.acknowledged(taken);
    for (const scope of filled) await gaps.filled(scope);
    parts.events.backedUp(parts.context.clock.now());
  }
  const overQuota = refused.some(({ code }) => code === "quota");
  return { againInMs: await react({ line, parts, gaps }, refused), overQuota };
}

/**
 * A restored profile may hold entries that the device it came from had signed and not sent. They are given to the relay as what they
 * are, entries of another device; nobody can author them anew, because their Yjs clients are claimed by that device.
 */
function ofOneAuthor(
  rows: readonly OutboxRow[],
  parts: SyncParts,
): { readonly rows: readonly OutboxRow[]; readonly heal: boolean } {
  const [first] = rows;
  if (first === undefined) return { rows, heal: false };
  const own = isOwn(first, parts);
  const end = rows.findIndex((row) => isOwn(row, parts) !== own);
  return { rows: end < 0 ? rows : rows.slice(0, end), heal: !own };
}

function isOwn({ bytes }: OutboxRow, { context }: SyncParts): boolean {
  return splitSignedEntry(bytes).header.device === context.device;
}

function withinFrame(rows: readonly OutboxRow[]): readonly OutboxRow[] {
  let bytes = 0;
  const end = rows.findIndex(
    (row, at) => at > 0 && (bytes += row.bytes.length) + (rows[0]?.bytes.length ?? 0) > PUSH_BYTES,
  );
  return end < 0 ? rows : rows.slice(0, end);
}

interface Reaction {
  readonly line: RelayLine;
  readonly parts: SyncParts;
  readonly gaps: OwnGaps;
}

/** The first refusal of a chain decides; those behind it are `gap` by consequence. */
async function react(
  reaction: Reaction,
  refused: readonly { readonly row: OutboxRow; readonly code: RejectCode }[],
): Promise<number> {
  const decided = new Set<ScopeId>();
  let pauseMs = 0;
  for (const { row, code } of refused) {
    if (decided.has(row.scope)) continue;
    decided.add(row.scope);
    pauseMs = Math.max(pauseMs, await reactToFirst(reaction, row, code));
  }
  return pauseMs;
}

async function reactToFirst(
  { line, parts, gaps }: Reaction,
  row: OutboxRow,
  code: RejectCode,
): Promise<number> {
  const { outbox } = parts.rooms;
  if (!isOwn(row, parts) && PAUSE_AFTER[code] === undefined) {
    await outbox.refused(row.key, code);
    return 0;
  }
  switch (code) {
    case "stale-log":
    case "stale-epoch":
    case "fork":
      await sealAnewFromRelay(line, parts, row, code);
      return 0;
    case "gap":
      await gaps.met(line, row.scope);
      return 0;
    case "rate":
    case "busy":
      return PAUSE_AFTER[code] ?? 0;
    case "not-allowed":
      if (wasSealedWithoutRight(parts, row)) {
        await sealAnewFromRelay(line, parts, row, code);
        return 0;
      }
      await outbox.refused(row.key, code);
      return 0;
    default:
      await outbox.refused(row.key, code);
      return 0;
  }
}

/** The right was taken away and given back meanwhile: what names the time between stays refused, however often it is sent. */
function wasSealedWithoutRight({ context: { rights } }: SyncParts, { bytes, scope }: OutboxRow): boolean {
  return rights.canWrite(scope) && splitSignedEntry(bytes).header.logIndex < rights.headIndex;
}

async function sealAnewFromRelay(
  line: RelayLine,
  parts: SyncParts,
  row: OutboxRow,
  code: RejectCode,
): Promise<void> {
  const { context, rooms, events } = parts;
  await readLog(line, parts, parts.log.length + 1);
  if (context.rights.isDirty(row.scope)) events.rotationWanted([row.scope]);
  const heads = await askHeads(line);
  const own = heads.find(({ device, scope }) => device === context.device && scope === row.scope) ?? null;
  if (code === "fork") events.alarm({ kind: "fork", device: context.device, scope: row.scope });
  try {
    await rooms.outbox.sealAnew(row.scope, own);
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== "not-permitted") throw error;
    // The new key is not here yet. The log will change when it is, and then everything refused is tried again.
    await rooms.outbox.refused(row.key, code);
  }
}
