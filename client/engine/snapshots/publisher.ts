/**
 * When a device publishes a snapshot, and what is in it: the whole state of a document in which it writes, sealed and signed like an entry,
 * after so many entries or bytes since it last did. Only what the relay has acknowledged goes in, at a moment when nothing of the document
 * waits, so that every reader can find all of it in entries.
 */
import * as Y from "yjs";
import { ByteReader, ByteWriter } from "../../../crypto/public/bytes.ts";
import type { DeviceId, DocumentId, ScopeId } from "../../../crypto/public/ids.ts";
import type { ResultCode } from "../../../sync-server/protocol/codes.ts";
import type { PracticeContext, SnapshotOffer } from "../contract.ts";
import type { DocumentTable } from "../documents/document-table.ts";
import type { ProgressTable } from "../documents/progress.ts";
import type { Shadow } from "../documents/shadow.ts";
import type { Shadows } from "../documents/shadows.ts";
import type { Chains } from "../entries/chains.ts";
import type { Disk } from "../entries/disk.ts";
import type { EntryOrders } from "../entries/entry-orders.ts";
import { decodeCursor, fetchedScopeKey, orderKey } from "../entries/rows.ts";
import { canSeal, fitsEntry, sealSnapshot } from "../entries/seal.ts";
import type { Serial } from "../entries/serial.ts";
import type { SnapshotPace } from "./pace.ts";
import { encodeSnapshot } from "./snapshot-format.ts";

export interface PublisherParts {
  readonly context: PracticeContext;
  readonly disk: Disk;
  /** Held by everything that moves chains and documents. */
  readonly serial: Serial;
  readonly table: DocumentTable;
  readonly shadows: Shadows;
  readonly orders: EntryOrders;
  readonly chains: Chains;
  readonly progress: ProgressTable;
  readonly isUnverified: (document: DocumentId) => boolean;
  readonly pace: SnapshotPace;
}

/** Written since the last snapshot of this device. */
interface Written {
  entries: number;
  bytes: number;
  /** Of the last snapshot; 0 before the first. */
  stateBytes: number;
}

interface Made {
  readonly offer: SnapshotOffer;
  readonly order: number;
  readonly stateBytes: number;
}

export class SnapshotPublisher {
  readonly #parts: PublisherParts;
  /** Documents in which this device has written since the start. */
  readonly #written = new Map<DocumentId, Written>();
  readonly #due = new Set<DocumentId>();
  #made: Made | null = null;

  constructor(parts: PublisherParts) {
    this.#parts = parts;
  }

  /** An entry of a colleague is on the disk. */
  received(document: DocumentId, bytes: number): void {
    const written = this.#written.get(document);
    if (written === undefined) return;
    written.entries += 1;
    written.bytes += bytes;
  }

  /** An entry of this device was acknowledged and is on the disk. */
  async acknowledged(document: DocumentId, bytes: number): Promise<void> {
    const known = this.#written.get(document);
    if (known !== undefined) this.received(document, bytes);
    const written = known ?? (await this.#readWritten(document));
    this.#written.set(document, written);
    if (this.#isMuch(written)) this.#due.add(document);
  }

  /** The next snapshot to be sent; asked for again only after `settled`. */
  next(): Promise<SnapshotOffer | null> {
    if (this.#due.size === 0) return Promise.resolve(null);
    return this.#parts.serial(async () => {
      for (const document of this.#due) {
        const made = await this.#make(document);
        if (made === "wait") continue;
        this.#due.delete(document);
        if (made === null) continue;
        this.#made = made;
        return made.offer;
      }
      return null;
    });
  }

  /** A snapshot that the relay did not take is no loss: the next one is due after as much writing again. */
  async settled({ document }: SnapshotOffer, code: ResultCode): Promise<void> {
    const made = this.#made;
    this.#made = null;
    if (made === null || made.offer.document !== document || code !== "ok") return;
    const value = new ByteWriter(16).u64(made.order).u64(made.stateBytes).finish();
    await this.#parts.disk.commit([{ table: "meta", key: publishedKey(document), value }], "relaxed");
  }

  #isMuch({ entries, bytes, stateBytes }: Written): boolean {
    const { pace } = this.#parts;
    const enough = Math.min(pace.mostBytes, Math.max(pace.leastBytes, stateBytes * pace.partOfState));
    return entries >= pace.entries || bytes >= enough;
  }

