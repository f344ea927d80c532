import { readFile } from "node:fs/promises";
import {
  addClient,
  choosePassphrase,
  foundPractice,
  goTo,
  newNote,
  noteText,
  openClient,
  openNote,
  PASSPHRASE,
  saveState,
  tryNow,
} from "../support/person.ts";
import { expect, test } from "../support/journey.ts";

const FILE_PASSPHRASE = "lighthouse basil eighteen copper drift";
const NEW_PASSPHRASE = "copper meadow eleven whistle tangent";

test("one file brings the practice into an empty browser while the relay is stopped", async ({
  device,
  place,
}) => {
  const laptop = await device();
  const page = await laptop.open();
  await foundPractice(page);
  await addClient(page, "Mara Lindt");
  await (await newNote(page)).pressSequentially("Everything is in the file.");
  await goTo(page, "Safety and backup");
  const form = page.getByRole("region", { name: "Save a backup file" });
  const fill = async (own: string): Promise<void> => {
    await form.getByLabel("Your passphrase again").fill(own);
    await form.getByRole("textbox", { name: "Passphrase of the file", exact: true }).fill(FILE_PASSPHRASE);
    await form.getByLabel("The same passphrase again").fill(FILE_PASSPHRASE);
  };
  await fill("somebody else at the keyboard");
  await form.getByRole("button", { name: "Save backup file" }).click();
  await expect(page.getByText("The current passphrase is not right. Nothing was changed.")).toBeVisible();
  await fill(PASSPHRASE);
  const downloading = page.waitForEvent("download");
  await form.getByRole("button", { name: "Save backup file" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^claros-backup-\d{4}-\d\d-\d\d\.age$/);
  await expect(page.getByText(/^Saved, with \d+ records?\.$/)).toBeVisible();
  const bytes = await readFile(await download.path());
  expect(bytes.subarray(0, 21).toString()).toBe("age-encryption.org/v1");
  expect(bytes.includes("Mara")).toBe(false);

  // The new browser is given the app, and then there is no relay any more.
  const empty = await device();
  const restored = await empty.open();
  // It is active a little before it answers for this page.
  await expect.poll(() => restored.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  await place.stopRelay();
  await restored.getByRole("link", { name: "I have a backup file" }).click();
  const choose = async (content: Buffer, passphrase: string): Promise<void> => {
    const file = { name: "backup.age", mimeType: "application/octet-stream", buffer: content };
    await restored.getByLabel("Backup file").setInputFiles(file);
    await restored.getByRole("textbox", { name: "Passphrase of the file" }).fill(passphrase);
    await choosePassphrase(restored, NEW_PASSPHRASE, "Passphrase for this device");
    await restored.getByRole("button", { name: "Bring back" }).click();
  };
  await choose(bytes, "not the one of the file");
  await expect(restored.getByText("This passphrase does not open the file.")).toBeVisible();
  const damaged = Buffer.from(bytes);
  const middle = damaged.length - 40;
  damaged.writeUInt8(damaged.readUInt8(middle) ^ 1, middle);
  for (const wrong of [damaged, bytes.subarray(0, bytes.length / 2), Buffer.from("no backup at all")]) {
    await choose(wrong, FILE_PASSPHRASE);
    await expect(restored.getByText("This is not a Claros backup file, or it is damaged.")).toBeVisible();
  }
  await choose(bytes, FILE_PASSPHRASE);
  await openClient(restored, "Mara Lindt");
  await expect(await openNote(restored, /^Session on/)).toHaveText("Everything is in the file.");
  await expect(saveState(restored, /^Offline/)).toBeVisible();
  await noteText(restored).press("Control+End");
  await noteText(restored).pressSequentially(" Work goes on.");
  await expect(saveState(restored, /^Offline, \d+ changes? waiting$/)).toBeVisible();

  await place.startRelay();
  await goTo(restored, "Safety and backup");
  await tryNow(restored);
  await expect(restored.getByRole("region", { name: "Server" })).toContainText("Everything is backed up.");
});
