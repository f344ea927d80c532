/** Places of entries in their document's part of the table, and how far the disk has them. */
import type { DocumentId } from "../../../crypto/public/ids.ts";
import type { EngineStore, StoreWrite } from "../store/store.ts";
import { keyToOrder, orderKey } from "./rows.ts";

export class EntryOrders {
  readonly #store: EngineStore;
  readonly #lastGiven = new Map<DocumentId, number>();
  readonly #onDisk = new Map<DocumentId, number>();

  constructor(store: EngineStore) {
    this.#store = store;
  }

  /** The row for a further entry. The caller commits it, then calls `committed`. Never run side by side for one document. */
  async row(document: DocumentId, signed: Uint8Array): Promise<StoreWrite> {
    const order = (await this.#last(document)) + 1;
    this.#lastGiven.set(document, order);
    return { table: "entries", key: `${document}/${orderKey(order)}`, value: signed };
  }

  committed(document: DocumentId): void {
    const last = this.#lastGiven.get(document);
    if (last !== undefined) this.#onDisk.set(document, last);
  }

  /** Everything up to here is on the disk; `null` when nothing was asked or written yet. */
  onDisk(document: DocumentId): number | null {
    return this.#onDisk.get(document) ?? null;
  }

  /** Told by whoever read the whole tail anyway. */
  noteLast(document: DocumentId, last: number): void {
    if (this.#lastGiven.has(document)) return;
    this.#lastGiven.set(document, last);
    this.#onDisk.set(document, last);
  }

  async #last(document: DocumentId): Promise<number> {
    const known = this.#lastGiven.get(document);
    if (known !== undefined) return known;
    const range = { prefix: `${document}/`, reverse: true, limit: 1 };
    const [entry] = await this.#store.keys("entries", range);
    this.noteLast(document, entry === undefined ? 0 : keyToOrder(entry));
    return this.#lastGiven.get(document) ?? 0;
  }
}
