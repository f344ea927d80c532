/**
 * All components in a real browser, built as the app is built and under the app's strict policy: no violation
 * of the policy, none of the accessibility rules, in light and dark, on a desk and on a phone. `SCREENSHOTS=1`
 * also leaves pictures in `screenshots/` for the eye.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { build } from "vite";
import solid from "vite-plugin-solid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { trustedTemplatesPlugin } from "../../../client/trusted-templates-plugin.ts";
import { launchChromium } from "../../support/chromium.ts";
import { type FolderServer, serveFolder } from "../../support/serve-folder.ts";

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types default";

let folder: string;
let server: FolderServer;
let browser: Browser;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "claros-looks-"));
  await build({
    configFile: false,
    root: join(import.meta.dirname, "design"),
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
  server = await serveFolder(folder, { "content-security-policy": POLICY });
  browser = await launchChromium();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

type Screen = { width: number; height: number; scheme: "light" | "dark"; touch: boolean };

const SCREENS: readonly Screen[] = [
  { width: 1440, height: 900, scheme: "light", touch: false },
  { width: 1440, height: 900, scheme: "dark", touch: false },
  { width: 390, height: 844, scheme: "light", touch: true },
  { width: 390, height: 844, scheme: "dark", touch: true },
];

async function withPage(
  screen: Screen,
  use: (page: Page, problems: string[]) => Promise<void>,
): Promise<void> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width: screen.width, height: screen.height },
    colorScheme: screen.scheme,
    hasTouch: screen.touch,
    isMobile: screen.touch,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  try {
    await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
    await page.goto(server.origin);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.evaluate(() => document.fonts.ready);
    await use(page, problems);
  } finally {
    await context.close();
  }
}

async function violations(page: Page): Promise<string[]> {
  const result = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  return result.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ""}`),
  );
}

async function picture(page: Page, name: string, fullPage = true): Promise<void> {
  if (!process.env["SCREENSHOTS"]) return;
  mkdirSync("screenshots", { recursive: true });
  await page.screenshot({ path: `screenshots/${name}.png`, fullPage });
}

describe.each(SCREENS)("at $width px, $scheme", (screen) => {
  const name = `design-${screen.width}-${screen.scheme}`;

  test("the page breaks no accessibility rule and no policy, and never scrolls sideways", async () => {
    await withPage(screen, async (page, problems) => {
      expect(await violations(page)).toEqual([]);
      expect(problems).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
      await picture(page, name);
    });
  }, 60_000);

  test("open lists, menus and dialogs break none either", async () => {
    await withPage(screen, async (page, problems) => {
      const open: readonly [string, () => Promise<void>][] = [
        ["menu", () => page.getByRole("button", { name: "Actions", exact: true }).click()],
        ["select", () => page.getByRole("button", { name: /Status/ }).click()],
        ["combobox", () => page.getByRole("button", { name: /Show all/ }).click()],
        ["save-state", () => page.getByRole("button", { name: "Offline, 3 changes waiting" }).click()],
        ["form", () => page.getByRole("button", { name: "Open a form" }).click()],
        ["form-select", () => page.getByRole("dialog").getByRole("button", { name: /Role/ }).click()],
        ["confirm", () => page.getByRole("button", { name: "Ask before removing" }).click()],
        ["toast", () => page.getByRole("button", { name: "Say something urgent" }).click()],
      ];
      for (const [part, act] of open) {
        if (part === "confirm") await page.keyboard.press("Escape");
        await act();
        expect(await violations(page), part).toEqual([]);
        await picture(page, `${name}-${part}`, false);
        if (part !== "form") await page.keyboard.press("Escape");
      }
      expect(problems).toEqual([]);
    });
  }, 120_000);
});
