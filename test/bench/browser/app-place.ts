/**
 * The app as a practice has it: built, compressed, and served by the relay, which can go away and come back at the same address. In a
 * practice relay and colleagues have processors of their own; here they get what the measured person leaves.
 */

import { execFile } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { BrowserContext, Page } from "@playwright/test";
import { isBuilt } from "../../../sync-server/source-stamp.mjs";
import type { Bench } from "../harness/bench.ts";
import { elsewhere } from "../harness/elsewhere.ts";
import { startServer } from "../harness/server.ts";
import { type BenchBrowser, openBrowser } from "./browser.ts";
import { watchSmoothness } from "./smoothness.ts";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export interface AppPlace {
  readonly origin: string;
  /** SIGKILL. */
  killRelay(): Promise<void>;
  /** Again, on the same data. */
  startRelay(): Promise<void>;
}

export async function withApp<T>(bench: Bench, use: (place: AppPlace) => Promise<T>): Promise<T> {
  const env = { APP_DIR: await builtApp() };
  const dataDir = bench.folder();
  const program = elsewhere(bench, process.execPath);
  let relay = await startServer("claros", dataDir, { env, program });
  const { origin, port } = new URL(relay.url);
  try {
    return await use({
      origin,
      killRelay: () => relay.kill(),
      async startRelay() {
        relay = await startServer("claros", dataDir, { env: { ...env, PORT: port }, program });
      },
    });
  } finally {
    await relay.stop();
  }
}

/** The first visits of so many people, each in a browser of their own; all but the first work elsewhere. */
export async function withPeople<T>(
  bench: Bench,
  { origin, count }: { readonly origin: string; readonly count: number },
  use: (...tabs: Page[]) => Promise<T>,
): Promise<T> {
  const browsers: BenchBrowser[] = [];
  try {
    const tabs: Page[] = [];
    while (tabs.length < count) {
      const browser = await openBrowser(bench, origin, { isElsewhere: tabs.length > 0 });
      browsers.push(browser);
      tabs.push(await openTab(browser.context, origin));
    }
    return await use(...tabs);
  } finally {
    for (const browser of browsers) await browser.close();
  }
}

/** A tab whose tasks and frames are counted from its very first. */
export async function openTab(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await watchSmoothness(page);
  await page.goto(url);
  return page;
}

/** What `npm run build` makes, from the sources as they are now. */
async function builtApp(): Promise<string> {
  if (!isBuilt(root)) {
    await promisify(execFile)(process.execPath, [join(root, "sync-server/build.mjs")], { cwd: root });
  }
  return join(root, "dist/app");
}
