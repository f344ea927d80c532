import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContextOptions, Page } from "@playwright/test";
import { build } from "vite";
import solid from "vite-plugin-solid";
import { trustedTemplatesPlugin } from "../../../../client/trusted-templates-plugin.ts";
import { launchChromium } from "../../../support/chromium.ts";
import { serveFolder } from "../../../support/serve-folder.ts";

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types default";

export interface DesignBrowser {
  /** Opens the page in a context of its own; `problems` collects errors and broken policies. */
  withPage(
    options: BrowserContextOptions,
    use: (page: Page, problems: readonly string[]) => Promise<void>,
  ): Promise<void>;
  close(): Promise<void>;
}

/** Builds the page of all components as the app is built and serves it under the app's strict policy. */
export async function openDesign(): Promise<DesignBrowser> {
  const folder = mkdtempSync(join(tmpdir(), "claros-looks-"));
  await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: "error",
    plugins: [solid(), trustedTemplatesPlugin()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: "es2022",
      cssTarget: ["chrome123", "firefox128", "safari17.5"],
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
    },
  });
  const server = await serveFolder(folder, { "content-security-policy": POLICY });
  const browser = await launchChromium();
  return {
    async withPage(options, use) {
      const context = await browser.newContext({ reducedMotion: "reduce", ...options });
      try {
        const page = await context.newPage();
        const problems: string[] = [];
        page.on("pageerror", (error) => problems.push(error.message));
        page.on("console", (message) => {
          if (message.type() === "error") problems.push(message.text());
        });
        await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
        await page.goto(server.origin);
        await page.getByRole("heading", { level: 1 }).waitFor();
        await page.evaluate(() => document.fonts.ready.then(() => null));
        await use(page, problems);
      } finally {
        await context.close();
      }
    },
    async close() {
      await browser.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
