/**
 * The service worker: the built app and the public texts, kept so that they open without a network. It answers GET
 * requests of its own origin from a list fixed at build and nothing else; the contact page, which names whoever runs
 * the relay, is asked from the relay first. It writes to its cache only while it installs, so no
 * record, attachment or answer of the relay can ever be stored by it.
 *
 * Each file is fetched with the hash it had at build: a mixture of two builds fails to install, and the version
 * in use stays. A new version waits until every tab is closed or a tab sends `skip-waiting`.
 * `service-worker-plugin.ts` puts the version and the list in front of this file; it must not import anything.
 */
import type { PrecacheFile } from "./service-worker-plugin.ts";

declare const VERSION: string;
declare const FILES: readonly PrecacheFile[];

interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface ServiceWorkerScope {
  readonly clients: { claim(): Promise<void> };
  readonly location: Location;
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: ExtendableEvent) => void): void;
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
  addEventListener(type: "fetch", listener: (event: FetchEvent) => void): void;
}

const scope = globalThis as unknown as ServiceWorkerScope;
const CACHE_PREFIX = "claros-app-";
const CACHE = CACHE_PREFIX + VERSION;
const START_PAGE = "/index.html";
/** In English, and in each other language. */
const CONTACT_PAGE = /^\/contact(?:\/[a-z-]+)?\.html$/;
const CONTACT_WITHIN_MS = 4_000;
const kept = new Set(FILES.map((file) => file.url));

async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll(
    FILES.map(({ url, integrity }) => new Request(url, { cache: "reload", credentials: "omit", integrity })),
  );
}

async function activate(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith(CACHE_PREFIX) && name !== CACHE) await caches.delete(name);
  }
  await scope.clients.claim();
}

async function fromCache(url: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(url, { ignoreVary: true })) ?? fetch(request);
}

/** As the relay tells it; the kept copy, which cannot name the operator, when it does not answer. */
async function contactPage(file: string, request: Request): Promise<Response> {
  try {
    const path = new URL(request.url).pathname;
    const signal = AbortSignal.timeout(CONTACT_WITHIN_MS);
    const answer = await fetch(path, { cache: "no-store", credentials: "omit", signal });
    if (answer.ok) return answer;
  } catch {
    // Offline is normal here.
  }
  return fromCache(file, request);
}

/** The kept file that answers a request, or null when the network must. */
function fileFor(request: Request): string | null {
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== scope.location.origin) return null;
  if (kept.has(url.pathname)) return url.pathname;
  if (request.mode !== "navigate") return null;
  const page = `${url.pathname.replace(/\/$/, "")}.html`;
  return kept.has(page) ? page : START_PAGE;
}

scope.addEventListener("install", (event) => event.waitUntil(install()));
scope.addEventListener("activate", (event) => event.waitUntil(activate()));
scope.addEventListener("message", (event) => {
  if (event.data === "skip-waiting") void scope.skipWaiting();
});
scope.addEventListener("fetch", (event) => {
  const file = fileFor(event.request);
  if (file === null) return;
  const isContact = CONTACT_PAGE.test(file) && event.request.mode === "navigate";
  event.respondWith(isContact ? contactPage(file, event.request) : fromCache(file, event.request));
});
