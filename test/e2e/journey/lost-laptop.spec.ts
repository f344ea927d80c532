import type { Page } from "@playwright/test";
import {
  addClient,
  admit,
  assign,
  backedUp,
  BORIS,
  bringIn,
  choosePassphrase,
  comparisonWords,
  confirmKit,
  foundPractice,
  goTo,
  heading,
  lock,
  newNote,
  noteText,
  openClient,
  openNote,
  PASSPHRASE,
  readKit,
  tryPassphrase,
  unlock,
} from "../support/person.ts";
import { expect, test } from "../support/journey.ts";

const OTHER_PASSPHRASE = "copper meadow eleven whistle tangent";

test("the printed code brings everything back in a clean browser, and asks for a new kit", async ({
  device,
}) => {
  const laptop = await device();
  const lost = await laptop.open();
  const code = await foundPractice(lost);
  await addClient(lost, "Mara Lindt");
  await (await newNote(lost)).pressSequentially("The note that must come back.");
  await backedUp(lost);
  await laptop.close();

  const page = await (await device()).open();
  await page.getByRole("link", { name: "I have a recovery kit" }).click();
  await page.getByLabel("Recovery code").fill(code.slice(0, -5));
  await choosePassphrase(page, OTHER_PASSPHRASE, "Passphrase for this device");
  await page.getByRole("button", { name: "Bring back" }).click();
  await expect(page.getByText("One group is still missing.")).toBeVisible();
  await page
    .getByLabel("Recovery code")
    .fill(code.replace(/^..../, (group) => [...group].reverse().join("")));
  await page.getByRole("button", { name: "Bring back" }).click();
  await expect(page.getByText("This code does not fit any practice.")).toBeVisible();
  await page.getByLabel("Recovery code").fill(code.toLowerCase().replaceAll("-", " "));
  await page.getByRole("button", { name: "Bring back" }).click();
  const newCode = await readKit(page);
  expect(newCode).not.toBe(code);
  await confirmKit(page, newCode);
  await openClient(page, "Mara Lindt");
  await expect(await openNote(page, /^Session on/)).toHaveText("The note that must come back.");
  await page.reload();
  await unlock(page, OTHER_PASSPHRASE);
  await noteText(page).press("Control+End");
  await noteText(page).pressSequentially(" And goes on.");
  await expect(noteText(page)).toHaveText("The note that must come back. And goes on.");
  await backedUp(page);

  const thief = await (await device()).open("/restore");
  await thief.getByLabel("Recovery code").fill(code);
  await choosePassphrase(thief, OTHER_PASSPHRASE, "Passphrase for this device");
  await thief.getByRole("button", { name: "Bring back" }).click();
  await expect(thief.getByText("This code does not fit any practice.")).toBeVisible();
  await expect(heading(thief, "Bring a practice back")).toBeVisible();
});

/** The laptop's person sets up the tablet as theirs; the laptop stays on the team's page. */
async function addTablet(laptop: Page, tablet: Page): Promise<void> {
  await goTo(laptop, "Team");
  await laptop.getByRole("button", { name: "Add a device" }).click();
  const dialog = laptop.getByRole("dialog", { name: "Add another device of yours" });
  const link = await dialog.getByLabel("Link for the new device", { exact: true }).inputValue();
  await dialog.getByRole("button", { name: "Done" }).click();

  await tablet.goto(link);
  await expect(heading(tablet, "Set up this device as yours")).toBeVisible();
  await choosePassphrase(tablet, OTHER_PASSPHRASE);
  await tablet.getByRole("button", { name: "Ask to join" }).click();
  await admit(laptop, "your other device", await comparisonWords(tablet));
}

/** From the laptop's page of the team. */
async function revokeTablet(laptop: Page): Promise<void> {
  await devicesOf(laptop).filter({ hasText: "Device 2" }).getByRole("button", { name: "Revoke" }).click();
  await laptop.getByRole("alertdialog").getByRole("button", { name: "Revoke device" }).click();
  await expect(laptop.getByText("The device was revoked, and your locks were changed.")).toBeVisible({
    timeout: 30_000,
  });
}

const devicesOf = (page: Page) => page.getByRole("list", { name: "Your devices" }).getByRole("listitem");

