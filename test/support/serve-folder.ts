import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import sirv from "sirv";

export interface FolderServer {
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves a built app on a port the system chooses, with the given headers on every answer. */
export async function serveFolder(
  dir: string,
  headers: Readonly<Record<string, string>>,
): Promise<FolderServer> {
  const files = sirv(dir, { dev: true, single: true });
  const server: Server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    files(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
    },
  };
}
