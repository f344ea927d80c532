/**
 * From the journal to the outbox: after a short quiet the journal of a document is merged, sealed under the scope's current key, chained
 * and signed, and moved to the outbox in one strict commit. Where that is not possible yet (a scope that waits for its record, a dirty
 * one, a missing key) it stays in the journal and is tried again.
 */
import { type ChainHead as ChainTail, NO_PREVIOUS } from "../../../crypto/public/entry.ts";
import { bytesToHex } from "../../../crypto/public/encodings.ts";
import type { DocumentId, ScopeId } from "../../../crypto/public/ids.ts";
import { splitSignedEntry } from "../../../crypto/public/signed-entry.ts";
import type { ChainHead, EntriesEvents, PracticeContext } from "../contract.ts";
import type { TimerId } from "../environment.ts";
import type { Chains } from "../entries/chains.ts";
import type { Disk } from "../entries/disk.ts";
import type { OutboxFacts, OutboxRows } from "../entries/outbox-rows.ts";
import {
  asEntries,
  BATCH_LEAVES,
  canSeal,
  type DraftEntry,
  sealBatch,
  type SealedDraft,
} from "../entries/seal.ts";
import type { Serial } from "../entries/serial.ts";
import { mergeInTree } from "../entries/split-update.ts";
import { Fault } from "../fault.ts";
import type { StoreWrite } from "../store/store.ts";
import type { DocumentTable } from "./document-table.ts";
import type { Journal } from "./journal.ts";
import type { ProgressTable } from "./progress.ts";
import type { PartAnew } from "./write-anew.ts";

const QUIET_MS = 300;
const LONGEST_MS = 2_000;
/** A colleague looks on: this long after the first keystroke, the journal's wait and its commit included. */
const WATCHED_MS = 80;
/** What is due so soon goes along: one signature, one commit and one push for all. */
const TOGETHER_MS = 20;
const BLOCKED_RETRY_MS = 3_000;

export interface SealingParts {
  readonly context: PracticeContext;
  readonly disk: Disk;
  /** Held by everything that moves chains. */
  readonly serial: Serial;
  readonly table: DocumentTable;
  readonly chains: Chains;
  readonly outbox: OutboxRows;
  readonly journal: Journal;
  readonly progress: ProgressTable;
  readonly isWatched: (document: DocumentId) => boolean;
  readonly events: Pick<EntriesEvents, "outboxGrew" | "rotationWanted">;
}

/** What goes before the rest when it is sealed anew, and the rows that go with it. */
type Anew = Pick<PartAnew, "drafts" | "writes">;

interface Draft extends DraftEntry {
  readonly firstRev: number;
}

/** What one document contributes to a batch. */
interface Work {
  readonly document: DocumentId;
  readonly drafts: readonly Draft[];
  readonly journalKeys: ReadonlySet<string>;
}

export class Sealing {
  readonly #parts: SealingParts;
  readonly #due = new Map<DocumentId, { readonly firstMs: number; readonly dueMs: number }>();
  #timer: TimerId | null = null;
  #stopped = false;

  constructor(parts: SealingParts) {
    this.#parts = parts;
  }

  /** Rows of these documents were journaled just now; the first change in them is of `sinceMs`. */
  schedule(documents: readonly DocumentId[], sinceMs = this.#parts.context.clock.now()): void {
    const now = this.#parts.context.clock.now();
    for (const document of documents) {
      const firstMs = this.#due.get(document)?.firstMs ?? sinceMs;
      const watched = this.#parts.isWatched(document);
      const dueMs = watched ? firstMs + WATCHED_MS : Math.min(now + QUIET_MS, firstMs + LONGEST_MS);
      this.#due.set(document, { firstMs, dueMs });
    }
    this.#plan();
  }

  /** Seals everything that is journaled and can be sealed. */
  sealAll(): Promise<void> {
    return this.#seal(this.#parts.journal.documents());
  }

