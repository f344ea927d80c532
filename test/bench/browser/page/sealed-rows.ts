/**
 * Entries as they lie on the disk of a device whose relay has acknowledged them: sealed, chained, each signed in a batch of its own, as typing
 * makes them. Written straight into the tables, because a relay's answer for each of ten thousand would take minutes.
 */

import { Chains } from "../../../../client/engine/entries/chains.ts";
import { encodeDocument, type KnownDocument, orderKey } from "../../../../client/engine/entries/rows.ts";
import { sealBatch } from "../../../../client/engine/entries/seal.ts";
import type { Session } from "../../../../client/engine/session/open-session.ts";
import type { StoreWrite } from "../../../../client/engine/store/store.ts";
import { idToBytes } from "../../../../crypto/public/ids.ts";

const ROWS_A_COMMIT = 2_000;

export interface SealedDocument extends KnownDocument {
  readonly updates: readonly Uint8Array[];
  /** The Yjs client that wrote them. */
  readonly client: number;
}

export async function writeSealed({ context }: Session, documents: readonly SealedDocument[]): Promise<void> {
  const { store, device } = context;
  const chains = new Chains(store, device);
  let rows: StoreWrite[] = [];
  for (const known of documents) {
    const { scope, document, client, updates } = known;
    rows.push({ table: "documents", key: document, value: encodeDocument(known) });
    rows.push({ table: "claims", key: `${document}/${client}`, value: idToBytes(device) });
    for (const [at, update] of updates.entries()) {
      const batchCounter = (await chains.batchCounter()) + 1;
      const tails = new Map([[scope, await chains.tail(scope)]]);
      const batch = await sealBatch(context, [{ scope, document, update }], { tails, batchCounter });
      for (const { signed, hash, incarnation, counter } of batch.entries) {
        rows.push({ table: "entries", key: `${document}/${orderKey(at + 1)}`, value: signed });
        rows.push(chains.moveHead(device, scope, { incarnation, counter, hash }));
      }
      rows.push(chains.moveBatchCounter(batchCounter));
      if (rows.length < ROWS_A_COMMIT) continue;
      await store.commit(rows, "relaxed");
      rows = [];
    }
  }
  await store.commit(rows, "relaxed");
}
