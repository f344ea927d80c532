import { expect, test } from "../support/journey.ts";
import {
  addClient,
  backedUp,
  foundPractice,
  goTo,
  newNote,
  openClient,
  openNote,
} from "../support/person.ts";

test("the paper chosen in the settings is the paper of the print preview", async ({ device }) => {
  const page = await (await device()).open();
  await foundPractice(page);
  await addClient(page, "Mara Lindt");
  await (await newNote(page)).pressSequentially("For American paper.");
  await backedUp(page);
  await goTo(page, "Settings");
  const setting = page.getByRole("main").getByRole("button", { name: /^Paper/ });
  await expect(setting).toHaveText(/As usual in your region \(A4\)/);
  await setting.click();
  await page.getByRole("option", { name: "US Letter", exact: true }).click();
  await expect(setting).toHaveText("US Letter");

  await openClient(page, "Mara Lindt");
  await openNote(page, /^Session on/);
  await page.keyboard.press("Control+p");
  const preview = page.getByRole("dialog", { name: "Print preview" });
  await expect(preview.getByRole("button", { name: /^Paper/ })).toHaveText("US Letter");
  await page.emulateMedia({ media: "print" });
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.toString("latin1")).toMatch(/\/MediaBox\s*\[0 0 61[12][\d.]* 79[12][\d.]*\]/);
});
