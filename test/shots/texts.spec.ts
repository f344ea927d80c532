/** The public texts, each with its beginning, as a visitor without scripts sees them. */
import { readTextPages } from "../../client/texts/text-pages.ts";
import { test } from "../e2e/support/journey.ts";
import { makeCamera } from "./camera.ts";

test("texts", async ({ browser, place }) => {
  const camera = await makeCamera(browser, "texts");
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const { address } of readTextPages()) {
    await page.goto(place.origin + address);
    await camera.take(page, address.slice(1).replaceAll("/", "-"));
  }
  await context.close();
});
