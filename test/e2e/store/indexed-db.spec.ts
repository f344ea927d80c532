/** The store contract over IndexedDB in Chromium, and what only a real browser can show: quota and a database taken away. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { build } from "vite";
import { storeCases } from "../../client/engine/store-contract.ts";
import { serveFolder, type FolderServer } from "../../support/serve-folder.ts";
import type { StoreProbe } from "./fixture/main.ts";

let server: FolderServer;
let folder: string;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "claros-store-"));
  await build({
    configFile: false,
    logLevel: "error",
    root: join(import.meta.dirname, "fixture"),
    build: { outDir: folder, emptyOutDir: true, target: "es2022" },
  });
  server = await serveFolder(folder, {});
});

test.afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

function ask<T>(page: Page, question: string): Promise<T> {
  return page.evaluate(`globalThis.probe.${question}`);
}

async function runCase(page: Page, name: string): Promise<void> {
  await page.goto(server.origin);
  expect(await ask<Awaited<ReturnType<StoreProbe["run"]>>>(page, `run(${JSON.stringify(name)})`)).toBeNull();
}

for (const { name } of storeCases) {
  test(`IndexedDB ${name}`, ({ page }) => runCase(page, name));
  test(`IndexedDB of an older browser ${name}`, async ({ page }) => {
    await page.addInitScript(() => {
      Reflect.deleteProperty(IDBObjectStore.prototype, "getAllRecords");
    });
    await runCase(page, name);
  });
}

test("a full disk is storage-full, nothing of the commit stays, and the store goes on", async ({ page }) => {
  await page.goto(server.origin);
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin: server.origin, quotaSize: 4 * 1024 * 1024 });
  expect(await ask<string>(page, "fill(16)")).toBe("storage-full");
  await session.send("Storage.overrideQuotaForOrigin", { origin: server.origin });
  expect(await ask<boolean>(page, "survived()")).toBe(true);
});

test("a database erased by another build is a fault, not a hang", async ({ page }) => {
  await page.goto(server.origin);
  expect(await ask<string>(page, "eraseUnderneath()")).toBe("storage-failed");
});
