/** Whether the browser keeps what this site stored, and how much room there is. */
import { type Accessor, createSignal } from "solid-js";

export interface StorageFacts {
  readonly persisted: boolean;
  /** The browser was asked in this tab, and said no. */
  readonly refused: boolean;
  readonly usedBytes: number | null;
  readonly roomBytes: number | null;
}

export interface Storage {
  /** `undefined` until the browser has answered. */
  readonly facts: Accessor<StorageFacts | undefined>;
  /** Asks the browser to keep it; the browser may ask the person, or decide by itself. */
  persist(): Promise<void>;
}

export function createStorage(manager: StorageManager): Storage {
  const [facts, setFacts] = createSignal<StorageFacts>();
  const read = async (wasAsked: boolean): Promise<void> => {
    const [persisted, estimate] = await Promise.all([manager.persisted(), manager.estimate()]);
    const refused = wasAsked && !persisted;
    setFacts({ persisted, refused, usedBytes: estimate.usage ?? null, roomBytes: estimate.quota ?? null });
  };
  void read(false);
  return {
    facts,
    async persist() {
      await manager.persist();
      await read(true);
    },
  };
}
