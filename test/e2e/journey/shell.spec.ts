/** The frame around every page: one field for everything, keys, what waits, and names that can be hidden at once. */
import { expect, type Page } from "@playwright/test";
import { test } from "../support/journey.ts";
import {
  addClient,
  foundPractice,
  goTo,
  heading,
  lock,
  newNote,
  noteText,
  unlock,
} from "../support/person.ts";

test("everything is reached from one field, by the keyboard alone", async ({ device }) => {
  const page = await (await device()).open();
  await foundPractice(page);
  await addClient(page, "Mara Lindt");
  await goTo(page, "Clients");
  await addClient(page, "Jonas Achterberg");
  await goTo(page, "Settings");

  const field = page.getByRole("combobox", { name: "Search clients and actions" });
  await page.keyboard.press("Control+k");
  await expect(field).toBeFocused();
  await expect(page.getByRole("option").first(), "whose page was open last").toContainText("Jonas");
  await page.keyboard.type("lin");
  await expect(page.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(heading(page, "Mara Lindt")).toBeVisible();

  await page.keyboard.press("Control+k");
  await page.keyboard.type("new client");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "New client" }).getByLabel("Legal name")).toBeFocused();
  await test.step("what was typed of a new client outlives Escape, and goes with “Cancel”", async () => {
    const dialog = page.getByRole("dialog", { name: "New client" });
    const name = dialog.getByLabel("Legal name");
    const open = page.getByRole("button", { name: "New client" });
    await page.keyboard.type("Lea Half");
    await page.keyboard.press("Escape");
    await expect(page.getByText("What you typed is kept here")).toBeVisible();
    await open.click();
    await expect(name).toHaveValue("Lea Half");
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await open.click();
    await expect(name).toHaveValue("");
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
  });

  await page.keyboard.press("Control+k");
  await page.keyboard.type("nothing like this");
  await expect(page.getByText("Nothing matches.")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(field, "Enter without a match does nothing").toBeFocused();
  await page.keyboard.press("Escape");
  await expect(field).toHaveCount(0);
  await page.goBack();
  await expect(heading(page, "Mara Lindt"), "the way back is the browser's own").toBeVisible();

  const ask = async (words: string, option: string): Promise<void> => {
    await page.getByRole("banner").getByRole("button", { name: "Search or do something" }).click();
    await page.keyboard.type(words);
    await page.getByRole("option", { name: option }).click();
  };
  await test.step("what can be done on a page is found there too", async () => {
    const size = page.viewportSize() ?? { width: 1280, height: 720 };
    await page.setViewportSize({ ...size, width: 240 });
    await page.keyboard.press("Control+k");
    await page.keyboard.type("care team");
    await expect(page.getByRole("option", { name: "Care team" })).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("tab", { name: "Care team" }), "a chosen tab is seen whole").toBeInViewport({
      ratio: 1,
    });
    await page.setViewportSize(size);
    await ask("history", "Timeline");
    await expect(page.getByRole("tab", { name: "Timeline" })).toHaveAttribute("aria-selected", "true");
    await ask("pause", "Change status: Paused");
    await expect(page.getByText("Status: Paused.")).toBeVisible();
    await ask("write free", "New note: Free note");
    await page.keyboard.type("gt? none");
    await expect(noteText(page), "letters typed at once are in the text").toHaveText("gt? none");
    await ask("delete", "Discard draft");
    await page.getByRole("alertdialog").getByRole("button", { name: "Cancel" }).click();
    await ask("password", "Settings: Change passphrase");
    await expect(page.getByRole("heading", { name: "Change passphrase" })).toBeFocused();
    await ask("german", "Language: Deutsch");
    await expect(heading(page, "Einstellungen")).toBeVisible();
  });
});

/** Two letters belong together for so long; a machine that rested between them is given them again. */
const TOGETHER_MS = 1_500;

async function goByLetters(page: Page, letters: string, place: string): Promise<void> {
  await expect(async () => {
    const from = performance.now();
    await page.keyboard.type(letters, { delay: 30 });
    const wereTogether = performance.now() - from < TOGETHER_MS;
    await expect(heading(page, place)).toBeVisible(wereTogether ? {} : { timeout: TOGETHER_MS });
  }).toPass({ timeout: 30_000 });
}

