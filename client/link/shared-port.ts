/**
 * The way to the shared engine, tried again until the engine has answered once. A worker whose script could not be fetched, because the
 * network went between the page and it, says no more than an error event: nothing would ever answer, and nobody would be told.
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

/** The engine says where it stands as soon as somebody connects; on a busy machine its script takes a while. */
const PATIENCE_MS = 4_000;
const AFTER_ERROR_MS = 1_000;

export function makeSharedPort(open: () => WorkerDoor, timers: Timers): Port {
  /** What was said before the first answer, to be said again at the next door. */
  const said: ToEngine[] = [];
  let hasAnswered = false;
  let isClosed = false;
  let door: WorkerDoor | null = null;
  let timer = 0;

  const knock = (): void => {
    const before = door;
    const now = open();
    door = now;
    now.port.onmessage = (event) => {
      if (door !== now) return;
      hasAnswered = true;
      timers.clearTimeout(timer);
      said.length = 0;
      port.onmessage?.(event);
    };
    now.onerror = () => again(now, AFTER_ERROR_MS);
    for (const message of said) now.port.postMessage(message);
    // After the next one was opened, so that an engine that is only slow never sees its last tab leave.
    before?.port.postMessage({ t: "bye" });
    before?.port.close();
    again(now, PATIENCE_MS);
  };
  const again = (from: WorkerDoor, afterMs: number): void => {
    if (door !== from || hasAnswered || isClosed) return;
    timers.clearTimeout(timer);
    timer = timers.setTimeout(knock, afterMs);
  };
  const port: Port = {
    onmessage: null,
    postMessage(message) {
      if (!hasAnswered) said.push(message);
      door?.port.postMessage(message);
    },
    close() {
      isClosed = true;
      timers.clearTimeout(timer);
      door?.port.close();
    },
  };
  knock();
  return port;
}
