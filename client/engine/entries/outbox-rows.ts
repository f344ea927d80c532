/**
 * Sealed entries that no relay has acknowledged, by key, content and document. Their bytes stay on the disk; their facts are in memory,
 * because the journal, the ledger and the sending end all ask.
 */
import { FormatError } from "../../../crypto/public/bytes.ts";
import { comparePositions, entryHash } from "../../../crypto/public/entry.ts";
import { bytesToHex } from "../../../crypto/public/encodings.ts";
import type { DeviceId, DocumentId, ScopeId } from "../../../crypto/public/ids.ts";
import { splitSignedEntry } from "../../../crypto/public/signed-entry.ts";
import type { RejectCode } from "../../../sync-server/protocol/codes.ts";
import type { ProgressTable } from "../documents/progress.ts";
import type { EngineStore, StoreRow, StoreWrite } from "../store/store.ts";
import type { Chains } from "./chains.ts";
import type { EntryOrders } from "./entry-orders.ts";
import { decodeOutboxRow, encodeOutboxRow, keyToOrder, orderKey } from "./rows.ts";

export interface OutboxFacts {
  readonly key: string;
  readonly document: DocumentId;
  readonly scope: ScopeId;
  readonly incarnation: number;
  readonly counter: number;
  /** Entry hash, hex. */
  readonly hash: string;
  readonly firstRev: number;
  readonly refused: RejectCode | null;
  readonly supersededBy: string | null;
}

function factsIn({ key, value }: StoreRow): OutboxFacts | null {
  try {
    const { refused, supersededBy, bytes } = decodeOutboxRow(value);
    const { header, entry } = splitSignedEntry(bytes);
    const { document, scope, incarnation, counter } = header;
    const hash = bytesToHex(entryHash(entry));
    return { key, document, scope, incarnation, counter, hash, firstRev: 1, refused, supersededBy };
  } catch (error) {
    if (error instanceof FormatError) return null;
    throw error;
  }
}

/** What was sealed a moment ago is sent and acknowledged without being read back; more than this of it is not kept. */
const KEPT_BYTES = 1024 * 1024;

export class OutboxRows {
  readonly #store: EngineStore;
  readonly #progress: ProgressTable;
  /** In the order of sealing. */
  readonly #byKey = new Map<string, OutboxFacts>();
  readonly #keyByHash = new Map<string, string>();
  /** In the order of sealing, as all of them. */
  readonly #keysByDocument = new Map<DocumentId, Set<string>>();
  /** Keys of the rows that one was sealed in place of. */
  readonly #supersededBy = new Map<string, Set<string>>();
  readonly #bytesByKey = new Map<string, Uint8Array>();
  #keptBytes = 0;
  #nextOrder = 1;

  private constructor(store: EngineStore, progress: ProgressTable) {
    this.#store = store;
    this.#progress = progress;
  }

  static async load(store: EngineStore, progress: ProgressTable): Promise<OutboxRows> {
    const rows = new OutboxRows(store, progress);
    const kept = await store.range("outbox");
    const torn = kept.filter((row) => factsIn(row) === null);
    const tornKeys = new Set(torn.map(({ key }) => key));
    for (const row of kept) {
      rows.#nextOrder = keyToOrder(row.key) + 1;
      const facts = factsIn(row);
      if (facts === null) continue;
      // What was sealed in its place is torn: it is to be sent itself, and will be sealed anew once more.
      const isAlone = facts.supersededBy !== null && tornKeys.has(facts.supersededBy);
      rows.#keep(isAlone ? { ...facts, supersededBy: null } : facts);
      progress.restore(facts.document, `outbox/${row.key}`, facts.refused);
    }
    rows.torn = torn;
    return rows;
  }

  /** Rows that are no entry any more, as they were found at the start. Whoever sets them aside takes them off the disk. */
  torn: readonly StoreRow[] = [];

  all(): Iterable<OutboxFacts> {
    return this.#byKey.values();
  }

