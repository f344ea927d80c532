/** Looking around without a practice of one's own: made in one click, never sent anywhere, gone in one click. */
import { expect } from "@playwright/test";
import { test } from "../support/journey.ts";
import { goTo, heading, saveState } from "../support/person.ts";
import { recordWire } from "../support/wire.ts";

test("a demo practice is made in one click, is on this device only, and goes in one click", async ({
  device,
  place,
}) => {
  const wire = recordWire(place.proxy);
  const page = await (await device()).open("/welcome");
  await page.getByRole("link", { name: "Look around in a demo" }).click();
  await expect(heading(page, "Today")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("Demo practice: everybody in it is made up")).toBeVisible();
  await goTo(page, "Clients");
  await expect(page.getByText(/^3\d clients$/)).toBeVisible();
  await page.getByRole("link", { name: "Mara Lindt" }).click();
  await page.getByRole("list", { name: "Notes" }).getByRole("link").first().click();
  const note = page.getByRole("textbox", { name: "Note", exact: true });
  await note.press("Control+End");
  await page.keyboard.insertText(" Tried something.");
  await saveState(page, "Saved on this device").click();
  await expect(page.getByRole("banner")).toContainText("This practice has no server");
  await expect(page.getByRole("banner")).not.toContainText("for the server follows");

  await page.getByRole("button", { name: "Lock", exact: true }).click();
  await page.getByRole("button", { name: "Open the demo" }).click();
  await expect(note).toContainText("Tried something.", { timeout: 30_000 });
  const said = Buffer.concat(wire.bytes()).toString("latin1");
  expect(said, "the app itself came over this wire").toContain("GET /welcome");
  expect(said, "a demo says nothing to the server").not.toMatch(/upgrade: websocket/i);

  await page.getByRole("button", { name: "Remove the demo" }).click();
  await expect(page.getByRole("link", { name: "Set up a practice" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("link", { name: "Set up a practice" })).toBeVisible();
});
