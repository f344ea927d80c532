/** Many people in care: brought in from a table, found, looked at in views, gone through with the keyboard, and taken back. */
import type { Locator, Page } from "@playwright/test";
import {
  addClient,
  backedUp,
  foundPractice,
  goTo,
  heading,
  lock,
  newNote,
  saveState,
  unlock,
} from "../support/person.ts";
import { choosePart } from "../support/choose-part.ts";
import { expect, test } from "../support/journey.ts";

const COUNT = 1200;
const LONG_NAME = "Everybody who waits for a place and has not been written to";
const personOf = (at: number): string => `Person ${String(at).padStart(4, "0")}`;

/** `;` and Windows' letters, as an older program writes it. */
function oldTable(count: number): Buffer {
  const rows = Array.from({ length: count }, (_, at) => {
    const status = ["Aktiv", "Warteliste", "Beendet"][at % 3];
    const born = `${String((at % 28) + 1).padStart(2, "0")}.03.19${60 + (at % 40)}`;
    return `Person;${String(at).padStart(4, "0")};${born};${status};+49 30 ${at};Straße ${at};privat`;
  });
  const text = ["Vorname;Nachname;Geburtsdatum;Status;Telefon;Anschrift;Bemerkung", ...rows].join("\r\n");
  return Buffer.from(text, "latin1");
}

async function openImport(page: Page): Promise<void> {
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Import clients…" }).click();
  await expect(heading(page, "Import clients")).toBeVisible();
}

async function chooseFile(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.getByLabel("File with the table").setInputFiles({ name, mimeType: "text/csv", buffer });
}

async function importTable(page: Page, buffer: Buffer, count: number): Promise<void> {
  await openImport(page);
  await chooseFile(page, "clients.csv", buffer);
  await page.getByRole("button", { name: "See what would happen" }).click();
  await page.getByRole("button", { name: `Import ${count.toLocaleString("en")} clients` }).click();
  await expect(said(page, `${count.toLocaleString("en")} clients were imported.`)).toBeVisible({
    timeout: 60_000,
  });
}

/** What the page has said, for those who listen, since the step began. */
const said = (page: Page, words: string | RegExp): Locator =>
  page.getByRole("main").getByRole("status").filter({ hasText: words });

/** Whether the browser was kept from showing a file that is let go over the page. */
const isDropKept = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["Name"], "stray.csv"));
    const drop = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true });
    document.querySelector("h1")?.dispatchEvent(drop);
    return drop.defaultPrevented;
  });

const rows = (page: Page) => page.getByRole("table", { name: "Clients" }).getByRole("rowheader");
const focusedText = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.textContent ?? "");

