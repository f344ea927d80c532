import type { Page } from "@playwright/test";
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
  saveState,
  unlock,
} from "../support/person.ts";
import { type Device, expect, test } from "../support/journey.ts";

/** Anna and Boris, both in the same note. */
async function inOneNote(device: () => Promise<Device>): Promise<{ anna: Page; boris: Page }> {
  const anna = await (await device()).open();
  await foundPractice(anna);
  await addClient(anna, "Mara Lindt");
  const boris = await (await device()).open();
  await bringIn(anna, boris, "Clinician");
  await goTo(anna, "Clients");
  await openClient(anna, "Mara Lindt");
  await assign(anna, BORIS.name);
  await anna.getByRole("tab", { name: "Notes" }).click();
  const text = await newNote(anna);
  await text.pressSequentially("Both know this.");
  await openClient(boris, "Mara Lindt");
  await expect(await openNote(boris, /^Session on/)).toHaveText("Both know this.");
  // Both count from here on what waits: nothing yet.
  await backedUp(anna);
  await backedUp(boris);
  return { anna, boris };
}

async function addLine(page: Page, line: string): Promise<void> {
  const text = noteText(page);
  await text.press("Control+End");
  await text.press("Enter");
  await text.pressSequentially(line);
}

test("two people write on without a network, across a reload, and both sentences are kept", async ({
  device,
  place,
}) => {
  const { anna, boris } = await inOneNote(device);
  // What opens without a network is on the device by then.
  await boris.evaluate(() => navigator.serviceWorker.ready);
  place.proxy.set("refuse");
  await expect(saveState(anna, "Offline")).toBeVisible();
  await addLine(anna, "Anna wrote this on the train.");
  await addLine(boris, "Boris wrote this in the cellar.");
  await expect(saveState(boris, "Offline, 1 change waiting")).toBeVisible();
  await expect(saveState(anna, "Offline, 1 change waiting")).toBeVisible();

  await boris.reload();
  await unlock(boris, BORIS.passphrase);
  await expect(noteText(boris)).toContainText("Boris wrote this in the cellar.");
  await expect(noteText(boris)).not.toContainText("on the train");
  await addLine(boris, "And this after starting again.");
  await goTo(anna, "Clients");
  await addClient(anna, "New Offline");
  await expect(saveState(anna, /^Offline, \d+ changes waiting$/)).toBeVisible();
  await goTo(anna, "Clients");
  await openClient(anna, "Mara Lindt");
  await openNote(anna, /^Session on/);

  place.proxy.set("pass");
  for (const page of [anna, boris]) {
    await backedUp(page);
    for (const line of [
      "Both know this.",
      "Anna wrote this on the train.",
      "Boris wrote this in the cellar.",
      "And this after starting again.",
    ]) {
      await expect(noteText(page).locator("p").filter({ hasText: line })).toHaveCount(1, { timeout: 30_000 });
    }
  }
  const paragraphs = await noteText(anna).locator("p").allTextContents();
  await expect(noteText(boris).locator("p")).toHaveText(paragraphs);
});

test("the relay is killed in the middle of writing and started again on the same data", async ({
  device,
  place,
}) => {
  const { anna, boris } = await inOneNote(device);
  const before = addLine(anna, "Anna writes while the relay dies, and goes on writing afterwards.");
  await place.killRelay();
  await before;
  await addLine(boris, "Boris has not noticed.");
  await expect(saveState(anna, /^Offline, 1 change waiting$/)).toBeVisible();
  await place.startRelay();
  for (const page of [anna, boris]) {
    await backedUp(page);
    await expect(noteText(page)).toContainText(
      "Anna writes while the relay dies, and goes on writing afterwards.",
      {
        timeout: 30_000,
      },
    );
    await expect(noteText(page)).toContainText("Boris has not noticed.");
  }
});

test("a stalled line does not stop anybody", async ({ device, place }) => {
  const anna = await (await device()).open();
  await foundPractice(anna);
  await addClient(anna, "Mara Lindt");
  await newNote(anna);
  await backedUp(anna);
  place.proxy.set("stall");
  await addLine(anna, "Nothing answers.");
  await expect(saveState(anna, "Saved on this device")).toBeVisible();
  await expect(saveState(anna, "Backed up")).toHaveCount(0);
  place.proxy.set("refuse");
  place.proxy.set("pass");
  await backedUp(anna);
});

test("two tabs of one person work at once, also without a network", async ({ device, place }) => {
  const anna = await device();
  const first = await anna.open();
  await foundPractice(first);
  await addClient(first, "Mara Lindt");
  const text = await newNote(first);
  await text.pressSequentially("from the first tab");
  const second = await anna.open(new URL(first.url()).pathname);
  await expect(noteText(second)).toHaveText("from the first tab");
  // What opens without a network is on the device by then.
  await second.evaluate(() => navigator.serviceWorker.ready);
  place.proxy.set("refuse");
  await expect(saveState(second, /^Offline/)).toBeVisible();
  await addLine(second, "from the second tab");
  await expect(noteText(first)).toContainText("from the second tab");
  await first.close();
  await addLine(second, "alone now");
  const third = await anna.open(new URL(second.url()).pathname);
  await expect(noteText(third)).toContainText("alone now");
  await third.getByRole("button", { name: "Lock", exact: true }).click();
  await expect(second.getByRole("button", { name: "Unlock" })).toBeVisible();
  await unlock(second);
  await expect(noteText(third)).toContainText("alone now");
  place.proxy.set("pass");
  await backedUp(second);
});
