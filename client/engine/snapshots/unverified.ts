/**
 * Documents of which this device has a snapshot and not yet the entries. They can be looked at, marked as unverified; nothing in them becomes
 * part of anything: no claim is kept, no state is sealed, no entry is written from them. When the entries are here, they are what the
 * document says, and the snapshot is thrown away. Decision 0010 says why.
 */
import { hexToBytes } from "../../../crypto/public/encodings.ts";
import { bytesToDocumentId, type DocumentId, type ScopeId } from "../../../crypto/public/ids.ts";
import { type SignedEntry, splitSignedEntry } from "../../../crypto/public/signed-entry.ts";
import { FormatError } from "../../../crypto/public/bytes.ts";
import type { QuarantinedEntry, QuarantineReason, Summary } from "../api.ts";
import type { Channel, ChannelPeer, EntriesEvents, PracticeContext, Received } from "../contract.ts";
import type { DocumentTable } from "../documents/document-table.ts";
import type { Shadows } from "../documents/shadows.ts";
import type { CheckBatch } from "../entries/batch-signatures.ts";
import type { Disk } from "../entries/disk.ts";
import type { Summaries } from "../projections/summaries.ts";
import { Fault } from "../fault.ts";
import type { StoreWrite } from "../store/store.ts";
import { isPartOf } from "./agreement.ts";
import { checkSnapshot, type OfferedSnapshot } from "./check-snapshot.ts";
import { type LaidOut, layOut, readKept } from "./lay-out.ts";
import { UnverifiedChannel } from "./unverified-channel.ts";
import { encodeKept } from "./snapshot-format.ts";

const MOST_REFUSALS = 100;
/**
 * Entries behind one snapshot that are kept for showing: the first ones, because each builds on what is before it. What is beyond them waits
 * for the whole history.
 */
const LONGEST_TAIL = 1_024;

export interface UnverifiedParts {
  readonly context: PracticeContext;
  readonly disk: Disk;
  readonly table: DocumentTable;
  readonly shadows: Shadows;
  readonly summaries: Summaries;
  readonly check: CheckBatch;
  readonly events: Pick<EntriesEvents, "summaryChanged" | "summariesStale" | "quarantineChanged">;
}

interface Place {
  readonly scope: ScopeId;
  readonly covers: number;
}

/** A tab has seen it. */
interface Shown extends LaidOut {
  readonly channels: Set<UnverifiedChannel>;
}

type Attach = (document: DocumentId, peer: ChannelPeer) => Promise<Channel | null>;

export class UnverifiedDocuments {
  readonly #parts: UnverifiedParts;
  readonly #places = new Map<DocumentId, Place>();
  /** Those that a list has shown since the start. */
  readonly #listed = new Set<DocumentId>();
  /** Those that a tab has seen. */
  readonly #shown = new Map<DocumentId, Shown>();
  readonly #refused = new Map<string, QuarantinedEntry>();
  #listing: Promise<void> | null = null;

  private constructor(parts: UnverifiedParts) {
    this.#parts = parts;
  }

  static async load(parts: UnverifiedParts): Promise<UnverifiedDocuments> {
    const documents = new UnverifiedDocuments(parts);
    const unreadable: StoreWrite[] = [];
    for (const { key, value } of await parts.context.store.range("snapshots")) {
      const kept = readKept(value);
      if (kept === null) unreadable.push({ table: "snapshots", key, value: null });
      else documents.#places.set(bytesToDocumentId(hexToBytes(key)), kept);
    }
    // The entries come anyway. What a bad disk keeps is taken away at the next start.
    if (unreadable.length > 0) parts.disk.commit(unreadable, "relaxed").catch(() => undefined);
    return documents;
  }

  get size(): number {
    return this.#places.size;
  }

  has(document: DocumentId): boolean {
    return this.#places.has(document);
  }

