/**
 * Reads of one table of IndexedDB. Opening a transaction costs more than a small read in it: reads asked for in one turn share one, and
 * those asked for while it runs join it, up to a number, because who wants to write waits for its end.
 *
 * A commit that has resolved is seen by every later read: it could not resolve while a transaction that reads its tables was open.
 */
const READS_A_TRANSACTION = 64;

interface Asked {
  readonly ask: (rows: IDBObjectStore) => Promise<void>;
  readonly reject: (error: unknown) => void;
}

export class ReadLane {
  readonly #begin: () => Promise<IDBObjectStore>;
  readonly #waiting: Asked[] = [];
  #isRunning = false;

  /** `begin` opens a transaction on the table. */
  constructor(begin: () => Promise<IDBObjectStore>) {
    this.#begin = begin;
  }

  /** `request` waits for nothing but answers of these rows. */
  read<T>(request: (rows: IDBObjectStore) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ask: async (rows) => resolve(await request(rows)), reject });
      if (this.#isRunning) return;
      this.#isRunning = true;
      queueMicrotask(() => void this.#run());
    });
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      try {
        await this.#fill(await this.#begin());
      } catch (error) {
        for (const { reject } of this.#waiting.splice(0)) reject(error);
      }
    }
    this.#isRunning = false;
  }

  async #fill(rows: IDBObjectStore): Promise<void> {
    let left = READS_A_TRANSACTION;
    const take = async (): Promise<void> => {
      const asked = this.#waiting.splice(0, left);
      left -= asked.length;
      await Promise.all(asked.map(serve));
    };
    const serve = async ({ ask, reject }: Asked): Promise<void> => {
      try {
        await ask(rows);
      } catch (error) {
        // The transaction may be over: what has not been asked yet is asked in another one.
        left = 0;
        reject(error);
      }
      // An answer has just come, so the transaction takes further requests.
      await take();
    };
    await take();
  }
}

/** The result of a request, while its transaction can be asked further. */
export function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new DOMException("", "UnknownError"));
  });
}
