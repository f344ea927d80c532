/** Documents as tabs and the engine itself use them. See `Documents` in the contract. */
import * as Y from "yjs";
import type { DocumentId, ScopeId } from "../../../crypto/public/ids.ts";
import type { DocumentType } from "../../model/document-roots.ts";
import type { Summary, SummaryQuery } from "../api.ts";
import type {
  Channel,
  ChannelPeer,
  Documents,
  EntriesEvents,
  NewDocument,
  PracticeContext,
} from "../contract.ts";
import type { Disk } from "../entries/disk.ts";
import { gate, type GateVerdict } from "../entries/gate.ts";
import { KnownStructs } from "../entries/known-structs.ts";
import type { KnownDocument } from "../entries/rows.ts";
import type { Serial } from "../entries/serial.ts";
import { Fault } from "../fault.ts";
import { isSameSummary, type Summaries } from "../projections/summaries.ts";
import type { AwarenessRooms } from "./awareness-room.ts";
import type { UnverifiedDocuments } from "../snapshots/unverified.ts";
import type { DocumentTable } from "./document-table.ts";
import type { Journal, NewSummary } from "./journal.ts";
import { moveDocuments } from "./move-documents.ts";
import type { ProgressTable } from "./progress.ts";
import type { Sealing } from "./sealing.ts";
import type { Shadow, ShadowPeer } from "./shadow.ts";
import type { Shadows } from "./shadows.ts";
import { TabChannel } from "./tab-channel.ts";

const LAST_FLUSH_MS = 5_000;
/** A list that waits longer for documents that are shown from snapshots comes without the others; they appear in it one by one. */
const UNVERIFIED_WAIT_MS = 100;

export interface DocumentsParts {
  readonly context: PracticeContext;
  readonly disk: Disk;
  readonly serial: Serial;
  readonly table: DocumentTable;
  readonly shadows: Shadows;
  readonly journal: Journal;
  readonly sealing: Sealing;
  readonly summaries: Summaries;
  readonly progress: ProgressTable;
  readonly awareness: AwarenessRooms;
  readonly unverified: UnverifiedDocuments;
  readonly events: EntriesEvents;
}

export class DocumentsRoom implements Documents {
  readonly #parts: DocumentsParts;
  readonly #channels = new Set<TabChannel>();
  /** Types whose lists have been compared with the documents since the start. */
  readonly #compared = new Map<DocumentType, Promise<void>>();
  #nextOwner = 1;

  constructor(parts: DocumentsParts) {
    this.#parts = parts;
  }

  get waiting(): number {
    return this.#parts.progress.waiting;
  }

  async create(known: KnownDocument): Promise<void> {
    const { table, disk } = this.#parts;
    if (table.get(known.document) === null) await disk.commit([table.add(known)], "strict");
  }

  async createAll(made: readonly NewDocument[]): Promise<void> {
    const { table, disk, journal, shadows } = this.#parts;
    await disk.commit(
      made.map(({ document, scope, type, patient }) => table.add({ document, scope, type, patient })),
      "strict",
    );
    for (const { document, fill } of made) {
      const shadow = await shadows.acquire(document);
      try {
        this.#author(shadow, fill);
      } finally {
        shadows.release(shadow);
      }
    }
    await journal.flush();
  }

  async attach(document: DocumentId, peer: ChannelPeer): Promise<Channel | null> {
    const { table, context, shadows } = this.#parts;
    const known = table.get(document);
    const unverified = await this.#parts.unverified.attach(document, peer);
    if (unverified !== null) return unverified;
    if (known === null || !context.keyring.reads(known.scope)) return null;
    const shadow = await shadows.acquire(document);
    await shadow.settled;
    return this.#openChannel(shadow, known.scope, peer);
  }

  async write(document: DocumentId, change: (doc: Y.Doc) => void): Promise<void> {
    const { table, shadows, journal } = this.#parts;
    if (table.get(document) === null) throw new Fault("unknown-document");
    const shadow = await shadows.acquire(document);
    try {
      this.#author(shadow, change);
      await journal.flush();
    } finally {
      shadows.release(shadow);
    }
  }

  #author(shadow: Shadow, change: (doc: Y.Doc) => void): void {
    for (const update of authored(shadow.doc, change)) {
      const verdict = takeLocal(this.#parts, shadow, update, null);
      if (!verdict.pass) throw new Fault("internal", { detail: verdict.reason });
    }
  }

  moveScope(from: ScopeId, to: ScopeId): Promise<void> {
    return moveDocuments(this.#parts, from, to);
  }

  flushJournal(): Promise<void> {
    return this.#parts.journal.flush();
  }

  async flushOutbox(): Promise<void> {
    await this.#parts.journal.flush();
    await this.#parts.sealing.sealAll();
  }

  async summaries(type: DocumentType, narrowing?: Omit<SummaryQuery, "type">): Promise<readonly Summary[]> {
    const compared = this.#compared.get(type) ?? this.#mendList(type);
    this.#compared.set(type, compared);
    try {
      await compared;
    } catch (error) {
      this.#compared.delete(type);
      throw error;
    }
    await this.#listUnverified();
    return this.#parts.summaries.list(type, narrowing);
  }

  #listUnverified(): Promise<void> {
    const { unverified, context } = this.#parts;
    return new Promise((resolve, reject) => {
      const timer = context.clock.setTimeout(resolve, UNVERIFIED_WAIT_MS);
      const end = (): void => context.clock.clearTimeout(timer);
      unverified.list().finally(end).then(resolve, reject);
    });
  }

