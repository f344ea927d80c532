/**
 * Wakes the engine and hands back this tab's link to it. One engine an origin: a SharedWorker where the browser has one; else a dedicated
 * worker in the tab that holds the lock, and the other tabs are told to wait.
 */
import { type EngineLink, makeEngineLink, type Port } from "./engine-link.ts";
import { makeSharedPort, type WorkerDoor } from "./shared-port.ts";

declare global {
  interface WorkerOptions {
    /** Chromium then lets the engine finish what it was writing after the last tab has gone. */
    extendedLifetime?: boolean;
  }
}

export const ENGINE_LOCK = "claros-engine-tab";

export type StartedEngine =
  | { readonly at: "linked"; readonly link: EngineLink }
  /** No SharedWorker here, and another tab has the engine: `released` resolves when it is this tab's turn. */
  | { readonly at: "other-tab"; readonly released: Promise<EngineLink> };

export async function startEngine(): Promise<StartedEngine> {
  const lifeLock = await holdLifeLock();
  // A browser that grants no locks stores nothing either and has no shared workers here: an engine of this tab's own can say so.
  if (lifeLock === null) return { at: "linked", link: makeEngineLink(dedicatedPort()) };
  if (typeof SharedWorker === "function") return { at: "linked", link: linkTo(sharedPort(), lifeLock) };
  let announceTurn: (link: EngineLink) => void = () => undefined;
  const released = new Promise<EngineLink>((resolve) => (announceTurn = resolve));
  const takeTurn = (): Promise<never> => {
    announceTurn(linkTo(dedicatedPort(), lifeLock));
    return forever();
  };
  const first = await new Promise<boolean>((resolve) => {
    void navigator.locks.request(ENGINE_LOCK, { ifAvailable: true }, async (lock) => {
      resolve(lock !== null);
      if (lock !== null) await takeTurn();
    });
  });
  if (first) return { at: "linked", link: await released };
  void navigator.locks.request(ENGINE_LOCK, takeTurn);
  return { at: "other-tab", released };
}

const forever = (): Promise<never> => new Promise(() => undefined);

/** A lock for as long as this tab lives, by which the engine notices its end. `null` when the browser grants none. */
function holdLifeLock(): Promise<string | null> {
  const name = `claros-tab/${crypto.randomUUID()}`;
  return new Promise((resolve) => {
    navigator.locks
      .request(name, () => {
        resolve(name);
        return forever();
      })
      .catch(() => resolve(null));
  });
}

function sharedPort(): Port {
  const open = (): SharedWorker =>
    new SharedWorker(new URL("../engine/main.ts", import.meta.url), {
      type: "module",
      name: "claros-engine",
      extendedLifetime: true,
    });
  return makeSharedPort(open as unknown as () => WorkerDoor, window);
}

function dedicatedPort(): Port {
  const worker = new Worker(new URL("../engine/main.ts", import.meta.url), {
    type: "module",
    name: "claros-engine",
  });
  const { port1, port2 } = new MessageChannel();
  worker.postMessage({ t: "port" }, [port2]);
  return port1 as unknown as Port;
}

function linkTo(port: Port, lifeLock: string): EngineLink {
  const link = makeEngineLink(port);
  link.holds(lifeLock);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") link.flush();
  });
  window.addEventListener("pagehide", (event) => {
    link.flush();
    if (!event.persisted) link.close();
  });
  return link;
}
