/** Writing: what opens on the sheet, beside it and over it. */
import { expect, test } from "../e2e/support/journey.ts";
import {
  addClient,
  assign,
  backedUp,
  bringIn,
  foundPractice,
  goTo,
  newNote,
  noteText,
  openClient,
  openNote,
} from "../e2e/support/person.ts";
import { makeCamera } from "./camera.ts";

const OUTLOOK =
  "We spoke about the first week back at work. Mornings are still hard, evenings go better than in October.";

test("note", async ({ browser, device }) => {
  const camera = await makeCamera(browser, "note");
  const page = await (await device()).open();
  await foundPractice(page);
  await addClient(page, "Mara Lindt");
  const soap = await newNote(page, "SOAP");
  await soap.locator("p").first().click();
  await page.keyboard.type(OUTLOOK);
  await soap.locator("p").nth(3).click();
  await page.keyboard.type("Keep the sleep diary.");
  await backedUp(page);
  await camera.take(page, "sections", "whole");
  await openClient(page, "Mara Lindt");
  await page.getByRole("button", { name: "New note" }).click();
  await camera.take(page, "choose-a-template");
  await page.keyboard.press("Escape");
  const text = await newNote(page, "DAP");
  await page.getByRole("button", { name: "Copy from an earlier note" }).click();
  const dialog = page.getByRole("dialog", { name: "Copy from an earlier note" });
  await dialog.getByRole("checkbox", { name: "Plan" }).check();
  await camera.take(page, "copy-from-an-earlier-note");
  await dialog.getByRole("button", { name: "Copy into this note" }).click();
  await text.locator("p").first().click();
  await page.keyboard.type("/");
  await page.getByRole("listbox").waitFor();
  await camera.take(page, "slash-menu");
  await page.keyboard.type("table");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Evening");
  await camera.take(page, "table");
  const bar = page.getByRole("toolbar", { name: "Formatting" });
  await text.locator("p").last().click();
  await bar.getByRole("button", { name: "Link" }).click();
  await page.getByRole("dialog", { name: "Link" }).getByLabel("Address").fill("javascript:alert(1)");
  await page.getByRole("dialog", { name: "Link" }).getByRole("button", { name: "Set link" }).click();
  await camera.take(page, "link-refused");
  await page.keyboard.press("Escape");
  await page.keyboard.press("F8");
  await camera.take(page, "text-alone");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+p");
  await page.getByRole("region", { name: "Page 1 of 1" }).waitFor();
  await camera.take(page, "print-preview");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Discard draft" }).click();
  await page.getByRole("alertdialog").waitFor();
  await camera.take(page, "discard");
});

test("together", async ({ browser, device }) => {
  const camera = await makeCamera(browser, "together");
  const anna = await (await device()).open();
  await foundPractice(anna);
  await addClient(anna, "Mara Lindt");
  const boris = await (await device()).open();
  await bringIn(anna, boris, "Clinician");
  await openClient(anna, "Mara Lindt");
  await assign(anna, "Boris Feld");
  await anna.getByRole("tab", { name: "Notes" }).click();
  await newNote(anna);
  await anna.keyboard.type(OUTLOOK);
  await backedUp(anna);
  await openClient(boris, "Mara Lindt");
  await openNote(boris, /^Session on/);
  await expect(noteText(boris)).toContainText("October");
  await noteText(boris).press("Control+End");
  await boris.keyboard.type(" She asks for the same hour next week.");
  await expect(noteText(anna)).toContainText("next week");
  await camera.take(anna, "a-colleague-writes");
  await goTo(anna, "Team");
  await camera.take(anna, "team-of-two", "whole");
});
