/**
 * The one document that lies in clear on this device (y-indexeddb): looks, language, and which practices live here under the label
 * their person chose. It never sees a record, and nothing of it ever reaches the relay. All tabs have it: what is changed in one is told
 * to the others at once, past the disk.
 */
import { IndexeddbPersistence } from "y-indexeddb";
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
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin === "device") otherTabs.postMessage(update);
  });
  const persistence = isAllowed().then((allowed) => (allowed ? new IndexeddbPersistence(name, doc) : null));
  const settings = doc.getMap<string>("settings");
  const labels = doc.getMap<string>("labels");
  const put = (map: Y.Map<string>, key: string, value: string | null): void => {
    doc.transact(() => (value === null ? map.delete(key) : map.set(key, value)), "device");
  };
  return {
    ready: persistence.then(async (stored) => void (await stored?.whenSynced)),
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

/** Where nothing may be stored, what is chosen lasts as long as the tab. */
async function isAllowed(): Promise<boolean> {
  try {
    await indexedDB.databases();
    return true;
  } catch {
    return false;
  }
}
