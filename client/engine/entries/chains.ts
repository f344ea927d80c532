/**
 * Ends of the chains, one a device and scope: how far each is confirmed (received, or acknowledged by the relay), and for this device
 * also how far it has sealed. The two differ by what is in the outbox.
 */
import { type ChainHead as ChainTail, comparePositions } from "../../../crypto/public/entry.ts";
import { bytesToDeviceId, bytesToScopeId, type DeviceId, type ScopeId } from "../../../crypto/public/ids.ts";
import { ByteReader, ByteWriter } from "../../../crypto/public/bytes.ts";
import { hexToBytes } from "../../../crypto/public/encodings.ts";
import type { ChainHead } from "../contract.ts";
import type { EngineStore, StoreWrite } from "../store/store.ts";
import { decodeTail, encodeTail } from "./rows.ts";
import { EMPTY_TAIL } from "./seal.ts";

const BATCH_COUNTER = "batch-counter";

export class Chains {
  readonly #store: EngineStore;
  readonly #device: DeviceId;
  readonly #headByKey = new Map<string, ChainTail | null>();
  readonly #tailByScope = new Map<ScopeId, ChainTail>();
  #batchCounter: number | null = null;

  constructor(store: EngineStore, device: DeviceId) {
    this.#store = store;
    this.#device = device;
  }

  async head(device: DeviceId, scope: ScopeId): Promise<ChainTail | null> {
    const key = `${scope}/${device}`;
    const known = this.#headByKey.get(key);
    if (known !== undefined) return known;
    const row = await this.#store.get("heads", key);
    // Somebody may have moved it while the disk was asked.
    const meanwhile = this.#headByKey.get(key);
    if (meanwhile !== undefined) return meanwhile;
    const head = row === null ? null : decodeTail(row);
    this.#headByKey.set(key, head);
    return head;
  }

  /** Moves a head in memory; the caller commits the row. */
  moveHead(device: DeviceId, scope: ScopeId, head: ChainTail): StoreWrite {
    const key = `${scope}/${device}`;
    const own = { ...head, hash: head.hash.slice() };
    this.#headByKey.set(key, own);
    return { table: "heads", key, value: encodeTail(own) };
  }

  /** The end of this device's own chain, with what waits in the outbox. */
  async tail(scope: ScopeId): Promise<ChainTail> {
    const known = this.#tailByScope.get(scope);
    const row = known === undefined ? await this.#store.get("meta", `tail/${scope}`) : null;
    const sealed = known ?? (row === null ? EMPTY_TAIL : decodeTail(row));
    const head = await this.head(this.#device, scope);
    return head !== null && comparePositions(head, sealed) > 0 ? head : sealed;
  }

  moveTail(scope: ScopeId, tail: ChainTail): StoreWrite {
    this.#tailByScope.set(scope, tail);
    return tailRow(scope, tail);
  }

  async batchCounter(): Promise<number> {
    if (this.#batchCounter === null) {
      const row = await this.#store.get("meta", BATCH_COUNTER);
      this.#batchCounter = row === null ? 0 : new ByteReader(row).u64();
    }
    return this.#batchCounter;
  }

  moveBatchCounter(to: number): StoreWrite {
    this.#batchCounter = to;
    return { table: "meta", key: BATCH_COUNTER, value: new ByteWriter(8).u64(to).finish() };
  }

  async all(): Promise<readonly ChainHead[]> {
    const rows = await this.#store.range("heads");
    return rows.map(({ key, value }) => {
      const [scope = "", device = ""] = key.split("/");
      return {
        scope: bytesToScopeId(hexToBytes(scope)),
        device: bytesToDeviceId(hexToBytes(device)),
        ...decodeTail(value),
      };
    });
  }
}

function tailRow(scope: ScopeId, tail: ChainTail): StoreWrite {
  return { table: "meta", key: `tail/${scope}`, value: encodeTail(tail) };
}
