/**
 * Second half of taking entries in: open, gate, shadow. Entries are taken document by document, so that a document is read once and
 * changed once however many came; one that fails is set aside and the others of its document go on where they can.
 */
import type { DocumentId } from "../../../crypto/public/ids.ts";
import type { QuarantineReason } from "../api.ts";
import type { PracticeContext } from "../contract.ts";
import type { DocumentTable } from "../documents/document-table.ts";
import { claimRows } from "../documents/journal.ts";
import type { Shadow } from "../documents/shadow.ts";
import type { Shadows } from "../documents/shadows.ts";
import type { EntryOrders } from "./entry-orders.ts";
import { gate } from "./gate.ts";
import { groupBy } from "./group-by.ts";
import { KnownStructs } from "./known-structs.ts";
import { isInBranch, readLeftBranches } from "./left-branches.ts";
import type { Quarantine } from "./quarantine.ts";
import type { Candidate, ReceiveRun } from "./receive-run.ts";
import type { SnapshotPublisher } from "../snapshots/publisher.ts";

const OPENED_AT_ONCE = 50;

export interface DocumentStageParts {
  readonly context: PracticeContext;
  readonly table: DocumentTable;
  readonly orders: EntryOrders;
  readonly shadows: Shadows;
  readonly quarantine: Quarantine;
  readonly publisher: SnapshotPublisher;
}

interface Opened {
  readonly candidate: Candidate;
  readonly update: Uint8Array;
}

interface Passed extends Opened {
  readonly newClients: readonly number[];
}

export async function documentStage(
  parts: DocumentStageParts,
  run: ReceiveRun,
  candidates: readonly Candidate[],
): Promise<void> {
  const groups = groupBy(candidates, ({ signed }) => signed.header.document);
  for (const [document, group] of groups) {
    const opened = await openAll(parts, run, group);
    if (opened.length === 0) continue;
    const passed = gateAll(parts, run, await run.shadow(document), opened);
    if (passed.length === 0) continue;
    for (const each of await intoShadow(run, document, passed)) await admit(parts, run, document, each);
  }
}

async function openAll(
  { context, table }: DocumentStageParts,
  run: ReceiveRun,
  group: readonly Candidate[],
): Promise<Opened[]> {
  const opened: Opened[] = [];
  const inOrder = [...group].sort((a, b) => a.number - b.number);
  for (const [at, candidate] of inOrder.entries()) {
    if (at % OPENED_AT_ONCE === OPENED_AT_ONCE - 1) await context.clock.breathe();
    const update = openOne(context, table, candidate);
    if (typeof update === "string") run.refuse(candidate, update, true);
    else opened.push({ candidate, update });
  }
  return opened;
}

function openOne(
  { keyring }: PracticeContext,
  table: DocumentTable,
  { signed: { header, headerBytes, body } }: Candidate,
): Uint8Array | QuarantineReason {
  const known = table.get(header.document);
  if (known !== null && known.scope !== header.scope) return "not-allowed";
  const opener = keyring.openerFor(header.scope, header.epoch);
  if (opener === null) return "no-key";
  return opener.open(headerBytes, header.salt, body) ?? "does-not-open";
}

/** Goes round until none passes any more: what one builds on may have come with another device's entry. */
function gateAll(
  parts: DocumentStageParts,
  run: ReceiveRun,
  shadow: Shadow,
  opened: readonly Opened[],
): readonly Passed[] {
  const known = new KnownStructs(shadow.doc);
  const passed: Passed[] = [];
  let waiting = opened;
  for (let moved = true; moved && waiting.length > 0;) {
    moved = false;
    const next: Opened[] = [];
    for (const each of waiting) {
      const verdict = gateOne(parts, run, { shadow, known, opened: each });
      if (verdict === "wait") next.push(each);
      else if (verdict !== null) passed.push(verdict);
      moved ||= verdict !== null && verdict !== "wait";
    }
    waiting = next;
  }
  for (const { candidate } of waiting) run.refuse(candidate, "gate-gap", true);
  return passed;
}

function gateOne(
  { context, table }: DocumentStageParts,
  run: ReceiveRun,
  { shadow, known, opened }: { shadow: Shadow; known: KnownStructs; opened: Opened },
): Passed | "wait" | null {
  const { candidate, update } = opened;
  const { device, scope, document } = candidate.signed.header;
  const type = shadow.known?.type ?? null;
  const verdict = gate({ update, device, type, known, claims: shadow.claims, mayRepeatOthers: false });
  if (!verdict.pass) {
    if (verdict.reason === "gate-gap") return "wait";
    run.refuse(candidate, verdict.reason, true);
    return null;
  }
  for (const client of verdict.newClients) shadow.claims.set(client, device);
  if (shadow.known === null) {
    shadow.known = { document, scope, type: verdict.type, patient: context.rights.patientOf(scope) };
    run.writes.push(table.add(shadow.known));
  }
  return { candidate, update, newClients: verdict.newClients };
}

/** Those that the shadow took. The gate should have stopped what Yjs cannot take; should one slip through, it alone is set aside. */
async function intoShadow(
  run: ReceiveRun,
  document: DocumentId,
  passed: readonly Passed[],
): Promise<readonly Passed[]> {
  if (await takes(run, document, passed)) return passed;
  const taken: Passed[] = [];
  for (const each of passed) {
    if (await takes(run, document, [each])) taken.push(each);
    else run.refuse(each.candidate, "gate-format", true);
  }
  return taken;
}

async function takes(run: ReceiveRun, document: DocumentId, passed: readonly Passed[]): Promise<boolean> {
  const updates = passed.map(({ update }) => update);
  try {
    (await run.shadow(document)).takeRemote(updates);
  } catch {
    await run.rebuild(document);
    return false;
  }
  const { claims } = await run.shadow(document);
  for (const { newClients, candidate } of passed) {
    for (const client of newClients) claims.set(client, candidate.signed.header.device);
  }
  run.noteTaken(document, updates);
  return true;
}

async function admit(
  { context, orders, quarantine, publisher }: DocumentStageParts,
  run: ReceiveRun,
  document: DocumentId,
  { candidate, newClients }: Passed,
): Promise<void> {
  const shadow = await run.shadow(document);
  run.writes.push(await orders.row(document, candidate.bytes), ...claimRows(shadow, newClients));
  if (candidate.held !== null) run.unhold(candidate.held);
  const damaged = candidate.isRefill ? quarantine.damagedOf(document) : null;
  if (damaged !== null) run.unhold(damaged);
  shadow.tailEntries += 1;
  run.afterCommit.push(() => publisher.received(document, candidate.bytes.length));
  run.admitted += 1;
  run.documentAdvanced(document);
  if (await isRecovered(context, candidate)) run.recovered.add(candidate.signed.header.scope);
}

/** This device's own, out of a branch that it has left. Here, not where it found its place: what was let in late came back late. */
async function isRecovered(
  { device, store }: PracticeContext,
  { signed: { header } }: Candidate,
): Promise<boolean> {
  if (header.device !== device) return false;
  return (await readLeftBranches(store, header)).some((branch) => isInBranch(header, branch));
}
