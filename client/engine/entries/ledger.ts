/** All entries of this practice on this device. See `Ledger` in the contract; the stages are in `chain-stage.ts` and `document-stage.ts`. */
import { comparePositions, entryHash, follows } from "../../../crypto/public/entry.ts";
import { bytesEqual, FormatError } from "../../../crypto/public/bytes.ts";
import type { LogId, ScopeId } from "../../../crypto/public/ids.ts";
import { splitSignedEntry } from "../../../crypto/public/signed-entry.ts";
import type { QuarantineReason, Summary } from "../api.ts";
import type {
  ChainHead,
  Cursor,
  EntriesEvents,
  Ledger,
  LeftBranch,
  Received,
  ReceiveReport,
} from "../contract.ts";
import { TAIL_FOR_A_STATE } from "../documents/shadows.ts";
import type { Sealing } from "../documents/sealing.ts";
import { isSameSummary, type Summaries } from "../projections/summaries.ts";
import { ChainContents, chainRows } from "./chain-rows.ts";
import { chainStage, type ChainStageParts } from "./chain-stage.ts";
import type { Disk } from "./disk.ts";
import { documentStage, type DocumentStageParts } from "./document-stage.ts";
import { leftBranchRow, readLeftBranches } from "./left-branches.ts";
import type { HeldEntry } from "./quarantine.ts";
import { type Candidate, ReceiveRun } from "./receive-run.ts";
import type { RecoveredScopes } from "./recovered-scopes.ts";
import { decodeCursor, encodeCursor, lossRow } from "./rows.ts";
import type { Serial } from "./serial.ts";
import type { UnverifiedDocuments } from "../snapshots/unverified.ts";

/** Never worth another look: they fail whatever keys and log this device has. */
const FINAL: ReadonlySet<QuarantineReason> = new Set([
  "malformed",
  "other-practice",
  "fork",
  "damaged-on-disk",
]);

export interface LedgerParts extends ChainStageParts, DocumentStageParts {
  readonly disk: Disk;
  readonly serial: Serial;
  readonly summaries: Summaries;
  readonly sealing: Sealing;
  readonly recovered: RecoveredScopes;
  readonly events: EntriesEvents;
  readonly unverified: UnverifiedDocuments;
}

export function makeLedger(parts: LedgerParts): Ledger {
  const { context, disk, serial, chains, quarantine } = parts;
  return {
    receive: (entries, cursor) => serial(() => receive(parts, entries, cursor)),
    retry: () => serial(() => retry(parts)),
    quarantined: async () => [...quarantine.listed(context), ...parts.unverified.refused()],
    heads: () => chains.all(),
    chainAfter: async (device, scope, after) =>
      (await chainRows(parts, { device, scope }, after)).map(({ bytes }) => bytes),
    lacksOwnAfter: (scope, after) => serial(() => lacksOwnAfter(parts, scope, after)),
    leftBranches: () => readLeftBranches(context.store),
    entriesLeft: (branch) => entriesLeft(parts, branch),
    leftGiven: (branch) => serial(() => disk.commit([leftBranchRow(branch, false)], "relaxed")),
    async cursor() {
      const row = await context.store.get("meta", "cursor");
      return row === null ? null : decodeCursor(row);
    },
    resetCursor: (logId: LogId) =>
      serial(() => disk.commit([cursorRow({ logId, number: 0 }), lossRow(true)], "strict")),
  };
}

async function receive(
  parts: LedgerParts,
  entries: readonly Received[],
  cursor: Cursor | null,
): Promise<ReceiveReport> {
  const run = new ReceiveRun(parts.context, parts.quarantine, parts.shadows);
  const candidates = entries.flatMap(({ bytes, number }) => {
    // Held already: it is looked at again when what it waits for moves.
    if (parts.quarantine.find(bytes) !== null) return [];
    return readCandidate(parts, run, { bytes, number, held: null });
  });
  await work(parts, run, [...candidates, ...heldBehind(parts, run, candidates)]);
  if (cursor !== null) run.writes.push(cursorRow(cursor));
  return finish(parts, run);
}

/** What was held in the same chains: the hole before it may be filled now. */
function heldBehind(parts: LedgerParts, run: ReceiveRun, candidates: readonly Candidate[]): Candidate[] {
  if (parts.quarantine.size === 0) return [];
  const chains = new Set(candidates.map(({ signed: { header } }) => `${header.scope}/${header.device}`));
  const held = parts.quarantine
    .all()
    .filter((each) => !each.chained && each.reason === "gap" && chains.has(`${each.scope}/${each.device}`));
  return held.flatMap((each) => asCandidate(parts, run, each));
}

async function retry(parts: LedgerParts): Promise<ReceiveReport> {
  const run = new ReceiveRun(parts.context, parts.quarantine, parts.shadows);
  const held = parts.quarantine.all().filter(({ reason }) => !FINAL.has(reason));
  await work(
    parts,
    run,
    held.flatMap((each) => asCandidate(parts, run, each)),
  );
  return finish(parts, run);
}

function asCandidate(parts: LedgerParts, run: ReceiveRun, held: HeldEntry): Candidate[] {
  return readCandidate(parts, run, { bytes: held.bytes, number: Infinity, held });
}

function readCandidate(
  { context }: LedgerParts,
  run: ReceiveRun,
  given: Pick<Candidate, "bytes" | "number" | "held">,
): Candidate[] {
  const { bytes, held } = given;
  try {
    const signed = splitSignedEntry(bytes);
    if (signed.header.practice !== context.practice) run.quarantine(bytes, "other-practice", false);
    else if (signed.header.kind !== "update") run.quarantine(bytes, "malformed", false);
    else return [{ ...given, signed, hash: entryHash(signed.entry), chained: held?.chained ?? false }];
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    run.quarantine(bytes, "malformed", false);
  }
  return [];
}

