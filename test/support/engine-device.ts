/**
 * One device in a test: the real engine over a disk in memory and a real socket, and tabs with the real link and y-websocket's provider.
 * Restarting it drops the engine and keeps the disk.
 */
import { WebSocket } from "ws";
import type { EngineState } from "../../client/engine/api.ts";
import { makeEngine } from "../../client/engine/engine.ts";
import type { EngineLock } from "../../client/engine/engine-lock.ts";
import type { Engine } from "../../client/engine/engine-parts.ts";
import type { Clock, RelayDialer } from "../../client/engine/environment.ts";
import { servePort, type TabPort } from "../../client/engine/port.ts";
import { makeMemoryDirectory, type MemoryDirectory } from "../../client/engine/store/memory.ts";
import { makeWebSocketDialer } from "../../client/engine/sync/browser-dialer.ts";
import { type EngineLink, makeEngineLink, type Port } from "../../client/link/engine-link.ts";
import type { CryptoSuite } from "../../crypto/secret/suite.ts";

export const realClock: Clock = {
  now: () => Date.now(),
  setTimeout: (run, afterMs) => Number(setTimeout(run, afterMs)),
  clearTimeout: (id) => clearTimeout(id),
  breathe: () => new Promise((resolve) => setImmediate(resolve)),
};

/** One engine a disk. */
const NO_LOCK: EngineLock = { acquire: async () => undefined, release: async () => undefined };

export interface EngineDevice {
  readonly disk: MemoryDirectory;
  readonly engine: Engine;
  link(): EngineLink;
  /** Resolves with the first state, now or later, that satisfies `wanted`, when the links have heard of it too. */
  until(wanted: (state: EngineState) => boolean): Promise<EngineState>;
  /** The engine goes as at a crash; the disk stays. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface EngineDeviceOptions {
  readonly origin: string;
  readonly suite: CryptoSuite;
  readonly disk?: MemoryDirectory;
  /** What arrives in place of a frame of the relay; `null` loses it. */
  readonly arrives?: (frame: Uint8Array) => Uint8Array | null;
}

/** A pair of in-memory ports: asynchronous and ordered, as a MessageChannel, without keeping Node alive. */
function portPair(): { readonly tab: Port; readonly engine: TabPort } {
  const tab: Port = {
    postMessage: (m) => later(() => engine.onmessage?.({ data: m })),
    onmessage: null,
    close() {},
  };
  const engine: TabPort = {
    postMessage: (m) => later(() => tab.onmessage?.({ data: m })),
    onmessage: null,
    close() {},
  };
  return { tab, engine };
}

function later(run: () => void): void {
  setImmediate(run);
}

export function makeEngineDevice({
  origin,
  suite,
  disk = makeMemoryDirectory(),
  arrives = (frame) => frame,
}: EngineDeviceOptions): EngineDevice {
  // A socket without an Origin header is not a browser's; a loopback relay lets it in.
  const line = makeWebSocketDialer(origin, WebSocket as unknown as typeof globalThis.WebSocket);
  const relay: RelayDialer = {
    origin,
    dial: (handlers) =>
      line.dial({
        ...handlers,
        message(frame) {
          const arrived = arrives(frame);
          if (arrived !== null) handlers.message(arrived);
        },
      }),
  };
  const wake = (): Engine => makeEngine({ clock: realClock, suite, stores: disk, relay }, { lock: NO_LOCK });
  let engine = wake();
  return {
    disk,
    get engine() {
      return engine;
    },
    link() {
      const pair = portPair();
      servePort(pair.engine, engine);
      return makeEngineLink(pair.tab);
    },
    until: (wanted) =>
      new Promise((resolve) => {
        const tell = (state: EngineState): void => later(() => resolve(state));
        if (wanted(engine.state)) return tell(engine.state);
        const stop = engine.onEvent((event) => {
          if (event.event !== "state" || !wanted(event.state)) return;
          stop();
          tell(event.state);
        });
      }),
    async restart() {
      await engine.close();
      engine = wake();
    },
    close: () => engine.close(),
  };
}