  /** Snapshots that were refused, and whose they are. */
  refused(): readonly QuarantinedEntry[] {
    return [...this.#refused.values()];
  }

  /**
   * What a relay offers of one scope. A document of which anything is held is passed over. Returns up to where each of those kept covers its
   * document.
   */
  async offer(scope: ScopeId, offered: readonly OfferedSnapshot[]): Promise<readonly number[]> {
    const { context, table, disk } = this.#parts;
    const writes: StoreWrite[] = [];
    const kept: number[] = [];
    const places = new Map<DocumentId, Place>();
    for (const each of offered) {
      const verdict = await checkSnapshot(this.#parts, scope, each);
      if (!verdict.ok) {
        if (verdict.reason !== null) this.#refuse(each.bytes, verdict.signed, verdict.reason);
        continue;
      }
      const { document } = verdict.signed.header;
      if (table.get(document) !== null || (this.#places.get(document)?.covers ?? -1) >= each.covers) continue;
      const value = encodeKept({ scope, covers: each.covers, signed: each.bytes, tail: [] });
      writes.push({ table: "snapshots", key: document, value });
      places.set(document, { scope, covers: each.covers });
      kept.push(each.covers);
      await context.clock.breathe();
    }
    if (writes.length > 0) await disk.commit(writes, "relaxed");
    for (const [document, place] of places) this.#places.set(document, place);
    return kept;
  }

  /** Entries of one scope behind its snapshots. They are looked at when a document is laid out. */
  async tail(scope: ScopeId, entries: readonly Received[]): Promise<void> {
    const { context, disk } = this.#parts;
    const byDocument = new Map<DocumentId, Received[]>();
    for (const entry of entries) {
      const document = documentOf(entry.bytes);
      const place = document === null ? undefined : this.#places.get(document);
      if (document === null || place?.scope !== scope || entry.number <= place.covers) continue;
      byDocument.set(document, [...(byDocument.get(document) ?? []), entry]);
    }
    const writes: StoreWrite[] = [];
    for (const [document, more] of byDocument) {
      const row = await context.store.get("snapshots", document);
      const kept = row === null ? null : readKept(row);
      if (kept === null) continue;
      const tail = [...kept.tail, ...more].toSorted((a, b) => a.number - b.number).slice(0, LONGEST_TAIL);
      writes.push({ table: "snapshots", key: document, value: encodeKept({ ...kept, tail }) });
    }
    if (writes.length > 0) await disk.commit(writes, "relaxed");
  }

  /** Every one of them is in its list. */
  list(): Promise<void> {
    this.#listing ??= this.#listAll().finally(() => (this.#listing = null));
    return this.#listing;
  }

  /** `null` when the document is not shown from a snapshot. */
  async attach(document: DocumentId, peer: ChannelPeer): Promise<UnverifiedChannel | null> {
    const place = this.#places.get(document);
    if (place === undefined || !this.#parts.context.keyring.reads(place.scope)) return null;
    const laid = this.#shown.get(document) ?? (await this.#lay(document));
    // Its entries may have come while the disk was asked.
    if (laid === null || !this.has(document)) return null;
    const shown = this.#shown.get(document) ?? { ...laid, channels: new Set() };
    this.#shown.set(document, shown);
    const channel = new UnverifiedChannel({
      doc: shown.doc,
      peer,
      onClosed: (closed) => shown.channels.delete(closed),
    });
    shown.channels.add(channel);
    return channel;
  }

  /** The history of these scopes is here: from now on only it counts. */
  confirm(scopes: ReadonlySet<ScopeId>, attach: Attach): Promise<void> {
    return this.#end(
      ({ scope }) => scopes.has(scope),
      (shown) => this.#settle(shown, attach),
    );
  }

  /** The right to all other scopes is gone. */
  dropUnreadable(readable: ReadonlySet<ScopeId>): Promise<void> {
    return this.#end(
      ({ scope }) => !readable.has(scope),
      async ({ channels }) => {
        for (const channel of channels) channel.fail("not-permitted");
      },
    );
  }

  close(): void {
    for (const { channels } of this.#shown.values()) for (const channel of channels) channel.fail("locked");
  }

  // ------------------------------------------------------------

  async #end(isOver: (place: Place) => boolean, settle: (shown: Shown) => Promise<void>): Promise<void> {
    const done = [...this.#places].flatMap(([document, place]) => (isOver(place) ? document : []));
    if (done.length === 0) return;
    const writes = done.map((document): StoreWrite => ({ table: "snapshots", key: document, value: null }));
    await this.#parts.disk.commit(writes, "relaxed");
    for (const document of done) this.#places.delete(document);
    for (const document of done) {
      const shown = this.#shown.get(document);
      this.#shown.delete(document);
      try {
        if (shown !== undefined) await settle(shown);
      } catch (error) {
        // The tab dials again and finds the document as it is; the others go on.
        for (const channel of shown?.channels ?? []) channel.fail("ended");
        if (!(error instanceof Fault)) reportError(error);
      }
      await this.#unlist(document);
    }
  }

  async #listAll(): Promise<void> {
    const { summaries, events, context } = this.#parts;
    for (const document of this.#places.keys()) {
      if (this.#listed.has(document)) continue;
      const laid = this.#shown.get(document) ?? (await this.#lay(document));
      if (laid === null || !this.has(document)) continue;
      this.#listed.add(document);
      const summary: Summary = { ...summaries.project(laid.known, laid.doc, false), unverified: true };
      summaries.overlay(summary);
      events.summaryChanged(summary);
      await context.clock.breathe();
    }
  }

  async #unlist(document: DocumentId): Promise<void> {
    const { summaries, table, events } = this.#parts;
    if (!this.#listed.delete(document)) return;
    const before = summaries.uncover(document);
    const known = table.get(document);
    const summary = known === null ? null : await summaries.get(known);
    if (summary !== null) events.summaryChanged(summary);
    else if (before !== null) events.summariesStale(before.type);
  }

  /** A row that does not hold any more is dropped: the entries will say it all. */
  async #lay(document: DocumentId): Promise<LaidOut | null> {
    const row = await this.#parts.context.store.get("snapshots", document);
    const laid = row === null ? null : await layOut(this.#parts, document, row);
    if (laid !== null || row === null) return laid;
    this.#places.delete(document);
    await this.#parts.disk.commit([{ table: "snapshots", key: document, value: null }], "relaxed");
    return null;
  }

  /** Tabs that saw the snapshot go on with the true document, unless it contradicts what they saw. */
  async #settle({ known, doc, signed, channels }: Shown, attach: Attach): Promise<void> {
    const { shadows } = this.#parts;
    const { document } = known;
    const shadow = await shadows.acquire(document);
    try {
      await shadow.settled;
      if (isPartOf(doc, shadow.doc)) {
        for (const channel of channels) {
          const real = await attach(document, channel.peer);
          if (real === null) channel.fail("unknown-document");
          else channel.goOn(real);
        }
        return;
      }
      for (const channel of channels) channel.fail("damaged");
      // While a part of the history is held or missing nobody can be said to have lied.
      if (!shadows.isIncomplete(document)) this.#refuse(signed.entry, signed, "false-snapshot");
    } finally {
      shadows.release(shadow);
    }
  }

  #refuse(bytes: Uint8Array, signed: SignedEntry | null, reason: QuarantineReason): void {
    const { context, events } = this.#parts;
    const { document = null, scope = null, device = null } = signed?.header ?? {};
    const key = `snapshot/${document ?? "-"}/${device ?? "-"}`;
    const member = device === null ? null : context.rights.memberOf(device);
    const atMs = context.clock.now();
    if (this.#refused.size >= MOST_REFUSALS) return;
    this.#refused.set(key, { key, document, scope, device, member, reason, atMs, bytes: bytes.length });
    events.quarantineChanged();
  }
}

function documentOf(bytes: Uint8Array): DocumentId | null {
  try {
    return splitSignedEntry(bytes).header.document;
  } catch (error) {
    if (error instanceof FormatError) return null;
    throw error;
  }
}
