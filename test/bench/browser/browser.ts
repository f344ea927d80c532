/**
 * Chromium for the bench: a profile on a disk (a private window would keep its databases in memory), the app and the bench's own page on one
 * origin, and tasks of that page called by name.
 */

import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { build } from "vite";
import { CHROMIUM_FLAGS, chromiumPath } from "../../support/chromium.ts";
import { type FolderServer, serveFolder } from "../../support/serve-folder.ts";
import type { Bench } from "../harness/bench.ts";
import { elsewhere } from "../harness/elsewhere.ts";
import { startServer } from "../harness/server.ts";
import type { PageTasks } from "./page/main.ts";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const PAGES = join(root, "dist/bench-browser");

type Input<Name extends keyof PageTasks> = Parameters<PageTasks[Name]>[0];
type Output<Name extends keyof PageTasks> = Awaited<ReturnType<PageTasks[Name]>>;

export interface BenchPage {
  readonly page: Page;
  task<Name extends keyof PageTasks>(
    name: Name,
    ...input: Input<Name> extends undefined ? [] : [Input<Name>]
  ): Promise<Output<Name>>;
}

export interface BenchBrowser {
  readonly context: BrowserContext;
  /** Its folder. */
  readonly profile: string;
  page(): Promise<BenchPage>;
  /** The same page on an origin of its own: y-indexeddb's databases stand in nobody's way, and ours not in theirs. */
  plainPage(): Promise<BenchPage>;
  close(): Promise<void>;
}

let built: Promise<void> | null = null;

/** The app and the page of the bench, from the sources as they are now; once a run. */
export function buildPages(): Promise<void> {
  return (built ??= buildBoth());
}

async function buildBoth(): Promise<void> {
  const shared = { logLevel: "error", worker: { format: "es" } } as const;
  await build({
    ...shared,
    root: join(root, "client"),
    configFile: join(root, "vite.config.ts"),
    build: { outDir: PAGES, emptyOutDir: true, sourcemap: false },
  });
  await build({
    ...shared,
    configFile: false,
    root: join(root, "test/bench/browser/page"),
    build: {
      outDir: PAGES,
      emptyOutDir: false,
      target: "es2022",
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: join(root, "test/bench/browser/page/bench.html") },
    },
  });
  if (!existsSync(join(PAGES, "bench.html"))) throw new Error("the page of the bench was not built");
}

/** The relay itself with the pages as its app, stopped when `use` is done. */
export async function withRelay<T>(bench: Bench, use: (origin: string) => Promise<T>): Promise<T> {
  await buildPages();
  const relay = await startServer("claros", bench.folder(), { env: { APP_DIR: PAGES } });
  try {
    return await use(relay.url);
  } finally {
    await relay.stop();
  }
}

/** Pages without a relay: everything but `/sync` is there. */
export async function servePages(): Promise<FolderServer> {
  await buildPages();
  return serveFolder(PAGES, {});
}

interface Opening {
  /** The folder of a browser that was closed. */
  readonly profile?: string;
  /** Of a colleague, who has a computer of their own: it gets what is left of the processors. */
  readonly isElsewhere?: boolean;
}

export async function openBrowser(
  bench: Bench,
  origin: string,
  { profile = bench.folder(), isElsewhere = false }: Opening = {},
): Promise<BenchBrowser> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: isElsewhere ? elsewhere(bench, chromiumPath()) : chromiumPath(),
    args: [...CHROMIUM_FLAGS],
  });
  async function pageOf(host: string): Promise<BenchPage> {
    const page = await context.newPage();
    page.on("pageerror", (error) => bench.say(`page: ${error.stack ?? error.message}`));
    await page.goto(`${host}/bench.html`);
    await page.waitForFunction(() => "bench" in window);
    return { page, task: (name, ...input) => callTask(page, name, input[0]) };
  }
  return {
    context,
    profile,
    page: () => pageOf(origin),
    plainPage: () => pageOf(origin.replace("127.0.0.1", "localhost")),
    close: () => context.close(),
  };
}

function callTask<Name extends keyof PageTasks>(
  page: Page,
  name: Name,
  input: unknown,
): Promise<Output<Name>> {
  return page.evaluate(([task, given]) => (window.bench[task] as (input: unknown) => unknown)(given), [
    name,
    input,
  ] as const) as Promise<Output<Name>>;
}

/** Runs `use` with one browser on the pages, and takes everything down after it. */
export async function withBrowser<T>(
  bench: Bench,
  use: (browser: BenchBrowser, origin: string) => Promise<T>,
) {
  const server = await servePages();
  const browser = await openBrowser(bench, server.origin);
  try {
    return await use(browser, server.origin);
  } finally {
    await browser.close();
    await server.close();
  }
}
