/**
 * Secrets that took an asymmetric wrap to open, kept sealed in table `keys` (rows `secret/…`), so that the next unlock opens
 * them in microseconds. Only a cache: every row can be opened again from the log.
 */
import type { LocalSeal } from "../contract.ts";
import type { EngineStore, StoreWrite } from "../store/store.ts";

export interface SecretCache {
  get(name: string): Uint8Array | null;
  put(name: string, secret: Uint8Array): void;
  /** Writes what was put since. */
  save(): Promise<void>;
}

const PREFIX = "secret/";

export async function loadSecretCache(store: EngineStore, local: LocalSeal): Promise<SecretCache> {
  const sealedByKey = new Map<string, Uint8Array>();
  for (const { key, value } of await store.range("keys", { prefix: PREFIX })) sealedByKey.set(key, value);
  let writes: StoreWrite[] = [];
  return {
    get(name) {
      const key = PREFIX + name;
      const sealed = sealedByKey.get(key);
      return sealed === undefined ? null : local.open("keys", key, sealed);
    },
    put(name, secret) {
      const key = PREFIX + name;
      const value = local.seal("keys", key, secret);
      sealedByKey.set(key, value);
      writes.push({ table: "keys", key, value });
    },
    async save() {
      if (writes.length === 0) return;
      const saved = writes;
      writes = [];
      await store.commit(saved, "relaxed");
    },
  };
}
