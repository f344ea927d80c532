/**
 * Registers the service worker, which keeps the app for starting without a network, and notices when a newer version has been stored.
 * The newer version starts only when the person asks for it: a reload is never the page's own idea.
 */
import { createSignal } from "solid-js";
import type { AppUpdate } from "../state/app-update.ts";

/** The browser looks by itself only when a page is opened, and a practice's tab stays open for weeks. */
const LOOK_EVERY_MS = 3_600_000;

export function registerServiceWorker(container: ServiceWorkerContainer | undefined): AppUpdate {
  const [ready, setReady] = createSignal(false);
  let waiting: ServiceWorker | null = null;

  const notice = (worker: ServiceWorker | null): void => {
    // Without a controller this is the first installation, not an update.
    if (worker === null || !container?.controller) return;
    waiting = worker;
    setReady(true);
  };
  const follow = (worker: ServiceWorker | null): void => {
    worker?.addEventListener("statechange", () => {
      if (worker.state === "installed") notice(worker);
    });
  };
  const watch = (registration: ServiceWorkerRegistration): void => {
    notice(registration.waiting);
    // The browser may have found it before this page looked, and tells of that only once.
    follow(registration.installing);
    setInterval(() => void registration.update().catch(() => undefined), LOOK_EVERY_MS);
    registration.addEventListener("updatefound", () => follow(registration.installing));
  };
  // Where the browser forbids it, the app works as long as the network does. It fetches and stores, and the first page is to be there first.
  if (container !== undefined)
    whenQuiet(() => void container.register("/sw.js").then(watch, () => undefined));

  return {
    ready,
    start() {
      container?.addEventListener("controllerchange", () => location.reload(), { once: true });
      waiting?.postMessage("skip-waiting");
    },
  };
}

const MOST_PATIENCE_MS = 3_000;

/** Not every browser tells of its quiet moments. */
function whenQuiet(act: () => void): void {
  if (typeof requestIdleCallback === "function") requestIdleCallback(act, { timeout: MOST_PATIENCE_MS });
  else setTimeout(act, MOST_PATIENCE_MS);
}
