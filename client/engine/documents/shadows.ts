/**
 * Shadow documents in memory: those in use, and some that were used lately. Opening one reads its compact state and the entries behind
 * it; a row that does not open any more is set aside as damaged, and the rest is shown.
 */
import {
  bytesToDeviceId,
  bytesToScopeId,
  type DeviceId,
  type DocumentId,
} from "../../../crypto/public/ids.ts";
import { bytesEqual, FormatError } from "../../../crypto/public/bytes.ts";
import { sealedPartOf } from "../../../crypto/public/signed-entry.ts";
import type { EntriesEvents, PracticeContext, ScopeOpener } from "../contract.ts";
import type { Disk } from "../entries/disk.ts";
import type { EntryOrders } from "../entries/entry-orders.ts";
import { entryPages } from "../entries/entry-pages.ts";
import type { OutboxRows } from "../entries/outbox-rows.ts";
import type { Quarantine } from "../entries/quarantine.ts";
import { decodeState, encodeState, fetchedScopeKey, keyToOrder, type StateRow } from "../entries/rows.ts";
import type { StoreRow, StoreWrite } from "../store/store.ts";
import type { DocumentTable } from "./document-table.ts";
import { Shadow } from "./shadow.ts";

const KEPT_IDLE = 64;
/** Opening this many entries one by one costs about as much as writing a state. */
const TAIL_WORTH_A_STATE = 16;
/** A document that is in use gets a new state after so many. */
export const TAIL_FOR_A_STATE = 256;
const OPENED_AT_ONCE = 250;

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
  /** Resolves when what has been typed so far is on the disk. */
  readonly flushJournal: () => Promise<void>;
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

  /**
   * Makes opening quick again. Nothing depends on it: it may be lost, and it never holds less than the entries it covers. Nor does it hold
   * what is nowhere else: after a crash that would be shown here and backed up by nobody, so a document with such changes waits.
   */
  writeState(shadow: Shadow): void {
    const { disk, orders } = this.#parts;
    const covers = orders.onDisk(shadow.document);
    if (covers === null || shadow.tailEntries === 0 || !shadow.isOnDisk) return;
    shadow.tailEntries = 0;
    disk.commit([this.#stateRow(shadow, covers)], "relaxed").catch(() => undefined);
  }

  /**
   * The state that is committed together with entries up to `covers`, once they are many: a long catch-up that is cut off anywhere
   * leaves no document of which every entry must be opened. `null` when it is not worth it yet.
   */
  stateWithEntries(shadow: Shadow, covers: number): StoreWrite | null {
    const isDue = shadow.tailEntries >= TAIL_FOR_A_STATE && shadow.unjournaled === 0;
    return isDue ? this.#stateRow(shadow, covers) : null;
  }

  #stateRow(shadow: Shadow, covers: number): StoreWrite {
    const plaintext = encodeState({ covers, state: shadow.wholeUpdate(), claims: shadow.claims });
    const value = this.#parts.context.keyring.local.seal("states", shadow.document, plaintext);
    return { table: "states", key: shadow.document, value };
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
      // Its state was lost, or never written: the next opening shall not take as long.
      if (shadow.tailEntries >= TAIL_FOR_A_STATE) this.writeState(shadow);
      return shadow;
    });
    this.#loading.set(document, loading);
    const forget = (): boolean => this.#loading.delete(document);
    loading.then(forget, forget);
    return loading;
  }

  /**
   * Journal, then outbox, then entries: content moves that way, so what moves meanwhile is read once at least. The state says again what
   * entries say and comes with the journal, because each turn to the disk is waited for.
   */
  async #load(document: DocumentId): Promise<Shadow> {
    const [journal, row] = await Promise.all([this.#readJournal(document), this.#readState(document)]);
    const outbox = await this.#readOutbox(document);
    const { updates, last } = await this.#readEntries(document, row?.covers ?? 0);
    this.#parts.orders.noteLast(document, last);
    const behind = [...updates, ...outbox, ...journal];
    // Nothing but the state: it knows its own claims.
    const claims = behind.length === 0 ? row?.claims : null;
    const known = this.#parts.table.get(document);
    const shadow = new Shadow(document, known, new Map(claims ?? (await this.#readClaims(document))));
    shadow.tailEntries = updates.length;
    shadow.begin(row?.state ?? null, behind);
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
    const open = this.#rowOpener();
    const updates: Uint8Array[] = [];
    for (const facts of outbox.ofDocument(document)) {
      const bytes = await outbox.bytes(facts.key);
      const update = bytes === null ? null : open(bytes);
      if (update !== null) updates.push(update);
    }
    return updates;
  }

  async #readState(document: DocumentId): Promise<StateRow | null> {
    const { store, keyring } = this.#parts.context;
    const sealed = await store.get("states", document);
    const bytes = sealed === null ? null : keyring.local.open("states", document, sealed);
    // A damaged state is of no consequence: the entries say it all.
    return bytes === null ? null : decodeState(bytes);
  }

  async #readEntries(document: DocumentId, covers: number): Promise<{ updates: Uint8Array[]; last: number }> {
    const { store, clock } = this.#parts.context;
    const updates: Uint8Array[] = [];
    const damaged: StoreRow[] = [];
    const open = this.#rowOpener();
    let last = covers;
    for await (const rows of entryPages(store, document, covers)) {
      for (const [at, row] of rows.entries()) {
        if (at % OPENED_AT_ONCE === OPENED_AT_ONCE - 1) await clock.breathe();
        last = keyToOrder(row.key);
        const update = open(row.value);
        if (update === null) damaged.push(row);
        else updates.push(update);
      }
    }
    if (damaged.length > 0) await this.#setAside(document, damaged);
    return { updates, last };
  }

  /** Reads every row of a document, also those that a state made needless to open. What does not open is set aside as damaged. */
  async lookForDamage(document: DocumentId): Promise<void> {
    const { store, clock } = this.#parts.context;
    const open = this.#rowOpener();
    const damaged: StoreRow[] = [];
    for await (const rows of entryPages(store, document)) {
      damaged.push(...rows.filter(({ value }) => open(value) === null));
      await clock.breathe();
    }
    if (damaged.length === 0) return;
    const covers = await this.#coversNow(document);
    const isSaid = ({ key }: StoreRow): boolean => keyToOrder(key) <= covers;
    const [said, missing] = [damaged.filter(isSaid), damaged.filter((row) => !isSaid(row))];
    if (said.length > 0) await this.#setAside(document, said, false);
    if (missing.length > 0) await this.#setAside(document, missing);
  }

  /** Up to which place the state on the disk says everything again. A document in memory has read its rows while they were good. */
  async #coversNow(document: DocumentId): Promise<number> {
    const { orders, disk } = this.#parts;
    // What somebody types just now is in memory alone, and no state may hold that.
    if (this.#loaded.get(document)?.isOnDisk === false) await this.#parts.flushJournal();
    const shadow = this.#loaded.get(document);
    const onDisk = orders.onDisk(document);
    if (shadow === undefined || onDisk === null || !shadow.isOnDisk) {
      return (await this.#readState(document))?.covers ?? 0;
    }
    shadow.tailEntries = 0;
    await disk.commit([this.#stateRow(shadow, onDisk)], "strict");
    return onDisk;
  }

  async #readClaims(document: DocumentId): Promise<Map<number, DeviceId>> {
    const rows = await this.#parts.context.store.range("claims", { prefix: `${document}/` });
    return new Map(rows.map(({ key, value }) => [keyToOrder(key), bytesToDeviceId(value)]));
  }

  /** Opens rows of one document: hardly ever does scope or epoch change from one to the next. */
  #rowOpener(): (bytes: Uint8Array) => Uint8Array | null {
    const { keyring } = this.#parts.context;
    let last: {
      readonly scope: Uint8Array;
      readonly epoch: number;
      readonly opener: ScopeOpener | null;
    } | null = null;
    return (bytes) => {
      try {
        const { scope, epoch, headerBytes, salt, body } = sealedPartOf(bytes);
        if (last === null || last.epoch !== epoch || !bytesEqual(last.scope, scope)) {
          last = { scope, epoch, opener: keyring.openerFor(bytesToScopeId(scope), epoch) };
        }
        return last.opener?.open(headerBytes, salt, body) ?? null;
      } catch (error) {
        if (error instanceof FormatError) return null;
        throw error;
      }
    };
  }

  async #setAside(
    document: DocumentId,
    rows: readonly { readonly key: string; readonly value: Uint8Array }[],
    isMissing = true,
  ): Promise<void> {
    const { quarantine, disk, context, events, table, orders } = this.#parts;
    orders.forgetHashes(document);
    const why = { reason: "damaged-on-disk", chained: isMissing, atMs: context.clock.now() } as const;
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
