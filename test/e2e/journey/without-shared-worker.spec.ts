/** A browser without SharedWorker (some on Android): one tab does the work, the others wait with a sentence and go on when it has gone. */
import { expect } from "@playwright/test";
import { test } from "../support/journey.ts";
import {
  addClient,
  foundPractice,
  heading,
  newNote,
  noteText,
  saveState,
  unlock,
} from "../support/person.ts";

test("one tab works, a second waits and takes over", async ({ device }) => {
  const anna = await device();
  await anna.context.addInitScript(() => Reflect.deleteProperty(window, "SharedWorker"));
  const page = await anna.open();
  expect(await page.evaluate(() => "SharedWorker" in window)).toBe(false);
  await foundPractice(page);
  await addClient(page, "Mara Lindt");
  await (await newNote(page)).pressSequentially("Written in a tab of its own.");
  await expect(saveState(page, "Backed up")).toBeVisible({ timeout: 30_000 });
  const address = page.url();

  const second = await anna.open();
  await expect(second.getByText(/another (tab|window)/i).first()).toBeVisible();
  await page.close();
  await expect(second.getByRole("button", { name: "Unlock" })).toBeVisible({ timeout: 30_000 });
  await second.goto(address);
  await unlock(second);
  await expect(noteText(second)).toContainText("Written in a tab of its own.");
  await expect(heading(second, /^Session on/)).toBeVisible();
});
