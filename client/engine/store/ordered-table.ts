import type { StoreRange, StoreRow } from "./store.ts";

/** Rows in ascending order of their keys (UTF-16 units, as IndexedDB compares strings). */
export class OrderedTable {
  readonly #valueByKey = new Map<string, Uint8Array>();
  #keys: string[] = [];

  get(key: string): Uint8Array | null {
    return this.#valueByKey.get(key) ?? null;
  }

  set(key: string, value: Uint8Array | null): void {
    const isThere = this.#valueByKey.has(key);
    if (value === null) {
      if (!isThere) return;
      this.#valueByKey.delete(key);
      this.#keys.splice(this.#firstFrom(key), 1);
      return;
    }
    this.#valueByKey.set(key, value);
    if (isThere) return;
    const last = this.#keys.at(-1);
    if (last === undefined || last < key) this.#keys.push(key);
    else this.#keys.splice(this.#firstFrom(key), 0, key);
  }

  keys({ prefix = "", after, limit = Infinity, reverse = false }: StoreRange): string[] {
    const from = after === undefined || after < prefix ? prefix : after;
    const found: string[] = [];
    for (let at = this.#firstFrom(from); at < this.#keys.length; at++) {
      const key = this.#keys[at];
      if (key === undefined || !key.startsWith(prefix)) break;
      if (after !== undefined && key <= after) continue;
      found.push(key);
      if (!reverse && found.length >= limit) break;
    }
    return reverse ? found.reverse().slice(0, limit) : found.slice(0, limit);
  }

  rows(range: StoreRange): StoreRow[] {
    return this.keys(range).map((key) => ({ key, value: this.#valueByKey.get(key) ?? new Uint8Array(0) }));
  }

  #firstFrom(key: string): number {
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#keys[middle] ?? "") < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
