import type { AddressInfo } from "node:net";
import type { Server } from "node:http";

/** Tells the bench where a peer listens, as its first line. */
export function printAddress(http: Server): void {
  const { port } = http.address() as AddressInfo;
  process.stdout.write(`listening on http://127.0.0.1:${port}\n`);
}
