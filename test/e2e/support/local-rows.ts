/** The rows of the practice's database, as a failing disk would leave them. */
import type { Page } from "@playwright/test";

export type Table = "entries" | "states" | "summaries" | "journal" | "outbox";

/** Flips one bit in the middle of every row of these tables. Nothing may be open meanwhile. Returns how many rows it touched. */
export function damageRows(page: Page, tables: readonly Table[]): Promise<number> {
  return page.evaluate(async (names) => {
    const asked = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener("success", () => resolve(request.result));
        request.addEventListener("error", () => reject(request.error));
      });
    let touched = 0;
    for (const { name } of await indexedDB.databases()) {
      if (name?.startsWith("claros/") !== true) continue;
      const database = await asked(indexedDB.open(name));
      for (const table of names) {
        const store = database.transaction(table, "readwrite").objectStore(table);
        const [keys, values] = await Promise.all([asked(store.getAllKeys()), asked(store.getAll())]);
        for (const [at, key] of keys.entries()) {
          const bytes = (values[at] as Uint8Array).slice();
          const middle = Math.floor(bytes.length * 0.7);
          bytes[middle] = (bytes[middle] ?? 0) ^ 4;
          await asked(store.put(bytes, key));
          touched += 1;
        }
      }
      database.close();
    }
    return touched;
  }, tables);
}
