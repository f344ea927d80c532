/** The note's page: copying forward, only the text, and paper. */
import AxeBuilder from "@axe-core/playwright";
import {
  addClient,
  backedUp,
  foundPractice,
  goTo,
  newNote,
  noteText,
  openClient,
} from "../support/person.ts";
import { expect, test } from "../support/journey.ts";
import type { Page } from "@playwright/test";

async function hasNoFault(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

test("a note begins with parts of the last one, is written alone on the screen, and is laid out on paper", async ({
  device,
}) => {
  const page = await (await device()).open();
  await foundPractice(page);
  await addClient(page, "Mara Lindt");
  const first = await newNote(page, "SOAP");
  await expect(page.getByRole("button", { name: "Copy from an earlier note" })).toHaveCount(0);
  await first.locator("p").nth(3).click();
  await page.keyboard.type("Keep the sleep diary.");
  await expect(page.getByText("8 words")).toBeVisible();
  await backedUp(page);
  await goTo(page, "Clients");
  await openClient(page, "Mara Lindt");
  await newNote(page, "DAP");

  await page.getByRole("button", { name: "Copy from an earlier note" }).click();
  const dialog = page.getByRole("dialog", { name: "Copy from an earlier note" });
  const copy = dialog.getByRole("button", { name: "Copy into this note" });
  await expect(copy).toBeDisabled();
  await dialog.getByRole("checkbox", { name: "Plan" }).check();
  await hasNoFault(page);
  await copy.click();
  const text = noteText(page);
  await expect(text.locator("[data-copied]")).toHaveText("Keep the sleep diary.");
  await expect(text.locator("h2")).toHaveText(["Data", "Assessment", "Plan"]);

  await text.locator("p").first().click();
  await page.keyboard.press("F8");
  const alone = page.locator("[data-focus]");
  const saved = alone.getByRole("button", { name: /^(Saving|Saved on this device|Backed up)$/ });
  await expect(saved, "where the text is saved is said here too").toBeVisible();
  const messages = page.locator("[data-messages]").last();
  expect(
    await messages.evaluate((place) => place.closest("[inert]")),
    "what must be known is heard",
  ).toBeNull();
  const shell = page.getByRole("navigation", { name: "Main", includeHidden: true });
  expect(await shell.evaluate((nav) => nav.closest("[inert]") !== null)).toBe(true);
  await expect(text).toBeFocused();
  await hasNoFault(page);
  await page.keyboard.type("Written alone.");
  await page.keyboard.press("Escape");
  expect(await shell.evaluate((nav) => nav.closest("[inert]") !== null)).toBe(false);
  await expect(text).toBeFocused();
  await expect(text).toContainText("Written alone.");

  await page.keyboard.press("Control+p");
  const preview = page.getByRole("dialog", { name: "Print preview" });
  const sheet = preview.getByRole("region", { name: "Page 1 of 1" });
  await expect(sheet).toContainText("Harbour Practice");
  await expect(sheet).toContainText("Written alone.");
  await expect(sheet, "paper shows the code unless the name is asked for").not.toContainText("Mara Lindt");
  await preview.getByRole("button", { name: /^On each page/ }).click();
  await page.getByRole("option", { name: "Name" }).click();
  await expect(sheet).toContainText("Mara Lindt");
  await hasNoFault(page);
  await page.emulateMedia({ media: "print" });
  await expect(preview.getByRole("button", { name: "Print", exact: true })).toBeHidden();
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  expect(pdf.toString("latin1")).toMatch(/\/MediaBox\s*\[0 0 59[45][\d.]* 84[12][\d.]*\]/);
  await page.emulateMedia({ media: "screen" });
  await page.keyboard.press("Escape");
  await expect(preview).toHaveCount(0);
  await expect(text).toBeFocused();
});
