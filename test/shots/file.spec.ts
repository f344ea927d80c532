/** A client's file and the list, with everything that opens on them. */
import { choosePart } from "../e2e/support/choose-part.ts";
import { test } from "../e2e/support/journey.ts";
import { addClient, foundPractice, goTo, newNote, openClient } from "../e2e/support/person.ts";
import { makeCamera } from "./camera.ts";

test("file", async ({ browser, device }) => {
  const camera = await makeCamera(browser, "file");
  const page = await (await device()).open();
  await foundPractice(page);
  await page.getByRole("button", { name: "New client" }).click();
  await camera.take(page, "new-client");
  await page.keyboard.press("Escape");
  await addClient(page, "Mara Lindt");
  await page.getByRole("tab", { name: "File" }).click();
  await page.getByLabel("Preferred name").fill("Mascha");
  await page.getByLabel("Address", { exact: true }).fill("Quay 4\nHarbour town");
  await page.getByRole("button", { name: "Add a contact" }).click();
  const contact = page.getByRole("list", { name: "Contacts" }).getByRole("listitem").first();
  await contact.getByLabel("Number or address").fill("+49 151 000111");
  await page.getByLabel("Code", { exact: true }).fill("");
  await camera.take(page, "filled-in", "whole");
  await page.getByLabel("Code", { exact: true }).fill("ML-1");
  await page.getByRole("button", { name: "Change status" }).click();
  await camera.take(page, "status-menu");
  await page.getByRole("menuitem", { name: "Place under legal hold" }).click();
  const hold = page.getByRole("alertdialog");
  await hold.getByLabel("Reason").fill("Court order 7/26");
  await camera.take(page, "legal-hold");
  await hold.getByRole("button", { name: "Place under legal hold" }).click();
  await hold.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Change status" }).click();
  await page.getByRole("menuitem", { name: "Mark as deceased" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Mark as deceased" }).click();
  await page.getByRole("alertdialog").waitFor({ state: "hidden" });
  await camera.take(page, "marked", "whole");
  for (const step of ["Discharged", "Archive"]) {
    await page.getByRole("button", { name: "Change status" }).click();
    await page.getByRole("menuitem", { name: step }).click();
  }
  await page.getByRole("alertdialog").waitFor();
  await camera.take(page, "archive");
  await page.keyboard.press("Escape");
  await page.getByRole("tab", { name: "Timeline" }).click();
  await camera.take(page, "timeline");
  await page.getByRole("tab", { name: "Care team" }).click();
  await camera.take(page, "care-team");
  await goTo(page, "Clients");
  await page.getByRole("button", { name: /^Status:/ }).click();
  await camera.take(page, "filter-open");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Views" }).click();
  await camera.take(page, "nothing-to-save");
  await page.keyboard.press("Escape");
  await choosePart(page, "Status", "all clients");
  await page.getByRole("button", { name: "Views" }).click();
  await camera.take(page, "views");
  await page.getByRole("menuitem", { name: "Save this view" }).click();
  await camera.take(page, "save-a-view");
});

test("names", async ({ browser, device }) => {
  const camera = await makeCamera(browser, "names");
  const page = await (await device()).open();
  await foundPractice(page);
  for (const name of ["Anneliese ".repeat(20).trim(), "🌿 Zoë 🌿", "נועה לוי"]) {
    await addClient(page, name);
    await goTo(page, "Clients");
  }
  await camera.take(page, "in-the-list");
  await openClient(page, "Anneliese ".repeat(20).trim());
  await camera.take(page, "very-long");
  await openClient(page, "נועה לוי");
  await newNote(page);
  await page.keyboard.type("Said: “שלום, זה אני”, and then went on in English.");
  await camera.take(page, "right-to-left-in-a-note");
});