  async #readWritten(document: DocumentId): Promise<Written> {
    const { context, pace } = this.#parts;
    const row = await context.store.get("meta", publishedKey(document));
    const { order, stateBytes } = row === null ? { order: 0, stateBytes: 0 } : readPublished(row);
    const rows = await context.store.range("entries", {
      prefix: `${document}/`,
      after: `${document}/${orderKey(order)}`,
      limit: pace.entries,
    });
    const bytes = rows.reduce((sum, { value }) => sum + value.length, 0);
    return { entries: rows.length, bytes, stateBytes };
  }

  /** `wait`: not at this moment. `null`: not possible, and not worth asking soon. */
  async #make(document: DocumentId): Promise<Made | "wait" | null> {
    const { context, table, shadows } = this.#parts;
    const known = table.get(document);
    if (known === null) return null;
    const cursor = await context.store.get("meta", "cursor");
    if (cursor === null || !(await this.#isWhole(document, known.scope))) return "wait";
    const shadow = await shadows.acquire(document);
    try {
      // From here to the state no other work of this thread comes between.
      if (!shadow.isSettled || this.#parts.progress.of(document).isWaiting) return "wait";
      // Reading it may have shown that rows of it are damaged.
      if (shadows.isIncomplete(document)) return "wait";
      const state = Y.encodeStateAsUpdate(shadow.doc);
      const claims = claimsOf(shadow);
      if (claims === null) return null;
      const plaintext = encodeSnapshot({ covers: decodeCursor(cursor), claims, state });
      this.#written.set(document, { entries: 0, bytes: 0, stateBytes: state.length });
      if (!fitsEntry(plaintext.length)) return null;
      return await this.#seal(
        { document, scope: known.scope, plaintext },
        decodeCursor(cursor).number,
        state,
      );
    } finally {
      shadows.release(shadow);
    }
  }

  /** Everything of it that was written before the cursor is here, and this device may write in it. */
  async #isWhole(document: DocumentId, scope: ScopeId): Promise<boolean> {
    const { context, isUnverified } = this.#parts;
    if (!canSeal(context, scope) || isUnverified(document)) return false;
    return (await context.store.get("meta", fetchedScopeKey(scope))) !== null;
  }

  async #seal(
    draft: { readonly document: DocumentId; readonly scope: ScopeId; readonly plaintext: Uint8Array },
    covers: number,
    state: Uint8Array,
  ): Promise<Made> {
    const { context, chains, disk, orders } = this.#parts;
    const batchCounter = (await chains.batchCounter()) + 1;
    await disk.commit([chains.moveBatchCounter(batchCounter)], "strict");
    const { document, scope } = draft;
    const bytes = await sealSnapshot(context, draft, batchCounter);
    const order = orders.onDisk(document) ?? 0;
    return { offer: { document, scope, covers, bytes }, order, stateBytes: state.length };
  }
}

/** `null` while a client of the state is nobody's. */
function claimsOf(shadow: Shadow): ReadonlyMap<number, DeviceId> | null {
  const claims = new Map<number, DeviceId>();
  for (const client of shadow.doc.store.clients.keys()) {
    const device = shadow.claims.get(client);
    if (device === undefined) return null;
    claims.set(client, device);
  }
  return claims;
}

function publishedKey(document: DocumentId): string {
  return `snapshot/${document}`;
}

function readPublished(row: Uint8Array): { readonly order: number; readonly stateBytes: number } {
  const reader = new ByteReader(row);
  const published = { order: reader.u64(), stateBytes: reader.u64() };
  reader.end();
  return published;
}
