import type { Page } from "@playwright/test";
import {
  addClient,
  ANNA,
  backedUp,
  foundPractice,
  goTo,
  heading,
  newNote,
  noteText,
  openClient,
  openNote,
  saveState,
  unlock,
} from "../support/person.ts";
import { expect, test } from "../support/journey.ts";

test("clients are added, described, found and archived", async ({ device }) => {
  const anna = await device();
  const page = await anna.open();
  await foundPractice(page);
  await addClient(page, "Mara Lindt");
  await page.getByRole("tab", { name: "File" }).click();
  await page.getByLabel("Preferred name").fill("Mascha");
  await page.getByLabel("Pronouns").fill("she/her");
  await page.getByLabel("Date of birth").fill("12.4.1991");
  await page.getByLabel("Address", { exact: true }).fill("Quay 4\nHarbour town");
  await page.getByRole("button", { name: "Add a contact" }).click();
  const contact = page.getByRole("list", { name: "Contacts" }).getByRole("listitem").first();
  await expect(contact.getByLabel("Number or address"), "one types on at once").toBeFocused();
  await page.keyboard.type("+49 151 000111");
  await contact.getByLabel("Whose, or where").fill("mobile");
  await contact.getByRole("checkbox", { name: "May send a text message" }).check();
  await contact.getByRole("checkbox", { name: "Be discreet" }).check();
  await page.getByLabel("Code", { exact: true }).fill("");
  await expect(page.getByText("Please fill this in.")).toBeVisible();
  await page.getByLabel("Code", { exact: true }).fill("ML-1");
  await expect(heading(page, "Mascha")).toBeVisible();
  await backedUp(page);

  await goTo(page, "Clients");
  for (const name of ["Jonas Beck", "Ines Quadros"]) {
    await addClient(page, name);
    await goTo(page, "Clients");
  }
  await expect(page.getByText("3 clients")).toBeVisible();
  await page.getByRole("searchbox", { name: "Search clients" }).fill("ml-1");
  await expect(page.getByText("1 found")).toBeVisible();
  await expect(page.getByRole("row").nth(1)).toContainText("Mascha");
  await page.getByRole("searchbox", { name: "Search clients" }).fill("nobody of this name");
  await expect(page.getByText("No client matches “nobody of this name”")).toBeVisible();
  await page.getByRole("searchbox", { name: "Search clients" }).fill("jonas");
  await openClient(page, "Jonas Beck");

  await page.getByRole("button", { name: "Change status" }).click();
  await page.getByRole("menuitem", { name: "Discharged" }).click();
  await expect(page.getByText("Status: Discharged.")).toBeVisible();
  // It closes a moment after it was chosen from; a press before that would close it, too.
  await expect(page.getByRole("menu")).toHaveCount(0);
  await page.getByRole("button", { name: "Change status" }).click();
  await page.getByRole("menuitem", { name: "Archive" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Archive" }).click();
  await expect(page.getByText("Archived. Nothing was deleted.")).toBeVisible();
  await page.getByRole("tab", { name: "Timeline" }).click();
  const events = page.getByRole("tabpanel", { name: "Timeline" }).getByRole("listitem");
  await expect(events.first()).toContainText("Status: Archived");
  await expect(events.nth(1)).toContainText(`by ${ANNA.name}`);
  await expect(events.last()).toContainText("File opened");
  await goTo(page, "Clients");
  await expect(page.getByText("2 clients")).toBeVisible();
  await page.getByRole("searchbox", { name: "Search clients" }).fill("jonas");
  await expect(page.getByRole("row", { name: /Jonas Beck/ })).toContainText("Archived");

  await page.reload();
  await unlock(page);
  await openClient(page, "Mascha");
  await page.getByRole("tab", { name: "File" }).click();
  await expect(page.getByLabel("Address", { exact: true })).toHaveValue("Quay 4\nHarbour town");
  await expect(page.getByLabel("Date of birth")).toHaveValue("12/04/1991");
  await expect(page.getByLabel("Number or address")).toHaveValue("+49 151 000111");
  await expect(page.getByRole("checkbox", { name: "May send a text message" })).toBeChecked();
});

test("a legal hold and a death are said on the file and its page, with the reason, until they are lifted", async ({
  device,
}) => {
  const page = await (await device()).open();
  await foundPractice(page);
  await addClient(page, "Mara Lindt");
  const main = page.getByRole("main");
  const change = page.getByRole("button", { name: "Change status" });
  const hold = page.getByRole("menuitem", { name: "Place under legal hold" });
  for (const presses of [1, 3]) {
    await change.press("Enter");
    await expect(page.getByRole("menuitem").first()).toBeFocused();
    await hold.focus();
    for (let press = 0; press < presses; press++) await page.keyboard.down("Enter");
    const question = page.getByRole("alertdialog", { name: "Place Mara Lindt under legal hold" });
    await expect(question, "one is asked, also when the key was held").toBeVisible();
    await page.keyboard.up("Enter");
    await expect(question).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(question).toHaveCount(0);
    await expect(change).toBeFocused();
  }
  await expect(main.getByText("Legal hold", { exact: true }), "nothing was done").toHaveCount(0);
  const mark = async (act: string, title: string, reason = ""): Promise<void> => {
    await page.getByRole("button", { name: "Change status" }).click();
    await page.getByRole("menuitem", { name: act }).click();
    const dialog = page.getByRole("alertdialog", { name: title });
    await dialog.getByLabel("Reason").fill(reason);
    await dialog.getByRole("button", { name: act }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Change status" }), "one goes on from there").toBeFocused();
  };
  await mark("Place under legal hold", "Place Mara Lindt under legal hold", "Court order 7/26");
  await mark("Mark as deceased", "Mark Mara Lindt as deceased");
  for (const badge of ["Legal hold", "Deceased"]) {
    await expect(main.getByText(badge, { exact: true })).toBeVisible();
  }
  await page.getByRole("tab", { name: "File" }).click();
  await expect(main.getByText(/^Since .*, by Anna Quint: Court order 7\/26$/)).toBeVisible();
  await expect(main.getByText("Whoever answers under the numbers")).toBeVisible();
  await mark("Lift the legal hold", "Lift the legal hold on Mara Lindt", "Case closed");
  await expect(main.getByText("Legal hold", { exact: true })).toHaveCount(0);
  await expect(main.getByText("Deceased", { exact: true }).first()).toBeVisible();
  await page.getByRole("tab", { name: "Timeline" }).click();
  await expect(main.getByText("No longer marked as “legal hold”")).toBeVisible();
  await page.getByRole("tab", { name: "Care team" }).click();
  await page.getByRole("button", { name: "Remove from the care team" }).press("Enter");
  const removal = page.getByRole("alertdialog", { name: "Remove from the care team" });
  await expect(removal.getByRole("button", { name: "Cancel" })).toBeFocused();
  await removal.getByRole("button", { name: "Remove from the care team" }).press("Enter");
  await expect(main.getByText("Nobody is on the care team yet.")).toBeVisible();
  await expect(
    page.getByRole("button", { name: /^Add to the care team/ }),
    "the row is gone, and one goes on nearby",
  ).toBeFocused();
  await backedUp(page);
});

test("a note is written with structure and says truthfully where it is", async ({ device, place }) => {
  const anna = await device();
  const page = await anna.open();
  await foundPractice(page);
  await addClient(page, "Mara Lindt");
  const soap = await newNote(page, "SOAP");
  for (const section of ["Subjective", "Objective", "Assessment", "Plan"]) {
    await expect(soap.getByRole("heading", { name: section })).toBeVisible();
  }
  await page.getByRole("textbox", { name: "Title" }).fill("First hour");
  await expect(heading(page, "First hour")).toBeVisible();
  await page
    .getByRole("navigation", { name: "You are here" })
    .getByRole("link", { name: "Mara Lindt" })
    .click();

  const text = await newNote(page);
  const bar = page.getByRole("toolbar", { name: "Formatting" });
  await text.pressSequentially("What we found");
  await bar.getByRole("button", { name: "Heading", exact: true }).click();
  await text.press("Enter");
  await bar.getByRole("button", { name: "Bullet list" }).click();
  await text.pressSequentially("sleeps badly");
  await text.press("Enter");
  await text.press("Enter");
  await bar.getByRole("button", { name: "Task list" }).click();
  await text.pressSequentially("write the dream down");
  await text.getByRole("checkbox", { name: "Done" }).check();
  await text.press("End");
  await text.press("Enter");
  await text.press("Enter");
  await bar.getByRole("button", { name: "Bold" }).click();
  await text.pressSequentially("important");
  await bar.getByRole("button", { name: "Bold" }).click();
  await text.pressSequentially(" see ");
  await bar.getByRole("button", { name: "Link" }).click();
  const dialog = page.getByRole("dialog", { name: "Link" });
  await dialog.getByLabel("Address").fill("javascript:alert(1)");
  await dialog.getByRole("button", { name: "Set link" }).click();
  await expect(
    dialog.getByText("Only web pages, email addresses and phone numbers can be linked."),
  ).toBeVisible();
  await dialog.getByLabel("Address").fill("example.org/sleep");
  await dialog.getByRole("button", { name: "Set link" }).click();
  await expectStructure(page);
  await backedUp(page);

  place.proxy.set("refuse");
  await expect(saveState(page, "Offline")).toBeVisible();
  await text.press("Control+End");
  await text.press("Enter");
  await text.pressSequentially("written without a network");
  await expect(saveState(page, "Offline, 1 change waiting")).toBeVisible();
  await saveState(page, /^Offline/).click();
  await expect(page.getByText("Everything is saved on this device. It is sent by itself")).toBeVisible();
  await page.reload();
  await unlock(page);
  await expectStructure(page);
  await expect(noteText(page)).toContainText("written without a network");
  await expect(saveState(page, "Offline, 1 change waiting")).toBeVisible();
  place.proxy.set("pass");
  await backedUp(page);
});

async function expectStructure(page: Page): Promise<void> {
  const text = noteText(page);
  await expect(text.getByRole("heading", { name: "What we found" })).toBeVisible();
  await expect(text.getByRole("listitem").filter({ hasText: "sleeps badly" })).toBeVisible();
  await expect(text.getByRole("checkbox", { name: "Done" })).toBeChecked();
  await expect(text.locator("strong")).toHaveText("important");
  await expect(text.getByRole("link")).toHaveAttribute("href", "https://example.org/sleep");
}

test("closing the last page right after a keystroke loses nothing", async ({ device }) => {
  const anna = await device();
  let page = await anna.open();
  await foundPractice(page);
  await addClient(page, "Mara Lindt");
  await newNote(page);
  const address = new URL(page.url()).pathname;
  let written = "";
  for (const waitMs of [0, 30, 5, 15, 0, 22, 1, 9]) {
    const sentence = `after ${waitMs} ms the page was gone. `;
    await noteText(page).press("Control+End");
    await page.keyboard.type(sentence);
    // How long the page lives on is what this test is about.
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    await page.close();
    written += sentence;
    page = await anna.open(address);
    await unlock(page);
    await expect(noteText(page)).toHaveText(written.trim());
  }
  await page.close();
  page = await anna.open(address);
  await unlock(page);
  await backedUp(page);
  await page
    .getByRole("navigation", { name: "You are here" })
    .getByRole("link", { name: "Mara Lindt" })
    .click();
  await expect(await openNote(page, /^Session on/)).toHaveText(written.trim());
});
