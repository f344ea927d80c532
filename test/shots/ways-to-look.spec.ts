/** The main screens as people meet them who read another language, enlarge, force their own colours, or read from right to left. */
import type { Browser, Page } from "@playwright/test";
import { english } from "../../client/words/english.ts";
import { german } from "../../client/words/german.ts";
import { greek } from "../../client/words/greek.ts";
import { pseudo } from "../../client/words/pseudo.ts";
import { spanish } from "../../client/words/spanish.ts";
import { makeDisguisedApp } from "../e2e/support/disguised-app.ts";
import { startInstallation } from "../e2e/support/installation.ts";
import { test } from "../e2e/support/journey.ts";
import { visitScreens } from "../e2e/support/screens.ts";
import { makeSpeaker, type Speaker } from "../e2e/support/speaker.ts";
import { makeCamera, type View } from "./camera.ts";

const PHONE_AND_DESK: readonly View[] = [390, 1440].map((width) => ({
  note: String(width),
  width,
  isWhole: true,
}));
/** A window of 1280 by 900 at 200 %: half of each is left. */
const ENLARGED: readonly View[] = [{ note: "200 %", width: 640, height: 450, isWhole: true }];
const FORCED: readonly View[] = (["light", "dark"] as const).map((colorScheme) => ({
  note: `forced colours, ${colorScheme}`,
  width: 1024,
  media: { colorScheme, forcedColors: "active" },
}));

interface Walk {
  readonly group: string;
  readonly views: readonly View[];
  readonly speaker: Speaker;
}

async function takeScreens(browser: Browser, page: Page, { group, views, speaker }: Walk): Promise<void> {
  const camera = await makeCamera(browser, group, views);
  await visitScreens(page, speaker, (state) => camera.take(page, state));
}

for (const [group, own, words] of [
  ["german", "Deutsch", german],
  ["spanish", "Español", spanish],
  ["greek", "Ελληνικά", greek],
] as const) {
  test(group, async ({ browser, device }) => {
    const page = await (await device()).open();
    await page.getByRole("button", { name: own }).click();
    await takeScreens(browser, page, { group, views: PHONE_AND_DESK, speaker: makeSpeaker(page, words) });
  });
}

for (const [group, views] of [
  ["enlarged", ENLARGED],
  ["forced-colours", FORCED],
] as const) {
  test(group, async ({ browser, device }) => {
    const page = await (await device()).open();
    await takeScreens(browser, page, { group, views, speaker: makeSpeaker(page, english) });
  });
}

test("right to left", async ({ browser }) => {
  const app = await makeDisguisedApp("rtl");
  const place = await startInstallation({ APP_DIR: app.dir });
  try {
    const page = await browser.newPage({ locale: "en-GB", timezoneId: "Europe/Berlin" });
    await page.goto(place.origin);
    const speaker = makeSpeaker(page, pseudo);
    await takeScreens(browser, page, { group: "right-to-left", views: PHONE_AND_DESK, speaker });
    await page.close();
  } finally {
    await place.close();
    app.remove();
  }
});
