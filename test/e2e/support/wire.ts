/**
 * What passed the network: raw bytes of both directions and, because a browser masks what it sends over a WebSocket, the contents of the
 * frames as well. Without unmasking, text that leaves in clear would not be found.
 */
import type { BreakableProxy } from "../../support/breakable-proxy.ts";

export interface WireRecord {
  /** One for each direction of each connection, then one for each WebSocket frame's content. */
  bytes(): Buffer[];
}

export function recordWire(proxy: BreakableProxy): WireRecord {
  const streams = new Map<string, Buffer[]>();
  proxy.tap((connection, from, bytes) => {
    const key = `${connection} ${from}`;
    streams.set(key, [...(streams.get(key) ?? []), Buffer.from(bytes)]);
  });
  return {
    bytes() {
      const whole = [...streams.values()].map((parts) => Buffer.concat(parts));
      return [...whole, ...whole.flatMap(frameContents)];
    },
  };
}

/** The contents of the WebSocket frames in one direction of a connection; none when it was never upgraded. */
export function frameContents(stream: Buffer): Buffer[] {
  const opening = /upgrade: websocket/iu.exec(stream.subarray(0, 4096).toString("latin1"));
  const headEnd = opening === null ? -1 : stream.indexOf("\r\n\r\n", opening.index);
  const contents: Buffer[] = [];
  for (let at = headEnd < 0 ? stream.length : headEnd + 4; at + 2 <= stream.length;) {
    const frame = readFrame(stream, at);
    if (frame === null) break;
    contents.push(frame.content);
    at = frame.end;
  }
  return contents;
}

/** RFC 6455 §5.2: length in 7, 16 or 64 bits; masked with four bytes when the browser sends. */
function readFrame(stream: Buffer, at: number): { content: Buffer; end: number } | null {
  const second = stream.readUInt8(at + 1);
  let length = second & 0x7f;
  let start = at + 2;
  if (length === 126 && start + 2 <= stream.length) {
    length = stream.readUInt16BE(start);
    start += 2;
  } else if (length === 127 && start + 8 <= stream.length) {
    length = Number(stream.readBigUInt64BE(start));
    start += 8;
  }
  const isMasked = (second & 0x80) !== 0;
  const mask = isMasked ? stream.subarray(start, start + 4) : Buffer.alloc(4);
  start += isMasked ? 4 : 0;
  const end = start + length;
  if (end > stream.length) return null;
  const content = Buffer.from(stream.subarray(start, end));
  for (let i = 0; i < content.length; i++) content.writeUInt8(content.readUInt8(i) ^ (mask[i % 4] ?? 0), i);
  return { content, end };
}
