/**
 * Which engine of this origin may touch the disk. Tabs of an old and a new build start two engines on one database, and a browser may keep
 * an engine alive for minutes after its last tab: whoever has no tab lets go of the lock, and takes it again with its next tab.
 */
import type { Clock } from "./environment.ts";
import { Fault } from "./fault.ts";

export interface EngineLock {
  /**
   * Resolves when this is the only engine of its origin that is awake, and never when it was released meanwhile. `waiting` is called when
   * another one has the lock and keeps it for longer than a moment. A browser that grants no locks faults with `storage-failed`.
   */
  acquire(waiting: () => void): Promise<void>;
  /** Lets the next one in. Resolves when the lock is free, also when it was not held. */
  release(): Promise<void>;
}

/** The part of the browser's LockManager that is used. */
export interface Locks {
  request(name: string, options: { readonly signal: AbortSignal }, hold: () => Promise<void>): Promise<void>;
}

const ENGINE_LOCK = "claros-engine";
/** A window that has just been closed or reloaded lets go in less: nobody is told about it. */
const MOMENT_MS = 700;

export function makeEngineLock(locks: Locks, clock: Clock): EngineLock {
  let release: () => Promise<void> = async () => undefined;
  return {
    acquire: (waiting) =>
      new Promise((acquired, refuse) => {
        const withdrawal = new AbortController();
        const timer = clock.setTimeout(waiting, MOMENT_MS);
        let letGo: () => void = () => withdrawal.abort();
        const hold = (): Promise<void> => {
          clock.clearTimeout(timer);
          // Chromium grants what was withdrawn while the grant was on its way. Kept, it would be held for ever by nobody.
          if (withdrawal.signal.aborted) return Promise.resolve();
          acquired();
          return new Promise((resolve) => (letGo = resolve));
        };
        const over = locks
          .request(ENGINE_LOCK, { signal: withdrawal.signal }, hold)
          .catch((error: unknown) => {
            clock.clearTimeout(timer);
            if (!withdrawal.signal.aborted) refuse(new Fault("storage-failed", { detail: String(error) }));
          });
        release = async () => {
          clock.clearTimeout(timer);
          letGo();
          await over;
        };
      }),
    release: () => release(),
  };
}