test("a second device of one's own joins by link and words, and a lost one is revoked", async ({
  device,
}) => {
  const laptop = await (await device()).open();
  await foundPractice(laptop);
  await addClient(laptop, "Mara Lindt");
  await (await newNote(laptop)).pressSequentially("From the laptop.");
  const tablet = await (await device()).open();
  await addTablet(laptop, tablet);
  await goTo(tablet, "Clients");
  await openClient(tablet, "Mara Lindt");
  const text = await openNote(tablet, /^Session on/);
  await expect(text).toHaveText("From the laptop.");
  await text.press("Control+End");
  await text.pressSequentially(" And from the tablet.");
  await backedUp(tablet);

  await revokeTablet(laptop);
  await expect(heading(tablet, "This device was revoked")).toBeVisible({ timeout: 30_000 });
  await expect(tablet.getByText("From the laptop.")).toHaveCount(0);
  await expect(devicesOf(laptop).filter({ hasText: "Device 2" })).toContainText("Revoked");

  await goTo(laptop, "Clients");
  await openClient(laptop, "Mara Lindt");
  const note = await openNote(laptop, /^Session on/);
  await expect(note).toHaveText("From the laptop. And from the tablet.");
  await note.press("Control+End");
  await note.pressSequentially(" After the revocation.");
  await backedUp(laptop);
});

test("a device that was closed when it was revoked learns it when it is opened", async ({ device }) => {
  const laptop = await (await device()).open();
  await foundPractice(laptop);
  const bag = await device();
  const tablet = await bag.open();
  await addTablet(laptop, tablet);
  await backedUp(tablet);
  await tablet.close();
  await revokeTablet(laptop);
  await goTo(laptop, "Clients");
  await addClient(laptop, "After Revocation");
  await backedUp(laptop);
  const found = await bag.open();
  await tryPassphrase(found, OTHER_PASSPHRASE);
  await expect(heading(found, "This device was revoked")).toBeVisible({ timeout: 30_000 });
  await expect(found.getByText("After Revocation")).toHaveCount(0);
});

test("a changed passphrase opens, and the old one is refused", async ({ device }) => {
  const page = await (await device()).open();
  await foundPractice(page);
  await goTo(page, "Settings");
  const form = page.getByRole("region", { name: "Change passphrase" });
  const change = async (current: string): Promise<void> => {
    await form.getByLabel("Current passphrase").fill(current);
    await form.getByLabel("New passphrase").fill(OTHER_PASSPHRASE);
    await form.getByLabel("The same passphrase again").fill(OTHER_PASSPHRASE);
    await form.getByRole("button", { name: "Change", exact: true }).click();
  };
  await change("not my passphrase at all");
  await expect(page.getByText("The current passphrase is not right. Nothing was changed.")).toBeVisible();
  await change(PASSPHRASE);
  await expect(page.getByText("From now on this device opens with the new passphrase.")).toBeVisible();
  await lock(page);
  await tryPassphrase(page, PASSPHRASE);
  await expect(page.getByText("This passphrase does not open this device.")).toBeVisible();
  await unlock(page, OTHER_PASSPHRASE);
});

test("a removed member is told so, receives nothing new, and can delete what is there", async ({
  device,
}) => {
  const anna = await (await device()).open();
  await foundPractice(anna);
  await addClient(anna, "Mara Lindt");
  await (await newNote(anna)).pressSequentially("Before Boris leaves.");
  const boris = await (await device()).open();
  await bringIn(anna, boris, "Clinician");
  await goTo(anna, "Clients");
  await openClient(anna, "Mara Lindt");
  await assign(anna, BORIS.name);
  await openClient(boris, "Mara Lindt");
  await expect(await openNote(boris, /^Session on/)).toHaveText("Before Boris leaves.");

  await goTo(anna, "Team");
  await anna.getByRole("button", { name: `Change ${BORIS.name}` }).click();
  await anna.getByRole("menuitem", { name: "Remove from the practice" }).click();
  await anna
    .getByRole("alertdialog")
    .getByRole("button", { name: `Remove ${BORIS.name}` })
    .click();
  await expect(anna.getByText(`${BORIS.name} was removed, and the locks were changed.`)).toBeVisible({
    timeout: 30_000,
  });
  await expect(anna.getByRole("list", { name: "Former members" })).toContainText(BORIS.name);
  await expect(heading(boris, "You are no longer a member of this practice")).toBeVisible({
    timeout: 30_000,
  });
  await goTo(anna, "Clients");
  await openClient(anna, "Mara Lindt");
  const note = await openNote(anna, /^Session on/);
  await note.press("Control+End");
  await note.pressSequentially(" After Boris left.");
  await backedUp(anna);

  await boris.reload();
  await tryPassphrase(boris, BORIS.passphrase);
  await expect(heading(boris, "You are no longer a member of this practice")).toBeVisible({
    timeout: 30_000,
  });
  await expect(boris.getByText("After Boris left.")).toHaveCount(0);
  await boris.getByRole("button", { name: "Delete the practice from this device" }).click();
  await boris.getByRole("alertdialog").getByRole("button", { name: "Delete from this device" }).click();
  await expect(heading(boris, "Records that only your practice can read")).toBeVisible();
});
