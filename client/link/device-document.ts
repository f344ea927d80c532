/**
 * The one document that lies in clear on this device (y-indexeddb): looks, language, and which practices live here under the label
 * their person chose. It never sees a record, and nothing of it ever reaches the relay. All tabs have it: what is changed in one is told
 * to the others at once, past the disk.
 */
import { IndexeddbPersistence, storeState } from "y-indexeddb";
import * as Y from "yjs";
import type { PracticeId } from "../../crypto/public/ids.ts";

export type DeviceSetting =
  | "theme"
  | "language"
  | "density"
  | "text-size"
  | "lock-after-minutes"
  | "key-shortcuts"
  | "navigation"
  | "contrast"
  | "paper"
  | "first-steps"
  /** Whoever works here has read that the browser keeps nothing for sure. */
  | "storage-answer"
  /** The demo practice that was made to its end. */
  | "demo";

export interface DeviceDocument {
  readonly ready: Promise<void>;
  setting(name: DeviceSetting): string | null;
  set(name: DeviceSetting, value: string | null): void;
  /** The label under which a practice is shown on the unlock screen of this device. */
  label(practice: PracticeId): string | null;
  setLabel(practice: PracticeId, label: string | null): void;
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

export function makeDeviceDocument(name = "claros-device"): DeviceDocument {
  const doc = new Y.Doc();
  const otherTabs = new BroadcastChannel(name);
  otherTabs.onmessage = ({ data }) => {
    if (data instanceof Uint8Array) Y.applyUpdate(doc, data, "other-tab");
  };
  let stored: IndexeddbPersistence | null = null;
  doc.on("update", (update: Uint8Array, _origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) => {
    if (!local) return;
    otherTabs.postMessage(update);
    // Before the disk is open, y-indexeddb writes all that is there when it opens.
    if (stored?.db) writeAtOnce(stored.db, update);
  });
  const persistence = isAllowed().then((allowed) => {
    if (allowed) stored = new IndexeddbPersistence(name, doc);
    return stored;
  });
  const settings = doc.getMap<string>("settings");
  const labels = doc.getMap<string>("labels");
  const put = (map: Y.Map<string>, key: string, value: string | null): void => {
    // What names y-indexeddb as its origin is left alone by it, and written here.
    doc.transact(() => (value === null ? map.delete(key) : map.set(key, value)), stored ?? "device");
  };
  return {
    ready: untilRead(persistence),
    setting: (key) => settings.get(key) ?? null,
    set: (key, value) => put(settings, key, value),
    label: (practice) => labels.get(practice) ?? null,
    setLabel: (practice, label) => put(labels, practice, label),
    onChange(listener) {
      doc.on("update", listener);
      return () => doc.off("update", listener);
    },
    async close() {
      otherTabs.close();
      await (await persistence)?.destroy();
      doc.destroy();
    },
  };
}

async function untilRead(persistence: Promise<IndexeddbPersistence | null>): Promise<void> {
  const stored = await persistence;
  if (stored === null) return;
  await stored.whenSynced;
  void makeFewRows(stored);
}

/** Many rows become one. What is written here does not count where y-indexeddb counts. */
async function makeFewRows(stored: IndexeddbPersistence): Promise<void> {
  try {
    await storeState(stored, false);
  } catch {
    // The page goes, or the disk refuses: a next one tries again.
  }
}

/**
 * A choice and a reload in the same breath: a page that goes aborts its transactions, and y-indexeddb leaves each to end by itself. These
 * have been told to end when the page goes.
 */
function writeAtOnce(database: IDBDatabase, update: Uint8Array): void {
  const transaction = database.transaction("updates", "readwrite");
  transaction.objectStore("updates").add(update);
  transaction.commit();
}

/** Where nothing may be stored, what is chosen lasts as long as the tab. */
async function isAllowed(): Promise<boolean> {
  try {
    await indexedDB.databases();
    return true;
  } catch {
    return false;
  }
}