  stop(): void {
    this.#stopped = true;
    if (this.#timer !== null) this.#parts.context.clock.clearTimeout(this.#timer);
    this.#timer = null;
  }

  #plan(): void {
    const { clock } = this.#parts.context;
    if (this.#timer !== null) clock.clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#stopped || this.#due.size === 0) return;
    const nextMs = Math.min(...[...this.#due.values()].map(({ dueMs }) => dueMs));
    this.#timer = clock.setTimeout(
      () => {
        this.#timer = null;
        const untilMs = clock.now() + TOGETHER_MS;
        const due = [...this.#due].filter(([, { dueMs }]) => dueMs <= untilMs).map(([document]) => document);
        // What failed is in the journal still, and a closed disk has been reported.
        this.#seal(due)
          .catch(() => undefined)
          .finally(() => this.#plan());
      },
      Math.max(0, nextMs - clock.now()),
    );
  }

  #seal(documents: readonly DocumentId[]): Promise<void> {
    for (const document of documents) this.#due.delete(document);
    return this.#parts.serial(async () => {
      const blocked: DocumentId[] = [];
      let work: Work[] = [];
      let size = 0;
      for (const document of documents) {
        const own = await this.#workOf(document);
        if (own === "blocked") blocked.push(document);
        if (own === "blocked" || own === null) continue;
        work.push(own);
        size += own.drafts.length;
        if (size < BATCH_LEAVES) continue;
        await this.#commit(work);
        [work, size] = [[], 0];
        await this.#parts.context.clock.breathe();
      }
      if (work.length > 0) await this.#commit(work);
      this.#block(blocked);
    });
  }

  #block(documents: readonly DocumentId[]): void {
    if (documents.length === 0) return;
    const { context, table, events } = this.#parts;
    const now = context.clock.now();
    const dirty = new Set<ScopeId>();
    for (const document of documents) {
      if (!this.#due.has(document)) this.#due.set(document, { firstMs: now, dueMs: now + BLOCKED_RETRY_MS });
      const scope = table.get(document)?.scope;
      if (scope !== undefined && context.rights.isDirty(scope)) dirty.add(scope);
    }
    if (dirty.size > 0) events.rotationWanted([...dirty]);
    this.#plan();
  }

  async #workOf(document: DocumentId): Promise<Work | "blocked" | null> {
    const { journal, table, context, progress } = this.#parts;
    const rows = journal.rows(document);
    if (rows.length === 0) return null;
    const known = table.get(document);
    if (known === null || !canSeal(context, known.scope)) return "blocked";
    const read = await journal.read(rows);
    if (read.length === 0) return null;
    const keys = new Set(read.map(({ key }) => key));
    const firstRev = Math.min(...rows.filter(({ key }) => keys.has(key)).map((row) => row.firstRev));
    const merged = mergeInTree(read.map(({ update }) => update));
    const updates = asEntries(merged);
    if (updates === null) {
      for (const key of keys) progress.of(document).setProblem(`journal/${key}`, "too-large");
      progress.changed(document);
      return "blocked";
    }
    const drafts = updates.map((update) => ({ scope: known.scope, document, update, firstRev }));
    return { document, drafts, journalKeys: keys };
  }

  async #commit(work: readonly Work[]): Promise<void> {
    const { disk, journal, progress, events } = this.#parts;
    const drafts = work.flatMap((each) => each.drafts);
    const { sealed, writes } = await this.#sealed(drafts, new Map());
    const rows = sealed.map((entry, at) => this.#factsOf(entry, drafts[at]?.firstRev ?? 1));
    const deletes = work.flatMap(({ journalKeys }) =>
      [...journalKeys].map((key): StoreWrite => ({ table: "journal", key, value: null })),
    );
    await disk.commit([...writes, ...this.#outboxWrites(rows, sealed), ...deletes], "strict");
    for (const facts of rows) this.#parts.outbox.added(facts);
    for (const { document, journalKeys } of work) {
      journal.sealed(document, journalKeys);
      progress.changed(document);
    }
    events.outboxGrew();
  }

  /** Seals in batches, and the rows that move tails and batch counter. `tails` replace the stored ones. */
  async #sealed(
    drafts: readonly DraftEntry[],
    tails: Map<ScopeId, ChainTail>,
  ): Promise<{ readonly sealed: readonly SealedDraft[]; readonly writes: readonly StoreWrite[] }> {
    const { context, chains } = this.#parts;
    for (const { scope } of drafts) if (!tails.has(scope)) tails.set(scope, await chains.tail(scope));
    let batchCounter = await chains.batchCounter();
    let ends: ReadonlyMap<ScopeId, ChainTail> = tails;
    const sealed: SealedDraft[] = [];
    for (let at = 0; at < drafts.length; at += BATCH_LEAVES) {
      batchCounter += 1;
      const batch = await sealBatch(context, drafts.slice(at, at + BATCH_LEAVES), {
        tails: ends,
        batchCounter,
      });
      sealed.push(...batch.entries);
      ends = batch.tails;
    }
    // The numbers are used up even if the commit should fail for good: none is ever given twice.
    const writes = [...ends].map(([scope, tail]) => chains.moveTail(scope, tail));
    return { sealed, writes: [...writes, chains.moveBatchCounter(batchCounter)] };
  }

  #factsOf(entry: SealedDraft, firstRev: number): OutboxFacts {
    return {
      key: this.#parts.outbox.newKey(),
      document: entry.document,
      scope: entry.scope,
      incarnation: entry.incarnation,
      counter: entry.counter,
      hash: bytesToHex(entry.hash),
      firstRev,
      refused: null,
      supersededBy: null,
    };
  }

