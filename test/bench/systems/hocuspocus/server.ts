/** Hocuspocus 4 with its own SQLite extension and its own defaults: a document is stored two to ten seconds after it changed. */

import { join } from "node:path";
import { SQLite } from "@hocuspocus/extension-sqlite";
import { Server } from "@hocuspocus/server";
import { printAddress } from "../print-address.ts";

const database = join(process.env["DATA_DIR"] ?? ".", "hocuspocus.sqlite");
const server = new Server({
  port: 0,
  address: "127.0.0.1",
  quiet: true,
  extensions: [new SQLite({ database })],
});
await server.listen();
printAddress(server.httpServer);
