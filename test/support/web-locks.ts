/** Locks of one origin, as browsers queue them: first come, first served; a request that is withdrawn rejects at once. */
import type { Locks } from "../../client/engine/engine-lock.ts";

export interface WebLocks extends Locks {
  /** As when the holder's process ends: what it held is free. */
  crash(name: string): void;
}

interface Asked {
  grant(): void;
}

export function makeWebLocks(): WebLocks {
  const waiting = new Map<string, Asked[]>();
  const held = new Map<string, () => void>();

  function grantNext(name: string): void {
    if (!held.has(name)) waiting.get(name)?.shift()?.grant();
  }

  return {
    request: (name, { signal }, hold) =>
      new Promise((resolve, reject) => {
        const queue = waiting.get(name) ?? [];
        waiting.set(name, queue);
        const free = (): void => {
          held.delete(name);
          resolve();
          grantNext(name);
        };
        const asked: Asked = {
          grant() {
            held.set(name, free);
            void hold().then(free);
          },
        };
        queue.push(asked);
        signal.addEventListener("abort", () => {
          const at = queue.indexOf(asked);
          if (at < 0) return;
          queue.splice(at, 1);
          reject(signal.reason as Error);
        });
        setImmediate(() => grantNext(name));
      }),
    crash: (name) => held.get(name)?.(),
  };
}
