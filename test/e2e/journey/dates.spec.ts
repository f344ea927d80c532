/** A German practice in a browser that speaks American English: a birthday is never another day, and nobody needs a pointer for it. */
import type { Locator, Page } from "@playwright/test";
import { english } from "../../../client/words/english.ts";
import { german } from "../../../client/words/german.ts";
import { expect, test } from "../support/journey.ts";
import { backedUp } from "../support/person.ts";
import { makeSpeaker } from "../support/speaker.ts";

const MOST_STOPS = 40;

async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`the focus never came to ${String(target)}`);
}

test("a date of birth typed as 3.4.1985 in a German app is 3 April everywhere, whatever the browser speaks", async ({
  device,
}) => {
  const page = await (await device({ locale: "en-US" })).open();
  await page.getByRole("button", { name: "Deutsch" }).click();
  const { t, ...person } = makeSpeaker(page, german);
  await person.found();
  await person.addClient("Mara Lindt");
  await page.getByRole("tab", { name: t("client.notes") }).focus();
  await page.keyboard.press("ArrowRight");
  const born = page.getByLabel(t("client.dateOfBirth"));
  await expect(born).toHaveAccessibleDescription("TT.MM.JJJJ");
  await tabTo(page, born);
  await page.keyboard.type("3.4.1985");
  await expect(born).toHaveAccessibleDescription("Mittwoch, 3. April 1985");
  await page.keyboard.press("Tab");
  await expect(born).toHaveValue("03.04.1985");
  await expect(page.getByRole("button", { name: t("save.backedUp"), exact: true })).toBeVisible();

  await page.reload();
  await person.unlock();
  await page.getByRole("tab", { name: t("client.notes") }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(born).toHaveValue("03.04.1985");

  await born.focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("3.4.86");
  await page.keyboard.press("ControlOrMeta+Shift+L");
  await person.unlock();
  await page.getByRole("tab", { name: t("client.notes") }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(born, "a lock in the same moment loses nothing").toHaveValue("03.04.1986");
  await born.fill("3.4.1985");

  await page.getByRole("tab", { name: t("client.file") }).focus();
  await page.keyboard.press("ArrowLeft");
  await page.getByRole("button", { name: t("notes.new"), exact: true }).press("Enter");
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  await page.keyboard.press("Enter");
  const held = page.getByLabel(t("note.sessionDate"));
  await expect(held).toBeVisible();
  await held.focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("6.7.26");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sitzung am 6. Juli 2026");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Montag, 6. Juli 2026" })).toBeFocused();
  await page.keyboard.press("PageDown");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await expect(held).toHaveValue("09.08.2026");
  await expect(page.getByRole("button", { name: t("date.openCalendar") })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("1405");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel(t("note.sessionTime"))).toHaveValue("14:05");

  await person.goTo("nav.settings");
  await page.getByRole("button", { name: /^Sprache/u }).press("Enter");
  await page.getByRole("option", { name: "English" }).click();
  const inEnglish = makeSpeaker(page, english);
  await inEnglish.goTo("nav.clients");
  await page.getByRole("link", { name: "Mara Lindt" }).first().press("Enter");
  await page.getByText("Session on August 9, 2026").first().press("Enter");
  await expect(page.getByLabel("Date of the session")).toHaveValue("08/09/2026");
  await expect(page.getByLabel("Date of the session")).toHaveAccessibleDescription("Sunday, August 9, 2026");
  await expect(page.getByLabel(english.dictionary["note.sessionTime"])).toHaveValue("2:05 PM");
  await page.getByRole("link", { name: "Mara Lindt" }).first().press("Enter");
  await page.getByRole("tab", { name: "File" }).click();
  await expect(page.getByLabel("Date of birth")).toHaveValue("04/03/1985");
  await expect(page.getByLabel("Date of birth")).toHaveAccessibleDescription("Wednesday, April 3, 1985");
  await backedUp(page);
});
