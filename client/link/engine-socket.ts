/**
 * A WebSocket whose other end is the engine: what y-websocket's provider is given instead of the network.
 *
 * It keeps the habits that the provider relies on: the constructor never throws, everything arrives asynchronously and after `onopen`,
 * messages are ArrayBuffers, and something arrives at least every 15 s (the provider's watchdog gives up after 30).
 * Close codes 4400–4499 tell the provider not to dial again.
 */
import type { DocumentId } from "../../crypto/public/ids.ts";
import type { ChannelEnd } from "../engine/api.ts";
import type { Coverage, EngineLink, LinkChannel } from "./engine-link.ts";

/** y-websocket message type 3 (query awareness) answered by nobody would do; an empty awareness update is the smallest no-op. */
const NOOP_AWARENESS = Uint8Array.of(1, 1, 0);
const KEEP_ALIVE_MS = 15_000;

const CLOSE_CODES: Readonly<Record<ChannelEnd, number>> = {
  locked: 4401,
  "not-permitted": 4403,
  "unknown-document": 4404,
  damaged: 4410,
  ended: 4000,
};

export interface SocketWatcher {
  /** The number of the newest frame that carries a change of the document. */
  sent(frame: number): void;
  opened(readOnly: boolean): void;
  covered(coverage: Coverage): void;
  closed(end: ChannelEnd): void;
}

/** The constructor that a provider of one document is given. */
export function makeEngineSocketClass(
  link: EngineLink,
  document: DocumentId,
  watcher: SocketWatcher,
): typeof WebSocket {
  class EngineSocket {
    static readonly CONNECTING = 0;
    static readonly OPEN = 1;
    static readonly CLOSING = 2;
    static readonly CLOSED = 3;
    readonly CONNECTING = 0;
    readonly OPEN = 1;
    readonly CLOSING = 2;
    readonly CLOSED = 3;
    readyState = 0;
    binaryType = "arraybuffer";
    onopen: ((event: Event) => void) | null = null;
    onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
    onclose: ((event: { code: number; reason: string }) => void) | null = null;
    onerror: ((event: Event) => void) | null = null;
    readonly #channel: LinkChannel;
    readonly #keepAlive: ReturnType<typeof setInterval>;

    constructor() {
      this.#channel = link.openChannel(document, {
        opened: (readOnly) => {
          // Said again when a document that could only be read may be written.
          const isAgain = this.readyState === 1;
          if (this.readyState > 1) return;
          this.readyState = 1;
          watcher.opened(readOnly);
          if (!isAgain) this.onopen?.(new Event("open"));
        },
        frame: (bytes) => this.onmessage?.({ data: ownBuffer(bytes) }),
        covered: (coverage) => watcher.covered(coverage),
        closed: (end) => {
          watcher.closed(end);
          this.#end(CLOSE_CODES[end], end);
        },
      });
      this.#keepAlive = setInterval(() => {
        if (this.readyState === 1) this.onmessage?.({ data: ownBuffer(NOOP_AWARENESS) });
      }, KEEP_ALIVE_MS);
    }

    send(bytes: Uint8Array): void {
      if (this.readyState !== 1) return;
      const frame = this.#channel.send(bytes);
      if (carriesChange(bytes)) watcher.sent(frame);
    }

    close(): void {
      if (this.readyState >= 2) return;
      this.#channel.close();
      this.#end(1000, "");
    }

    #end(code: number, reason: string): void {
      if (this.readyState === 3) return;
      this.readyState = 3;
      clearInterval(this.#keepAlive);
      queueMicrotask(() => this.onclose?.({ code, reason }));
    }
  }
  return EngineSocket as unknown as typeof WebSocket;
}

/** Message type 0 (sync) with step 2 or update; a step 1 and awareness change nothing. */
function carriesChange(frame: Uint8Array): boolean {
  return frame[0] === 0 && frame[1] !== 0;
}

function ownBuffer(bytes: Uint8Array): ArrayBuffer {
  return bytes.slice().buffer;
}
