import type { Locator, Page } from "@playwright/test";
import {
  addClient,
  assign,
  backedUp,
  BORIS,
  bringIn,
  foundPractice,
  goTo,
  openClient,
  saveState,
} from "../support/person.ts";
import { expect, test } from "../support/journey.ts";

const NAME = "Mara Lindt";

const number = (page: Page): Locator => page.getByRole("textbox", { name: "Number or address" });
const kind = (page: Page): Locator => page.getByRole("button", { name: /^Kind/u });
const choiceIn = (page: Page, label: string): Locator =>
  page.getByRole("group", { name: `${label}: which one holds` });

/** With keys alone: the tabs of the page are one stop, and the arrows choose. */
async function openFile(page: Page): Promise<void> {
  const tab = page.getByRole("tab", { name: "File" });
  await page.getByRole("tab", { selected: true }).focus();
  for (let at = 0; at < 4 && (await tab.getAttribute("aria-selected")) !== "true"; at += 1) {
    const before = await page.getByRole("tab", { selected: true }).textContent();
    await page.keyboard.press("ArrowRight");
    await expect(page.getByRole("tab", { selected: true })).not.toHaveText(before ?? "");
  }
  await expect(page.getByRole("textbox", { name: "Preferred name" })).toBeVisible();
}

async function change(page: Page, to: { number: string; kind: string }): Promise<void> {
  await number(page).focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type(to.number);
  await kind(page).focus();
  await page.keyboard.press("Enter");
  // The list takes the focus when it opens.
  await expect(page.getByRole("option", { name: "Phone", exact: true })).toBeFocused();
  const option = page.getByRole("option", { name: to.kind, exact: true });
  await option.focus();
  await expect(option).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(kind(page)).toContainText(to.kind);
  await expect(saveState(page, /^Offline/u)).toBeVisible();
}

test("two people change a phone number and a choice at once, their forms closed: both are told, and one decides for both", async ({
  device,
  place,
}) => {
  const [anna, boris] = [await (await device()).open(), await (await device()).open()];
  await foundPractice(anna);
  await bringIn(anna, boris, "Clinician");
  await goTo(anna, "Clients");
  await addClient(anna, NAME);
  await assign(anna, BORIS.name);
  await openFile(anna);
  await anna.getByRole("button", { name: "Add a contact" }).focus();
  await anna.keyboard.press("Enter");
  await number(anna).focus();
  await anna.keyboard.type("+49 151 000");
  await backedUp(anna);
  await openClient(boris, NAME);
  await openFile(boris);
  await expect(number(boris)).toHaveValue("+49 151 000");

  place.proxy.set("refuse");
  for (const page of [anna, boris]) await expect(saveState(page, /^Offline/u)).toBeVisible();
  await change(anna, { number: "+49 151 111", kind: "Email" });
  await change(boris, { number: "+49 151 222", kind: "Other" });
  for (const page of [anna, boris]) await goTo(page, "Clients");
  place.proxy.set("pass");
  for (const page of [anna, boris]) await backedUp(page);

  for (const page of [anna, boris]) {
    await openClient(page, NAME);
    await expect(
      page.getByText("2 fields of this file were changed by several people at once."),
    ).toBeVisible();
    await page.getByRole("button", { name: "Show", exact: true }).focus();
    await page.keyboard.press("Enter");
    await expect(choiceIn(page, "Kind").getByRole("button", { name: "Keep this" })).toBeFocused();
    const told = choiceIn(page, "Number or address");
    const other = (await number(page).inputValue()) === "+49 151 111" ? "+49 151 222" : "+49 151 111";
    await expect(told).toContainText(`“${other}”`);
    await expect(told).toContainText(page === boris ? "you" : BORIS.name);
  }

  await boris.keyboard.press("Enter");
  await expect(kind(boris)).toBeFocused();
  const chosen = await kind(boris).textContent();
  const numberTaken = (await number(boris).inputValue()) === "+49 151 111" ? "+49 151 222" : "+49 151 111";
  await choiceIn(boris, "Number or address").getByRole("button", { name: "Take the other" }).focus();
  await boris.keyboard.press("Enter");
  await expect(number(boris)).toBeFocused();
  await backedUp(boris);
  for (const page of [anna, boris]) {
    await expect(number(page)).toHaveValue(numberTaken);
    await expect(kind(page)).toHaveText(chosen ?? "");
    await expect(page.getByRole("group", { name: /which one holds/u })).toHaveCount(0);
    await expect(page.getByText(/changed by several people/u)).toHaveCount(0);
  }
});
