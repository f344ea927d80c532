/**
 * What every adapter of the engine's disk must do. Plain functions that throw, so that the same suite runs in vitest over the memory
 * and inside a real browser over IndexedDB.
 */
import type { EngineStore, StoreDirectory, StoreWrite } from "../../../client/engine/store/store.ts";

export interface StoreCase {
  readonly name: string;
  run(directory: StoreDirectory): Promise<void>;
}

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const put = (key: string, value = bytes(1)): StoreWrite => ({ table: "journal", key, value });

function same(actual: unknown, expected: unknown): void {
  const [a, b] = [JSON.stringify(plain(actual)), JSON.stringify(plain(expected))];
  if (a !== b) throw new Error(`expected ${b}, got ${a}`);
}

function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return [...value];
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

async function codeOf(run: () => Promise<unknown>): Promise<string> {
  try {
    await run();
    return "resolved";
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

const withStore =
  (use: (store: EngineStore) => Promise<void>) =>
  async (directory: StoreDirectory): Promise<void> => {
    const store = await directory.open("practice.member");
    await use(store);
    store.close();
  };

export const storeCases: readonly StoreCase[] = [
  {
    name: "answers null for a row that is not there",
    run: withStore(async (store) => {
      same(await store.get("meta", "nothing"), null);
      same(await store.range("meta"), []);
      same(await store.keys("meta"), []);
    }),
  },
  {
    name: "gives back the bytes it was given, also the empty ones and only the view's own",
    run: withStore(async (store) => {
      const view = bytes(9, 1, 2, 3, 9).subarray(1, 4);
      await store.commit([put("view", view), put("empty", bytes())], "strict");
      same(await store.get("journal", "view"), bytes(1, 2, 3));
      const stored = await store.get("journal", "view");
      same(stored?.buffer.byteLength, 3);
      same(await store.get("journal", "empty"), bytes());
    }),
  },
  {
    name: "replaces and deletes",
    run: withStore(async (store) => {
      await store.commit([put("a", bytes(1)), put("b", bytes(2))], "relaxed");
      await store.commit([put("a", bytes(3)), { table: "journal", key: "b", value: null }], "strict");
      same(await store.range("journal"), [{ key: "a", value: bytes(3) }]);
    }),
  },
  {
    name: "applies the writes of one commit in order",
    run: withStore(async (store) => {
      await store.commit(
        [put("a", bytes(1)), { table: "journal", key: "a", value: null }, put("a", bytes(2))],
        "strict",
      );
      same(await store.get("journal", "a"), bytes(2));
    }),
  },
  {
    name: "keeps tables apart and writes several at once",
    run: withStore(async (store) => {
      await store.commit(
        [
          { table: "meta", key: "k", value: bytes(1) },
          { table: "heads", key: "k", value: bytes(2) },
        ],
        "strict",
      );
      same(await store.get("meta", "k"), bytes(1));
      same(await store.get("heads", "k"), bytes(2));
      same(await store.get("log", "k"), null);
    }),
  },
  {
    name: "orders keys by code unit and finds them by prefix, after, limit and reverse",
    run: withStore(async (store) => {
      const keys = ["b/2", "a/1", "b/10", "b/1", "c", "b", "B/1", "b0"];
      await store.commit(
        keys.map((key) => put(key)),
        "strict",
      );
      same(await store.keys("journal"), ["B/1", "a/1", "b", "b/1", "b/10", "b/2", "b0", "c"]);
      same(await store.keys("journal", { prefix: "b/" }), ["b/1", "b/10", "b/2"]);
      same(await store.keys("journal", { prefix: "b/", after: "b/1" }), ["b/10", "b/2"]);
      same(await store.keys("journal", { prefix: "b/", after: "a" }), ["b/1", "b/10", "b/2"]);
      same(await store.keys("journal", { prefix: "b/", after: "z" }), []);
      same(await store.keys("journal", { after: "b/2" }), ["b0", "c"]);
      same(await store.keys("journal", { prefix: "b/", limit: 2 }), ["b/1", "b/10"]);
      same(await store.keys("journal", { prefix: "b/", reverse: true, limit: 2 }), ["b/2", "b/10"]);
      same(await store.keys("journal", { prefix: "b/", after: "b/1", reverse: true }), ["b/2", "b/10"]);
      const rows = await store.range("journal", { prefix: "b/", reverse: true, limit: 1 });
      same(rows, [{ key: "b/2", value: bytes(1) }]);
    }),
  },
  {
    name: "does not share bytes with its caller",
    run: withStore(async (store) => {
      const value = bytes(1, 2);
      const committing = store.commit([put("a", value)], "strict");
      await committing;
      value[0] = 9;
      const first = await store.get("journal", "a");
      same(first, bytes(1, 2));
      first?.fill(7);
      same(await store.get("journal", "a"), bytes(1, 2));
    }),
  },
  {
    name: "keeps what was committed over closing and opening again",
    async run(directory) {
      const first = await directory.open("p.m");
      await first.commit([put("a", bytes(5))], "strict");
      first.close();
      const second = await directory.open("p.m");
      same(await second.get("journal", "a"), bytes(5));
      second.close();
    },
  },
  {
    name: "keeps stores of different names apart, lists them and erases one",
    async run(directory) {
      const one = await directory.open("p.one");
      const two = await directory.open("p.two");
      await one.commit([put("a", bytes(1))], "strict");
      same(await two.get("journal", "a"), null);
      same([...(await directory.names())].sort(), ["p.one", "p.two"]);
      one.close();
      two.close();
      await directory.erase("p.one");
      same(await directory.names(), ["p.two"]);
      const again = await directory.open("p.one");
      same(await again.get("journal", "a"), null);
      again.close();
    },
  },
  {
    name: "faults after it was closed",
    async run(directory) {
      const store = await directory.open("p.m");
      store.close();
      same(await codeOf(() => store.get("meta", "a")), "storage-failed");
      same(await codeOf(() => store.commit([put("a")], "strict")), "storage-failed");
    },
  },
  {
    name: "takes many commits at once and applies each as a whole",
    run: withStore(async (store) => {
      await Promise.all(
        Array.from({ length: 40 }, (_, at) =>
          store.commit([put("last", bytes(at)), put(`row/${at}`, bytes(at))], at % 2 ? "strict" : "relaxed"),
        ),
      );
      same((await store.keys("journal", { prefix: "row/" })).length, 40);
      same(await store.get("journal", "last"), bytes(39));
    }),
  },
  {
    name: "answers many reads at once, each with every commit that was done before it was asked",
    run: withStore(async (store) => {
      let done = 0;
      let ended = false;
      let reads = 0;
      // Asked again at every answer, so that there is no moment without a read: who writes must get its turn all the same.
      const reader = async (): Promise<void> => {
        while (!ended) {
          const before = done;
          const [value, rows, keys] = await Promise.all([
            store.get("journal", "count"),
            store.range("journal", { prefix: "count" }),
            store.keys("journal", { prefix: "count", reverse: true }),
          ]);
          reads += 1;
          same(keys, value === null ? [] : ["count"]);
          for (const read of [value, rows[0]?.value ?? null]) {
            if ((read?.[0] ?? 0) < before) throw new Error(`read ${read?.[0]} after ${before}`);
          }
        }
      };
      const readers = Array.from({ length: 20 }, reader);
      try {
        while (done < 25) {
          await store.commit([put("count", bytes(done + 1))], done % 2 ? "strict" : "relaxed");
          done += 1;
        }
      } finally {
        ended = true;
        await Promise.all(readers);
      }
      if (reads < 20) throw new Error("nobody read");
    }),
  },
];
