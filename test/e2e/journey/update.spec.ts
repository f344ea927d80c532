import type { Page } from "@playwright/test";
import { type AppFolder, makeAppFolder } from "../support/next-build.ts";
import {
  addClient,
  backedUp,
  foundPractice,
  heading,
  newNote,
  noteText,
  saveState,
  unlock,
} from "../support/person.ts";
import type { Installation } from "../support/installation.ts";
import { expect, test as journey } from "../support/journey.ts";

/** The browser lets an engine without tabs live for more than a minute; nobody may wait for that, also where the machine is slow. */
const LONG_BEFORE_THAT = { timeout: 30_000 };

const test = journey.extend<{ app: AppFolder }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
  app: async ({}, use) => {
    const app = makeAppFolder();
    await use(app);
    app.remove();
  },
  relayEnv: async ({ app }, use) => use({ APP_DIR: app.dir }),
});

/** A practice with an open note, and a relay that has the next build. */
async function writeThenUpdate(page: Page, { app, place }: { app: AppFolder; place: Installation }) {
  await foundPractice(page);
  await addClient(page, "Mara Lindt");
  await (await newNote(page)).pressSequentially("Written before.");
  await backedUp(page);
  await place.stopRelay();
  await app.update();
  await place.startRelay();
}

/** The browser looks for a new version when a page is opened, and stores it; the person presses the button. */
async function takeUpdate(page: Page): Promise<void> {
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
  await expect(page.getByText("A new version is ready")).toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: "Reload", exact: true }).click();
}

function buildOf(page: Page): Promise<"old" | "next"> {
  return page.evaluate(() => (document.querySelector('script[src*="-next-"]') === null ? "old" : "next"));
}

test("the only tab takes a new version and works on within seconds", async ({ device, place, app }) => {
  const page = await (await device()).open();
  await writeThenUpdate(page, { app, place });
  await noteText(page).press("Control+End");
  await noteText(page).pressSequentially(" And this on the way out.");
  await expect(saveState(page, /Saved on this device|Backed up/)).toBeVisible();
  await takeUpdate(page);
  await expect(page.getByRole("button", { name: "Unlock" })).toBeVisible(LONG_BEFORE_THAT);
  expect(await buildOf(page)).toBe("next");
  await unlock(page);
  await expect(noteText(page)).toHaveText("Written before. And this on the way out.");
  await backedUp(page);
});

test("beside a tab of the old version the new one says what to do, and goes on when that is closed", async ({
  device,
  place,
  app,
}) => {
  const anna = await device();
  const old = await anna.open();
  await writeThenUpdate(old, { app, place });
  const next = await anna.open(new URL(old.url()).pathname);
  await expect(noteText(next), "the old version, as the browser kept it").toHaveText("Written before.");
  await takeUpdate(next);
  await expect(heading(next, "Claros is open in another window with a different version")).toBeVisible();
  await expect(next.getByText("Close or reload the other windows.")).toBeVisible();
  expect([await buildOf(old), await buildOf(next)]).toEqual(["old", "next"]);

  await noteText(old).press("Control+End");
  await noteText(old).pressSequentially(" Still writing.");
  await backedUp(old);
  await old.close();
  await expect(next.getByRole("button", { name: "Unlock" })).toBeVisible(LONG_BEFORE_THAT);
  await unlock(next);
  await expect(noteText(next)).toHaveText("Written before. Still writing.");
});

test("a tab of the old version that crashes lets go as well", async ({ device, place, app }) => {
  const anna = await device();
  const old = await anna.open();
  await writeThenUpdate(old, { app, place });
  await old.evaluate(async () => {
    for (const each of await navigator.serviceWorker.getRegistrations()) await each.unregister();
  });
  const next = await anna.open();
  await expect(heading(next, /^Claros is open in another window/)).toBeVisible();
  const session = await anna.context.newCDPSession(old);
  // The answer never comes: the page is gone.
  void session.send("Page.crash").catch(() => undefined);
  await expect(next.getByRole("button", { name: "Unlock" })).toBeVisible(LONG_BEFORE_THAT);
  await unlock(next);
});
