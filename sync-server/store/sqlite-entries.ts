/**
 * Entries and chains in SQLite. The numbers of chains and their heads are kept in memory as they are used: this process is the
 * only writer of its files (`sqlite.ts` holds the lock). After a failed transaction the memory is forgotten and read anew.
 */

import { type ChainHead, comparePositions } from "../../crypto/public/entry.ts";
import type { DeviceId, ScopeId } from "../../crypto/public/ids.ts";
import type { HeadOfChain } from "../protocol/relay-frames.ts";
import { type EntryTail, makeEntryTail, type TailEntry } from "./entry-tail.ts";
import { type ChainContents, judgeChain } from "./judge-chain.ts";
import { plainBlob, type SqliteDatabase } from "./sqlite-file.ts";
import type {
  AppendOutcome,
  EntryPage,
  EntryQuery,
  EntryToStore,
  ScopeFilter,
  StoredPosition,
} from "./store.ts";

/** Chains kept at hand; beyond it all are forgotten and read again as they are needed. */
const CHAINS_AT_HAND = 16_384;
interface Chain {
  readonly chain: number;
  head: ChainHead | null;
}

export interface SqliteEntries {
  readonly head: number;
  /** Entries that are not in the index yet. */
  readonly tail: { readonly count: number; readonly bytes: number };
  /** Inside the caller's transaction. */
  insert(entry: EntryToStore): AppendOutcome;
  /** Inside the caller's transaction: writes the tail into the index. */
  keepIndex(): void;
  find(position: Pick<EntryToStore, "device" | "scope" | "incarnation" | "counter">): StoredPosition | null;
  readSince(query: EntryQuery, scopes: ScopeFilter): EntryPage;
  readScope(query: EntryQuery & { readonly through: number }, scope: ScopeId): EntryPage;
  heads(scopes: ScopeFilter): HeadOfChain[];
  /** After a rollback: what was remembered may never have happened. */
  forget(): void;
}

export function makeSqliteEntries(db: SqliteDatabase): SqliteEntries {
  const statements = prepare(db);
  const tail = makeEntryTail();
  const chains = makeChains(statements, tail);
  let head = 0;
  let tailBytes = 0;

  const forget = () => {
    chains.forget();
    tail.clear();
    tailBytes = statements.tailBytes.get() ?? 0;
    for (const row of statements.tail.iterate()) tail.add(row.chain, { ...row, hash: plainBlob(row.hash) });
    head = statements.head.get() ?? 0;
  };
  forget();

  const find: SqliteEntries["find"] = ({ device, scope, incarnation, counter }) => {
    const chain = chains.get(device, scope)?.chain;
    if (chain === undefined) return null;
    const found =
      tail.find(chain, incarnation, counter) ?? statements.atPlace.get(chain, incarnation, counter);
    return found === undefined ? null : { number: found.number, hash: plainBlob(found.hash) };
  };

  const contentsOf = (
    chain: Chain | null,
    { device, scope }: EntryToStore,
  ): ChainContents<StoredPosition> => ({
    head: chain?.head ?? null,
    at: (place) => find({ device, scope, ...place }),
    has: (hash) =>
      chain !== null &&
      (tail.has(chain.chain, hash) || statements.withHash.get(chain.chain, hash) !== undefined),
  });

  return {
    get head() {
      return head;
    },
    get tail() {
      return { count: tail.size, bytes: tailBytes };
    },
    insert(entry) {
      const known = chains.get(entry.device, entry.scope);
      const verdict = judgeChain(contentsOf(known, entry), entry);
      if (verdict.at === "stored") return { code: "ok", number: verdict.stored.number, isNew: false };
      if (verdict.at !== "new") return { code: verdict.at, number: 0 };
      const chain = known ?? chains.make(entry.device, entry.scope);
      const { incarnation, counter, hash } = entry;
      statements.insert.run(head + 1, chain.chain, incarnation, counter, hash, entry.signedEntry);
      const stored: TailEntry = { number: ++head, incarnation, counter, hash };
      if (chain.head === null || comparePositions(stored, chain.head) > 0) chain.head = stored;
      tail.add(chain.chain, stored);
      tailBytes += entry.signedEntry.length;
      return { code: "ok", number: head, isNew: true };
    },
    keepIndex() {
      statements.index.run();
      statements.indexed.run(head);
      tail.clear();
      tailBytes = 0;
    },
    find,
    readSince({ after, maxBytes, maxRows }, scopes) {
      const rows = statements.since.all(after, maxRows);
      const readable = rows.filter(([, chain]) => chains.isIn(chain, scopes)).map(([number]) => number);
      const page = readPage(statements, readable, maxBytes);
      if (!page.isLast) return page;
      return { entries: page.entries, through: rows.at(-1)?.[0] ?? after, isLast: rows.length < maxRows };
    },
    readScope({ after, through, maxBytes, maxRows }, scope) {
      const indexed = statements.ofScope.all(scope, after, through, maxRows);
      const later = tail.numbersOf(statements.chainsOf.all(scope), { after, through });
      const numbers = [...indexed, ...later].slice(0, maxRows);
      const page = readPage(statements, numbers, maxBytes);
      if (!page.isLast) return page;
      const isLast = numbers.length < maxRows;
      const end = isLast ? Math.max(after, Math.min(through, head)) : (numbers.at(-1) ?? after);
      return { entries: page.entries, through: end, isLast };
    },
    heads: (scopes) =>
      statements.chainsWithIds
        .all()
        .filter(({ scope }) => scopes === "all" || scopes.has(scope))
        .flatMap(({ chain, device, scope }) => {
          const last = headOf(statements, tail, chain);
          return last === null ? [] : [{ device, scope, ...last }];
        }),
    forget,
  };
}

