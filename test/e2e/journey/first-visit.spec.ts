/** What a visitor's browser is asked to fetch before the first screen stands, and that the screen does not need any of it to say who we are. */
import { expect } from "@playwright/test";
import { test } from "../support/journey.ts";
import { heading } from "../support/person.ts";

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
  await expect(heading(page, "Records that only your practice can read")).toBeVisible();
  const scripts = [...fetched].filter(([url]) => url.endsWith(".js"));
  expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.reduce((sum, [, bytes]) => sum + bytes, 0)).toBeLessThan(MOST_SCRIPT_BYTES);
  expect(scripts.filter(([url]) => /editor|palette|prosemirror/.test(url))).toEqual([]);
});

test("the name stands on the page before any script has run", async ({ browser, place }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(place.origin);
  await expect(page.getByText("Claros", { exact: true })).toBeVisible();
  await context.close();
});
