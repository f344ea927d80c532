/** Wakes the rooms of one unlocked practice that deal with documents, and ties them together. */
import { DocumentTable } from "../documents/document-table.ts";
import { AwarenessRooms } from "../documents/awareness-room.ts";
import { DocumentsRoom, makeNewSummary } from "../documents/documents.ts";
import { Journal } from "../documents/journal.ts";
import { ProgressTable } from "../documents/progress.ts";
import { Sealing } from "../documents/sealing.ts";
import { Shadows } from "../documents/shadows.ts";
import { TabChannel } from "../documents/tab-channel.ts";
import { Summaries } from "../projections/summaries.ts";
import type { EntriesEvents, EntriesRooms, PracticeContext } from "../contract.ts";
import type { StoreTable, StoreWrite } from "../store/store.ts";
import { makeBatchCheck } from "./batch-signatures.ts";
import { Chains } from "./chains.ts";
import { makeDisk } from "./disk.ts";
import { EntryOrders } from "./entry-orders.ts";
import { makeLedger } from "./ledger.ts";
import { OutboxRoom } from "./outbox.ts";
import { OutboxRows } from "./outbox-rows.ts";
import { Quarantine } from "./quarantine.ts";
import { RecoveredScopes } from "./recovered-scopes.ts";
import { documentInTorn } from "./rows.ts";
import { makeSerial } from "./serial.ts";
import { SnapshotPublisher } from "../snapshots/publisher.ts";
import { makeSnapshots } from "../snapshots/snapshots.ts";
import { UnverifiedDocuments } from "../snapshots/unverified.ts";

/** What a backup needs to bring the documents back; states and summaries are made again from these. */
const BACKED_UP: readonly StoreTable[] = [
  "documents",
  "entries",
  "journal",
  "outbox",
  "heads",
  "claims",
  "quarantine",
  // A list shows what stands here without opening documents, so a restored device would show empty lists without it.
  "summaries",
];

/** Reads what lies on the disk and resumes: journals wait to be sealed, the outbox to be sent. */
export async function openEntriesRooms(
  context: PracticeContext,
  outside: EntriesEvents,
): Promise<EntriesRooms> {
  const events: EntriesEvents = {
    ...outside,
    damaged(scope, document) {
      outside.damaged(scope, document);
      // Without the disk it is noted when the document is opened next.
      documents.noteDamage(document).catch(() => undefined);
    },
  };
  const { store, device } = context;
  const disk = makeDisk(context, events);
  const serial = makeSerial();
  const progress = new ProgressTable((document) => {
    for (const peer of shadows.get(document)?.peers ?? []) if (peer instanceof TabChannel) peer.report();
    events.waitingChanged();
  });
  const [table, quarantine, recovered, outboxRows] = await Promise.all([
    DocumentTable.load(store),
    Quarantine.load(store),
    RecoveredScopes.load(store),
    OutboxRows.load(store, progress),
  ]);
  if (outboxRows.torn.length > 0) {
    const why = { reason: "damaged-on-disk", chained: true, atMs: context.clock.now() } as const;
    const setAside = outboxRows.torn.flatMap(({ key, value }): StoreWrite[] => [
      { table: "outbox", key, value: null },
      quarantine.add(value, why, documentInTorn(value) ?? undefined),
    ]);
    await disk.commit(setAside, "strict");
  }
  const chains = new Chains(store, device);
  const orders = new EntryOrders(store);
  const shadows = new Shadows({
    context,
    disk,
    table,
    orders,
    outbox: outboxRows,
    quarantine,
    events,
    mayBeJournaled: (document) => journal.mayHold(document),
    flushJournal: () => journal.flush(),
  });
  const summaries = new Summaries(context);
  const check = makeBatchCheck(context);
  const unverified = await UnverifiedDocuments.load({
    context,
    disk,
    table,
    shadows,
    summaries,
    check,
    events,
  });
  const awareness = new AwarenessRooms({
    context,
    events,
    claimOf(document, client) {
      const owner = shadows.get(document)?.claims.get(client);
      if (owner !== device) return owner === undefined ? "none" : "known";
      return progress.of(document).isClaimBackedUp(client) ? "known" : "waiting";
    },
  });
  const journal = await Journal.load({
    context,
    disk,
    progress,
    newSummary: makeNewSummary({ summaries, shadows }, events),
    onJournaled: (documents, sinceMs) => sealing.schedule(documents, sinceMs),
  });
  const sealing = new Sealing({
    context,
    disk,
    serial,
    table,
    chains,
    outbox: outboxRows,
    journal,
    progress,
    isWatched: (document) => awareness.isWatched(document),
    events,
  });
  sealing.schedule(journal.documents());
  const publisher = new SnapshotPublisher({
    context,
    disk,
    serial,
    table,
    shadows,
    orders,
    chains,
    progress,
    isUnverified: (document) => unverified.has(document),
    pace: context.snapshotPace,
  });
  const shared = {
    context,
    disk,
    serial,
    table,
    chains,
    orders,
    shadows,
    quarantine,
    summaries,
    sealing,
    recovered,
    unverified,
    publisher,
    events,
  };
  const documents = new DocumentsRoom({ ...shared, journal, progress, awareness });
  return {
    ledger: makeLedger({ ...shared, outbox: outboxRows, check }),
    outbox: new OutboxRoom({ ...shared, outbox: outboxRows }),
    documents,
    snapshots: makeSnapshots({ unverified, publisher, documents }),
    async exportRows() {
      await documents.flushOutbox();
      const writes: StoreWrite[] = [];
      for (const name of BACKED_UP) {
        for (const { key, value } of await store.range(name)) writes.push({ table: name, key, value });
      }
      for (const { key, value } of await store.range("meta")) {
        const isOurs = key === "cursor" || key === "batch-counter" || /^(tail|left)\//.test(key);
        if (isOurs) writes.push({ table: "meta", key, value });
      }
      return writes;
    },
  };
}
