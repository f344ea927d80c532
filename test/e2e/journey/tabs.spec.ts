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
  unlock,
} from "../support/person.ts";
import { type Device, expect, test } from "../support/journey.ts";

/** One person with the same note in two tabs. */
async function twoTabs(device: Device): Promise<{ one: Page; two: Page }> {
  const one = await device.open();
  await foundPractice(one);
  await addClient(one, "Mara Lindt");
  const text = await newNote(one);
  await text.pressSequentially("Begun.");
  const two = await device.open(new URL(one.url()).pathname);
  await expect(noteText(two)).toHaveText("Begun.");
  return { one, two };
}

async function writeAtEnd(page: Page, words: string): Promise<void> {
  await noteText(page).press("Control+End");
  await noteText(page).pressSequentially(words);
}

test("both tabs write in one note at once, and one that is closed in the middle of a word leaves what it wrote", async ({
  device,
}) => {
  const { one, two } = await twoTabs(await device());
  await writeAtEnd(two, " Second paragraph follows.");
  await noteText(two).press("Enter");
  await expect(noteText(one).locator("p")).toHaveCount(2);
  await noteText(one).press("Control+Home");
  await Promise.all([
    noteText(one).pressSequentially("One types at the top. "),
    noteText(two).pressSequentially("Two types below."),
  ]);
  for (const page of [one, two]) {
    await expect(noteText(page).locator("p")).toHaveText([
      "One types at the top. Begun. Second paragraph follows.",
      "Two types below.",
    ]);
  }
  await noteText(two).pressSequentially(" And in the mid");
  await two.close();
  await expect(noteText(one).locator("p").last()).toHaveText("Two types below. And in the mid");
  await writeAtEnd(one, "dle.");
  await backedUp(one);
  await one.reload();
  await unlock(one);
  await expect(noteText(one).locator("p").last()).toHaveText("Two types below. And in the middle.");
});

test("one tab locks all of them, also in the middle of typing, and what was typed is there in both", async ({
  device,
}) => {
  const { one, two } = await twoTabs(await device());
  await writeAtEnd(two, " Typed to the last moment");
  await one.getByRole("button", { name: "Lock", exact: true }).click();
  for (const page of [one, two]) {
    await expect(page.getByRole("button", { name: "Unlock" })).toBeVisible();
    await expect(page.getByText("Begun.")).toHaveCount(0);
  }
  await unlock(two);
  for (const page of [one, two]) {
    await expect(noteText(page)).toHaveText("Begun. Typed to the last moment");
  }
  await goTo(one, "Clients");
  await addClient(one, "Nora Neu");
  await goTo(two, "Clients");
  await openClient(two, "Nora Neu");
  await backedUp(one);
});

test("what is changed in one tab is in the lists of the other, and a lock of a tab that is behind loses nothing", async ({
  device,
  place,
}) => {
  const { one, two } = await twoTabs(await device());
  // What opens without a network is on the device by then.
  await two.evaluate(() => navigator.serviceWorker.ready);
  place.proxy.set("refuse");
  await goTo(two, "Clients");
  await addClient(two, "Only Here");
  await writeAtEnd(one, " Without a network.");
  await two.getByRole("button", { name: "Lock", exact: true }).click();
  await expect(one.getByRole("button", { name: "Unlock" })).toBeVisible();
  await two.close();
  await unlock(one);
  await expect(noteText(one)).toHaveText("Begun. Without a network.");
  await goTo(one, "Clients");
  await expect(one.getByRole("link", { name: "Only Here", exact: true })).toBeVisible();
  place.proxy.set("pass");
  await backedUp(one);
});

test("a tab that was frozen while another one changed the practice does nothing in the new one, and follows", async ({
  device,
}) => {
  const { context, open } = await device();
  const one = await open();
  await foundPractice(one);
  await one.getByRole("button", { name: "New client" }).click();
  const dialog = one.getByRole("dialog", { name: "New client" });
  await dialog.getByLabel("Legal name").fill("Of The Harbour");
  const two = await open();
  await expect(heading(two, "Today")).toBeVisible();

  // Nothing that the engine says is heard before the press on the button, as in a tab that the browser has just woken.
  const debugging = await context.newCDPSession(one);
  await debugging.send("Debugger.enable");
  const paused = new Promise<void>((resolve) => debugging.once("Debugger.paused", () => resolve()));
  const pressed = dialog.getByRole("button", { name: "Open the file" }).evaluate((button: HTMLElement) => {
    // oxlint-disable-next-line no-debugger -- it is what stops the tab
    debugger;
    button.click();
  });
  await paused;
  await two.getByRole("button", { name: "Lock", exact: true }).click();
  await two.getByRole("link", { name: "Set up, join or restore another practice" }).click();
  await foundPractice(two, { ...ANNA, practice: "Lakeside" });
  await debugging.send("Debugger.resume");
  await pressed;

  for (const tab of [one, two]) {
    await goTo(tab, "Clients");
    await expect(tab.getByText("Lakeside")).toBeVisible();
  }
  await addClient(one, "Of The Lake");
  for (const tab of [one, two]) {
    await goTo(tab, "Clients");
    await expect(tab.getByRole("link", { name: "Of The Lake", exact: true })).toBeVisible();
    await expect(tab.getByText("Of The Harbour")).toHaveCount(0);
  }
  await openClient(two, "Of The Lake");
});
