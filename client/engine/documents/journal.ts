/**
 * What was typed here and is not sealed yet. A change is in memory for 40 ms at most, then in a row of the disk, sealed under the device
 * root: never under a scope key, so no rotation can strand it. Only when that commit is through is the change counted as journaled.
 */
import type { DocumentId } from "../../../crypto/public/ids.ts";
import { idToBytes } from "../../../crypto/public/ids.ts";
import { bytesToDocumentId } from "../../../crypto/public/ids.ts";
import { hexToBytes } from "../../../crypto/public/encodings.ts";
import type { PracticeContext } from "../contract.ts";
import type { TimerId } from "../environment.ts";
import type { Disk } from "../entries/disk.ts";
import { keyToOrder, orderKey } from "../entries/rows.ts";
import { mergeInTree } from "../entries/split-update.ts";
import type { StoreWrite } from "../store/store.ts";
import type { ProgressTable } from "./progress.ts";
import type { Shadow } from "./shadow.ts";

const FLUSH_AFTER_MS = 40;

/** What is to be sealed in a moment need not be read back; more than this of it is. */
const KEPT_BYTES = 1024 * 1024;

export interface JournalRow {
  readonly key: string;
  readonly firstRev: number;
  /** What is in it; `null` when the disk must be asked. */
  readonly update: Uint8Array | null;
}

interface Buffer {
  readonly shadow: Shadow;
  readonly sinceMs: number;
  readonly firstRev: number;
  readonly updates: Uint8Array[];
  readonly newClients: number[];
}

export interface NewSummary {
  readonly row: StoreWrite;
  readonly tell: () => void;
}

export interface JournalParts {
  readonly context: PracticeContext;
  readonly disk: Disk;
  readonly progress: ProgressTable;
  /** The summary of a document, where the change shows in lists: written with the change, told after it. */
  readonly newSummary: (shadow: Shadow) => Promise<NewSummary | null>;
  /** Rows of these documents are on the disk and wait to be sealed; the first change in them is of `sinceMs`. */
  readonly onJournaled: (documents: readonly DocumentId[], sinceMs: number) => void;
}

export class Journal {
  readonly #parts: JournalParts;
  readonly #rowsByDocument = new Map<DocumentId, JournalRow[]>();
  #buffers = new Map<DocumentId, Buffer>();
  #nextOrder = 1;
  #keptBytes = 0;
  #timer: TimerId | null = null;
  #flushing: Promise<void> | null = null;

  private constructor(parts: JournalParts) {
    this.#parts = parts;
  }

  static async load(parts: JournalParts): Promise<Journal> {
    const journal = new Journal(parts);
    for (const key of await parts.context.store.keys("journal")) {
      const document = bytesToDocumentId(hexToBytes(key.slice(0, key.indexOf("/"))));
      journal.#rows(document).push({ key, firstRev: 1, update: null });
      parts.progress.restore(document, `journal/${key}`, null);
      journal.#nextOrder = Math.max(journal.#nextOrder, keyToOrder(key) + 1);
    }
    return journal;
  }

