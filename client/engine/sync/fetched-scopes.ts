/**
 * Which scopes have been read from their beginning. What is granted later is fetched, snapshots first; what is lost is forgotten, because the
 * relay says nothing of it meanwhile; what is whole needs its snapshots no more.
 */
import type { ScopeId } from "../../../crypto/public/ids.ts";
import { fetchedScopeKey } from "../entries/rows.ts";
import type { StoreWrite } from "../store/store.ts";
import { fetchScope } from "./catch-up.ts";
import type { RelayLine } from "./relay-line.ts";
import { fetchSnapshots } from "./snapshots.ts";
import type { SyncParts } from "./sync-parts.ts";

export class FetchedScopes {
  readonly #parts: SyncParts;

  constructor(parts: SyncParts) {
    this.#parts = parts;
  }

  /** Everything readable now comes with `resume` after 0. */
  async noteReadable(): Promise<void> {
    await this.#parts.context.store.commit(this.#parts.readableScopes().map(fetched), "relaxed");
  }

  /** It is fetched once more at the next chance. */
  async forget(scope: ScopeId): Promise<void> {
    await this.#parts.context.store.commit([unfetched(fetchedScopeKey(scope))], "strict");
  }

  /** Reads every readable scope that has not been read, up to the relay's number `through`. */
  async fetchNew(line: RelayLine, through: number): Promise<void> {
    const { context, rooms } = this.#parts;
    const known = await this.#known();
    const readable = this.#parts.readableScopes();
    await this.#forgetLost(known, readable);
    const scopes = readable.filter((scope) => !known.has(fetchedScopeKey(scope)));
    if (through > 0 && scopes.length > 0) await fetchSnapshots(line, this.#parts, { scopes, through });
    for (const scope of scopes) {
      if (through > 0 && !(await fetchScope(line, this.#parts, scope, through))) continue;
      await context.store.commit([fetched(scope)], "relaxed");
      await rooms.snapshots.confirm(new Set([scope]));
    }
  }

  /** The history is here, but for scopes that are still being fetched: what was shown from snapshots is now shown from it. */
  async confirmSnapshots(): Promise<void> {
    const { snapshots } = this.#parts.rooms;
    if (snapshots.unverified === 0) return;
    const known = await this.#known();
    await snapshots.confirm(
      new Set(this.#parts.readableScopes().filter((scope) => known.has(fetchedScopeKey(scope)))),
    );
  }

  async #known(): Promise<ReadonlySet<string>> {
    return new Set(await this.#parts.context.store.keys("meta", { prefix: fetchedScopeKey("") }));
  }

  /** The relay says nothing of these while the right is gone: once it is given back, everything is to be fetched again. */
  async #forgetLost(known: ReadonlySet<string>, readable: readonly ScopeId[]): Promise<void> {
    const { snapshots } = this.#parts.rooms;
    if (snapshots.unverified > 0) await snapshots.dropUnreadable(new Set(readable));
    const kept = new Set(readable.map(fetchedScopeKey));
    const lost = [...known].filter((key) => !kept.has(key));
    if (lost.length > 0) await this.#parts.context.store.commit(lost.map(unfetched), "relaxed");
  }
}

const fetched = (scope: ScopeId): StoreWrite => ({
  table: "meta",
  key: fetchedScopeKey(scope),
  value: Uint8Array.of(1),
});

const unfetched = (key: string): StoreWrite => ({ table: "meta", key, value: null });
