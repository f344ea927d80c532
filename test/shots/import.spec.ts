/** A table becomes files: every step, what it refuses, and the way back. */
import type { Page } from "@playwright/test";
import { test } from "../e2e/support/journey.ts";
import { addClient, foundPractice, goTo } from "../e2e/support/person.ts";
import { makeCamera } from "./camera.ts";

const TABLE = [
  "Vorname;Nachname;Geburtsdatum;Status;Telefon;Anschrift;Bemerkung",
  "Mara;Lindt;08.03.1967;Aktiv;+49 30 1;Hafenstraße 1;",
  "Jonas;Achterberg-Wiesenthal;01.02.1990;Warteliste;+49 30 2;Am Kai 2;kommt aus der Klinik",
  "Eleni;Papadopoulou;31.02.1988;Aktiv;+49 30 3;Marktplatz 3;",
  `${"x".repeat(201)};Lang;04.05.1980;Aktiv;+49 30 4;Weg 4;`,
  ...Array.from({ length: 40 }, (_, at) => `Person;${at};0${(at % 9) + 1}.03.19${60 + at};Aktiv;;;`),
].join("\n");

test("import", async ({ browser, device }) => {
  const camera = await makeCamera(browser, "import");
  const page = await (await device()).open();
  await foundPractice(page);
  await addClient(page, "Person 3");
  await goTo(page, "Clients");
  await openImport(page);
  await camera.take(page, "choose");
  await choose(page, "book.csv", "PK\u0003\u0004xl/workbook.xml");
  await page.getByText("This is a spreadsheet’s own file.").waitFor();
  await camera.take(page, "refused");
  await choose(page, "dates.csv", "Name,Born\nMara,01/02/1990\nBen,03/04/1991");
  await page.getByText("These dates can be read both ways.").waitFor();
  await camera.take(page, "two-readings", "whole");
  await page.getByRole("button", { name: "Other file" }).click();
  await choose(page, "clients.csv", TABLE);
  await page.getByRole("button", { name: "See what would happen" }).waitFor();
  await camera.take(page, "columns", "whole");
  await page.getByRole("button", { name: "See what would happen" }).click();
  await page.getByText("Which rows cannot be taken, and why").click();
  await camera.take(page, "what-would-happen", "whole");
  await page.getByRole("button", { name: /^Import \d+ clients$/ }).click();
  await page.getByRole("heading", { name: "Import finished" }).waitFor();
  await camera.take(page, "finished", "whole");
  await page.getByRole("button", { name: "Import another file" }).click();
  await camera.take(page, "earlier-imports");
  await page.getByRole("button", { name: "Take the import back" }).click();
  await page.getByRole("alertdialog").waitFor();
  await camera.take(page, "take-back");
  await page.getByRole("alertdialog").getByRole("button", { name: "Take the import back" }).click();
  await page
    .getByText(/files were archived/)
    .first()
    .waitFor();
  await camera.take(page, "taken-back");
});

async function openImport(page: Page): Promise<void> {
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Import clients…" }).click();
}

async function choose(page: Page, name: string, text: string): Promise<void> {
  const buffer = Buffer.from(text);
  await page.getByLabel("File with the table").setInputFiles({ name, mimeType: "text/csv", buffer });
}
