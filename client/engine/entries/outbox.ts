/** The outbox as the sending end sees it. See `Outbox` in the contract: no answer of a relay but `ok` makes it smaller. */
import type { RejectCode } from "../../../sync-server/protocol/codes.ts";
import type { DocumentId, ScopeId } from "../../../crypto/public/ids.ts";
import type { ChainHead, Outbox, OutboxRow, PracticeContext, WrittenAnew } from "../contract.ts";
import type { DocumentTable } from "../documents/document-table.ts";
import type { Sealing } from "../documents/sealing.ts";
import type { Shadows } from "../documents/shadows.ts";
import { partAnew } from "../documents/write-anew.ts";
import type { StoreWrite } from "../store/store.ts";
import type { Chains } from "./chains.ts";
import type { Disk } from "./disk.ts";
import type { EntryOrders } from "./entry-orders.ts";
import type { OutboxFacts, OutboxRows } from "./outbox-rows.ts";
import type { Quarantine } from "./quarantine.ts";
import type { RecoveredScopes } from "./recovered-scopes.ts";
import { canSeal } from "./seal.ts";
import type { Serial } from "./serial.ts";
import { Fault } from "../fault.ts";
import type { SnapshotPublisher } from "../snapshots/publisher.ts";

export interface OutboxParts {
  readonly context: PracticeContext;
  readonly disk: Disk;
  readonly serial: Serial;
  readonly table: DocumentTable;
  readonly quarantine: Quarantine;
  readonly chains: Chains;
  readonly orders: EntryOrders;
  readonly outbox: OutboxRows;
  readonly sealing: Sealing;
  readonly recovered: RecoveredScopes;
  readonly shadows: Shadows;
  readonly publisher: SnapshotPublisher;
}

export class OutboxRoom implements Outbox {
  readonly #parts: OutboxParts;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
  }

  get size(): number {
    return [...this.#parts.outbox.living()].length;
  }

  get refusedCount(): number {
    return [...this.#parts.outbox.living()].filter(({ refused }) => refused !== null).length;
  }

  async next(limit: number, except?: ReadonlySet<ScopeId>): Promise<readonly OutboxRow[]> {
    const { outbox } = this.#parts;
    const rows: OutboxRow[] = [];
    for (const { key, document, scope, refused } of outbox.living()) {
      if (refused !== null || except?.has(scope) === true) continue;
      if (rows.length >= limit) break;
      const bytes = await outbox.bytes(key);
      // It may have been acknowledged while the disk was asked.
      if (bytes !== null && outbox.get(key) !== null) rows.push({ key, document, scope, bytes, refused });
    }
    return rows;
  }

  acknowledged(rows: readonly { readonly key: string }[]): Promise<void> {
    const { outbox, disk, serial, shadows, context, publisher } = this.#parts;
    return serial(async () => {
      const writes: StoreWrite[] = [];
      const done: (() => void)[] = [];
      const written: { readonly document: DocumentId; readonly size: number }[] = [];
      for (const key of new Set(rows.map((row) => row.key))) {
        const facts = outbox.get(key);
        if (facts === null) continue;
        const settling = await outbox.settling(facts, { ...this.#parts, device: context.device });
        writes.push(...settling.writes);
        done.push(settling.settled);
        done.push(() => shadows.grew(facts.document));
        written.push({ document: facts.document, size: settling.size });
      }
      // The relay has them: should this be lost, they are sent again and acknowledged again.
      if (writes.length > 0) await disk.commit(writes, "relaxed");
      for (const settled of done) settled();
      for (const { document, size } of written) await publisher.acknowledged(document, size);
    });
  }

  refused(key: string, code: RejectCode): Promise<void> {
    const facts = (): OutboxFacts[] => [this.#parts.outbox.get(key)].filter((each) => each !== null);
    return this.#parts.serial(() => this.#mark(facts(), code));
  }

  clearRefusals(): Promise<void> {
    const { outbox, serial } = this.#parts;
    return serial(() =>
      this.#mark(
        [...outbox.all()].filter(({ refused }) => refused !== null),
        null,
      ),
    );
  }

  sealAnew(scope: ScopeId, after: ChainHead | null): Promise<void> {
    return this.#parts.serial(() => this.#parts.sealing.sealAnew(scope, after));
  }

  writeAnew(scope: ScopeId, after: ChainHead | null): Promise<WrittenAnew> {
    return this.#parts.serial(async () => {
      this.#mustSeal(scope);
      const part = await partAnew(this.#parts, scope, after);
      await this.#parts.sealing.sealAnew(scope, after, part);
      return { entries: part.drafts.length, isWhole: part.isWhole };
    });
  }

  get recovered(): readonly ScopeId[] {
    return this.#parts.recovered.all();
  }

  takeUpRecovered(scope: ScopeId): Promise<void> {
    const { context, chains, sealing, recovered } = this.#parts;
    return this.#parts.serial(async () => {
      this.#mustSeal(scope);
      const head = await chains.head(context.device, scope);
      const after = head === null ? null : { ...head, device: context.device, scope };
      const { drafts, claims } = await partAnew(this.#parts, scope, after);
      await sealing.sealAnew(scope, after, { drafts, writes: () => [...claims, recovered.takenUp(scope)] });
      recovered.delete(scope);
    });
  }

  /** Without its key a part looks as if there were nothing of it. */
  #mustSeal(scope: ScopeId): void {
    if (!canSeal(this.#parts.context, scope)) throw new Fault("not-permitted", { retryable: true });
  }

  /** The reason is kept on the disk, so that the interface knows it after a restart too. */
  async #mark(rows: readonly OutboxFacts[], refused: RejectCode | null): Promise<void> {
    const { outbox, disk } = this.#parts;
    const changed = rows.map((facts) => ({ ...facts, refused }));
    const writes: StoreWrite[] = [];
    for (const facts of changed) {
      const bytes = await outbox.bytes(facts.key);
      if (bytes !== null) writes.push(outbox.row(facts, bytes));
    }
    if (writes.length > 0) await disk.commit(writes, "relaxed");
    for (const facts of changed) outbox.changed(facts);
  }
}
