/**
 * The few fields of each document that lists show, sealed on the disk beside it and written in the same commit as its changes, so that
 * a list appears without opening a document. Read once a type; after that kept level by every write.
 */
import type { DocumentId } from "../../../crypto/public/ids.ts";
import { textToBytes } from "../../../crypto/public/bytes.ts";
import type { DocumentType } from "../../model/document-roots.ts";
import { readMeta } from "../../model/meta.ts";
import { summarize } from "../../model/summaries.ts";
import type * as Y from "yjs";
import type { Summary, SummaryQuery } from "../api.ts";
import type { PracticeContext } from "../contract.ts";
import type { KnownDocument } from "../entries/rows.ts";
import type { StoreWrite } from "../store/store.ts";

const OPENED_AT_ONCE = 200;

export class Summaries {
  readonly #context: PracticeContext;
  readonly #byType = new Map<DocumentType, Map<DocumentId, Summary>>();
  readonly #reading = new Map<DocumentType, Promise<Map<DocumentId, Summary>>>();
  /** Written since the start: newer than what a reading that is under way finds. */
  readonly #written = new Map<DocumentId, Summary>();
  /** Of documents that are shown from a snapshot; never on the disk. */
  readonly #overlaid = new Map<DocumentId, Summary>();

  constructor(context: PracticeContext) {
    this.#context = context;
  }

  async list(
    type: DocumentType,
    { patient, where = {} }: Omit<SummaryQuery, "type"> = {},
  ): Promise<readonly Summary[]> {
    const wanted = Object.entries(where);
    const all = await this.#all(type);
    const overlaid = [...this.#overlaid.values()].filter((summary) => summary.type === type);
    const own = [...all.values()].filter(({ document }) => !this.#overlaid.has(document));
    return [...own, ...overlaid].filter(
      (summary) =>
        (patient === undefined || summary.patient === patient) &&
        wanted.every(([field, value]) => summary.fields[field] === value),
    );
  }

  async get(known: KnownDocument): Promise<Summary | null> {
    const kept = this.#written.get(known.document) ?? this.#byType.get(known.type)?.get(known.document);
    if (kept !== undefined) return kept;
    const key = keyOf(known);
    const sealed = await this.#context.store.get("summaries", key);
    return sealed === null ? null : this.#open(key, sealed);
  }

  /** Shown in place of what the disk has, until `uncover`. */
  overlay(summary: Summary): void {
    this.#overlaid.set(summary.document, summary);
  }

  uncover(document: DocumentId): Summary | null {
    const overlaid = this.#overlaid.get(document) ?? null;
    this.#overlaid.delete(document);
    return overlaid;
  }

  isOverlaid(document: DocumentId): boolean {
    return this.#overlaid.has(document);
  }

  project(known: KnownDocument, doc: Y.Doc, incomplete: boolean): Summary {
    const updatedAt = readMeta(doc).value.updatedAt;
    const changedAtMs = updatedAt === null ? this.#context.clock.now() : Date.parse(updatedAt);
    const fields = { ...summarize(doc, known.type) } as Summary["fields"];
    return { ...known, fields, changedAtMs, incomplete };
  }

  /** Shows it from now on; the caller commits the row. */
  write(summary: Summary): StoreWrite {
    this.#written.set(summary.document, summary);
    this.#byType.get(summary.type)?.set(summary.document, summary);
    const key = keyOf(summary);
    const sealed = this.#context.keyring.local.seal("summaries", key, textToBytes(JSON.stringify(summary)));
    return { table: "summaries", key, value: sealed };
  }

  async #all(type: DocumentType): Promise<Map<DocumentId, Summary>> {
    const kept = this.#byType.get(type);
    if (kept !== undefined) return kept;
    const reading = this.#reading.get(type) ?? this.#read(type);
    this.#reading.set(type, reading);
    return reading;
  }

  async #read(type: DocumentType): Promise<Map<DocumentId, Summary>> {
    const { store, clock } = this.#context;
    const found = new Map<DocumentId, Summary>();
    const rows = await store.range("summaries", { prefix: `${type}/` });
    for (const [at, { key, value }] of rows.entries()) {
      if (at % OPENED_AT_ONCE === OPENED_AT_ONCE - 1) await clock.breathe();
      const summary = this.#open(key, value);
      if (summary !== null) found.set(summary.document, summary);
    }
    for (const summary of this.#written.values()) {
      if (summary.type === type) found.set(summary.document, summary);
    }
    this.#byType.set(type, found);
    this.#reading.delete(type);
    return found;
  }

  /** What was sealed here has the form it was sealed in; a damaged row is left out, and its document is looked at again. */
  #open(key: string, sealed: Uint8Array): Summary | null {
    const bytes = this.#context.keyring.local.open("summaries", key, sealed);
    if (bytes === null) return null;
    return JSON.parse(new TextDecoder().decode(bytes)) as Summary;
  }
}

function keyOf({ type, patient, document }: Pick<Summary, "type" | "patient" | "document">): string {
  return `${type}/${patient ?? "-"}/${document}`;
}

/** Whether a list would show anything else. */
export function isSameSummary(a: Summary | null, b: Summary): boolean {
  return a !== null && JSON.stringify(a) === JSON.stringify(b);
}
