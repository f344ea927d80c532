/**
 * The HTTP side: the built app, `/healthz`, and the upgrade at `/sync`. Every answer carries the security headers; nothing here reads a
 * cookie, a body or a query.
 */

import { existsSync } from "node:fs";
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { Duplex } from "node:stream";
import { Socket } from "node:net";
import sirv from "sirv";
import { WebSocketServer } from "ws";
import { arrivalOf, type ArrivalRules } from "./arrival.ts";
import type { Clock } from "./clock.ts";
import type { Operator } from "./config.ts";
import { isFirstVisit, isWelcome, makeFirstVisit } from "./first-visit.ts";
import { makeContactPages } from "./contact-page.ts";
import type { Limits } from "./limits.ts";
import type { EventLog } from "./log.ts";
import { socketOriginOf } from "./origins.ts";
import type { Relay } from "./relay.ts";
import { securityHeaders } from "./security-headers.ts";
import { RELAY_VERSION } from "./version.ts";
import { attachWsSocket } from "./ws-socket.ts";

export interface TlsFiles {
  readonly cert: string | Buffer;
  readonly key: string | Buffer;
}

export interface HttpParts {
  readonly appDir: string;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly log: EventLog;
  readonly operator: Operator;
  readonly relay: Relay;
  readonly rules: ArrivalRules;
}

const HEADERS_WITHIN_MS = 10_000;
const REQUEST_WITHIN_MS = 30_000;
const SYNC_PATH = "/sync";

/** A server that answers nothing yet: its port is known only when it listens, and its origins only then. */
export function makeServer(tls: TlsFiles | null): Server {
  const timeouts = {
    headersTimeout: HEADERS_WITHIN_MS,
    requestTimeout: REQUEST_WITHIN_MS,
    keepAliveTimeout: 5_000,
  };
  return tls === null
    ? createServer(timeouts)
    : createTlsServer({ ...timeouts, ...tls, minVersion: "TLSv1.2" });
}

/** Lets the server answer. */
export function serve(server: Server, parts: HttpParts): void {
  const headers = makeHeaders(parts.rules.origins);
  const app = serveApp(parts.appDir);
  const contactPages = makeContactPages(parts.appDir, parts.operator);
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    for (const [name, value] of Object.entries(headers(request))) response.setHeader(name, value);
    if (request.method !== "GET" && request.method !== "HEAD")
      return answer(response, 405, "Method not allowed");
    if (pathOf(request) === "/healthz") return void answerHealth(response, parts.relay);
    const contact = contactPages.get(pathOf(request).replace(/\/$/, ""));
    if (contact !== undefined) return answer(response, 200, contact, "html");
    return app(request, response);
  });
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: parts.limits.frameBytes,
    maxFragments: 1_024,
    maxBufferedChunks: 16_384,
    skipUTF8Validation: true,
  });
  server.on("upgrade", (request, socket, head) => upgrade(parts, sockets, { request, socket, head }));
}

interface Upgrade {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
}

function upgrade(parts: HttpParts, sockets: WebSocketServer, { request, socket, head }: Upgrade): void {
  socket.on("error", () => socket.destroy());
  if (pathOf(request) !== SYNC_PATH) return deny(socket, "404 Not Found");
  const arrival = arrivalOf(request, parts.rules);
  if (arrival === null || !(socket instanceof Socket)) {
    parts.log.info("upgrade-refused", { reason: "origin" });
    return deny(socket, "403 Forbidden");
  }
  const { clock, limits, relay } = parts;
  socket.setNoDelay(true);
  sockets.handleUpgrade(request, socket, head, (ws) => {
    const options = { clock, pingMs: limits.pingMs, closeAboveBytes: limits.closeAboveBytes };
    attachWsSocket(ws, socket, options, (relaySocket) => relay.accept(relaySocket, arrival));
  });
}

function deny(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** The security headers for the origin under which the page was asked for. */
function makeHeaders(origins: readonly string[]) {
  const byHost = new Map(
    origins.map((origin) => {
      const isTls = origin.startsWith("https:");
      return [
        new URL(origin).host,
        securityHeaders({ socketOrigin: socketOriginOf(origin), isTls }),
      ] as const;
    }),
  );
  const [first = securityHeaders({ socketOrigin: "", isTls: false })] = byHost.values();
  return (request: IncomingMessage) => byHost.get(request.headers.host ?? "") ?? first;
}

function serveApp(appDir: string): RequestListener {
  if (!existsSync(appDir)) return (_request, response) => answer(response, 404, "The app is not built");
  const files = sirv(appDir, {
    dev: false,
    etag: true,
    brotli: true,
    gzip: true,
    setHeaders: (response, pathname) => {
      response.setHeader("Cache-Control", cacheRule(pathname));
      if (isFirstVisit(pathname)) response.setHeader("Vary", "Accept-Encoding, Accept-Language");
    },
  });
  const firstVisit = makeFirstVisit(appDir);
  return (request, response) => {
    const path = pathOf(request);
    const serveFile = (address: string, otherwise: () => void): void => {
      request.url = address;
      files(request, response, otherwise);
    };
    const refuse = (): void => answer(response, 404, "Not found");
    const serveStart = (): void => serveFile(firstVisit(path, request), refuse);
    if (isWelcome(path)) return serveStart();
    serveFile(path, isFile(path) ? refuse : serveStart);
  };
}

/** A missing file is missing; only places of the app fall back to its page. */
const isFile = (path: string): boolean => path.startsWith("/assets/") || /\.[a-z\d]+$/i.test(path);

/** Files under /assets carry the hash of their content in their name. */
function cacheRule(pathname: string): string {
  return pathname.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
}

async function answerHealth(response: ServerResponse, relay: Relay): Promise<void> {
  let isWell = true;
  try {
    await relay.check();
  } catch {
    isWell = false;
  }
  response.setHeader("Content-Type", "application/json");
  response.setHeader("Cache-Control", "no-store");
  response.statusCode = isWell ? 200 : 503;
  response.end(JSON.stringify({ status: isWell ? "ok" : "unavailable", version: RELAY_VERSION }));
}

function answer(
  response: ServerResponse,
  status: number,
  text: string,
  kind: "plain" | "html" = "plain",
): void {
  response.statusCode = status;
  response.setHeader("Content-Type", `text/${kind}; charset=utf-8`);
  response.setHeader("Cache-Control", "no-store");
  response.end(text);
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? "/").split("?", 1)[0] ?? "/";
}
