/**
 * Builds the fixture page once, serves it with the policy of the real app, and opens pages on it. Every page
 * must end without a policy violation, an error on the console or a request to anywhere else.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, type BrowserContext, expect, type Locator, type Page } from "@playwright/test";
import { build } from "vite";
import solid from "vite-plugin-solid";
import { trustedTemplatesPlugin } from "../../../client/trusted-templates-plugin.ts";
import { serveFolder } from "../../support/serve-folder.ts";
import type { EditorProbe } from "./fixture/probe.ts";

const policy = [
  "default-src 'self'",
  "img-src 'self' data:",
  "style-src 'self'",
  "script-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types default ProseMirrorClipboard",
].join("; ");

interface Opened {
  page: Page;
  text: Locator;
}
type Open = (query: string) => Promise<Opened>;

export const test = base.extend<{ open: Open }, { origin: string }>({
  origin: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const outDir = await mkdtemp(join(tmpdir(), "claros-editor-"));
      await build({
        configFile: false,
        logLevel: "error",
        root: join(import.meta.dirname, "fixture"),
        plugins: [solid(), trustedTemplatesPlugin()],
        build: { outDir, emptyOutDir: true, target: "es2022", cssTarget: "chrome123", assetsInlineLimit: 0 },
      });
      const server = await serveFolder(outDir, { "content-security-policy": policy });
      await use(server.origin);
      await server.close();
      await rm(outDir, { recursive: true });
    },
    { scope: "worker" },
  ],
  open: async ({ context, origin }, use) => {
    const pages: Page[] = [];
    const complaints = collectComplaints(context, origin);
    await use(async (query) => {
      const page = await context.newPage();
      pages.push(page);
      await page.goto(`${origin}/?${query}`);
      const text = page.getByRole("textbox", { name: "Session note" });
      return { page, text };
    });
    for (const page of pages) {
      if (!page.isClosed()) expect(await ask(page, (probe) => probe.violations)).toEqual([]);
    }
    expect(complaints).toEqual([]);
  },
});

function collectComplaints(context: BrowserContext, origin: string): string[] {
  const complaints: string[] = [];
  context.on("weberror", (event) => complaints.push(event.error().stack ?? String(event.error())));
  context.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  context.on("request", (request) => {
    if (request.isNavigationRequest()) return;
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith("data:")) complaints.push(url);
  });
  return complaints;
}

/** Asks the page's probe. */
export async function ask<T>(page: Page, question: (probe: EditorProbe) => T): Promise<T> {
  const answer: unknown = await page.evaluate(`(${question.toString()})(globalThis.probe)`);
  return answer as T;
}

/** Puts something on the page's clipboard event, as a paste of it would. */
export async function paste(text: Locator, items: Record<string, string>): Promise<void> {
  await text.evaluate((element, given) => {
    const clipboardData = new DataTransfer();
    for (const [type, value] of Object.entries(given)) clipboardData.setData(type, value);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, items);
}

export { expect } from "@playwright/test";
