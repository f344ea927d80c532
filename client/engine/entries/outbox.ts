/** The outbox as the sending end sees it. See `Outbox` in the contract: no answer of a relay but `ok` makes it smaller. */
import type { RejectCode } from "../../../sync-server/protocol/codes.ts";
import type { Outbox, OutboxRow, PracticeContext } from "../contract.ts";
import type { Sealing } from "../documents/sealing.ts";
import type { Shadows } from "../documents/shadows.ts";
import type { StoreWrite } from "../store/store.ts";
import type { Chains } from "./chains.ts";
import type { Disk } from "./disk.ts";
import type { EntryOrders } from "./entry-orders.ts";
import type { OutboxFacts, OutboxRows } from "./outbox-rows.ts";
import type { Serial } from "./serial.ts";

export interface OutboxParts {
  readonly context: PracticeContext;
  readonly disk: Disk;
  readonly serial: Serial;
  readonly chains: Chains;
  readonly orders: EntryOrders;
  readonly outbox: OutboxRows;
  readonly sealing: Sealing;
  readonly shadows: Shadows;
}

export function makeOutbox(parts: OutboxParts): Outbox {
  const { context, disk, serial, outbox, sealing, shadows } = parts;

  /** The reason is kept on the disk, so that the interface knows it after a restart too. */
  async function mark(rows: readonly OutboxFacts[], refused: RejectCode | null): Promise<void> {
    const changed = rows.map((facts) => ({ ...facts, refused }));
    const writes: StoreWrite[] = [];
    for (const facts of changed) {
      const bytes = await outbox.bytes(facts.key);
      if (bytes !== null) writes.push(outbox.row(facts, bytes));
    }
    if (writes.length > 0) await disk.commit(writes, "relaxed");
    for (const facts of changed) outbox.changed(facts);
  }

  return {
    async next(limit) {
      const rows: OutboxRow[] = [];
      for (const { key, document, scope, refused } of outbox.living()) {
        if (refused !== null) continue;
        if (rows.length >= limit) break;
        const bytes = await outbox.bytes(key);
        if (bytes !== null && outbox.get(key) !== null) rows.push({ key, document, scope, bytes, refused });
      }
      return rows;
    },
    acknowledged: (rows) =>
      serial(async () => {
        const writes: StoreWrite[] = [];
        const done: (() => void)[] = [];
        for (const key of new Set(rows.map((row) => row.key))) {
          const facts = outbox.get(key);
          if (facts === null) continue;
          const settling = await outbox.settling(facts, { ...parts, device: context.device });
          writes.push(...settling.writes);
          done.push(settling.settled);
          const shadow = shadows.get(facts.document);
          if (shadow !== null) shadow.tailEntries += 1;
        }
        // The relay has them: should this be lost, they are sent again and acknowledged again.
        if (writes.length > 0) await disk.commit(writes, "relaxed");
        for (const settled of done) settled();
      }),
    refused: (key, code) =>
      serial(async () => {
        const facts = outbox.get(key);
        if (facts !== null) await mark([facts], code);
      }),
    clearRefusals: () =>
      serial(() =>
        mark(
          [...outbox.all()].filter(({ refused }) => refused !== null),
          null,
        ),
      ),
    sealAnew: (scope, after) => serial(() => sealing.sealAnew(scope, after)),
    get size() {
      return outbox.living().length;
    },
    get refusedCount() {
      return outbox.living().filter(({ refused }) => refused !== null).length;
    },
  };
}
