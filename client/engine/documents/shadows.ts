/**
 * Shadow documents in memory: those in use, and some that were used lately. Opening one reads its compact state and the entries behind
 * it; a row that does not open any more is set aside as damaged, and the rest is shown.
 */
import * as Y from "yjs";
import { bytesToDeviceId, type DeviceId, type DocumentId } from "../../../crypto/public/ids.ts";
import { FormatError } from "../../../crypto/public/bytes.ts";
import { type SignedEntry, splitSignedEntry } from "../../../crypto/public/signed-entry.ts";
import type { EntriesEvents, PracticeContext } from "../contract.ts";
import type { Disk } from "../entries/disk.ts";
import type { EntryOrders } from "../entries/entry-orders.ts";
import type { OutboxRows } from "../entries/outbox-rows.ts";
import type { Quarantine } from "../entries/quarantine.ts";
import { decodeState, encodeState, fetchedScopeKey, keyToOrder, orderKey } from "../entries/rows.ts";
import type { StoreWrite } from "../store/store.ts";
import type { DocumentTable } from "./document-table.ts";
import { Shadow } from "./shadow.ts";

const KEPT_IDLE = 64;
/** Opening this many entries one by one costs about as much as writing a state. */
const TAIL_WORTH_A_STATE = 16;
/** A document that is in use gets a new state after so many. */
export const TAIL_FOR_A_STATE = 256;
const OPENED_AT_ONCE = 100;

export interface ShadowsParts {
  readonly context: PracticeContext;
  readonly disk: Disk;
  readonly table: DocumentTable;
  readonly orders: EntryOrders;
  readonly outbox: OutboxRows;
  readonly quarantine: Quarantine;
  readonly events: Pick<EntriesEvents, "damaged" | "quarantineChanged">;
  /** False when its journal is known to be empty: then it is not read. Nothing is journaled without a shadow. */
  readonly mayBeJournaled: (document: DocumentId) => boolean;
}

export class Shadows {
  readonly #parts: ShadowsParts;
  /** Least recently used first. */
  readonly #loaded = new Map<DocumentId, Shadow>();
  readonly #loading = new Map<DocumentId, Promise<Shadow>>();
  /** Documents with a journal row that does not open. */
  readonly #unreadable = new Set<DocumentId>();

  constructor(parts: ShadowsParts) {
    this.#parts = parts;
  }

  get(document: DocumentId): Shadow | null {
    return this.#loaded.get(document) ?? null;
  }

  isIncomplete(document: DocumentId): boolean {
    return this.#unreadable.has(document) || this.#parts.quarantine.isIncomplete(document);
  }

  /** The shadow, kept in memory until `release`. */
  async acquire(document: DocumentId): Promise<Shadow> {
    for (;;) {
      const loaded = this.#loaded.get(document);
      if (loaded !== undefined) {
        loaded.inUse += 1;
        this.#loaded.delete(document);
        this.#loaded.set(document, loaded);
        return loaded;
      }
      const loading = this.#loading.get(document) ?? this.#startLoading(document);
      await loading;
    }
  }

  release(shadow: Shadow): void {
    shadow.inUse -= 1;
    this.#evictIdle();
  }