test("twelve hundred people come in from an old program’s table, and the list flies", async ({ device }) => {
  const page = await (await device()).open();
  await foundPractice(page);
  await addClient(page, personOf(7));
  await page.getByRole("tab", { name: "File" }).click();
  await page.getByLabel("Date of birth").fill("1967-03-08");
  await backedUp(page);
  await goTo(page, "Clients");

  await openImport(page);
  await chooseFile(page, "clients.csv", oldTable(COUNT));
  const born = page.getByRole("row", { name: /Geburtsdatum/ });
  await expect(born).toContainText("01.03.1960");
  await expect(born.getByRole("button")).toContainText("Date of birth");
  await expect(page.getByRole("row", { name: /Bemerkung/ }).getByRole("button")).toContainText("left out");
  await expect(page.getByRole("row", { name: /Anschrift/ })).toContainText("Straße 0");
  await page.getByRole("button", { name: "See what would happen" }).click();
  await expect(page.getByText("1,199new")).toBeVisible();
  await expect(page.getByRole("heading", { name: "What would happen" })).toBeFocused();
  await expect(said(page, "1,199 new, 1 probably here already and 0 cannot be taken")).toBeVisible();
  expect(await isDropKept(page)).toBe(true);
  const becoming = page.getByRole("table", { name: "The first files as they would be" });
  await expect(becoming.getByRole("row", { name: /^Person 0000 / })).toContainText("1 March 1960");
  await page.getByText("Who seems to be here already").click();
  await expect(page.getByText("Row 9: Person 0007: the same name and date of birth are here.")).toBeVisible();
  await page.getByRole("button", { name: "Import 1,199 clients" }).click();
  await expect(said(page, "1,199 clients were imported.")).toBeVisible({ timeout: 90_000 });
  await expect(page.getByRole("heading", { name: "Import finished" })).toBeFocused();
  await page.getByRole("link", { name: "To the list" }).click();

  await test.step("only the rows on the screen exist, and the table says how many there are", async () => {
    await expect(page.getByText("800 clients")).toBeVisible();
    await expect(page.getByRole("table", { name: "Clients" })).toHaveAttribute("aria-rowcount", "801");
    expect(await rows(page).count()).toBeLessThan(80);
  });
  await test.step("filters are a sentence, and a view of it is kept", async () => {
    const views = page.getByRole("button", { name: "Views", exact: true });
    await views.click();
    const save = page.getByRole("menuitem", { name: "Save this view" });
    await expect(save, "the usual list needs no name").toBeDisabled();
    await page.keyboard.press("Escape");
    await expect(save).toHaveCount(0);
    await choosePart(page, "Status", "clients with status “Waiting”");
    await expect(page.getByText("399 clients")).toBeVisible();
    await choosePart(page, "Last note", "without any note");
    await views.click();
    await save.focus();
    await page.keyboard.press("Enter");
    const name = page.getByLabel("Name of the view");
    await expect(name, "the key that asked for it does not answer").toBeFocused();
    await page.keyboard.type(LONG_NAME);
    await expect(name, "what is typed takes the place of the suggestion").toHaveValue(LONG_NAME);
    await page.keyboard.press("Enter");
    const kept = page.getByRole("button", { name: LONG_NAME });
    await expect(kept).toBeFocused();
    expect((await kept.boundingBox())?.width, "a long name is cut").toBeLessThan(320);
    const desk = page.viewportSize() ?? { width: 1280, height: 720 };
    await page.setViewportSize({ width: 390, height: 800 });
    const search = page.getByRole("searchbox", { name: "Search clients" });
    const room = async (): Promise<number> => (await search.boundingBox())?.width ?? 0;
    await expect.poll(room, "on a phone it leaves the search its room").toBeGreaterThan(100);
    await page.setViewportSize(desk);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("menuitem").first()).toBeFocused();
    await page.getByRole("menuitem", { name: `Rename “${LONG_NAME}”` }).focus();
    await page.keyboard.press("Enter");
    await expect(name).toBeFocused();
    await page.keyboard.type("Waiting list");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: "Waiting list" })).toBeFocused();
  });
  await test.step("coming back finds the place, the words and the row", async () => {
    await page.getByRole("button", { name: "Waiting list" }).click();
    await page.getByRole("menuitem", { name: "Show the usual list" }).click();
    await expect(page.getByText("800 clients")).toBeVisible();
    await page.getByRole("searchbox", { name: "Search clients" }).fill("person");
    await expect(page.getByText("1,200 found")).toBeVisible();
    // The page is as long as its rows only when they have been laid out.
    const scrolled = () =>
      page.evaluate(() => {
        window.scrollTo(0, 5900);
        return window.scrollY;
      });
    await expect.poll(scrolled).toBe(5900);
    const link = rows(page).getByRole("link", { name: "Person 0150" });
    await expect(link).toBeVisible();
    await link.scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => window.scrollY);
    await link.click();
    await expect(heading(page, "Person 0150")).toBeVisible();
    await page.goBack();
    await expect(page.getByRole("searchbox", { name: "Search clients" })).toHaveValue("person");
    await expect(link).toBeInViewport();
    const moved = async () => Math.abs((await page.evaluate(() => window.scrollY)) - before);
    await expect.poll(moved).toBeLessThan(200);
    await page.goBack();
    await expect(heading(page, "Import clients")).toBeVisible();
    await page.goForward();
    await expect(page.getByRole("searchbox", { name: "Search clients" })).toHaveValue("person");
    await expect.poll(moved, "so does coming forward").toBeLessThan(200);
    await expect(link).toBeInViewport();
    await goTo(page, "Clients");
  });
  await test.step("a view is there after a reload, and in no address", async () => {
    await page.reload();
    await unlock(page);
    await page.getByRole("button", { name: "Views" }).click();
    await page.getByRole("menuitem", { name: "Waiting list" }).click();
    await expect(page.getByText("399 clients")).toBeVisible();
    expect(await page.evaluate(() => JSON.stringify(history.state) + location.href)).not.toContain("Waiting");
  });
  await test.step("an import is taken back after that, but for the one that was edited", async () => {
    await rows(page).getByRole("link").first().click();
    await page.getByRole("tab", { name: "File" }).click();
    await page.getByLabel("Pronouns").fill("they/them");
    // Twelve hundred files are on their way to the relay before it.
    await expect(saveState(page, "Backed up")).toBeVisible({ timeout: 90_000 });
    await goTo(page, "Clients");
    await openImport(page);
    await expect(page.getByText("1,199 clients · 1,198 unchanged")).toBeVisible();
    await page.getByRole("button", { name: "Take the import back" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Take the import back" }).click();
    await expect(said(page, "1,198 files were archived.")).toBeVisible({ timeout: 60_000 });
    await page.getByRole("link", { name: "To the list" }).click();
    await expect(page.getByText("2 clients", { exact: true })).toBeVisible();
  });
});

