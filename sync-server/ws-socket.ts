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
    if (waiting.length > 0 && ws.readyState === ws.OPEN) tcp.write(joinMessages(waiting, waitingBytes));
    waiting = [];
    waitingBytes = 0;
    if (ws.bufferedAmount > closeAboveBytes) ws.terminate();
  };
  return {
    send(frame) {
      if (ws.readyState !== ws.OPEN) return;
      if (waiting.length === 0) process.nextTick(flush);
      waiting.push(frame);
      waitingBytes += frame.length + headerBytes(frame.length);
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

function headerBytes(length: number): number {
  if (length < 126) return 2;
  return length < 0x1_0000 ? 4 : 10;
}

/** Whole binary messages of a server, one after another. */
function joinMessages(frames: readonly Uint8Array[], totalBytes: number): Buffer {
  const joined = Buffer.allocUnsafe(totalBytes);
  let at = 0;
  for (const frame of frames) {
    at = writeHeader(joined, at, frame.length);
    joined.set(frame, at);
    at += frame.length;
  }
  return joined;
}

function writeHeader(to: Buffer, at: number, length: number): number {
  to[at] = FINAL_BINARY;
  if (length < 126) {
    to[at + 1] = length;
    return at + 2;
  }
  if (length < 0x1_0000) {
    to[at + 1] = 126;
    return to.writeUInt16BE(length, at + 2);
  }
  to[at + 1] = 127;
  to.writeUInt32BE(0, at + 2);
  return to.writeUInt32BE(length, at + 6);
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
