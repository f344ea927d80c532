/**
 * A `ws` socket as the relay sees it. Writes of one turn leave in one segment (the TCP socket is corked), and a peer that does not
 * answer a ping until the next one is gone: half-open connections would hold their watches and their place.
 */

import type { Socket } from "node:net";
import type { RawData, WebSocket } from "ws";
import type { Clock, TimerId } from "./clock.ts";
import { CLOSE, type RelaySocket, type SocketHandlers } from "./relay-socket.ts";

export interface WsSocketOptions {
  readonly clock: Clock;
  readonly pingMs: number;
  readonly closeAboveBytes: number;
}

const GOODBYE_MS = 2_000;

/** Wraps the socket; `connect` gives the handlers for what comes. */
export function attachWsSocket(
  ws: WebSocket,
  tcp: Socket,
  options: WsSocketOptions,
  connect: (socket: RelaySocket) => SocketHandlers | null,
): void {
  const socket = makeWsSocket(ws, tcp, options);
  const handlers = connect(socket);
  if (handlers === null) {
    ws.on("error", () => ws.terminate());
    return;
  }
  const stopPinging = pingNowAndThen(ws, options);
  ws.on("message", (data: RawData, isBinary: boolean) => {
    if (isBinary) handlers.received(toBytes(data));
    else handlers.receivedText();
  });
  // What ws refuses by itself (oversize, fragments without end, bad masks) it closes by itself.
  ws.on("error", () => ws.close(CLOSE.protocol));
  ws.on("close", () => {
    stopPinging();
    handlers.closed();
  });
}

function makeWsSocket(ws: WebSocket, tcp: Socket, { clock, closeAboveBytes }: WsSocketOptions): RelaySocket {
  let isCorked = false;
  const cork = () => {
    if (isCorked) return;
    isCorked = true;
    tcp.cork();
    process.nextTick(() => {
      isCorked = false;
      tcp.uncork();
    });
  };
  return {
    send(frame) {
      if (ws.readyState !== ws.OPEN) return;
      cork();
      ws.send(frame);
      if (ws.bufferedAmount > closeAboveBytes) ws.terminate();
    },
    get bufferedAmount() {
      return ws.bufferedAmount;
    },
    close(code) {
      if (ws.readyState !== ws.OPEN) return;
      ws.close(code);
      clock.setTimeout(() => ws.terminate(), GOODBYE_MS);
    },
    terminate: () => ws.terminate(),
  };
}

function pingNowAndThen(ws: WebSocket, { clock, pingMs }: WsSocketOptions): () => void {
  let timer: TimerId = 0;
  let isAnswered = true;
  ws.on("pong", () => (isAnswered = true));
  const again = () => {
    timer = clock.setTimeout(() => {
      if (!isAnswered) return ws.terminate();
      isAnswered = false;
      ws.ping();
      again();
    }, pingMs);
  };
  again();
  return () => clock.clearTimeout(timer);
}

/** Plain bytes: `slice` of Node's Buffer is a view and not a copy, and nobody behind this line should have to know. */
function toBytes(data: RawData): Uint8Array {
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  const { buffer, byteOffset, byteLength } = Array.isArray(data) ? Buffer.concat(data) : data;
  return new Uint8Array(buffer, byteOffset, byteLength);
}
