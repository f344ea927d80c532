/** Settings and safety from top to end, and what is asked before a practice is deleted here. */
import { test } from "../e2e/support/journey.ts";
import { addClient, foundPractice, goTo } from "../e2e/support/person.ts";
import { makeCamera } from "./camera.ts";

test("settings", async ({ browser, device }) => {
  const camera = await makeCamera(browser, "settings");
  const page = await (await device()).open();
  await foundPractice(page);
  await addClient(page, "Mara Lindt");
  await goTo(page, "Settings");
  await camera.take(page, "all", "whole");
  await page.getByRole("button", { name: "Delete this practice from this device" }).first().click();
  await page.getByRole("alertdialog").waitFor();
  await camera.take(page, "forget");
  await page.keyboard.press("Escape");
  await goTo(page, "Safety and backup");
  await camera.take(page, "safety", "whole");
  await page.goto(`${new URL(page.url()).origin}/settings/refused`);
  await page.getByLabel("Passphrase", { exact: true }).waitFor();
  await camera.take(page, "locked");
});