/** Both stages, and again for held entries that what came in may have healed. Each round needs progress, so it ends. */
async function work(parts: LedgerParts, run: ReceiveRun, candidates: readonly Candidate[]): Promise<void> {
  for (let open = candidates; open.length > 0;) {
    const linked = await chainStage(
      parts,
      run,
      open.filter(({ chained }) => !chained),
    );
    await documentStage(parts, run, [...linked, ...open.filter(({ chained }) => chained)]);
    open = run.takeHealed().flatMap((held) => asCandidate(parts, run, held));
  }
}

/** One commit for all of it; only then tabs and listeners hear of it. */
async function finish(parts: LedgerParts, run: ReceiveRun): Promise<ReceiveReport> {
  const { disk, events, shadows, orders, recovered } = parts;
  const changed = await summaryRows(parts, run);
  for (const shadow of run.shadows.values()) {
    const row = shadows.stateWithEntries(shadow, orders.given(shadow.document));
    if (row === null) continue;
    run.writes.push(row);
    run.afterCommit.push(() => (shadow.tailEntries = 0));
  }
  for (const scope of run.recovered) {
    run.writes.push(recovered.owed(scope));
    run.afterCommit.push(() => recovered.add(scope));
  }
  if (run.writes.length > 0) await disk.commit(run.writes, "relaxed");
  for (const done of run.afterCommit) done();
  for (const shadow of run.shadows.values()) {
    orders.committed(shadow.document);
    shadow.release();
    if (shadow.tailEntries >= TAIL_FOR_A_STATE) shadows.writeState(shadow);
    shadows.release(shadow);
  }
  for (const summary of changed) {
    if (!parts.summaries.isOverlaid(summary.document)) events.summaryChanged(summary);
  }
  if (run.changedQuarantine) events.quarantineChanged();
  for (const alarm of run.alarms) events.alarm(alarm);
  for (const scope of run.foreignOwn) await continueElsewhere(parts, scope);
  // Whoever sends takes them up first.
  if (run.recovered.size > 0) events.outboxGrew();
  return run.report;
}

async function summaryRows(
  { summaries, shadows, table }: LedgerParts,
  run: ReceiveRun,
): Promise<readonly Summary[]> {
  const changed: Summary[] = [];
  const note = (before: Summary | null, summary: Summary): void => {
    if (isSameSummary(before, summary)) return;
    run.writes.push(summaries.write(summary));
    changed.push(summary);
  };
  for (const { document, known, doc } of run.shadows.values()) {
    if (known === null) continue;
    note(await summaries.get(known), summaries.project(known, doc, shadows.isIncomplete(document)));
  }
  for (const document of run.judged) {
    const known = run.shadows.has(document) ? null : table.get(document);
    const before = known === null ? null : await summaries.get(known);
    if (before !== null) note(before, { ...before, incomplete: shadows.isIncomplete(document) });
  }
  return changed;
}

/** A copy of this profile wrote in this scope: what waits here no longer follows, and must not collide again. */
async function continueElsewhere(
  { sealing, chains, context, events }: LedgerParts,
  scope: ScopeId,
): Promise<void> {
  const { device } = context;
  const head = await chains.head(device, scope);
  if (head === null) return;
  try {
    await sealing.sealAnew(scope, { ...head, device, scope });
  } catch {
    // Not sealable now: the relay will answer `fork`, and sealing anew is asked for again.
    events.outboxGrew();
  }
}

function cursorRow(cursor: Cursor) {
  return { table: "meta", key: "cursor", value: encodeCursor(cursor) } as const;
}

async function lacksOwnAfter(
  parts: LedgerParts,
  scope: ScopeId,
  after: ChainHead | null,
): Promise<"no" | "lacks" | "unknown-head"> {
  const { context, chains, shadows, table } = parts;
  const chain = { device: context.device, scope };
  const own = await chains.head(context.device, scope);
  const waiting = [...parts.outbox.living()].filter((facts) => facts.scope === scope);
  const isBehind = own !== null && (after === null || comparePositions(own, after) > 0);
  const isLevel = own === null || after === null ? own === after : bytesEqual(own.hash, after.hash);
  // Behind a head that both have, it is an entry that nobody has taken yet: a row of the outbox was torn.
  if (!isBehind && !(isLevel && waiting.length > 0)) return "no";
  for (const { signed } of await chainRows(parts, chain, after)) {
    // The signature covers all of it: a row that was damaged anywhere is not what was signed.
    if (follows(after, signed.header) && (await parts.check(signed))) return "no";
  }
  // It was written anew, and waits to be sent.
  for (const { key } of waiting) {
    const bytes = await parts.outbox.bytes(key);
    if (bytes !== null && follows(after, splitSignedEntry(bytes).header)) return "no";
  }
  for (const { document } of table.inScope(scope)) await shadows.lookForDamage(document);
  // Nobody goes on behind what a relay made up.
  const isKnown =
    after === null || isLevel || (await ChainContents.read(parts, chain)).isAt(after, after.hash);
  return isKnown ? "lacks" : "unknown-head";
}

async function entriesLeft(parts: LedgerParts, branch: LeftBranch): Promise<readonly Uint8Array[]> {
  const rows = await chainRows(parts, branch, branch.behind);
  return rows.flatMap(({ signed, bytes }) => (signed.header.incarnation < branch.incarnation ? [bytes] : []));
}
