import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium } from "@playwright/test";
import { CHROMIUM_FLAGS, chromiumPath } from "../../support/chromium.ts";
import { heading } from "../support/person.ts";
import { expect, test as journey } from "../support/journey.ts";

const BLOCKED = 2;

/** A browser whose person has forbidden all sites to store anything. */
const test = journey.extend<{ blocked: BrowserContext }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
  blocked: async ({}, use) => {
    const profile = mkdtempSync(join(tmpdir(), "claros-profile-"));
    mkdirSync(join(profile, "Default"));
    const preferences = { profile: { default_content_setting_values: { cookies: BLOCKED } } };
    writeFileSync(join(profile, "Default", "Preferences"), JSON.stringify(preferences));
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: chromiumPath(),
      args: [...CHROMIUM_FLAGS],
      locale: "en-GB",
    });
    await use(context);
    await context.close();
    // The browser's last process may still be writing there.
    rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
  },
});

test("where nothing may be stored, every page says so, and nothing else is offered", async ({
  blocked,
  place,
}) => {
  const page = await blocked.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  for (const path of ["/", "/create", "/clients"]) {
    await page.goto(place.origin + path);
    await expect(heading(page, "The browser does not allow Claros to store anything")).toBeVisible();
    await expect(page.getByRole("button", { name: "Reload" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Set up a practice" })).toHaveCount(0);
    await expect(page.getByRole("textbox")).toHaveCount(0);
  }
  expect(errors).toEqual([]);
});
