/** What a visitor's browser is asked to fetch before the first screen stands, and that the screen does not need any of it to say who we are. */
import { expect, type Locator, type Page } from "@playwright/test";
import { test } from "../support/journey.ts";
import { foundPractice, heading, lock } from "../support/person.ts";

const MOST_SCRIPT_BYTES = 150_000;

test("the first screen needs at most 150 kB of script, compressed, and nothing of the editor", async ({
  device,
  place,
}) => {
  const { context } = await device();
  const page = await context.newPage();
  const fetched = new Map<string, number>();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  const urls = new Map<string, string>();
  session.on("Network.requestWillBeSent", ({ requestId, request }) => urls.set(requestId, request.url));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    fetched.set(urls.get(requestId) ?? requestId, encodedDataLength);
  });
  await page.goto(`${place.origin}/welcome`);
  // What stands there before any script has run says the same.
  await expect(page.locator(".first-visit")).toHaveCount(0);
  await expect(heading(page, "Records that only your practice can read")).toBeVisible();
  const scripts = [...fetched].filter(([url]) => url.endsWith(".js"));
  expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.reduce((sum, [, bytes]) => sum + bytes, 0)).toBeLessThan(MOST_SCRIPT_BYTES);
  expect(scripts.filter(([url]) => /editor|palette|prosemirror/.test(url))).toEqual([]);
});

const WELCOME = {
  en: "Records that only your practice can read",
  de: "Unterlagen, die nur Ihre Praxis lesen kann",
};

test("a visitor reads before any script has run, in the language of the browser, and nothing moves when the app takes over", async ({
  browser,
  place,
}) => {
  for (const [locale, title] of [
    ["en-GB", WELCOME.en],
    ["de-AT", WELCOME.de],
    ["fr-FR", WELCOME.en],
  ] as const) {
    const [written, drawn] = await Promise.all(
      [false, true].map(async (javaScriptEnabled) => {
        const context = await browser.newContext({ javaScriptEnabled, locale });
        const page = await context.newPage();
        await page.goto(place.origin);
        await expect(heading(page, title)).toBeVisible();
        if (javaScriptEnabled) await expect(page.locator(".first-visit")).toHaveCount(0);
        await page.evaluate(() => document.fonts.ready.then(() => null));
        const boxes = await boxesOf(
          page.locator("#app").locator("h1, h2, h3, p, li, svg").filter({ visible: true }),
        );
        await context.close();
        return boxes;
      }),
    );
    expect(drawn?.length).toBeGreaterThan(20);
    expect(drawn).toEqual(written);
  }
});

test("a key or a finger that is on its way when the app takes over arrives", async ({ browser, place }) => {
  const context = await browser.newContext({ locale: "en-GB" });
  let letGo: (() => void) | undefined;
  await context.route("**/assets/start-*.js", async (route) => {
    await new Promise<void>((resolve) => (letGo = resolve));
    await route.continue();
  });
  const page = await context.newPage();
  await page.goto(place.origin, { waitUntil: "commit" });
  const written = page.locator(".first-visit");
  const link = page.getByRole("link", { name: "I was invited" });
  await link.focus();
  await link.hover();
  await page.mouse.down();
  await expect.poll(() => letGo).toBeDefined();
  letGo?.();
  await expect(page.locator("#app > :not(.first-visit, .starting)").first()).toBeAttached();
  // Time enough to be replaced, were it not held.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
  await expect(written).toBeVisible();
  await page.mouse.move(0, 0);
  await page.mouse.up();
  await expect(written).toHaveCount(0);
  await expect(link).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/join$/);
  await context.close();
});

test("elsewhere the name stands on the page before any script has run", async ({ browser, place }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${place.origin}/clients`);
  await expect(page.getByText("Claros", { exact: true })).toBeVisible();
  await expect(page.getByRole("heading")).toHaveCount(0);
  for (const [lang, link, address] of [
    ["en", "Privacy policy", "/privacy"],
    ["de", "Datenschutz", "/privacy/de"],
    ["es", "Privacidad", "/privacy/es"],
    ["el", "Απόρρητο", "/privacy/el"],
  ] as const) {
    const said = page.locator(`noscript [lang="${lang}"], .unscripted [lang="${lang}"]`).first();
    await expect(said.getByRole("link", { name: link }), `in ${lang}`).toHaveAttribute("href", address);
  }
  await context.close();
});

test("who has been here before does not see the welcome pass by: the kept start page is the plain one", async ({
  device,
}) => {
  const page = await (await device()).open();
  await expect(heading(page, WELCOME.en)).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready);
  const answer = await page.reload();
  expect(answer?.fromServiceWorker()).toBe(true);
  expect(await answer?.text()).not.toContain("first-visit");
});

test("a visitor's browser is asked to fetch the language that it is shown, and no other", async ({
  browser,
  place,
}) => {
  for (const [locale, file] of [
    ["el-GR", "greek"],
    ["de-CH", "german"],
    ["fr-FR", "english"],
  ] as const) {
    const context = await browser.newContext({ locale });
    const page = await context.newPage();
    const languages: string[] = [];
    const listen = (from: Page): void =>
      void from.on("request", (request) => {
        const name = /\/assets\/(english|german|spanish|greek)-/.exec(request.url())?.[1];
        if (name !== undefined) languages.push(name);
      });
    listen(page);
    await page.goto(place.origin);
    await expect(page.locator(".first-visit")).toHaveCount(0);
    expect(languages).toEqual([file]);
    const invited = await browser.newContext({ locale });
    const joining = await invited.newPage();
    languages.length = 0;
    listen(joining);
    await joining.goto(`${place.origin}/join`);
    await expect(joining.getByRole("heading", { level: 1 })).toBeVisible();
    expect(languages, "also for who comes to another page first").toEqual([file]);
    await invited.close();
    await context.close();
  }
});

test("who comes back past the service worker sees the name and then the lock, and no welcome", async ({
  device,
  place,
}) => {
  const laptop = await device();
  const page = await laptop.open();
  await foundPractice(page);
  await lock(page);
  await page.evaluate(async () => {
    // One that registers only after this would keep the plain page after all.
    await navigator.serviceWorker.ready;
    for (const each of await navigator.serviceWorker.getRegistrations()) await each.unregister();
  });
  let letGo: (() => void) | undefined;
  await laptop.context.route("**/assets/start-*.js", async (route) => {
    await new Promise<void>((resolve) => (letGo = resolve));
    await route.continue();
  });
  const again = await laptop.context.newPage();
  const answer = await again.goto(place.origin, { waitUntil: "commit" });
  expect(await answer?.text(), "the relay cannot know").toContain("first-visit");
  await expect.poll(() => letGo).toBeDefined();
  await expect(again.locator(".starting")).toBeVisible();
  await expect(again.locator(".first-visit")).toBeHidden();
  letGo?.();
  await expect(heading(again, "Unlock")).toBeVisible();
  await expect(again.locator(".first-visit, .starting")).toHaveCount(0);
  expect(await again.evaluate(() => ({ ...localStorage })), "what is kept for it").toEqual({
    "claros-returning": "1",
  });
  expect(await laptop.context.cookies()).toEqual([]);
});

const boxesOf = (elements: Locator): Promise<string[]> =>
  elements.evaluateAll((found) =>
    found.map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return `${element.tagName} ${[x, y, width, height].map(Math.round).join(" ")}`;
    }),
  );
