/** A relay of another version, as far as a client ever gets with it: it opens the socket and says which protocols it speaks. */
import { WebSocketServer } from "ws";
import type { AddressInfo } from "node:net";
import { encodeRelayFrame } from "../../../sync-server/protocol/relay-frames.ts";

export interface OtherRelay {
  readonly port: number;
  close(): Promise<void>;
}

export async function startOtherRelay(speaks: {
  readonly oldestProtocol: number;
  readonly newestProtocol: number;
}): Promise<OtherRelay> {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  await new Promise((resolve) => server.once("listening", resolve));
  const challenge = encodeRelayFrame({ type: "challenge", nonce: new Uint8Array(32), ...speaks });
  server.on("connection", (socket) => socket.send(challenge));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of server.clients) socket.terminate();
        server.close(() => resolve());
      }),
  };
}