  #outboxWrites(rows: readonly OutboxFacts[], sealed: readonly SealedDraft[]): StoreWrite[] {
    return rows.map((facts, at) => this.#parts.outbox.row(facts, sealed[at]?.signed ?? new Uint8Array(0)));
  }

  // ---------------------------------------------------------------- anew

  /** See `Outbox.sealAnew`, and `writeAnew` for what goes before. The caller holds the lock. */
  async sealAnew(scope: ScopeId, after: ChainHead | null, before: Anew | null = null): Promise<void> {
    const { context, chains, outbox, disk, events } = this.#parts;
    const tail = await chains.tail(scope);
    const incarnation = Math.max(tail.incarnation, after?.incarnation ?? -1) + 1;
    const begin: ChainTail = { incarnation, counter: 0, hash: after?.hash ?? NO_PREVIOUS };
    const old = [...outbox.living()].filter((facts) => facts.scope === scope);
    const first = this.#drafted(before);
    const also = before?.writes(incarnation) ?? [];
    if (old.length === 0 && first.length === 0) {
      await disk.commit([chains.moveTail(scope, begin), ...also], "strict");
      return;
    }
    if (!canSeal(context, scope)) throw new Fault("not-permitted", { retryable: true });
    const reopened = await this.#reopened(old);
    const drafts = [...first, ...reopened];
    const { sealed, writes } = await this.#sealed(drafts, new Map([[scope, begin]]));
    const rows = sealed.map((entry, at) => this.#factsOf(entry, drafts[at]?.firstRev ?? 1));
    const superseded = reopened.map(({ from, bytes }, at) => ({
      facts: { ...from, refused: null, supersededBy: rows[first.length + at]?.key ?? null },
      bytes,
    }));
    const marks = superseded.map(({ facts, bytes }) => outbox.row(facts, bytes));
    await disk.commit([...writes, ...this.#outboxWrites(rows, sealed), ...marks, ...also], "strict");
    for (const facts of rows) outbox.added(facts);
    for (const { facts } of superseded) outbox.changed(facts);
    events.outboxGrew();
  }

  /** What is written anew was backed up once: of what a tab counts, only its newest change waits with it. */
  #drafted(before: Anew | null): readonly Draft[] {
    const drafts = before?.drafts ?? [];
    return drafts.map((draft) => ({
      ...draft,
      firstRev: Math.max(1, this.#parts.progress.of(draft.document).rev),
    }));
  }

  async #reopened(rows: readonly OutboxFacts[]) {
    const { context, outbox } = this.#parts;
    const drafts: (Draft & { readonly from: OutboxFacts; readonly bytes: Uint8Array })[] = [];
    for (const from of rows) {
      const bytes = await outbox.bytes(from.key);
      if (bytes === null) continue;
      const { header, headerBytes, body } = splitSignedEntry(bytes);
      const update = context.keyring
        .openerFor(header.scope, header.epoch)
        ?.open(headerBytes, header.salt, body);
      if (update === undefined || update === null) throw new Fault("not-permitted", { retryable: true });
      const { scope, document } = header;
      drafts.push({ scope, document, update, firstRev: from.firstRev, from, bytes });
    }
    return drafts;
  }
}