test("the list is gone through with the keyboard alone", async ({ device }) => {
  const page = await (await device()).open();
  await foundPractice(page);
  const names = ["Ada", "Ben", "Bea", "Cem", "Zoë", ...Array.from({ length: 95 }, (_, at) => personOf(at))];
  await importTable(page, Buffer.from(`Name\n${names.join("\n")}`), 100);
  await goTo(page, "Clients");
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Search clients" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => focusedText(page)).toBe("Ada");
  await page.keyboard.press("j");
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => focusedText(page)).toBe("Ben");
  await page.keyboard.press("k");
  await expect.poll(() => focusedText(page)).toBe("Bea");
  await page.keyboard.press("End");
  await expect.poll(() => focusedText(page)).toBe("Zoë");
  await expect(page.getByRole("link", { name: "Zoë" })).toBeInViewport();
  await page.keyboard.press("c");
  await expect.poll(() => focusedText(page)).toBe("Cem");
  await page.keyboard.press("Enter");
  await expect(heading(page, "Cem")).toBeVisible();
  await page.goBack();
  await expect(rows(page).getByRole("link", { name: "Cem" })).toBeFocused();
  await test.step("Enter opens the first who is found, and whoever is not found can be added by that name", async () => {
    const field = page.getByRole("searchbox", { name: "Search clients" });
    await field.focus();
    await page.keyboard.press("Enter");
    await expect(field, "nobody was sought").toBeFocused();
    await page.keyboard.type("be");
    await expect(rows(page)).toHaveText([/^Bea/, /^Ben/]);
    await page.keyboard.press("Enter");
    await expect(heading(page, "Bea")).toBeVisible();
    await goTo(page, "Clients");
    await field.fill("Zora Quint");
    await page.getByRole("button", { name: "New client “Zora Quint”" }).press("Enter");
    const dialog = page.getByRole("dialog", { name: "New client" });
    await expect(dialog.getByLabel("Legal name")).toBeFocused();
    await expect(dialog.getByLabel("Legal name")).toHaveValue("Zora Quint");
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await page.getByRole("button", { name: "Show all clients" }).press("Enter");
    await expect(field).toBeFocused();
    await expect(page.getByText("100 clients", { exact: true })).toBeVisible();
  });
});

test("somebody who works alone finds who is in their care and without a note for long", async ({
  device,
}) => {
  const page = await (await device()).open();
  await foundPractice(page);
  await addClient(page, "Mara Lindt");
  await expect(await newNote(page)).toBeFocused();
  await page.keyboard.type("A first hour.");
  await backedUp(page);
  await goTo(page, "Clients");
  await addClient(page, "Jonas Beck");
  await goTo(page, "Clients");
  await choosePart(page, "Last note", "without a note for 30 days");
  await expect(page.getByText("1 client", { exact: true })).toBeVisible();
  await expect(rows(page)).toHaveText(["Jonas Beck"]);
  await test.step("whom an owner opens or imports a file for is in their care", async () => {
    await importTable(page, Buffer.from("Name;Status\nIda Falk;Aktiv\nOtto Sand;Aktiv"), 2);
    await page.getByRole("link", { name: "To the list" }).click();
    await choosePart(page, "Status", "clients with status “Active”");
    await choosePart(page, "Care team", "in my care");
    await choosePart(page, "Last note", "without a note for 30 days");
    await expect(rows(page)).toHaveText(["Ida Falk", "Jonas Beck", "Otto Sand"]);
  });
  await test.step("where nobody is left, it is said which part of the sentence does it", async () => {
    await choosePart(page, "Status", "clients with status “Paused”");
    await expect(page.getByText("Everybody is left out by: clients with status “Paused”.")).toBeVisible();
    await page.getByRole("button", { name: "Show the usual list" }).click();
    await expect(page.getByText("4 clients")).toBeVisible();
  });
  await test.step("a press beside the name opens the file", async () => {
    await page
      .getByRole("row", { name: /Jonas Beck/ })
      .getByRole("cell")
      .nth(1)
      .click();
    await expect(heading(page, "Jonas Beck")).toBeVisible();
    await page.getByRole("tab", { name: "Care team" }).click();
    await expect(page.getByRole("list", { name: "Care team" })).toContainText("Anna Quint");
  });
});

