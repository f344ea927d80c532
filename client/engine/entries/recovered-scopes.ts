/**
 * Scopes in which words of this device came back out of a branch that it had left. They count only as long as this device does, until they
 * are in its chain as well (docs/PROTOCOL.md §5). That they are to be taken up is on the disk with the entries that brought them, and
 * until the commit that seals them: no crash and no scope that cannot be sealed in at the moment makes it forgotten.
 */
import { hexToBytes } from "../../../crypto/public/encodings.ts";
import { bytesToScopeId, type ScopeId } from "../../../crypto/public/ids.ts";
import type { EngineStore, StoreWrite } from "../store/store.ts";

const PREFIX = "recovered/";

export class RecoveredScopes {
  readonly #scopes: Set<ScopeId>;

  private constructor(scopes: Set<ScopeId>) {
    this.#scopes = scopes;
  }

  static async load(store: Pick<EngineStore, "keys">): Promise<RecoveredScopes> {
    const keys = await store.keys("meta", { prefix: PREFIX });
    return new RecoveredScopes(
      new Set(keys.map((key) => bytesToScopeId(hexToBytes(key.slice(PREFIX.length))))),
    );
  }

  all(): readonly ScopeId[] {
    return [...this.#scopes];
  }

  /** For the commit that brings the words. */
  owed(scope: ScopeId): StoreWrite {
    return { table: "meta", key: PREFIX + scope, value: Uint8Array.of(1) };
  }

  /** For the commit that seals them. */
  takenUp(scope: ScopeId): StoreWrite {
    return { table: "meta", key: PREFIX + scope, value: null };
  }

  /** The disk has it. */
  add(scope: ScopeId): void {
    this.#scopes.add(scope);
  }

  delete(scope: ScopeId): void {
    this.#scopes.delete(scope);
  }
}
