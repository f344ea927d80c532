/** The other side of each ratio: y-indexeddb on this page's thread, holding the same updates in plaintext. */

import { IndexeddbPersistence } from "y-indexeddb";
import * as Y from "yjs";

/** A database with these rows, exactly as y-indexeddb would have added them one by one. */
export async function makePlain(name: string, updates: readonly Uint8Array[]): Promise<void> {
  const doc = new Y.Doc();
  const persistence = new IndexeddbPersistence(name, doc);
  await persistence.whenSynced;
  const { db } = persistence;
  if (db === null) throw new Error("no database");
  const transaction = db.transaction(["updates"], "readwrite");
  const store = transaction.objectStore("updates");
  for (const update of updates) store.add(update);
  await new Promise((resolve, reject) => {
    transaction.addEventListener("complete", resolve);
    transaction.addEventListener("error", reject);
  });
  await persistence.destroy();
}

export async function openPlain(name: string): Promise<{ readonly doc: Y.Doc; close(): Promise<void> }> {
  const doc = new Y.Doc();
  const persistence = new IndexeddbPersistence(name, doc);
  await persistence.whenSynced;
  return {
    doc,
    async close() {
      await persistence.destroy();
      doc.destroy();
    },
  };
}
