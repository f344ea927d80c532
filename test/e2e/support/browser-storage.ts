/** Everything that a page of this origin can find in the browser's storage. */
import type { Page } from "@playwright/test";

export interface BrowserStorage {
  readonly databases: Readonly<Record<string, readonly Buffer[]>>;
  readonly local: readonly string[];
  readonly session: readonly string[];
  readonly caches: readonly Buffer[];
}

/** Bytes cross from the page as base64; here they are bytes again. */
export async function readStorage(page: Page): Promise<BrowserStorage> {
  const read = await page.evaluate(readEverything);
  const decode = (pieces: readonly string[]): Buffer[] => pieces.map((piece) => Buffer.from(piece, "base64"));
  return {
    databases: Object.fromEntries(read.databases.map(({ name, pieces }) => [name, decode(pieces)])),
    local: read.local,
    session: read.session,
    caches: decode(read.caches),
  };
}

/** Runs in the page, so it may use nothing from outside itself. */
async function readEverything() {
  const toBase64 = (bytes: Uint8Array): string => {
    let text = "";
    for (let at = 0; at < bytes.length; at += 8192) {
      text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    }
    return btoa(text);
  };
  const textPiece = (text: string): string => toBase64(new TextEncoder().encode(text));
  const piecesOf = (value: unknown): string[] => {
    if (value instanceof ArrayBuffer) return [toBase64(new Uint8Array(value))];
    if (ArrayBuffer.isView(value)) {
      return [toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))];
    }
    if (typeof value !== "object" || value === null) return [textPiece(String(value))];
    return Object.entries(value).flatMap(([key, inner]) => [textPiece(key), ...piecesOf(inner)]);
  };
  const asked = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.addEventListener("success", () => resolve(request.result));
      request.addEventListener("error", () => reject(request.error));
    });
  const readDatabase = async (name: string) => {
    const database = await asked(indexedDB.open(name));
    const pieces = [textPiece(name)];
    for (const store of database.objectStoreNames) {
      const table = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([asked(table.getAllKeys()), asked(table.getAll())]);
      pieces.push(textPiece(store), ...keys.flatMap(piecesOf), ...values.flatMap(piecesOf));
    }
    database.close();
    return { name, pieces };
  };
  const readCaches = async (): Promise<string[]> => {
    const pieces: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const answer = await cache.match(request);
        pieces.push(textPiece(request.url));
        if (answer) pieces.push(toBase64(new Uint8Array(await answer.arrayBuffer())));
      }
    }
    return pieces;
  };
  const areaOf = (name: "localStorage" | "sessionStorage"): string[] =>
    Object.entries(Reflect.get(globalThis, name) as Record<string, string>).flat();
  const found = await indexedDB.databases();
  return {
    databases: await Promise.all(
      found.flatMap(({ name }) => (name === undefined ? [] : [readDatabase(name)])),
    ),
    local: areaOf("localStorage"),
    session: areaOf("sessionStorage"),
    caches: await readCaches(),
  };
}