  documents(): readonly DocumentId[] {
    return [...this.#rowsByDocument.keys()];
  }

  rows(document: DocumentId): readonly JournalRow[] {
    return this.#rowsByDocument.get(document) ?? [];
  }

  /** False only when no row of this document is on the disk, or on its way there. */
  mayHold(document: DocumentId): boolean {
    return this.#flushing !== null || this.#buffers.has(document) || this.rows(document).length > 0;
  }

  /** One change that is in the shadow already. */
  add(shadow: Shadow, update: Uint8Array, newClients: readonly number[]): void {
    const { progress, context } = this.#parts;
    const own = progress.of(shadow.document);
    own.rev += 1;
    for (const client of newClients) own.claim(client);
    let buffer = this.#buffers.get(shadow.document);
    if (buffer === undefined) {
      const sinceMs = context.clock.now();
      buffer = { shadow, sinceMs, firstRev: own.rev, updates: [], newClients: [] };
      this.#buffers.set(shadow.document, buffer);
      shadow.inUse += 1;
      shadow.unjournaled += 1;
    }
    buffer.updates.push(update);
    buffer.newClients.push(...newClients);
    this.#timer ??= context.clock.setTimeout(() => {
      this.#timer = null;
      // A store that was closed has been reported; what is in memory stays there.
      this.flush().catch(() => undefined);
    }, FLUSH_AFTER_MS);
  }

  /** Resolves when everything that was added before the call is on the disk. */
  async flush(): Promise<void> {
    while (this.#buffers.size > 0 || this.#flushing !== null) {
      if (this.#flushing === null) {
        this.#flushing = this.#writeBuffers().finally(() => (this.#flushing = null));
      }
      await this.#flushing;
    }
  }

  /** The updates of these rows, in order; rows that do not open are left out and stay on the disk. */
  async read(
    rows: readonly JournalRow[],
  ): Promise<readonly { readonly key: string; readonly update: Uint8Array }[]> {
    const { store, keyring } = this.#parts.context;
    const read = await Promise.all(
      rows.map(async ({ key, update }) => {
        if (update !== null) return { key, update };
        const sealed = await store.get("journal", key);
        return { key, update: sealed === null ? null : keyring.local.open("journal", key, sealed) };
      }),
    );
    return read.flatMap(({ key, update }) => (update === null ? [] : [{ key, update }]));
  }

  /** Rows that are in the outbox now; the caller has committed that. */
  sealed(document: DocumentId, keys: ReadonlySet<string>): void {
    const left: JournalRow[] = [];
    for (const row of this.rows(document)) {
      if (keys.has(row.key)) this.#keptBytes -= row.update?.length ?? 0;
      else left.push(row);
    }
    if (left.length === 0) this.#rowsByDocument.delete(document);
    else this.#rowsByDocument.set(document, left);
    for (const key of keys) this.#parts.progress.of(document).settle(`journal/${key}`);
  }

  stop(): void {
    if (this.#timer !== null) this.#parts.context.clock.clearTimeout(this.#timer);
    this.#timer = null;
  }

  async #writeBuffers(): Promise<void> {
    const { progress, disk } = this.#parts;
    const buffers = [...this.#buffers.values()];
    this.#buffers = new Map();
    const revs = buffers.map(({ shadow }) => progress.of(shadow.document).rev);
    const rows = buffers.map(({ shadow, firstRev, updates }) => {
      const key = `${shadow.document}/${orderKey(this.#nextOrder++)}`;
      return { key, firstRev, update: mergeInTree(updates) };
    });
    const summaries: NewSummary[] = [];
    try {
      const writes = await this.#writesOf(buffers, rows, summaries);
      await disk.commit(writes, "strict");
    } catch (error) {
      this.#putBack(buffers);
      throw error;
    }
    buffers.forEach(({ shadow }, at) => {
      const [row, rev] = [rows[at], revs[at]];
      if (row === undefined || rev === undefined) return;
      const own = progress.of(shadow.document);
      this.#rows(shadow.document).push(this.#kept(row));
      own.wait(`journal/${row.key}`, row.firstRev);
      own.journaledRev = rev;
      shadow.inUse -= 1;
      shadow.unjournaled -= 1;
      progress.changed(shadow.document);
    });
    for (const { tell } of summaries) tell();
    this.#parts.onJournaled(
      buffers.map(({ shadow }) => shadow.document),
      Math.min(...buffers.map(({ sinceMs }) => sinceMs)),
    );
  }

  #kept(row: JournalRow): JournalRow {
    const length = row.update?.length ?? 0;
    if (this.#keptBytes + length > KEPT_BYTES) return { ...row, update: null };
    this.#keptBytes += length;
    return row;
  }

  async #writesOf(
    buffers: readonly Buffer[],
    rows: readonly { readonly key: string; readonly update: Uint8Array }[],
    summaries: NewSummary[],
  ): Promise<StoreWrite[]> {
    const { context, newSummary } = this.#parts;
    const writes: StoreWrite[] = [];
    for (const [at, { shadow, newClients }] of buffers.entries()) {
      const row = rows[at];
      if (row === undefined) continue;
      const value = context.keyring.local.seal("journal", row.key, row.update);
      writes.push({ table: "journal", key: row.key, value });
      writes.push(...claimRows(shadow, newClients));
      const summary = await newSummary(shadow);
      if (summary === null) continue;
      summaries.push(summary);
      writes.push(summary.row);
    }
    return writes;
  }

  /** The disk is gone for good: what was typed stays in memory, before what was typed since. */
  #putBack(buffers: readonly Buffer[]): void {
    for (const buffer of buffers) {
      const newer = this.#buffers.get(buffer.shadow.document);
      if (newer !== undefined) {
        buffer.updates.push(...newer.updates);
        buffer.newClients.push(...newer.newClients);
        buffer.shadow.inUse -= 1;
        buffer.shadow.unjournaled -= 1;
      }
      this.#buffers.set(buffer.shadow.document, buffer);
    }
  }

  #rows(document: DocumentId): JournalRow[] {
    const rows = this.#rowsByDocument.get(document) ?? [];
    this.#rowsByDocument.set(document, rows);
    return rows;
  }
}

export function claimRows(shadow: Shadow, clients: readonly number[]): StoreWrite[] {
  return clients.flatMap((client) => {
    const device = shadow.claims.get(client);
    if (device === undefined) return [];
    return [{ table: "claims", key: `${shadow.document}/${client}`, value: idToBytes(device) } as const];
  });
}
