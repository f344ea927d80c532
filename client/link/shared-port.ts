/**
 * The way to the shared engine. A worker whose script could not be fetched, because the network went between the page and it, says no more
 * than an error event and never runs: what was said to it is said again to the next one, until one has answered.
 */
import type { FromEngine, ToEngine } from "../engine/api.ts";
import type { Port } from "./engine-link.ts";

/** The part of a SharedWorker that is used. */
export interface WorkerDoor {
  readonly port: Pick<MessagePort, "postMessage" | "close"> & {
    onmessage: ((event: { data: FromEngine }) => void) | null;
  };
  onerror: ((event: Event) => void) | null;
}

export interface Timers {
  setTimeout(run: () => void, afterMs: number): number;
  clearTimeout(timer: number): void;
}

const AGAIN_AFTER_MS = 1_000;

export function makeSharedPort(open: () => WorkerDoor, timers: Timers): Port {
  /** What was said before the first answer. */
  const said: ToEngine[] = [];
  let hasAnswered = false;
  let timer = 0;
  let door = knock();

  function knock(): WorkerDoor {
    const now = open();
    now.port.onmessage = (event) => {
      hasAnswered = true;
      said.length = 0;
      port.onmessage?.(event);
    };
    now.onerror = () => {
      if (door !== now || hasAnswered) return;
      timers.clearTimeout(timer);
      timer = timers.setTimeout(() => (door = knock()), AGAIN_AFTER_MS);
    };
    for (const message of said) now.port.postMessage(message);
    return now;
  }

  const port: Port = {
    onmessage: null,
    postMessage(message) {
      if (!hasAnswered) said.push(message);
      door.port.postMessage(message);
    },
    close() {
      hasAnswered = true;
      timers.clearTimeout(timer);
      door.port.close();
    },
  };
  return port;
}
