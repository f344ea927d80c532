/** Which documents this device knows, in which scope and of which type. Held in memory: a practice has some ten thousand. */
import { bytesToDocumentId, type DocumentId, type ScopeId } from "../../../crypto/public/ids.ts";
import { hexToBytes } from "../../../crypto/public/encodings.ts";
import type { DocumentType } from "../../model/document-roots.ts";
import { decodeDocument, encodeDocument, type KnownDocument } from "../entries/rows.ts";
import type { EngineStore, StoreWrite } from "../store/store.ts";

export class DocumentTable {
  readonly #byId = new Map<DocumentId, KnownDocument>();
  readonly #byScope = new Map<ScopeId, KnownDocument[]>();

  static async load(store: EngineStore): Promise<DocumentTable> {
    const table = new DocumentTable();
    for (const { key, value } of await store.range("documents")) {
      table.add(decodeDocument(bytesToDocumentId(hexToBytes(key)), value));
    }
    return table;
  }

  get(document: DocumentId): KnownDocument | null {
    return this.#byId.get(document) ?? null;
  }

  ofType(type: DocumentType): readonly KnownDocument[] {
    return [...this.#byId.values()].filter((known) => known.type === type);
  }

  inScope(scope: ScopeId): readonly KnownDocument[] {
    return this.#byScope.get(scope) ?? [];
  }

  /** The row that makes it last is written by the caller, with what it is known from. */
  add(known: KnownDocument): StoreWrite {
    if (!this.#byId.has(known.document)) {
      this.#byId.set(known.document, known);
      this.#byScope.set(known.scope, [...this.inScope(known.scope), known]);
    }
    return this.row(known);
  }

  row(known: KnownDocument): StoreWrite {
    return { table: "documents", key: known.document, value: encodeDocument(known) };
  }

  /** Its scope is another one; the row is on the disk. */
  move(known: KnownDocument): void {
    const before = this.#byId.get(known.document);
    if (before === undefined) return;
    const left = this.inScope(before.scope).filter(({ document }) => document !== known.document);
    this.#byScope.set(before.scope, left);
    this.#byId.set(known.document, known);
    this.#byScope.set(known.scope, [...this.inScope(known.scope), known]);
  }
}
