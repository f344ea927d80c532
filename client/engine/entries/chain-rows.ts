/** The entries of one chain as this device holds them. Reading them looks through a whole scope: for repairs only. */
import { comparePositions, entryHash, type EntryHeader, NO_PREVIOUS } from "../../../crypto/public/entry.ts";
import { bytesEqual, FormatError } from "../../../crypto/public/bytes.ts";
import { bytesToHex } from "../../../crypto/public/encodings.ts";
import type { DeviceId, ScopeId } from "../../../crypto/public/ids.ts";
import { type SignedEntry, splitSignedEntry } from "../../../crypto/public/signed-entry.ts";
import type { ChainPosition, PracticeContext } from "../contract.ts";
import type { DocumentTable } from "../documents/document-table.ts";
import { entryPages } from "./entry-pages.ts";
import type { Quarantine } from "./quarantine.ts";

export interface ChainRow {
  readonly signed: SignedEntry;
  readonly bytes: Uint8Array;
}

export interface ChainRowsParts {
  readonly context: Pick<PracticeContext, "store">;
  readonly table: DocumentTable;
  readonly quarantine: Quarantine;
}

export interface ChainName {
  readonly device: DeviceId;
  readonly scope: ScopeId;
}

/** In the order of the chain, behind a position. Rows that are no entry any more are left out; others may be damaged. */
export async function chainRows(
  { context, table, quarantine }: ChainRowsParts,
  { device, scope }: ChainName,
  after: ChainPosition | null = null,
): Promise<readonly ChainRow[]> {
  const found: ChainRow[] = [];
  const look = (bytes: Uint8Array): void => {
    try {
      const signed = splitSignedEntry(bytes);
      const { header } = signed;
      if (header.device !== device || header.scope !== scope) return;
      if (after === null || comparePositions(header, after) > 0) found.push({ signed, bytes });
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
    }
  };
  for (const { document } of table.inScope(scope)) {
    for await (const rows of entryPages(context.store, document)) for (const { value } of rows) look(value);
  }
  for (const held of quarantine.all()) {
    if (held.chained && held.reason !== "damaged-on-disk") look(held.bytes);
  }
  return found.toSorted((a, b) => comparePositions(a.signed.header, b.signed.header));
}

/** What stands where in a chain, for the rules of branches (docs/PROTOCOL.md §5, "Writing anew"). */
export class ChainContents {
  readonly #hashByPlace = new Map<string, string>();
  readonly #placeByHash = new Map<string, ChainPosition>();

  static async read(parts: ChainRowsParts, chain: ChainName): Promise<ChainContents> {
    const contents = new ChainContents();
    for (const { signed } of await chainRows(parts, chain)) {
      contents.add(signed.header, entryHash(signed.entry));
    }
    return contents;
  }

  add({ incarnation, counter }: ChainPosition, hash: Uint8Array): void {
    const name = bytesToHex(hash);
    this.#hashByPlace.set(`${incarnation}/${counter}`, name);
    this.#placeByHash.set(name, { incarnation, counter });
  }

  holds({ incarnation, counter }: ChainPosition): boolean {
    return this.#hashByPlace.has(`${incarnation}/${counter}`);
  }

  isAt(position: ChainPosition, hash: Uint8Array): boolean {
    return this.#hashByPlace.get(`${position.incarnation}/${position.counter}`) === bytesToHex(hash);
  }

  /** Behind what an incarnation may begin that names this hash; `null` when it is not held. */
  placeNamedBy({ previous }: Pick<EntryHeader, "previous">): ChainPosition | null {
    if (bytesEqual(previous, NO_PREVIOUS)) return { incarnation: 0, counter: 0 };
    return this.#placeByHash.get(bytesToHex(previous)) ?? null;
  }

  /** Whether what stands before the entry is held, and is what it names. */
  holdsBefore(header: EntryHeader): boolean {
    const { incarnation, counter, previous } = header;
    if (counter === 1) return this.placeNamedBy(header) !== null;
    return this.#hashByPlace.get(`${incarnation}/${counter - 1}`) === bytesToHex(previous);
  }
}