/** The chains that were used, with their heads, and the scope of every chain there is. */
function makeChains(statements: Statements, tail: EntryTail) {
  const byDevice = new Map<DeviceId, Map<ScopeId, Chain>>();
  const scopeByChain = new Map<number, ScopeId>();
  let count = 0;
  const clear = () => {
    byDevice.clear();
    count = 0;
  };
  const remember = (device: DeviceId, scope: ScopeId, chain: Chain): Chain => {
    if (count >= CHAINS_AT_HAND) clear();
    const ofDevice = byDevice.get(device) ?? new Map<ScopeId, Chain>();
    byDevice.set(device, ofDevice.set(scope, chain));
    count++;
    return chain;
  };
  return {
    get(device: DeviceId, scope: ScopeId): Chain | null {
      const known = byDevice.get(device)?.get(scope);
      if (known !== undefined) return known;
      const chain = statements.findChain.get(scope, device);
      if (chain === undefined) return null;
      return remember(device, scope, { chain, head: headOf(statements, tail, chain) });
    },
    make(device: DeviceId, scope: ScopeId): Chain {
      const chain = Number(statements.addChain.run(device, scope).lastInsertRowid);
      scopeByChain.set(chain, scope);
      return remember(device, scope, { chain, head: null });
    },
    isIn(chain: number, scopes: ScopeFilter): boolean {
      if (scopes === "all") return true;
      const scope = scopeByChain.get(chain);
      return scope !== undefined && scopes.has(scope);
    },
    forget() {
      clear();
      scopeByChain.clear();
      for (const [chain, scope] of statements.allChains.iterate()) scopeByChain.set(chain, scope);
    },
  };
}

function headOf(statements: Statements, tail: EntryTail, chain: number): ChainHead | null {
  const [late, indexed] = [tail.last(chain), statements.headOf.get(chain) ?? null];
  const isLateFarther = late !== null && (indexed === null || comparePositions(late, indexed) > 0);
  const last = isLateFarther ? late : indexed;
  if (last === null) return null;
  const { incarnation, counter, hash } = last;
  return { incarnation, counter, hash: plainBlob(hash) };
}

type Statements = ReturnType<typeof prepare>;