test("letters lead to the pages, and are only letters where somebody writes", async ({ device }) => {
  const page = await (await device()).open();
  await foundPractice(page);
  await addClient(page, "Mara Lindt");
  await page.getByRole("heading", { level: 1 }).click();
  for (const [letters, place] of [
    ["gm", "Team"],
    ["gs", "Settings"],
    ["gt", "Today"],
    ["gc", "Clients"],
  ] as const) {
    await goByLetters(page, letters, place);
  }
  await page.getByRole("searchbox").pressSequentially("gs");
  await expect(page.getByRole("searchbox")).toHaveValue("gs");
  await expect(heading(page, "Clients")).toBeVisible();
  await page.getByRole("searchbox").blur();
  await page.keyboard.type("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toContainText("Hide names");
  await page.keyboard.press("Escape");
  await goTo(page, "Settings");
  await page.getByRole("checkbox", { name: "Single letters are shortcuts" }).uncheck();
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.type("gt?", { delay: 30 });
  await expect(heading(page, "Settings")).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("one key hides names behind codes, also after unlocking", async ({ device }) => {
  const page = await (await device()).open();
  await foundPractice(page);
  await addClient(page, "Mara Lindt");
  await (await newNote(page)).pressSequentially("She spoke about the harbour.");
  await page.keyboard.press("Control+p");
  await page.keyboard.press("F9");
  await expect(page.getByRole("region", { name: "Pages" }), "paper on the screen too").toHaveCSS(
    "filter",
    /blur/,
  );
  await page.keyboard.press("Escape");
  await expect(page.getByText("Mara Lindt")).toHaveCount(0);
  await goTo(page, "Clients");
  await expect(page.getByRole("link", { name: /^[A-Z]{2}-\d+$/ })).toBeVisible();
  await expect(page.getByText("Mara Lindt")).toHaveCount(0);
  await test.step("what is sought is hidden too, and what says that nobody was found", async () => {
    const search = page.getByRole("searchbox", { name: "Search clients" });
    const hidden = page.locator("main [data-sensitive]");
    await search.fill("Mara");
    await expect(hidden.filter({ has: search })).toHaveCSS("filter", /blur/);
    await expect(hidden.filter({ hasText: "“Mara”" })).toHaveCSS("filter", /blur/);
    await search.fill("");
    await expect(hidden.filter({ has: search })).toHaveCount(0);
  });
  await page.keyboard.press("Control+k");
  const sought = page.getByRole("combobox", { name: "Search clients and actions" });
  await expect(sought).toHaveCSS("filter", "none");
  await page.keyboard.type("lindt");
  await expect(sought, "nor does its field").toHaveCSS("filter", /blur/);
  await expect(page.getByText("Nothing matches."), "a search gives no name away").toBeVisible();
  await page.keyboard.press("Escape");
  await lock(page);
  await unlock(page);
  await expect(page.getByRole("link", { name: /^[A-Z]{2}-\d+$/ })).toBeVisible();
  await expect(page.getByText("Mara Lindt")).toHaveCount(0);
  await page.getByRole("button", { name: "Hide names" }).click();
  await expect(page.getByText("Mara Lindt")).toBeVisible();
});

test("the day begins with what waits: first steps, then drafts", async ({ device }) => {
  const page = await (await device()).open();
  await foundPractice(page);
  await page.getByRole("link", { name: "Today" }).click();
  const steps = page.getByRole("list", { name: "First steps" });
  await expect(steps.getByText("Print your recovery kit (Done)")).toBeVisible();
  const size = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  const title = steps.getByText("Invite a colleague", { exact: true }).first();
  const alone = steps.getByText("I work alone", { exact: true });
  const apart = async (): Promise<number> => {
    const [top, below] = [await title.boundingBox(), await alone.boundingBox()];
    return Math.abs((below?.x ?? 0) - (top?.x ?? 999));
  };
  await expect.poll(apart, "words without a frame stand below the step’s words").toBeLessThanOrEqual(1);
  if (size !== null) await page.setViewportSize(size);
  await steps.getByRole("button", { name: "New client" }).click();
  const dialog = page.getByRole("dialog", { name: "New client" });
  await dialog.getByLabel("Legal name").fill("Mara Lindt");
  await dialog.getByRole("button", { name: "Open the file" }).click();
  await expect(await newNote(page), "a new note waits for the first key").toBeFocused();
  await page.keyboard.type("First session.");
  await page.getByRole("link", { name: "Notes to finish" }).click();
  const drafts = page.getByRole("list", { name: "Notes to finish" });
  await expect(drafts.getByRole("link", { name: "Mara Lindt" })).toBeVisible();
  await page.getByRole("link", { name: "Today" }).click();
  await expect(steps.getByText("Write a first note (Done)")).toBeVisible();
  await page.getByRole("button", { name: "Hide this list" }).click();
  await expect(steps).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1, name: "Today" })).toBeFocused();
  await drafts.getByRole("link", { name: "Mara Lindt" }).click();
  await expect(page.getByRole("textbox", { name: "Note", exact: true })).toContainText("First session.");
});
