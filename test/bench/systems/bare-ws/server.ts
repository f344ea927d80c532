/**
 * The limit: the least that any relay on this library must do. A message goes to everybody else in the room of its path; nothing is
 * kept, checked or acknowledged.
 */

import { createServer } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { printAddress } from "../print-address.ts";

const rooms = new Map<string, Set<WebSocket>>();
const http = createServer();
const server = new WebSocketServer({ server: http, perMessageDeflate: false });

server.on("connection", (socket, request) => {
  const name = request.url ?? "";
  const room = rooms.get(name) ?? new Set();
  rooms.set(name, room.add(socket));
  socket.on("message", (message: Buffer) => {
    for (const other of room) if (other !== socket) other.send(message);
  });
  socket.on("close", () => {
    room.delete(socket);
    if (room.size === 0) rooms.delete(name);
  });
});

http.listen(0, "127.0.0.1", () => printAddress(http));
