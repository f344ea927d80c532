/**
 * A device whose clock is wrong: the same relay and the same build, reached through a proxy that hands out its scripts with another
 * `Date`. Chromium has its time from the system, and Playwright's clock does not reach the engine's SharedWorker.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, request as ask, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { join } from "node:path";
import { precacheFiles, serviceWorkerCode } from "../../../client/service-worker-plugin.ts";
import { makeAppFolder } from "./next-build.ts";

export interface WrongClock {
  /** For Playwright's `proxy`. */
  readonly proxy: { readonly server: string };
  close(): Promise<void>;
}

/** Every script of this device, in whatever worker, lives `byMs` ahead of the others; behind them when it is negative. */
export async function makeWrongClock(byMs: number): Promise<WrongClock> {
  const app = makeAppFolder();
  await moveDates(app.dir, byMs);
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => passOn(app.dir, request, response));
  server.on("connect", (request, near: Socket) => {
    const { hostname, port } = new URL(`http://${request.url}`);
    const far = connect(Number(port), hostname, () => near.write("HTTP/1.1 200 OK\r\n\r\n"));
    for (const [from, to] of [[near, far] as const, [far, near] as const]) {
      sockets.add(from);
      from.pipe(to);
      from.on("error", () => to.destroy());
      from.on("close", () => to.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    proxy: { server: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      app.remove();
    },
  };
}

/** The relay answers everything; of a script only the body is another. */
function passOn(dir: string, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? "");
  const { "if-none-match": _tag, "if-modified-since": _since, ...headers } = request.headers;
  const asking = ask(url, { method: request.method, headers: { ...headers, "accept-encoding": "identity" } });
  asking.on("response", (answer) => {
    if (!url.pathname.endsWith(".js")) {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      return void answer.pipe(response);
    }
    answer.resume();
    const body = readFileSync(join(dir, url.pathname));
    response.writeHead(answer.statusCode ?? 502, { ...answer.headers, "content-length": body.length });
    return void response.end(body);
  });
  asking.on("error", () => response.destroy());
  request.pipe(asking);
}

async function moveDates(dir: string, byMs: number): Promise<void> {
  const assets = join(dir, "assets");
  for (const name of readdirSync(assets).filter((each) => each.endsWith(".js"))) {
    const path = join(assets, name);
    writeFileSync(path, `(${moveDate.toString()})(${byMs});${readFileSync(path, "utf8")}`);
  }
  writeFileSync(join(dir, "sw.js"), await serviceWorkerCode(precacheFiles(dir)));
}

/** Runs at the head of each script, and has its effect once in each page and worker. */
function moveDate(byMs: number): void {
  const Right = Date;
  if ("isWrong" in Right) return;
  globalThis.Date = class extends Right {
    static readonly isWrong = true;
    constructor(...parts: []) {
      if (parts.length === 0) super(Right.now() + byMs);
      else super(...parts);
    }
    static override now(): number {
      return Right.now() + byMs;
    }
  } as unknown as DateConstructor;
}