  /** It can no longer be trusted: tabs dial again, and the next use builds it anew from the disk. */
  discard(shadow: Shadow): void {
    if (this.#loaded.get(shadow.document) === shadow) this.#loaded.delete(shadow.document);
    for (const peer of shadow.peers) peer.end();
  }

  /** Makes opening quick again. Nothing depends on it: it may be lost, and it never holds less than the entries it covers. */
  writeState(shadow: Shadow): void {
    const { context, disk, orders } = this.#parts;
    const covers = orders.onDisk(shadow.document);
    if (covers === null || shadow.tailEntries === 0) return;
    shadow.tailEntries = 0;
    const plaintext = encodeState({ covers, state: Y.encodeStateAsUpdate(shadow.doc) });
    const value = context.keyring.local.seal("states", shadow.document, plaintext);
    disk.commit([{ table: "states", key: shadow.document, value }], "relaxed").catch(() => undefined);
  }

  /** One more entry of it is on the disk. */
  grew(document: DocumentId): void {
    const shadow = this.#loaded.get(document);
    if (shadow === undefined) return;
    shadow.tailEntries += 1;
    if (shadow.tailEntries >= TAIL_FOR_A_STATE) this.writeState(shadow);
  }

  writeStates(): void {
    for (const shadow of this.#loaded.values()) {
      if (shadow.tailEntries >= TAIL_WORTH_A_STATE) this.writeState(shadow);
    }
  }

  #evictIdle(): void {
    if (this.#loaded.size <= KEPT_IDLE) return;
    for (const shadow of this.#loaded.values()) {
      if (shadow.isPinned) continue;
      if (shadow.tailEntries >= TAIL_WORTH_A_STATE) this.writeState(shadow);
      this.#loaded.delete(shadow.document);
      shadow.doc.destroy();
      if (this.#loaded.size <= KEPT_IDLE) return;
    }
  }

  #startLoading(document: DocumentId): Promise<Shadow> {
    const loading = this.#load(document).then((shadow) => {
      this.#loaded.set(document, shadow);
      return shadow;
    });
    this.#loading.set(document, loading);
    const forget = (): boolean => this.#loading.delete(document);
    loading.then(forget, forget);
    return loading;
  }

  /**
   * Journal, then outbox, then entries: content moves that way, so what moves meanwhile is read once at least. The state says again what
   * entries say, and claims move with a loaded shadow only: both come with the journal, because each turn to the disk is waited for.
   */
  async #load(document: DocumentId): Promise<Shadow> {
    const [journal, { covers, state }, claims] = await Promise.all([
      this.#readJournal(document),
      this.#readState(document),
      this.#readClaims(document),
    ]);
    const outbox = await this.#readOutbox(document);
    const { updates, last } = await this.#readEntries(document, covers);
    this.#parts.orders.noteLast(document, last);
    const shadow = new Shadow(document, this.#parts.table.get(document), claims);
    shadow.tailEntries = updates.length;
    shadow.doc.transact(() => {
      for (const update of [...state, ...updates, ...outbox, ...journal]) Y.applyUpdate(shadow.doc, update);
    });
    return shadow;
  }

  async #readJournal(document: DocumentId): Promise<Uint8Array[]> {
    const { store, keyring } = this.#parts.context;
    const updates: Uint8Array[] = [];
    if (!this.#parts.mayBeJournaled(document)) return updates;
    for (const { key, value } of await store.range("journal", { prefix: `${document}/` })) {
      const update = keyring.local.open("journal", key, value);
      if (update === null) this.#unreadable.add(document);
      else updates.push(update);
    }
    return updates;
  }

  async #readOutbox(document: DocumentId): Promise<Uint8Array[]> {
    const { outbox } = this.#parts;
    const updates: Uint8Array[] = [];
    for (const facts of outbox.all()) {
      if (facts.document !== document) continue;
      const bytes = await outbox.bytes(facts.key);
      const update = bytes === null ? null : this.#open(splitSignedEntry(bytes));
      if (update !== null) updates.push(update);
    }
    return updates;
  }

  async #readState(document: DocumentId): Promise<{ covers: number; state: Uint8Array[] }> {
    const { store, keyring } = this.#parts.context;
    const sealed = await store.get("states", document);
    const bytes = sealed === null ? null : keyring.local.open("states", document, sealed);
    // A damaged state is of no consequence: the entries say it all.
    if (bytes === null) return { covers: 0, state: [] };
    const { covers, state } = decodeState(bytes);
    return { covers, state: [state] };
  }

  async #readEntries(document: DocumentId, covers: number): Promise<{ updates: Uint8Array[]; last: number }> {
    const { store, clock } = this.#parts.context;
    const range = { prefix: `${document}/`, after: `${document}/${orderKey(covers)}` };
    const updates: Uint8Array[] = [];
    const damaged: { key: string; value: Uint8Array }[] = [];
    let last = covers;
    for (const [at, row] of (await store.range("entries", range)).entries()) {
      if (at % OPENED_AT_ONCE === OPENED_AT_ONCE - 1) await clock.breathe();
      last = keyToOrder(row.key);
      const update = this.#openRow(row.value);
      if (update === null) damaged.push(row);
      else updates.push(update);
    }
    if (damaged.length > 0) await this.#setAside(document, damaged);
    return { updates, last };
  }

  /** Reads every row of a document, also those that a state made needless to open. What does not open is set aside as damaged. */
  async lookForDamage(document: DocumentId): Promise<void> {
    const rows = await this.#parts.context.store.range("entries", { prefix: `${document}/` });
    const damaged = rows.filter(({ value }) => this.#openRow(value) === null);
    if (damaged.length > 0) await this.#setAside(document, damaged);
  }

  async #readClaims(document: DocumentId): Promise<Map<number, DeviceId>> {
    const rows = await this.#parts.context.store.range("claims", { prefix: `${document}/` });
    return new Map(rows.map(({ key, value }) => [keyToOrder(key), bytesToDeviceId(value)]));
  }

  #openRow(bytes: Uint8Array): Uint8Array | null {
    try {
      return this.#open(splitSignedEntry(bytes));
    } catch (error) {
      if (error instanceof FormatError) return null;
      throw error;
    }
  }

  #open({ header, headerBytes, body }: SignedEntry): Uint8Array | null {
    const opener = this.#parts.context.keyring.openerFor(header.scope, header.epoch);
    return opener?.open(headerBytes, header.salt, body) ?? null;
  }

  async #setAside(
    document: DocumentId,
    rows: readonly { readonly key: string; readonly value: Uint8Array }[],
  ): Promise<void> {
    const { quarantine, disk, context, events, table, orders } = this.#parts;
    orders.forgetHashes(document);
    const why = { reason: "damaged-on-disk", chained: true, atMs: context.clock.now() } as const;
    const writes = rows.flatMap(({ key, value }): StoreWrite[] => [
      { table: "entries", key, value: null },
      quarantine.add(value, why, document),
    ]);
    const known = table.get(document);
    // In the same commit: whoever starts again after a crash knows that something is to be fetched.
    if (known !== null) writes.push({ table: "meta", key: fetchedScopeKey(known.scope), value: null });
    await disk.commit(writes, "relaxed");
    events.quarantineChanged();
    if (known !== null) events.damaged(known.scope, document);
  }
}