test("what is no table is refused by what it is, and large or odd ones stay calm", async ({ device }) => {
  const page = await (await device()).open();
  await foundPractice(page);
  await openImport(page);
  await chooseFile(page, "empty.csv", Buffer.from(""));
  await expect(page.getByText("There is nothing in this file.")).toBeVisible();
  await chooseFile(page, "book.csv", Buffer.from("PK\u0003\u0004xl/workbook.xml"));
  await expect(page.getByText("This is a spreadsheet’s own file.")).toBeVisible();
  await chooseFile(
    page,
    "photo.csv",
    Buffer.from(Uint8Array.from({ length: 5000 }, (_, at) => (at * 89) % 256)),
  );
  await expect(page.getByText("This is not a table in text form.")).toBeVisible();
  await chooseFile(page, "one.csv", Buffer.from("Name"));
  await expect(page.getByText("This table has no more than one row.")).toBeVisible();

  await test.step("one column of names is enough; a date of two readings is asked about", async () => {
    await chooseFile(
      page,
      "names.csv",
      Buffer.from(`Name\n${"x".repeat(200)}\n🌿 Zoë\nנועה לוי\n${"y".repeat(201)}`),
    );
    await page.getByRole("button", { name: "See what would happen" }).click();
    await page.getByText("Which rows cannot be taken, and why").click();
    await expect(page.getByText("Row 5: Legal name is longer than 200 characters.")).toBeVisible();
    await page.getByRole("button", { name: "Start over" }).click();
    await chooseFile(
      page,
      "dates.csv",
      Buffer.from([
        ...Buffer.from("Name,Born\nMara "),
        0x96,
        ...Buffer.from(" L,01/02/1990\nBen,03/04/1991"),
      ]),
    );
    await expect(page.getByRole("row", { name: /Name/ }).last()).toContainText("Mara – L");
    await expect(page.getByText("These dates can be read both ways.")).toBeVisible();
    await expect(page.getByRole("button", { name: "See what would happen" })).toBeDisabled();
    await page.getByRole("button", { name: "Start over" }).click();
  });
  await test.step("three megabytes are read and planned without a task that holds the page up", async () => {
    const line = (at: number): string => `Person ${at},${1950 + (at % 50)}-01-02,${"remark ".repeat(40)}\n`;
    const text = `Name,Date of birth,Remark\n${Array.from({ length: 10_000 }, (_, at) => line(at)).join("")}`;
    expect(text.length).toBeGreaterThan(3_000_000);
    await chooseFile(page, "large.csv", Buffer.from(text));
    await page.getByRole("button", { name: "See what would happen" }).click();
    await expect(page.getByText("10,000new")).toBeVisible();
    await page.getByRole("button", { name: "Import 10,000 clients" }).click();
    await expect(page.getByRole("progressbar")).toBeVisible();
    await page.getByRole("button", { name: "Stop" }).click();
    await expect(said(page, /^Stopped after [\d,]+ of 10,000\./)).toBeVisible({ timeout: 30_000 });
  });
});

test("an import is taken back only after a question, and one that locking cut off is finished in another tab", async ({
  device,
}) => {
  const laptop = await device();
  const page = await laptop.open();
  await foundPractice(page);
  await importTable(page, Buffer.from("Name\nAda\nBen"), 2);
  await test.step("the question names how many, and can be answered with no", async () => {
    await page.getByRole("button", { name: "Take the import back" }).click();
    const question = page.getByRole("alertdialog");
    await expect(question).toContainText("2 files that nobody has changed since are archived.");
    await question.getByRole("button", { name: "Cancel" }).click();
    await expect(page.getByRole("heading", { name: "Import finished" })).toBeVisible();
    await page.getByRole("button", { name: "Take the import back" }).click();
    await question.getByRole("button", { name: "Take the import back" }).click();
    await expect(said(page, "2 files were archived.")).toBeVisible();
    await expect(page.getByRole("heading", { name: "Import taken back" })).toBeFocused();
    await page.getByRole("button", { name: "Import another file" }).click();
  });
  const names = Array.from({ length: 3000 }, (_, at) => personOf(at)).join("\n");
  await chooseFile(page, "clients.csv", Buffer.from(`Name\n${names}`));
  await expect(page.getByRole("heading", { name: "What the columns are" })).toBeFocused();
  await page.getByRole("button", { name: "See what would happen" }).click();
  await page.getByRole("button", { name: "Import 3,000 clients" }).click();
  await expect(page.getByRole("heading", { name: "Importing" })).toBeVisible();
  await expect(page.getByText(/^[1-9][\d,]* of 3,000$/)).toBeVisible();
  await lock(page);
  const other = await laptop.open();
  await page.close();
  await unlock(other);
  await goTo(other, "Clients");
  await expect(other.getByText(/^An import is not finished: so far [\d,]+ of 3,000\./)).toBeVisible();
  await other.getByRole("link", { name: "To the import" }).click();
  await expect(
    said(other, /^Claros was locked or closed meanwhile\. Stopped after [\d,]+ of 3,000\./),
  ).toBeVisible({ timeout: 30_000 });
  await other.getByRole("button", { name: "Import the rest" }).click();
  await expect(said(other, "3,000 clients were imported.")).toBeVisible({ timeout: 90_000 });
  await other.getByRole("link", { name: "To the list" }).click();
  await expect(other.getByText("3,000 clients", { exact: true })).toBeVisible({ timeout: 30_000 });
});
