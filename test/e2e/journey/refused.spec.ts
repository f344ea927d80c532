import { damageNewestEntry } from "../support/relay-rows.ts";
import {
  addClient,
  ANNA,
  assign,
  backedUp,
  BORIS,
  bringIn,
  foundPractice,
  goTo,
  heading,
  newNote,
  noteText,
  openClient,
  openNote,
  saveState,
} from "../support/person.ts";
import { expect, test } from "../support/journey.ts";

test("what was changed on the server is set aside, said with its reason, and hides nothing else", async ({
  device,
  place,
}) => {
  const anna = await (await device()).open();
  await foundPractice(anna);
  await addClient(anna, "Mara Lindt");
  const text = await newNote(anna);
  await text.pressSequentially("This arrives.");
  await backedUp(anna);
  await text.press("Enter");
  // At once: what is typed slowly goes to the server in several pieces, and only the last one is changed there.
  await anna.keyboard.insertText("This was changed on the server.");
  await backedUp(anna);
  await place.stopRelay();
  await expect(saveState(anna, /^Offline/)).toBeVisible();
  damageNewestEntry(place.dataDir);
  await place.startRelay();
  await backedUp(anna);

  const boris = await (await device()).open();
  await bringIn(anna, boris, "Clinician");
  await goTo(anna, "Clients");
  await openClient(anna, "Mara Lindt");
  await assign(anna, BORIS.name);
  await openClient(boris, "Mara Lindt");
  await openNote(boris, /^Session on/);
  await expect(noteText(boris)).toHaveText("This arrives.");

  await goTo(boris, "Safety and backup");
  await expect(boris.getByText("1 piece was set aside")).toBeVisible();
  await boris.getByRole("link", { name: "Look at it" }).click();
  await expect(heading(boris, "What was set aside")).toBeVisible();
  const row = boris.getByRole("row", { name: /^The signature does not match/ });
  await expect(row).toContainText(ANNA.name);
  await boris.getByRole("button", { name: "Check again" }).click();
  await expect(boris.getByText("0 pieces passed and are now in your records.")).toBeVisible();
  await expect(row, "looked at again, and still not believed").toHaveCount(1);
  await expect(boris.getByRole("row")).toHaveCount(2);

  await goTo(anna, "Safety and backup");
  await expect(anna.getByText("Everything that arrived passed every check.")).toBeVisible();
});
