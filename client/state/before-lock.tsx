/**
 * Forms that hold typed text outside a document say here how to save it, and it is saved before the practice locks.
 */
import { createContext, type JSX, onCleanup, useContext, untrack } from "solid-js";

type Rescue = () => Promise<unknown> | undefined;

export interface BeforeLock {
  /** Returns what takes it back. */
  add(rescue: Rescue): () => void;
  /** Runs what forms asked for. A slow disk is waited for, but not for ever: after half a minute it locks all the same. */
  run(): Promise<void>;
}

const RESCUE_MS = 30_000;
const BeforeLockContext = createContext<BeforeLock>();

export function makeBeforeLock(): BeforeLock {
  const rescues = new Set<Rescue>();
  return {
    add(rescue) {
      rescues.add(rescue);
      return () => rescues.delete(rescue);
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

/** Runs before locking as long as the owner lives; what has nothing to save returns `undefined`. Throws outside a provider. */
export function createRescue(rescue: Rescue): void {
  const beforeLock = useContext(BeforeLockContext);
  if (!beforeLock) throw new TypeError("createRescue needs a BeforeLockProvider above it");
  onCleanup(beforeLock.add(rescue));
}
