import type { DocumentId } from "../../../crypto/public/ids.ts";
import type { EngineStore, StoreRow } from "../store/store.ts";
import { orderKey } from "./rows.ts";

const READ_AT_ONCE = 1_000;

/** A document's rows in the table `entries` behind a place, in pages: the disk reads the next one while one is looked at. */
export async function* entryPages(
  store: EngineStore,
  document: DocumentId,
  behind = 0,
): AsyncGenerator<readonly StoreRow[]> {
  const prefix = `${document}/`;
  const read = (after: string): Promise<readonly StoreRow[]> => {
    const page = store.range("entries", { prefix, after, limit: READ_AT_ONCE });
    // Whoever stops in the middle never looks at it.
    page.catch(() => undefined);
    return page;
  };
  for (let page = read(`${prefix}${orderKey(behind)}`); ;) {
    const rows = await page;
    const last = rows.at(-1);
    const isLastPage = last === undefined || rows.length < READ_AT_ONCE;
    if (!isLastPage) page = read(last.key);
    yield rows;
    if (isLastPage) return;
  }
}
