import type { WebSocket } from "ws";
import * as Y from "yjs";
import { liveUpdates } from "./edits.ts";
import { openSocket, wsUrl } from "./open-socket.ts";
import type { Wire } from "./systems.ts";
import {
  documentName,
  editsOfOthers,
  stepOneMessage,
  updateMessage,
  type YMessage,
  type YProtocol,
} from "./y-messages.ts";

export interface YLine {
  readonly socket: WebSocket;
  /** What the server had that `doc` lacked. */
  readonly update: Uint8Array;
  /** Bytes received until then. */
  readonly received: number;
}

/** Connects as a provider with this document does; resolves with the server's second step. `heard` sees every message. */
export function openYLine(
  protocol: YProtocol,
  { url, document, doc }: { readonly url: string; readonly document: string; readonly doc: Y.Doc },
  heard: (message: YMessage, socket: WebSocket) => void = () => undefined,
): Promise<YLine> {
  return new Promise((resolve, reject) => {
    let received = 0;
    const arrived = (bytes: Buffer, socket: WebSocket) => {
      received += bytes.length;
      const message = protocol.read(bytes);
      heard(message, socket);
      if (message.kind === "step-2") resolve({ socket, update: message.update, received });
    };
    openSocket(wsUrl(url, protocol.path(document)), arrived).then((socket) => {
      socket.once("close", () => reject(new Error("closed")));
      for (const greeting of protocol.greeting(document)) socket.send(greeting);
      socket.send(stepOneMessage(protocol, document, doc));
    }, reject);
  });
}

export function makeYWire(protocol: YProtocol): Wire {
  return {
    system: protocol.system,
    acknowledges: protocol.acknowledges,
    async open(url, { room }) {
      const { socket } = await openYLine(protocol, { url, document: documentName(room), doc: new Y.Doc() });
      return socket;
    },
    edits: (seat, count) =>
      liveUpdates(seat, count).map((update) => updateMessage(protocol, documentName(seat.room), update)),
    read(bytes, seat, tally) {
      const message = protocol.read(bytes);
      if (message.kind === "update") tally.fromOthers += editsOfOthers(message.update, seat);
      if (message.kind === "status") tally.acknowledged++;
    },
  };
}