function prepare(db: SqliteDatabase) {
  return {
    head: db.prepare<[], number>("SELECT max(number) FROM entries").pluck(),
    allChains: db.prepare<[], [number, ScopeId]>("SELECT chain, scope FROM chains").raw(),
    chainsWithIds: db.prepare<[], { chain: number; device: DeviceId; scope: ScopeId }>(
      "SELECT chain, device, scope FROM chains ORDER BY chain",
    ),
    chainsOf: db.prepare<[string], number>("SELECT chain FROM chains WHERE scope = ?").pluck(),
    findChain: db
      .prepare<[string, string], number>("SELECT chain FROM chains WHERE scope = ? AND device = ?")
      .pluck(),
    addChain: db.prepare<[string, string]>("INSERT INTO chains (device, scope) VALUES (?, ?)"),
    headOf: db.prepare<[number], TailEntry>(
      "SELECT number, p.incarnation, p.counter, hash FROM places p JOIN entries USING (number) " +
        "WHERE p.chain = ? ORDER BY p.incarnation DESC, p.counter DESC LIMIT 1",
    ),
    atPlace: db.prepare<[number, number, number], StoredPosition>(
      "SELECT number, hash FROM places p JOIN entries USING (number) " +
        "WHERE p.chain = ? AND p.incarnation = ? AND p.counter = ?",
    ),
    withHash: db
      .prepare<[number, Uint8Array], number>(
        "SELECT 1 FROM places p JOIN entries USING (number) WHERE p.chain = ? AND hash = ? LIMIT 1",
      )
      .pluck(),
    insert: db.prepare<[number, number, number, number, Uint8Array, Uint8Array]>(
      "INSERT INTO entries (number, chain, incarnation, counter, hash, bytes) VALUES (?, ?, ?, ?, ?, ?)",
    ),
    tail: db.prepare<[], TailEntry & { readonly chain: number }>(
      "SELECT number, chain, incarnation, counter, hash FROM entries " +
        "WHERE number > (SELECT indexed FROM meta) ORDER BY number",
    ),
    tailBytes: db
      .prepare<[], number | null>(
        "SELECT sum(length(bytes)) FROM entries WHERE number > (SELECT indexed FROM meta)",
      )
      .pluck(),
    index: db.prepare<[]>(
      "INSERT INTO places (chain, incarnation, counter, number) SELECT chain, incarnation, counter, number " +
        "FROM entries WHERE number > (SELECT indexed FROM meta) ORDER BY chain, incarnation, counter",
    ),
    indexed: db.prepare<[number]>("UPDATE meta SET indexed = ?"),
    since: db
      .prepare<[number, number], [number, number]>(
        "SELECT number, chain FROM entries WHERE number > ? ORDER BY number LIMIT ?",
      )
      .raw(),
    ofScope: db
      .prepare<[string, number, number, number], number>(
        "SELECT p.number FROM chains c JOIN places p ON p.chain = c.chain " +
          "WHERE c.scope = ? AND p.number > ? AND p.number <= ? ORDER BY p.number LIMIT ?",
      )
      .pluck(),
    bytes: db.prepare<[number], Uint8Array>("SELECT bytes FROM entries WHERE number = ?").pluck(),
  };
}

/** The entries with these numbers until `maxBytes` is reached; `isLast` when all of them fitted. */
function readPage({ bytes }: Statements, numbers: readonly number[], maxBytes: number): EntryPage {
  const entries: { number: number; signedEntry: Uint8Array }[] = [];
  let size = 0;
  for (const number of numbers) {
    if (size >= maxBytes) return { entries, through: entries.at(-1)?.number ?? 0, isLast: false };
    const blob = bytes.get(number);
    if (blob === undefined) throw new RangeError("number");
    const signedEntry = plainBlob(blob);
    entries.push({ number, signedEntry });
    size += signedEntry.length;
  }
  return { entries, through: numbers.at(-1) ?? 0, isLast: true };
}