  /** Those of one document: what opening it costs does not grow with what waits elsewhere. */
  ofDocument(document: DocumentId): readonly OutboxFacts[] {
    return [...(this.#keysByDocument.get(document) ?? [])].flatMap((key) => this.get(key) ?? []);
  }

  get(key: string): OutboxFacts | null {
    return this.#byKey.get(key) ?? null;
  }

  byHash(hash: Uint8Array): OutboxFacts | null {
    const key = this.#byKey.size === 0 ? undefined : this.#keyByHash.get(bytesToHex(hash));
    return key === undefined ? null : this.get(key);
  }

  /** Those that are to be sent: not superseded. */
  *living(): Iterable<OutboxFacts> {
    for (const facts of this.#byKey.values()) if (facts.supersededBy === null) yield facts;
  }

  async bytes(key: string): Promise<Uint8Array | null> {
    const kept = this.#bytesByKey.get(key);
    if (kept !== undefined) return kept;
    const row = await this.#store.get("outbox", key);
    return row === null ? null : decodeOutboxRow(row).bytes;
  }

  newKey(): string {
    return orderKey(this.#nextOrder++);
  }

  /** Keeps the facts; the caller has committed the row. */
  added(facts: OutboxFacts): void {
    this.#keep(facts);
    this.#progress.of(facts.document).wait(`outbox/${facts.key}`, facts.firstRev, facts.refused);
  }

  row({ key, refused, supersededBy }: OutboxFacts, bytes: Uint8Array): StoreWrite {
    if (!this.#bytesByKey.has(key) && this.#keptBytes + bytes.length <= KEPT_BYTES) {
      this.#bytesByKey.set(key, bytes);
      this.#keptBytes += bytes.length;
    }
    return { table: "outbox", key, value: encodeOutboxRow({ refused, supersededBy, bytes }) };
  }

  /** The facts changed; the caller has committed the row. */
  changed(facts: OutboxFacts): void {
    this.#keep(facts);
    this.#progress.of(facts.document).setProblem(`outbox/${facts.key}`, facts.refused);
    this.#progress.changed(facts.document);
  }

  /** A relay has it: writes that move it to the entries, together with what it superseded. `settled` is to be called once they are committed. */
  async settling(
    facts: OutboxFacts,
    into: { readonly chains: Chains; readonly orders: EntryOrders; readonly device: DeviceId },
  ): Promise<{
    readonly writes: readonly StoreWrite[];
    readonly settled: () => void;
    readonly size: number;
  }> {
    const bytes = await this.bytes(facts.key);
    if (bytes === null) return { writes: [], settled: () => undefined, size: 0 };
    const { header, entry } = splitSignedEntry(bytes);
    const { chains, orders, device } = into;
    const head = await chains.head(device, facts.scope);
    const gone = [facts, ...this.#replacedBy(facts.key)];
    const writes: StoreWrite[] = gone.map(({ key }) => ({ table: "outbox", key, value: null }));
    writes.push(await orders.row(facts.document, bytes));
    if (head === null || comparePositions(header, head) > 0) {
      const { incarnation, counter } = header;
      writes.push(chains.moveHead(device, facts.scope, { incarnation, counter, hash: entryHash(entry) }));
    }
    return {
      writes,
      size: bytes.length,
      settled: () => {
        orders.committed(facts.document);
        for (const each of gone) this.#forget(each);
      },
    };
  }

  #replacedBy(key: string): OutboxFacts[] {
    const direct = [...(this.#supersededBy.get(key) ?? [])].flatMap((each) => this.get(each) ?? []);
    return direct.flatMap((facts) => [facts, ...this.#replacedBy(facts.key)]);
  }

  #keep(facts: OutboxFacts): void {
    const { key, document, scope, incarnation, counter, hash, firstRev, refused, supersededBy } = facts;
    const own = { key, document, scope, incarnation, counter, hash, firstRev, refused, supersededBy };
    this.#byKey.set(key, own);
    this.#keyByHash.set(hash, key);
    this.#keysByDocument.set(document, (this.#keysByDocument.get(document) ?? new Set()).add(key));
    if (supersededBy === null) return;
    this.#supersededBy.set(supersededBy, (this.#supersededBy.get(supersededBy) ?? new Set()).add(key));
  }

  #forget(facts: OutboxFacts): void {
    this.#byKey.delete(facts.key);
    this.#keptBytes -= this.#bytesByKey.get(facts.key)?.length ?? 0;
    this.#bytesByKey.delete(facts.key);
    this.#keyByHash.delete(facts.hash);
    const ofDocument = this.#keysByDocument.get(facts.document);
    ofDocument?.delete(facts.key);
    if (ofDocument?.size === 0) this.#keysByDocument.delete(facts.document);
    this.#supersededBy.delete(facts.key);
    this.#progress.of(facts.document).settle(`outbox/${facts.key}`);
    this.#progress.changed(facts.document);
  }
}
