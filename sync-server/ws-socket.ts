/**
 * A `ws` socket as the relay sees it. Everything sent in one turn leaves in one write, and a peer that does not answer a ping
 * until the next one is gone: half-open connections would hold their watches and their place.
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

/**
 * Frames of one turn are put together and written once. `ws` would write header and payload of each by themselves; a server's frames are
 * neither masked nor, here, compressed, so they need nothing of it but their header (RFC 6455 §5.2).
 */
function makeWsSocket(ws: WebSocket, tcp: Socket, { clock, closeAboveBytes }: WsSocketOptions): RelaySocket {
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  const flush = () => {
    const chunks = waiting;
    waiting = [];
    waitingBytes = 0;
    if (chunks.length === 0 || ws.readyState !== ws.OPEN) return;
    tcp.write(Buffer.concat(chunks));
    if (ws.bufferedAmount > closeAboveBytes) ws.terminate();
  };
  return {
    send(frame) {
      if (ws.readyState !== ws.OPEN) return;
      if (waiting.length === 0) process.nextTick(flush);
      waiting.push(binaryHeader(frame.length), frame);
      waitingBytes += frame.length;
    },
    get bufferedAmount() {
      return ws.bufferedAmount + waitingBytes;
    },
    close(code) {
      if (ws.readyState !== ws.OPEN) return;
      flush();
      ws.close(code);
      clock.setTimeout(() => ws.terminate(), GOODBYE_MS);
    },
    terminate: () => ws.terminate(),
  };
}

const FINAL_BINARY = 0x82;

/** The header of a whole binary message from a server. */
function binaryHeader(length: number): Uint8Array {
  if (length < 126) return Uint8Array.of(FINAL_BINARY, length);
  if (length < 0x1_0000) return Uint8Array.of(FINAL_BINARY, 126, length >> 8, length & 0xff);
  const header = Buffer.alloc(10);
  header[0] = FINAL_BINARY;
  header[1] = 127;
  header.writeUInt32BE(length, 6);
  return header;
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
