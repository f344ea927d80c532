/**
 * Entries and chains in SQLite. The numbers of chains and their heads are kept in memory as they are used: this process is the
 * only writer of its files (`sqlite.ts` holds the lock). After a failed transaction the memory is forgotten and read anew.
 */

import { bytesEqual } from "../../crypto/public/bytes.ts";
import type { ChainHead } from "../../crypto/public/entry.ts";
import type { DeviceId, ScopeId } from "../../crypto/public/ids.ts";
import type { HeadOfChain } from "../protocol/relay-frames.ts";
import { judgeChain } from "./judge-chain.ts";
import { plainBlob, type SqliteDatabase } from "./sqlite-file.ts";
import type {
  AppendOutcome,
  EntryPage,
  EntryQuery,
  EntryToStore,
  ScopeFilter,
  StoredPosition,
} from "./store.ts";

/** Heads kept at hand; beyond it all are forgotten and read again as they are needed. */
const HEADS_AT_HAND = 16_384;

interface Chain {
  readonly chain: number;
  head: ChainHead | null;
}

interface HeadRow {
  readonly incarnation: number;
  readonly counter: number;
  readonly hash: Uint8Array;
}

export interface SqliteEntries {
  readonly head: number;
  /** Inside the caller's transaction. */
  insert(entry: EntryToStore): AppendOutcome;
  find(position: Pick<EntryToStore, "device" | "scope" | "incarnation" | "counter">): StoredPosition | null;
  readSince(query: EntryQuery, scopes: ScopeFilter): EntryPage;
  readScope(query: EntryQuery & { readonly through: number }, scope: ScopeId): EntryPage;
  heads(scopes: ScopeFilter): HeadOfChain[];
  /** After a rollback: what was remembered may never have happened. */
  forget(): void;
}

export function makeSqliteEntries(db: SqliteDatabase): SqliteEntries {
  const statements = prepare(db);
  const chains = new Map<string, Chain>();
  const scopeByChain = new Map<number, ScopeId>();
  let head = 0;

  const forget = () => {
    chains.clear();
    scopeByChain.clear();
    for (const [chain, scope] of statements.allChains.iterate()) scopeByChain.set(chain, scope);
    head = statements.head.get() ?? 0;
  };
  forget();

  const chainOf = (device: DeviceId, scope: ScopeId): Chain | null => {
    const key = device + scope;
    const known = chains.get(key);
    if (known !== undefined) return known;
    const chain = statements.findChain.get(scope, device);
    if (chain === undefined) return null;
    if (chains.size >= HEADS_AT_HAND) chains.clear();
    const fresh: Chain = { chain, head: statements.headOf.get(chain) ?? null };
    chains.set(key, fresh);
    return fresh;
  };

  const makeChain = (device: DeviceId, scope: ScopeId): Chain => {
    const fresh: Chain = {
      chain: Number(statements.addChain.run(device, scope).lastInsertRowid),
      head: null,
    };
    chains.set(device + scope, fresh);
    scopeByChain.set(fresh.chain, scope);
    return fresh;
  };

  const isReadable = (chain: number, scopes: ScopeFilter): boolean => {
    if (scopes === "all") return true;
    const scope = scopeByChain.get(chain);
    return scope !== undefined && scopes.has(scope);
  };

  const find: SqliteEntries["find"] = ({ device, scope, incarnation, counter }) => {
    const chain = chainOf(device, scope);
    return chain === null ? null : (statements.atPosition.get(chain.chain, incarnation, counter) ?? null);
  };

  return {
    get head() {
      return head;
    },
    insert(entry) {
      const known = chainOf(entry.device, entry.scope);
      const verdict = judgeChain(known?.head ?? null, entry);
      if (verdict === "stored") {
        const found = find(entry);
        if (found === null || !bytesEqual(found.hash, entry.hash)) return { code: "fork", number: 0 };
        return { code: "ok", number: found.number, isNew: false };
      }
      if (verdict !== "next") return { code: verdict, number: 0 };
      const chain = known ?? makeChain(entry.device, entry.scope);
      const { incarnation, counter, hash } = entry;
      statements.insert.run(head + 1, chain.chain, incarnation, counter, hash, entry.signedEntry);
      head++;
      chain.head = { incarnation, counter, hash };
      return { code: "ok", number: head, isNew: true };
    },
    find,
    readSince({ after, maxBytes, maxRows }, scopes) {
      const rows = statements.since.all(after, maxRows);
      const readable = rows.filter(([, chain]) => isReadable(chain, scopes)).map(([number]) => number);
      const page = readPage(statements, readable, maxBytes);
      const lastSeen = rows.at(-1)?.[0] ?? after;
      return page.isLast ? { entries: page.entries, through: lastSeen, isLast: rows.length < maxRows } : page;
    },
    readScope({ after, through, maxBytes, maxRows }, scope) {
      const numbers = statements.ofScope.all(scope, after, through, maxRows);
      const page = readPage(statements, numbers, maxBytes);
      if (!page.isLast) return page;
      const isLast = numbers.length < maxRows;
      return {
        entries: page.entries,
        through: isLast ? Math.max(after, Math.min(through, head)) : (numbers.at(-1) ?? after),
        isLast,
      };
    },
    heads(scopes) {
      return statements.chainsWithIds
        .all()
        .filter(({ scope }) => scopes === "all" || scopes.has(scope))
        .flatMap(({ chain, device, scope }) => {
          const last = statements.headOf.get(chain);
          return last === undefined ? [] : [{ device, scope, ...last }];
        });
    },
    forget,
  };
}

type Statements = ReturnType<typeof prepare>;

function prepare(db: SqliteDatabase) {
  return {
    head: db.prepare<[], number>("SELECT max(number) FROM entries").pluck(),
    allChains: db.prepare<[], [number, ScopeId]>("SELECT chain, scope FROM chains").raw(),
    chainsWithIds: db.prepare<[], { chain: number; device: DeviceId; scope: ScopeId }>(
      "SELECT chain, device, scope FROM chains ORDER BY chain",
    ),
    findChain: db
      .prepare<[string, string], number>("SELECT chain FROM chains WHERE scope = ? AND device = ?")
      .pluck(),
    addChain: db.prepare<[string, string]>("INSERT INTO chains (device, scope) VALUES (?, ?)"),
    headOf: db.prepare<[number], HeadRow>(
      "SELECT incarnation, counter, hash FROM entries WHERE chain = ? ORDER BY incarnation DESC, counter DESC LIMIT 1",
    ),
    atPosition: db.prepare<[number, number, number], StoredPosition>(
      "SELECT number, hash FROM entries WHERE chain = ? AND incarnation = ? AND counter = ?",
    ),
    insert: db.prepare<[number, number, number, number, Uint8Array, Uint8Array]>(
      "INSERT INTO entries (number, chain, incarnation, counter, hash, bytes) VALUES (?, ?, ?, ?, ?, ?)",
    ),
    since: db
      .prepare<[number, number], [number, number]>(
        "SELECT number, chain FROM entries WHERE number > ? ORDER BY number LIMIT ?",
      )
      .raw(),
    ofScope: db
      .prepare<[string, number, number, number], number>(
        "SELECT e.number FROM chains c JOIN entries e ON e.chain = c.chain " +
          "WHERE c.scope = ? AND e.number > ? AND e.number <= ? ORDER BY e.number LIMIT ?",
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
