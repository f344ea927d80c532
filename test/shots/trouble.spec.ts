/** What is shown when there is nothing to show, and when something is wrong. */
import type { Page } from "@playwright/test";
import { test } from "../e2e/support/journey.ts";
import { addClient, foundPractice, goTo, newNote, saveState, tryPassphrase } from "../e2e/support/person.ts";
import { makeCamera } from "./camera.ts";

test("trouble", async ({ browser, device, place }) => {
  const camera = await makeCamera(browser, "trouble");
  const page = await (await device()).open();
  await foundPractice(page);
  await camera.take(page, "no-clients");
  await addClient(page, "Mara Lindt");
  await goTo(page, "Clients");
  await page.getByRole("searchbox", { name: "Search clients" }).fill("Nobody");
  await camera.take(page, "no-match");
  await page.getByRole("searchbox", { name: "Search clients" }).fill("");
  await page.keyboard.press("F9");
  await camera.take(page, "names-hidden");
  await page.keyboard.press("F9");
  await page.getByRole("link", { name: "Mara Lindt" }).click();
  place.proxy.set("refuse");
  await (await newNote(page)).pressSequentially("Written without a connection.");
  await saveState(page, /Offline|waiting/).waitFor({ timeout: 30_000 });
  await camera.take(page, "offline-note");
  await saveState(page, /Offline|waiting/).click();
  await camera.take(page, "offline-explained");
  await page.keyboard.press("Escape");
  await goTo(page, "Safety and backup");
  await camera.take(page, "offline-safety");
  place.proxy.set("pass");
  await leaveAlone(page);
  await page.getByRole("alertdialog").waitFor();
  await camera.take(page, "lock-warning");
  await page.reload();
  await tryPassphrase(page, "not the passphrase at all");
  await page.getByText("This passphrase does not open this device.").waitFor();
  await camera.take(page, "wrong-passphrase");
});

/** Nine and a half minutes pass for this page's clock; half a minute is left. */
async function leaveAlone(page: Page): Promise<void> {
  await page.evaluate(() => {
    const right = Date.now.bind(Date);
    Date.now = () => right() + 9.5 * 60_000;
  });
}
