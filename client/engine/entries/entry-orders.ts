/** Places of entries in their document's part of the table, how far the disk has them, and which contents are there. */
import { FormatError } from "../../../crypto/public/bytes.ts";
import { bytesToHex } from "../../../crypto/public/encodings.ts";
import { entryHash } from "../../../crypto/public/entry.ts";
import { splitSignedEntry } from "../../../crypto/public/signed-entry.ts";
import type { DocumentId } from "../../../crypto/public/ids.ts";
import type { EngineStore, StoreWrite } from "../store/store.ts";
import { entryPages } from "./entry-pages.ts";
import { keyToOrder, orderKey } from "./rows.ts";

const DOCUMENTS_REMEMBERED = 256;

export class EntryOrders {
  readonly #store: EngineStore;
  readonly #lastGiven = new Map<DocumentId, number>();
  readonly #onDisk = new Map<DocumentId, number>();

  /** Content hashes of the documents asked about last. */
  readonly #hashes = new Map<DocumentId, Set<string>>();

  constructor(store: EngineStore) {
    this.#store = store;
  }

  /** The row for a further entry. The caller commits it, then calls `committed`. Never run side by side for one document. */
  async row(document: DocumentId, signed: Uint8Array): Promise<StoreWrite> {
    const order = (await this.#last(document)) + 1;
    this.#lastGiven.set(document, order);
    const hash = hashOf(signed);
    if (hash !== null) this.#hashes.get(document)?.add(hash);
    return { table: "entries", key: `${document}/${orderKey(order)}`, value: signed };
  }

  committed(document: DocumentId): void {
    const last = this.#lastGiven.get(document);
    if (last !== undefined) this.#onDisk.set(document, last);
  }

  /** The last place given, on the disk or about to be committed. */
  given(document: DocumentId): number {
    return this.#lastGiven.get(document) ?? 0;
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

  /** Content hashes of all entries of a document: what was received once is recognised. */
  async hashes(document: DocumentId): Promise<ReadonlySet<string>> {
    const known = this.#hashes.get(document);
    if (known !== undefined) return known;
    const hashes = new Set<string>();
    for await (const rows of entryPages(this.#store, document)) {
      for (const { value } of rows) {
        const hash = hashOf(value);
        if (hash !== null) hashes.add(hash);
      }
    }
    if (this.#hashes.size >= DOCUMENTS_REMEMBERED) this.#hashes.clear();
    this.#hashes.set(document, hashes);
    return hashes;
  }

  /** Rows of the document were taken off the disk. */
  forgetHashes(document: DocumentId): void {
    this.#hashes.delete(document);
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

function hashOf(signed: Uint8Array): string | null {
  try {
    return bytesToHex(entryHash(splitSignedEntry(signed).entry));
  } catch (error) {
    if (error instanceof FormatError) return null;
    throw error;
  }
}
