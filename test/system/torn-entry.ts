/** Tears the row of one entry on the disk of the device that wrote it: what is left of the last copy, once the relay has none. */
import type { DeviceId, DocumentId } from "../../crypto/public/ids.ts";
import { FormatError } from "../../crypto/public/bytes.ts";
import { splitSignedEntry } from "../../crypto/public/signed-entry.ts";
import type { StoreRow } from "../../client/engine/store/store.ts";
import type { SimDevice } from "./sim-device.ts";
import type { World } from "./world.ts";

export interface TornEntry {
  /** Its author, whose disk it is on. */
  readonly author: DeviceId;
  readonly document: DocumentId;
  /** From the end of what this device wrote in the document; 0 is the last. */
  readonly fromEnd: number;
}

/** False when there are not so many. */
export async function tearOwnEntry(device: SimDevice, entry: TornEntry): Promise<boolean> {
  return (await tear(device, entry)) !== null;
}

/** The key of the row. */
async function tear(device: SimDevice, { author, document, fromEnd }: TornEntry): Promise<string | null> {
  const store = await device.disk.store();
  const rows = (await store?.range("entries", { prefix: `${document}/` })) ?? [];
  const own = rows.filter((row) => isBy(row, author));
  const row = own[own.length - 1 - fromEnd];
  if (store === null || row === undefined) return null;
  const torn = row.value.slice(0, Math.floor(row.value.length / 2));
  await store.commit([{ table: "entries", key: row.key, value: torn }], "strict");
  return row.key;
}

/** The oracle knows of it: nothing is owed of what is torn, and of what comes to stand on it all the less, the less time there was to find it. */
export async function tearLastCopy(world: World, device: SimDevice, entry: TornEntry): Promise<boolean> {
  const { name, disk } = device;
  const key = await tear(device, entry);
  if (key === null) return false;
  world.oracle.lastCopyTorn(name, entry.document);
  disk.whenGone("entries", key, () => world.oracle.tornFound(name, entry.document));
  return true;
}

/** The same with one that waits to be sent, by its place in the outbox. What its author wrote last is behind it. */
export async function tearWaitingEntry(device: SimDevice, fromEnd: number): Promise<boolean> {
  const store = await device.disk.store();
  const rows = (await store?.range("outbox")) ?? [];
  const row = rows[rows.length - 1 - fromEnd];
  if (store === null || row === undefined) return false;
  const torn = row.value.slice(0, Math.floor(row.value.length / 2));
  await store.commit([{ table: "outbox", key: row.key, value: torn }], "strict");
  return true;
}

function isBy({ value }: StoreRow, author: DeviceId): boolean {
  try {
    return splitSignedEntry(value).header.device === author;
  } catch (error) {
    if (error instanceof FormatError) return false;
    throw error;
  }
}
