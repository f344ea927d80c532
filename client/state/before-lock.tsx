/**
 * Forms that hold typed text outside a document say here how to save it, and it is saved before the practice locks.
 */
import { createContext, type JSX, onCleanup, useContext, untrack } from "solid-js";

type Rescue = () => Promise<unknown> | undefined;

export interface BeforeLock {
  add(rescue: Rescue): void;
  /** Runs what forms asked for, for a few seconds at most: locking must not wait for ever. */
  run(): Promise<void>;
}

const RESCUE_MS = 3_000;
const BeforeLockContext = createContext<BeforeLock>();

export function makeBeforeLock(): BeforeLock {
  const rescues = new Set<Rescue>();
  return {
    add(rescue) {
      rescues.add(rescue);
      onCleanup(() => rescues.delete(rescue));
    },
    async run() {
      const work = Promise.allSettled([...rescues].map(async (rescue) => rescue()));
      await Promise.race([work, new Promise((resolve) => setTimeout(resolve, RESCUE_MS))]);
    },
  };
}

export function BeforeLockProvider(props: { value: BeforeLock; children: JSX.Element }): JSX.Element {
  return (
    <BeforeLockContext.Provider value={untrack(() => props.value)}>
      {props.children}
    </BeforeLockContext.Provider>
  );
}

/** Throws outside a provider. */
export function useBeforeLock(): BeforeLock {
  const beforeLock = useContext(BeforeLockContext);
  if (!beforeLock) throw new TypeError("useBeforeLock needs a BeforeLockProvider above it");
  return beforeLock;
}
