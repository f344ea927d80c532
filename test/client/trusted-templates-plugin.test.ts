import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { build, parseAst } from "vite";
import solid from "vite-plugin-solid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serviceWorkerPlugin } from "../../client/service-worker-plugin.ts";
import { collectTemplates, trustedTemplatesPlugin } from "../../client/trusted-templates-plugin.ts";
import { launchChromium } from "../support/chromium.ts";
import { serveFolder, type FolderServer } from "../support/serve-folder.ts";

const FIXTURE = join(import.meta.dirname, "../support/fixtures/trusted-app");
const POLICY = [
  "default-src 'self'",
  "img-src 'self' data:",
  "require-trusted-types-for 'script'",
  "trusted-types default ProseMirrorClipboard",
].join("; ");

describe("reading templates from compiled code", () => {
  test("finds literals under any local name", () => {
    const code = `
      import { template as _$t, insert } from "solid-js/web";
      const a = /*#__PURE__*/ _$t(\`<p>one\\u2019s\`), b = _$t('<svg><path d="M0"/>', false, true);
      insert("<i>not a template</i>");`;
    expect(collectTemplates(parseAst(code))).toEqual({
      texts: ["<p>one’s", '<svg><path d="M0"/>'],
      unreadable: 0,
    });
  });

  test("counts what it cannot read, and leaves other functions called template alone", () => {
    const computed = 'import { template } from "solid-js/web"; template(location.hash); template(`<p>${x}`);';
    expect(collectTemplates(parseAst(computed)).unreadable).toBe(2);
    const foreign = 'import { template } from "elsewhere"; template("<b>");';
    expect(collectTemplates(parseAst(foreign))).toEqual({ texts: [], unreadable: 0 });
  });
});

describe("a built app under require-trusted-types-for 'script'", () => {
  const dir = mkdtempSync(join(tmpdir(), "claros-trusted-"));
  let server: FolderServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    await build({
      configFile: false,
      root: FIXTURE,
      logLevel: "error",
      plugins: [solid(), trustedTemplatesPlugin(), serviceWorkerPlugin()],
      build: { outDir: dir, emptyOutDir: true, modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
    });
    server = await serveFolder(dir, { "content-security-policy": POLICY });
    browser = await launchChromium();
    context = await browser.newContext();
    page = await context.newPage();
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(message.text());
    });
    await page.goto(server.origin);
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    rmSync(dir, { recursive: true, force: true });
  });

  test("renders its own templates, icons, a package's components and a lazy page", async () => {
    await page.getByRole("heading", { name: 'It’s Monday & "quoted" `ticks` ${x}' }).waitFor();
    await page.getByText("First tab").waitFor();
    await page.getByRole("link", { name: "Later" }).click();
    await page.getByText("Loaded lazily").waitFor();
    expect(errors).toEqual([]);
  });

  test("throws for an injected string and leaves the page as it was", async () => {
    const outcome = await page.evaluate(() => {
      const target = document.createElement("div");
      try {
        target.innerHTML = "<img src=x onerror=alert(1)>";
        return "admitted";
      } catch (error) {
        return `${(error as Error).name}, ${target.childNodes.length} nodes`;
      }
    });
    expect(outcome).toBe("TypeError, 0 nodes");
  });

  test("throws for text as a script and for a worker from elsewhere", async () => {
    const outcomes = await page.evaluate(() => {
      const attempt = (act: () => unknown): string => {
        try {
          act();
          return "admitted";
        } catch (error) {
          return (error as Error).name;
        }
      };
      return [
        attempt(() => (document.createElement("script").text = "alert(1)")),
        attempt(() => new Worker("/uploads/evil.js")),
        attempt(() => new Worker(URL.createObjectURL(new Blob(["1"])))),
      ];
    });
    expect(outcomes).toEqual(["TypeError", "TypeError", "TypeError"]);
  });

  test("fills the list in place, once, with no placeholder left", () => {
    const code = readdirSync(join(dir, "assets"))
      .filter((name) => name.endsWith(".js"))
      .map((name) => readFileSync(join(dir, "assets", name), "utf8"))
      .join("\n");
    expect(code).not.toContain("__CLAROS_TRUSTED_TEMPLATES__");
    expect(code.split("<section><p>Loaded <em>lazily").length - 1).toBe(2);
  });

  test("starts again without a network and keeps nothing but the build", async () => {
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.evaluate(() => fetch("/record?secret=1"));
    await context.setOffline(true);
    await page.goto(`${server.origin}/later`);
    await page.getByText("Loaded lazily").waitFor();
    await context.setOffline(false);
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return requests.flat().map((request) => new URL(request.url).pathname);
    });
    const built = readdirSync(join(dir, "assets")).map((name) => `/assets/${name}`);
    expect(kept.sort()).toEqual([...built, "/index.html"].sort());
  });
});
