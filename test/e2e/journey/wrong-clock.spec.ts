/** A device whose clock is a year from the truth, and a colleague whose clock is right. */
import type { Page } from "@playwright/test";
import { expect, test } from "../support/journey.ts";
import { makeWrongClock } from "../support/wrong-clock.ts";
import {
  addClient,
  assign,
  backedUp,
  BORIS,
  bringIn,
  foundPractice,
  goTo,
  newNote,
  noteText,
  openClient,
  openNote,
  unlock,
} from "../support/person.ts";

const YEAR_MS = 365 * 86_400_000;
/** What a clock that is ahead would make of the past. */
const NONSENSE = /\bin (?:a|an|\d+) (?:second|minute|hour|day|week|month|year)s?\b|\b(?:next|tomorrow)\b/i;

for (const [direction, byMs] of [
  ["ahead", YEAR_MS],
  ["behind", -YEAR_MS],
] as const) {
  test(`with a clock a year ${direction} a person joins, works and loses nothing, and times stay calm`, async ({
    device,
  }) => {
    test.setTimeout(240_000);
    const clock = await makeWrongClock(byMs);
    const anna = await (await device()).open();
    await foundPractice(anna);
    await addClient(anna, "Mara Lindt");
    const atAnna = await newNote(anna);
    await atAnna.pressSequentially("Anna begins.");
    await backedUp(anna);

    const boris = await (await device({ proxy: clock.proxy })).open();
    expect(await years(boris), "the clock is wrong").toBe((await years(anna)) + Math.sign(byMs));
    await bringIn(anna, boris, "Clinician");
    await openClient(anna, "Mara Lindt");
    await assign(anna, BORIS.name);
    await openClient(boris, "Mara Lindt");
    const atBoris = await openNote(boris, /^Session on/);
    await expect(atBoris).toHaveText("Anna begins.");
    await atBoris.press("Control+End");
    await atBoris.pressSequentially(" Boris goes on.");
    await backedUp(boris);
    await anna.getByRole("tab", { name: "Notes" }).click();
    await expect(await openNote(anna, /^Session on/)).toHaveText("Anna begins. Boris goes on.");
    await noteText(anna).press("Control+End");
    await noteText(anna).pressSequentially(" Anna ends.");
    await expect(atBoris).toHaveText("Anna begins. Boris goes on. Anna ends.");
    await backedUp(anna);

    for (const page of [anna, boris]) await staysCalm(page);
    await boris.reload();
    await unlock(boris, BORIS.passphrase);
    await openClient(boris, "Mara Lindt");
    await expect(await openNote(boris, /^Session on/)).toHaveText("Anna begins. Boris goes on. Anna ends.");
    await backedUp(boris);
    await clock.close();
  });
}

for (const [direction, byMs] of [
  ["ahead", YEAR_MS],
  ["behind", -YEAR_MS],
] as const) {
  test(`an owner whose clock is a year ${direction} is told before a link goes out, and can go on`, async ({
    device,
  }) => {
    const clock = await makeWrongClock(byMs);
    const anna = await (await device({ proxy: clock.proxy })).open();
    await foundPractice(anna);
    await goTo(anna, "Team");
    await anna.getByRole("button", { name: "Invite a colleague" }).first().click();
    const dialog = anna.getByRole("dialog", { name: "Invite a colleague" });
    await dialog.getByRole("button", { name: "Make the link" }).click();
    const sentence = dialog.getByRole("status");
    await expect(sentence).toContainText("clock and the server’s are far apart");
    const wrong = await years(anna);
    await expect(sentence).toContainText(
      new RegExp(`says .*${wrong} .*, the server .*${wrong - Math.sign(byMs)} `),
    );
    await expect(dialog.getByLabel("Invitation link", { exact: true })).toHaveCount(0);
    await dialog.getByRole("button", { name: "Make the link all the same" }).click();
    await expect(dialog.getByLabel("Invitation link", { exact: true })).toHaveValue(/\/join#1\./);
    await dialog.getByRole("button", { name: "Done" }).click();

    await anna.getByRole("button", { name: "Add a device" }).click();
    await expect(sentenceIn(anna)).toBeVisible();
    await anna.getByRole("button", { name: "Make the link all the same" }).click();
    await expect(anna.getByRole("dialog").getByLabel(/link/i).first()).toHaveValue(/\/join#1\./);
    await clock.close();
  });
}

const sentenceIn = (page: Page) => page.getByText("clock and the server’s are far apart");

const years = (page: Page): Promise<number> => page.evaluate(() => new Date().getFullYear());

async function staysCalm(page: Page): Promise<void> {
  const main = page.getByRole("main");
  await openClient(page, "Mara Lindt");
  await expect(page.getByRole("list", { name: "Notes" }).getByRole("link")).not.toHaveCount(0);
  await expect(main).not.toContainText(NONSENSE);
  for (const place of ["Clients", "Safety and backup"] as const) {
    await goTo(page, place);
    // Not before there is something to read.
    await expect(main).toContainText(place === "Clients" ? "Mara Lindt" : "Everything is backed up");
    await expect(main).not.toContainText(NONSENSE);
  }
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Today" }).click();
  await expect(main).toContainText("Mara Lindt");
  await expect(main).not.toContainText(NONSENSE);
}
