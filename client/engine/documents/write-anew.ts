/**
 * This device's part of a scope, read once more from what the disk still has, so that it can be sealed anew (docs/PROTOCOL.md §5). The state
 * of a document says again what a damaged entry said; where it does not, what can be read goes, and the rest stays marked as missing.
 */
import type { DocumentId, ScopeId } from "../../../crypto/public/ids.ts";
import type { ChainHead, PracticeContext } from "../contract.ts";
import { comparePositions } from "../../../crypto/public/entry.ts";
import { chainRows, type ChainRow } from "../entries/chain-rows.ts";
import { groupBy } from "../entries/group-by.ts";
import { leftBranchRow } from "../entries/left-branches.ts";
import type { Quarantine } from "../entries/quarantine.ts";
import { lackingRow } from "../entries/rows.ts";
import { asEntries, type DraftEntry } from "../entries/seal.ts";
import type { StoreWrite } from "../store/store.ts";
import type { DocumentTable } from "./document-table.ts";
import { claimRows } from "./journal.ts";
import { ownPart } from "./own-part.ts";
import type { Shadow } from "./shadow.ts";
import type { Shadows } from "./shadows.ts";

export interface AnewParts {
  readonly context: PracticeContext;
  readonly table: DocumentTable;
  readonly shadows: Shadows;
  readonly quarantine: Quarantine;
}

export interface PartAnew {
  readonly drafts: readonly DraftEntry[];
  /** Of the Yjs clients that the drafts are by. */
  readonly claims: readonly StoreWrite[];
  /** For the commit that seals the drafts in this incarnation, behind what was lost. */
  writes(incarnation: number): readonly StoreWrite[];
  readonly isWhole: boolean;
}

/** `after` is the relay's head of this device's chain. The caller holds the lock, and the journal is on the disk. */
export async function partAnew(parts: AnewParts, scope: ScopeId, after: ChainHead | null): Promise<PartAnew> {
  const { context, table, shadows, quarantine } = parts;
  const { device } = context;
  const rows = groupBy(await chainRows(parts, { device, scope }), ({ signed }) => signed.header.document);
  const drafts: DraftEntry[] = [];
  const claims: StoreWrite[] = [];
  // Of some damaged rows nobody can say any more whose words they had.
  let isWhole = !quarantine.all().some((held) => held.reason === "damaged-on-disk" && held.document === null);
  for (const { document } of table.inScope(scope)) {
    const shadow = await shadows.acquire(document);
    try {
      const clients = clientsOf(shadow, device);
      const own = rows.get(document) ?? [];
      const damaged = quarantine.damagedOf(document);
      const lacked = own.filter(({ signed }) => after === null || comparePositions(signed.header, after) > 0);
      const isTouched = own.length > 0 || damaged !== null;
      drafts.push(...draftsOf(parts, shadow, { scope, rows: lacked, isTouched }));
      claims.push(...claimRows(shadow, clients));
      // What it wrote or erased may be in what is missing, also where nothing of it is left to be written.
      const mayBeOwn = damaged !== null && (damaged.device === null || damaged.device === device);
      const isAuthor = clients.length > 0 || own.length > 0 || mayBeOwn;
      if (isAuthor && (quarantine.isMissing(document) || hasPending(shadow))) isWhole = false;
    } finally {
      shadows.release(shadow);
    }
    await context.clock.breathe();
  }
  const behind = { incarnation: after?.incarnation ?? 0, counter: after?.counter ?? 0 };
  return {
    drafts,
    claims,
    writes: (incarnation) => [
      ...claims,
      leftBranchRow({ device, scope, incarnation, behind }, false),
      lackingRow(scope, isWhole ? "written-whole" : "written-in-part"),
    ],
    isWhole,
  };
}

interface Touched {
  readonly scope: ScopeId;
  /** What the relay lacks of this device's entries in the document, as far as it is held. */
  readonly rows: readonly ChainRow[];
  /** This device has entries in the document, or may have had one that is damaged. */
  readonly isTouched: boolean;
}

function draftsOf(
  { context }: AnewParts,
  shadow: Shadow,
  { scope, rows, isTouched }: Touched,
): readonly DraftEntry[] {
  const { document } = shadow;
  const own = new Set(clientsOf(shadow, context.device));
  const { written, deletedElsewhere } = ownPart(shadow.shownState(), (client) => own.has(client));
  if (written === null && !isTouched) return [];
  const updates = [written, deletedElsewhere].filter((update) => update !== null);
  const sealable = updates.map((update) => asEntries(update));
  if (sealable.every((each) => each !== null)) return draftsFor(document, scope, sealable.flat());
  // One struct that is too long by itself: as it was sealed before, it fitted.
  return draftsFor(
    document,
    scope,
    rows.flatMap((row) => openRow(context, row) ?? []),
  );
}

function draftsFor(document: DocumentId, scope: ScopeId, updates: readonly Uint8Array[]): DraftEntry[] {
  return updates.map((update) => ({ scope, document, update }));
}

function openRow({ keyring }: PracticeContext, { signed }: ChainRow): Uint8Array | null {
  const { header, headerBytes, body } = signed;
  return keyring.openerFor(header.scope, header.epoch)?.open(headerBytes, header.salt, body) ?? null;
}

function clientsOf({ claims }: Shadow, device: PracticeContext["device"]): readonly number[] {
  return [...claims].flatMap(([client, owner]) => (owner === device ? [client] : []));
}

/** Later changes that wait for one that is not there. */
function hasPending({ doc: { store } }: Shadow): boolean {
  return store.pendingStructs !== null || store.pendingDs !== null;
}
