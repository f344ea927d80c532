/**
 * What a document holds, as the gate asks for it: the shadow document, and on top of it what was let in a moment ago but is not yet
 * integrated. Reads Yjs' own store and changes nothing.
 */
import * as Y from "yjs";
import type { StructId } from "./read-update.ts";

/** Where content stands: a root by name or the type item it is in. `null` once that was deleted and collected. */
export interface Place {
  readonly root: string;
  /** 1 directly in a root. */
  readonly depth: number;
  readonly key: string | null;
}

export interface KnownStruct {
  readonly place: Place | null;
  readonly isType: boolean;
}

interface AddedStruct extends KnownStruct {
  readonly clock: number;
  readonly end: number;
}

export const VOID_STRUCT: KnownStruct = { place: null, isType: false };

export class KnownStructs {
  readonly #doc: Y.Doc;
  readonly #added = new Map<number, AddedStruct[]>();

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  /** The next clock of a client: everything below is known. */
  stateOf(client: number): number {
    const inDoc = Y.getState(this.#doc.store, client);
    return Math.max(inDoc, this.#added.get(client)?.at(-1)?.end ?? 0);
  }

  at({ client, clock }: StructId): KnownStruct | null {
    const structs = this.#doc.store.clients.get(client);
    if (structs !== undefined && clock < Y.getState(this.#doc.store, client)) {
      const struct = structs[Y.findIndexSS(structs, clock)];
      return struct instanceof Y.Item ? knownItem(struct) : VOID_STRUCT;
    }
    const added = this.#added.get(client);
    return added === undefined ? null : find(added, clock);
  }

  /** `clock` is the client's next one, or overlaps what is known. */
  add(client: number, clock: number, struct: KnownStruct & { readonly length: number }): void {
    const added = this.#added.get(client) ?? [];
    this.#added.set(client, added);
    added.push({ clock, end: clock + struct.length, place: struct.place, isType: struct.isType });
  }

  /** For taking back an update that was refused half way. */
  mark(): ReadonlyMap<number, number> {
    return new Map([...this.#added].map(([client, added]) => [client, added.length]));
  }

  takeBack(mark: ReadonlyMap<number, number>): void {
    for (const [client, added] of this.#added) added.length = mark.get(client) ?? 0;
  }
}

function find(added: readonly AddedStruct[], clock: number): AddedStruct | null {
  let low = 0;
  let high = added.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const struct = added[middle];
    if (struct === undefined) return null;
    if (clock < struct.clock) high = middle - 1;
    else if (clock >= struct.end) low = middle + 1;
    else return struct;
  }
  return null;
}

function knownItem(item: Y.Item): KnownStruct {
  const isType = item.content instanceof Y.ContentType;
  const parent = item.parent;
  if (!(parent instanceof Y.AbstractType)) return { place: null, isType };
  let depth = 1;
  let type: Y.AbstractType<unknown> = parent;
  for (let above = type._item; above !== null; above = type._item) {
    if (!(above.parent instanceof Y.AbstractType)) return { place: null, isType };
    type = above.parent;
    depth += 1;
  }
  return { place: { root: rootName(type), depth, key: item.parentSub }, isType };
}

function rootName(type: Y.AbstractType<unknown>): string {
  return Y.findRootTypeKey(type);
}