  /** A row of it did not open: whoever looks at lists is told that parts are missing. */
  async noteDamage(document: DocumentId): Promise<void> {
    const { table, summaries, shadows, disk, events } = this.#parts;
    const known = table.get(document);
    const before = known === null ? null : await summaries.get(known);
    const incomplete = shadows.isIncomplete(document);
    if (before === null || before.incomplete === incomplete) return;
    const summary = { ...before, incomplete };
    await disk.commit([summaries.write(summary)], "relaxed");
    events.summaryChanged(summary);
  }

  receiveAwareness(scope: ScopeId, document: DocumentId, bytes: Uint8Array): Promise<void> {
    return this.#parts.awareness.receive(scope, document, bytes);
  }

  setWatchers(document: DocumentId, others: number): void {
    this.#parts.awareness.setWatchers(document, others);
  }

  async close(): Promise<void> {
    const { journal, sealing, awareness, shadows, disk, unverified } = this.#parts;
    await this.#lastFlush();
    sealing.stop();
    journal.stop();
    awareness.stop();
    shadows.writeStates();
    for (const channel of this.#channels) channel.fail("locked");
    unverified.close();
    disk.close();
  }

  /** A disk that takes nothing must not keep the practice unlocked; `storageState` has said so long before. */
  #lastFlush(): Promise<void> {
    const { journal, context } = this.#parts;
    return new Promise((resolve) => {
      const timer = context.clock.setTimeout(resolve, LAST_FLUSH_MS);
      const end = (): void => {
        context.clock.clearTimeout(timer);
        resolve();
      };
      journal.flush().then(end, end);
    });
  }

  /** A list row that was damaged or lost is made again from its document: nobody disappears from a list for good. */
  async #mendList(type: DocumentType): Promise<void> {
    const { table, context, shadows, summaries, disk } = this.#parts;
    const listed = new Set((await summaries.list(type)).map(({ document }) => document));
    for (const known of table.ofType(type)) {
      const { document, scope } = known;
      if (listed.has(document) || !context.keyring.reads(scope)) continue;
      const shadow = await shadows.acquire(document);
      try {
        // Named and not written yet: it has nothing to show.
        if (shadow.doc.store.clients.size === 0) continue;
        const summary = summaries.project(known, shadow.doc, shadows.isIncomplete(document));
        await disk.commit([summaries.write(summary)], "relaxed");
      } finally {
        shadows.release(shadow);
      }
    }
  }

  #openChannel(shadow: Shadow, scope: ScopeId, peer: ChannelPeer): Channel {
    const { progress, awareness, shadows, events, table } = this.#parts;
    const { document } = shadow;
    const channel = new TabChannel({
      owner: `tab ${this.#nextOwner++}`,
      shadow,
      peer,
      progress: progress.of(document),
      takeLocal: (into, update, from) => takeLocal(this.#parts, into, update, from),
      isIncomplete: () => shadows.isIncomplete(document),
      takeAwareness: (from, update) => awareness.fromTab(document, from, update),
      presentAwareness: () => awareness.present(document),
      onClosed: (closed) => {
        this.#channels.delete(closed);
        shadow.peers.delete(closed);
        awareness.leave(document, closed);
        shadows.release(shadow);
        // It may have moved since.
        if (shadow.peers.size === 0) events.openChanged(document, table.get(document)?.scope ?? scope, false);
      },
    });
    this.#channels.add(channel);
    shadow.peers.add(channel);
    awareness.join(document, scope, channel);
    if (shadow.peers.size === 1) events.openChanged(document, scope, true);
    return channel;
  }
}

/** What `change` adds, written under a client id of its own: the shadow never authors. */
function authored(shadow: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array[] {
  const doc = new Y.Doc();
  if (shadow.store.clients.size > 0) Y.applyUpdate(doc, Y.encodeStateAsUpdate(shadow));
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  doc.transact(() => change(doc));
  doc.destroy();
  return updates;
}

/** A change made on this device, on its way into shadow, journal and the other tabs. */
function takeLocal(
  { context, journal, shadows }: DocumentsParts,
  shadow: Shadow,
  update: Uint8Array,
  from: ShadowPeer | null,
): GateVerdict {
  const { device } = context;
  const type = shadow.known?.type ?? null;
  const known = new KnownStructs(shadow.doc);
  const verdict = gate({ update, device, type, known, claims: shadow.claims, mayRepeatOthers: true });
  if (!verdict.pass) return verdict;
  let changed: Uint8Array | null;
  try {
    changed = shadow.takeLocal(update);
  } catch {
    shadows.discard(shadow);
    return { pass: false, reason: "gate-format" };
  }
  // A tab that reconnects repeats itself: what changed nothing is not journaled.
  if (changed === null) return verdict;
  for (const client of verdict.newClients) shadow.claims.set(client, device);
  journal.add(shadow, changed, verdict.newClients);
  shadow.broadcast(changed, from);
  return verdict;
}

/** The summary of a document that was changed here, where lists would show it differently. */
export function makeNewSummary(
  { summaries, shadows }: Pick<DocumentsParts, "summaries" | "shadows">,
  events: Pick<EntriesEvents, "summaryChanged">,
): (shadow: Shadow) => Promise<NewSummary | null> {
  return async ({ document, known, doc }) => {
    if (known === null) return null;
    const before = await summaries.get(known);
    const summary = summaries.project(known, doc, shadows.isIncomplete(document));
    if (isSameSummary(before, summary)) return null;
    return { row: summaries.write(summary), tell: () => events.summaryChanged(summary) };
  };
}
