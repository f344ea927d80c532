/**
 * y-websocket 2.1's own server: its code, the `ws` it brings, and the steps of its bin/server.cjs, but a port that the system chooses.
 * In memory, as it starts by default.
 */

import { createServer, type IncomingMessage } from "node:http";
import { createRequire } from "node:module";
import type * as Ws from "ws";
import { printAddress } from "../print-address.ts";

interface Connections {
  setupWSConnection(socket: Ws.WebSocket, request: IncomingMessage): void;
}

const ours = createRequire(import.meta.url);
const theirs = createRequire(ours.resolve("y-websocket-server-v2/package.json"));
const { setupWSConnection } = ours("y-websocket-server-v2/bin/utils") as Connections;
const { Server } = theirs("ws") as { Server: typeof Ws.WebSocketServer };

const http = createServer();
const server = new Server({ noServer: true });
server.on("connection", setupWSConnection);
http.on("upgrade", (request, socket, head) => {
  server.handleUpgrade(request, socket, head, (webSocket) => server.emit("connection", webSocket, request));
});
http.listen(0, "127.0.0.1", () => printAddress(http));
