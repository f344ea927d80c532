import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { Agent, createServer as createTlsServer, get } from "node:https";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { afterAll, afterEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import { contentSecurityPolicy } from "../../sync-server/security-headers.ts";
import { buildPractice } from "../support/practice-builder.ts";
import { connectClient, introduce, putPractice } from "../support/relay-client.ts";
import { type RelayInProcess, startRelayInProcess } from "../support/relay-in-process.ts";
import { makeTlsFiles } from "../support/tls-files.ts";

const root = mkdtempSync(join(tmpdir(), "claros-http-"));
const relays: RelayInProcess[] = [];
afterAll(() => rmSync(root, { recursive: true }));
afterEach(async () => {
  for (const relay of relays.splice(0)) await relay.stop();
});

async function start(options: Parameters<typeof startRelayInProcess>[0] = {}): Promise<RelayInProcess> {
  const relay = await startRelayInProcess({ appDir: makeApp(), ...options });
  relays.push(relay);
  return relay;
}

const PAGE = "<!doctype html><title>Claros</title>";
const SCRIPT = `export const words = ${JSON.stringify("word ".repeat(200))};`;

function makeApp(): string {
  const dir = mkdtempSync(join(root, "app-"));
  mkdirSync(join(dir, "assets"));
  writeFileSync(join(dir, "index.html"), PAGE);
  writeFileSync(join(dir, "sw.js"), "// service worker");
  writeFileSync(join(dir, "assets/main-abc123.js"), SCRIPT);
  writeFileSync(join(dir, "assets/main-abc123.js.br"), brotliCompressSync(SCRIPT));
  return dir;
}

test("every answer carries the policy and the other security headers", async () => {
  const { origin } = await start();
  for (const path of [
    "/",
    "/assets/main-abc123.js",
    "/sw.js",
    "/healthz",
    "/assets/missing.js",
    "/clients/7",
  ]) {
    const { headers } = await fetch(origin + path);
    expect(headers.get("content-security-policy")).toBe(contentSecurityPolicy(origin.replace("http", "ws")));
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(headers.get("permissions-policy")).toContain("microphone=()");
    expect(headers.get("strict-transport-security")).toBeNull();
    expect(headers.get("set-cookie")).toBeNull();
  }
});

test("a visitor's start page is in the first of their languages that there is, with the welcome or, elsewhere, without", async () => {
  const appDir = makeApp();
  mkdirSync(join(appDir, "first-visit/start"), { recursive: true });
  for (const tag of ["en", "de"]) {
    writeFileSync(join(appDir, "first-visit", `${tag}.html`), `<html lang="${tag}">`);
    writeFileSync(join(appDir, "first-visit/start", `${tag}.html`), `<html lang="${tag}" data-start>`);
  }
  const { origin } = await start({ appDir });
  const asked = async (path: string, language?: string): Promise<[string, string | null]> => {
    const headers = language === undefined ? {} : { "accept-language": language };
    const response = await fetch(origin + path, { headers });
    return [await response.text(), response.headers.get("vary")];
  };
  const german = [`<html lang="de">`, "Accept-Encoding, Accept-Language"];
  expect(await asked("/", "de-AT,de;q=0.9,en;q=0.8")).toEqual(german);
  expect(await asked("/?from=letter", "en;q=0.5, fr, de;q=0.7")).toEqual(german);
  expect(await asked("/welcome", "de")).toEqual(german);
  for (const language of ["fr", "en-GB, de", "de;q=0, *", "<script>", ",;q=,".repeat(2_000)])
    expect((await asked("/", language))[0]).toBe(`<html lang="en">`);
  const elsewhere = [`<html lang="de" data-start>`, "Accept-Encoding, Accept-Language"];
  for (const path of ["/join", "/restore", "/restore?from=letter", "/clients/7/notes"])
    expect(await asked(path, "fr;q=0.9, de-CH")).toEqual(elsewhere);
  expect((await asked("/join", "fr"))[0]).toBe(`<html lang="en" data-start>`);
  expect(await asked("/index.html", "de"), "what the service worker keeps").toEqual([
    PAGE,
    "Accept-Encoding",
  ]);
  for (const path of ["/assets/missing.js", "/missing.png"])
    expect((await fetch(origin + path, { headers: { "accept-language": "de" } })).status).toBe(404);
});

test("an app that was built without pages for a first visit gives its start page", async () => {
  const { origin } = await start();
  expect(await (await fetch(origin)).text()).toBe(PAGE);
});

test("the policy allows nothing but the app itself and its own socket", () => {
  const policy = contentSecurityPolicy("wss://claros.example");
  const directives = policy.split("; ");
  expect(directives).toContain("default-src 'none'");
  expect(directives).toContain("script-src 'self' 'wasm-unsafe-eval'");
  expect(directives).toContain("connect-src 'self' wss://claros.example");
  expect(directives).toContain("require-trusted-types-for 'script'");
  expect(directives).toContain("trusted-types default ProseMirrorClipboard");
  expect(policy).not.toMatch(/unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|\*|https:/);
});

test("serves the page for routes of the app, and 404 for files that are not there", async () => {
  const { origin } = await start();
  for (const path of ["/", "/clients", "/clients/7/notes"]) {
    const response = await fetch(origin + path);
    expect(await response.text()).toBe(PAGE);
    expect(response.headers.get("cache-control")).toBe("no-cache");
  }
  for (const path of ["/assets/missing.js", "/favicon.ico", "/assets/x", "/../../package.json.map"]) {
    expect((await fetch(origin + path)).status).toBe(404);
  }
});

test("hashed files are kept for a year, the service worker never without asking", async () => {
  const { origin } = await start();
  const hashed = await fetch(`${origin}/assets/main-abc123.js`);
  expect(hashed.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect((await fetch(`${origin}/sw.js`)).headers.get("cache-control")).toBe("no-cache");
});

test("sends the compressed copy to whoever takes it", async () => {
  const { origin } = await start();
  const br = await fetch(`${origin}/assets/main-abc123.js`, { headers: { "Accept-Encoding": "br" } });
  expect(br.headers.get("content-encoding")).toBe("br");
  expect(await br.text()).toBe(SCRIPT);
  const plain = await fetch(`${origin}/assets/main-abc123.js`, {
    headers: { "Accept-Encoding": "identity" },
  });
  expect(plain.headers.get("content-encoding")).toBeNull();
});

test("reads only: other methods are refused", async () => {
  const { origin } = await start();
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
    expect((await fetch(origin, { method })).status).toBe(405);
  }
});

test("without a built app it still answers, with a sentence", async () => {
  const { origin } = await start({ appDir: join(root, "none") });
  const response = await fetch(origin);
  expect([response.status, await response.text()]).toEqual([404, "The app is not built"]);
});

test("a request that never ends does not hold others", async () => {
  const relay = await start();
  const slow = connect(relay.port, "127.0.0.1");
  slow.on("error", () => {});
  slow.write("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ");
  expect((await fetch(`${relay.origin}/healthz`)).status).toBe(200);
  slow.destroy();
});

test("with a certificate it speaks TLS, under the names of the certificate, and says so for a year", async () => {
  const folder = mkdtempSync(join(root, "tls-"));
  const { certFile, keyFile, cert } = await makeTlsFiles(folder, ["claros.test", "localhost", "127.0.0.1"]);
  const relay = await start({ env: { TLS_CERT: certFile, TLS_KEY: keyFile } });
  expect(relay.origin).toBe(`https://claros.test:${relay.port}`);
  const response = await new Promise<IncomingMessage>((resolve, reject) =>
    get(
      {
        host: "127.0.0.1",
        port: relay.port,
        ca: cert,
        servername: "localhost",
        headers: { Host: `claros.test:${relay.port}` },
      },
      resolve,
    ).on("error", reject),
  );
  response.resume();
  expect(response.headers["strict-transport-security"]).toBe("max-age=31536000");
  expect(response.headers["content-security-policy"]).toContain(
    `connect-src 'self' wss://claros.test:${relay.port}`,
  );
  const agent = new Agent({ ca: cert, servername: "localhost" });
  const open = (origin: string) =>
    new Promise<boolean>((resolve) => {
      const ws = new WebSocket(relay.url, { agent, origin });
      ws.once("open", () => resolve(true)).once("error", () => resolve(false));
      ws.once("message", () => ws.close());
    });
  expect(await open(`https://claros.test:${relay.port}`)).toBe(true);
  expect(await open(`https://evil.test:${relay.port}`)).toBe(false);
  expect(await open(`http://claros.test:${relay.port}`)).toBe(false);
});

/** What Caddy or nginx do, as little of it as possible: TLS outside, plain HTTP inside, the client's address in a header. */
async function startProxy(port: number, tls: { readonly cert: string; readonly key: string }) {
  const server = createTlsServer({ cert: tls.cert, key: tls.key });
  const forward = (request: IncomingMessage, address: string) =>
    httpRequest({
      host: "127.0.0.1",
      port,
      method: request.method,
      path: request.url,
      headers: { ...request.headers, "x-forwarded-for": address, "x-forwarded-proto": "https" },
    });
  server.on("request", (request, response) => {
    const inner = forward(request, "203.0.113.7");
    inner.on("response", (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    request.pipe(inner);
  });
  server.on("upgrade", (request, socket) => {
    const inner = forward(request, String(request.headers["x-test-address"] ?? "203.0.113.7"));
    inner.on("response", (answer) =>
      socket.end(`HTTP/1.1 ${answer.statusCode} No\r\nContent-Length: 0\r\n\r\n`),
    );
    inner.on("upgrade", (answer, upstream, head) => {
      const lines = Object.entries(answer.headers).map(([name, value]) => `${name}: ${String(value)}\r\n`);
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join("")}\r\n`);
      socket.write(head);
      upstream.pipe(socket).on("error", () => upstream.destroy());
      socket.pipe(upstream).on("error", () => socket.destroy());
    });
    inner.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

test("behind a proxy its origin is PUBLIC_ORIGIN, and addresses are those the proxy saw", async () => {
  const tls = await makeTlsFiles(mkdtempSync(join(root, "proxy-")), ["claros.test", "127.0.0.1"]);
  const origin = "https://claros.test";
  const connections = { total: 100, perAddress: 1, unprovenPerAddress: 1, perDevice: 8 };
  const relay = await start({ env: { PUBLIC_ORIGIN: origin }, limits: { connections } });
  const proxy = await startProxy(relay.port, tls);
  const open = (headers: Record<string, string>) =>
    new Promise<string>((resolve) => {
      const ws = new WebSocket(`wss://127.0.0.1:${proxy.port}/sync`, { ca: tls.cert, headers });
      ws.once("message", (data: Buffer) => resolve(data[0] === 0x81 ? "challenge" : "refused"));
      ws.once("error", () => resolve("denied"));
    });
  expect(await open({ Origin: origin })).toBe("challenge");
  expect(await open({ Origin: origin })).toBe("refused");
  expect(await open({ Origin: origin, "X-Test-Address": "198.51.100.1" })).toBe("challenge");
  expect(await open({ Origin: `http://127.0.0.1:${relay.port}` })).toBe("denied");
  expect(await open({ "X-Test-Address": "198.51.100.2" })).toBe("denied");
  proxy.server.closeAllConnections();
  proxy.server.close();
});

test("a proof behind a proxy is made for PUBLIC_ORIGIN", async () => {
  const origin = "https://claros.test";
  const relay = await start({ env: { PUBLIC_ORIGIN: origin } });
  const practice = await buildPractice({ seed: "public" });
  await putPractice(relay, practice);
  const hello = async (signedFor: string) => {
    const client = await connectClient(relay.url, { origin });
    const key = { kind: "device", id: practice.founder.device } as const;
    const { signing } = practice.founder;
    await introduce(client, { practice: practice.state.practice, key, signing, origin: signedFor });
    return client;
  };
  await (await hello(origin)).next("welcome");
  const wrong = await hello(`http://127.0.0.1:${relay.port}`);
  expect(await wrong.next("refused")).toMatchObject({ code: "not-authentic" });
});
