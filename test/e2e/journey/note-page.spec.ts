/** The note's page: copying forward, only the text, and paper. */
import { fileURLToPath } from "node:url";
import AxeBuilder from "@axe-core/playwright";
import {
  addClient,
  backedUp,
  foundPractice,
  goTo,
  heading,
  newNote,
  noteText,
  openClient,
  saveState,
  unlock,
} from "../support/person.ts";
import { expect, test } from "../support/journey.ts";
import { settle } from "../support/judge.ts";
import type { Page } from "@playwright/test";

const PICTURE = fileURLToPath(new URL("../../../client/public/icon-192.png", import.meta.url));
const SAVED = /^(Saving|Saved on this device( \d\d:\d\d)?|Backed up)$/;

async function hasNoFault(page: Page): Promise<void> {
  await settle(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

test("a note begins with parts of the last one, is written alone on the screen, and is laid out on paper", async ({
  device,
}) => {
  const page = await (await device()).open();
  await foundPractice(page);
  await goTo(page, "Settings");
  await page.getByLabel("Address", { exact: true }).fill("Quay 4\n20457 Hamburg");
  await page.getByLabel("Phone", { exact: true }).fill("040 1234");
  await page.getByLabel("Logo").setInputFiles(PICTURE);
  await expect(page.getByRole("button", { name: "Remove the logo" })).toBeVisible();
  await backedUp(page);
  await goTo(page, "Clients");
  await addClient(page, "Mara Lindt");
  const first = await newNote(page, "SOAP");
  await expect(page.getByRole("button", { name: "Copy from an earlier note" })).toHaveCount(0);
  await first.locator("p").nth(3).click();
  await page.keyboard.type("Keep the sleep diary.");
  await expect(page.getByText("4 words"), "the template's headings are not counted").toBeVisible();
  await backedUp(page);
  await goTo(page, "Clients");
  await openClient(page, "Mara Lindt");
  await newNote(page, "DAP");

  await page.getByRole("button", { name: "Copy from an earlier note" }).click();
  const dialog = page.getByRole("dialog", { name: "Copy from an earlier note" });
  const copy = dialog.getByRole("button", { name: "Copy into this note" });
  await expect(copy).toBeDisabled();
  await dialog.getByRole("checkbox", { name: "Plan" }).check();
  await hasNoFault(page);
  await copy.click();
  const text = noteText(page);
  await expect(text.locator("[data-copied]")).toHaveText("Keep the sleep diary.");
  await expect(text.locator("h2")).toHaveText(["Data", "Assessment", "Plan"]);
  await expect(text, "writing goes on at once").toBeFocused();
  await page.keyboard.type("Slept");
  await expect(text.locator("p").first()).toHaveText("Slept");
  await page.getByRole("button", { name: "Only the text" }).click();
  await page.keyboard.press("Control+z");
  await expect(text.locator("p").first(), "by a key on a button what was typed last").toHaveText("");
  await page.keyboard.press("Control+z");
  await expect(text.locator("[data-copied]"), "and then what was copied").toHaveCount(0);
  await page.keyboard.press("Control+Shift+z");
  await expect(text.locator("[data-copied]")).toHaveText("Keep the sleep diary.");
  await page.getByRole("button", { name: "Only the text" }).click();

  await text.locator("p").first().click();
  await page.keyboard.press("F8");
  const alone = page.locator("[data-focus]");
  const saved = alone.getByRole("button", { name: SAVED });
  await expect(saved, "where the text is saved is said here too").toBeVisible();
  const who = alone.getByText(/^Mara Lindt · Session on/);
  await expect(who, "and whose note it is").toBeVisible();
  const desk = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 700 });
  const covered = () =>
    who.evaluate(
      (line) =>
        line.getBoundingClientRect().bottom - (line.nextElementSibling?.getBoundingClientRect().top ?? NaN),
    );
  await expect.poll(covered, "nothing lies over the letters that reach down").toBeLessThanOrEqual(0);
  if (desk !== null) await page.setViewportSize(desk);
  await page.keyboard.press("F9");
  await expect(alone.getByText("Mara Lindt")).toHaveCount(0);
  await page.keyboard.press("F9");
  const bar = alone.getByRole("toolbar").getByRole("button");
  const rows = () =>
    bar.evaluateAll((buttons) => new Set(buttons.map((each) => each.getBoundingClientRect().y)).size);
  await expect.poll(rows, "the toolbar is one row").toBe(1);
  const messages = page.locator("[data-messages]").last();
  expect(
    await messages.evaluate((place) => place.closest("[inert]")),
    "what must be known is heard",
  ).toBeNull();
  const shell = page.getByRole("navigation", { name: "Main", includeHidden: true });
  expect(await shell.evaluate((nav) => nav.closest("[inert]") !== null)).toBe(true);
  await expect(text).toBeFocused();
  await hasNoFault(page);
  await page.keyboard.type("Written alone.");
  await page.keyboard.press("Escape");
  expect(await shell.evaluate((nav) => nav.closest("[inert]") !== null)).toBe(false);
  await expect(text).toBeFocused();
  await expect(text).toContainText("Written alone.");

  await page.keyboard.press("Control+p");
  const preview = page.getByRole("dialog", { name: "Print preview" });
  const sheet = preview.getByRole("region", { name: "Page 1 of 1" });
  await expect(sheet).toContainText("Harbour Practice");
  await expect(sheet, "the practice is named as on a letter").toContainText(
    "Quay 4 · 20457 Hamburg · 040 1234",
  );
  const logo = sheet.getByRole("presentation");
  await expect(logo).toBeVisible();
  const drawn = () =>
    logo.evaluate((image: HTMLImageElement) => [
      image.naturalWidth > 0,
      Math.round((image.offsetHeight * 25.4) / 96),
    ]);
  expect(await drawn(), "the logo is drawn when the page stands, in millimetres").toEqual([true, 12]);
  await expect(sheet).toContainText("Written alone.");
  await expect(sheet, "paper shows the code unless the name is asked for").not.toContainText("Mara Lindt");
  await preview.getByRole("button", { name: /^On each page/ }).click();
  await page.getByRole("option", { name: "Name" }).click();
  await expect(sheet).toContainText("Mara Lindt");
  await hasNoFault(page);
  await page.emulateMedia({ media: "print" });
  await expect(preview.getByRole("button", { name: "Print", exact: true })).toBeHidden();
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  expect(pdf.toString("latin1"), "the logo is on the paper").toMatch(/\/Subtype\s*\/Image\b/);
  expect(pdf.toString("latin1")).toMatch(/\/MediaBox\s*\[0 0 59[45][\d.]* 84[12][\d.]*\]/);
  await page.emulateMedia({ media: "screen" });
  await page.keyboard.press("Escape");
  await page.keyboard.type("At once.");
  await expect(preview).toHaveCount(0);
  await expect(text).toBeFocused();
  await expect(text, "what is typed at once goes on where the caret was").toContainText(
    "Written alone.At once.",
  );
});

/** The text that is not under anything that stays in sight: between the toolbar's and the window's end. */
async function caretIsInSight(page: Page): Promise<void> {
  const edges = async (): Promise<Record<"caret" | "top" | "bottom", number>> => {
    const bar = await page.getByRole("toolbar", { name: "Formatting" }).boundingBox();
    const nav = await page.getByRole("navigation", { name: "Main" }).boundingBox();
    const caret = await page.evaluate(
      () => getSelection()?.getRangeAt(0).getBoundingClientRect().bottom ?? 0,
    );
    const height = page.viewportSize()?.height ?? 0;
    const isBelow = nav !== null && nav.y > 0;
    return { caret, top: (bar?.y ?? 0) + (bar?.height ?? 0), bottom: isBelow ? nav.y : height };
  };
  await expect
    .poll(async () => ((at) => at.caret > at.top && at.caret <= at.bottom)(await edges()))
    .toBe(true);
}

test("in a long note where it is saved stays in sight, nothing covers the caret, and blank paper is written on", async ({
  device,
}) => {
  const page = await (await device()).open();
  await foundPractice(page);
  await addClient(page, "Mara Lindt");
  const text = await newNote(page);
  await expect(text).toBeFocused();
  await page.keyboard.type("first");
  const below = () =>
    text.evaluate((paper) => {
      const end = paper.closest("main")?.getBoundingClientRect().bottom;
      return end === undefined ? null : Math.round(end - paper.getBoundingClientRect().bottom);
    });
  await expect.poll(below, "the paper goes to the end").toBe(0);
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
  const paper = await text.boundingBox();
  if (paper === null) throw new Error("the note is not drawn");
  await text.click({ position: { x: 60, y: paper.height - 10 } });
  await page.keyboard.type(" line");
  await expect(text).toHaveText("first line");
  for (let line = 2; line <= 60; line += 1) {
    await page.keyboard.press("Enter");
    await page.keyboard.insertText(`line ${line}`);
  }
  for (const size of [
    { width: 1280, height: 720 },
    { width: 390, height: 700 },
  ]) {
    await page.setViewportSize(size);
    await page.keyboard.press("Control+End");
    await caretIsInSight(page);
    await expect(saveState(page, SAVED)).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole("button", { name: "Lock", exact: true })).toBeInViewport({ ratio: 1 });
    for (let line = 0; line < 45; line += 1) await page.keyboard.press("ArrowUp");
    await caretIsInSight(page);
    for (let line = 0; line < 30; line += 1) await page.keyboard.press("ArrowDown");
    await caretIsInSight(page);
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    await expect.poll(overflow).toBeLessThanOrEqual(0);
  }

  await page.evaluate(() => scrollTo(0, 0));
  const fold = page.getByRole("button", { name: /^About this note: Session · .+ · \d\d:\d\d$/ });
  await expect(fold).toHaveAttribute("aria-expanded", "false");
  await expect(page.getByRole("textbox", { name: "Title" })).toBeHidden();
  const firstLine = async () => (await text.locator("p").first().boundingBox())?.y;
  await expect.poll(firstLine, "the first line stands in the upper half").toBeLessThan(350);
  await hasNoFault(page);
  await fold.press("Enter");
  await page.getByRole("textbox", { name: "Title" }).fill("Folded");
  await fold.press("Enter");
  await expect(page.getByRole("textbox", { name: "Title" })).toBeHidden();

  await text.press("Alt+F10");
  const redo = page.getByRole("button", { name: "Redo your last change" });
  await expect(redo).not.toBeInViewport({ ratio: 1 });
  await page.keyboard.press("End");
  await expect(redo).toBeFocused();
  await expect(redo, "the row has moved to it").toBeInViewport({ ratio: 1 });

  const scrolled = () => page.evaluate(() => Math.round(scrollY));
  // No hand scrolls and goes on within one frame, in which the page has not heard of it yet.
  const scroll = async (by: number): Promise<number> => {
    await page.evaluate(async (y) => {
      scrollTo(0, y);
      for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    }, by);
    return scrolled();
  };
  await test.step("after locking the note is found where it was left, and so is the caret", async () => {
    await text.getByText("line 40").click();
    await page.keyboard.press("End");
    const left = await scroll(900);
    expect(left).toBeGreaterThan(500);
    // A pointer would first scroll to what it presses.
    await page.getByRole("button", { name: "Lock", exact: true }).dispatchEvent("click");
    await unlock(page);
    await expect(text).toBeFocused();
    await expect.poll(scrolled).toBe(left);
    await page.keyboard.type(", gone on with");
    await expect(text.getByText("line 40, gone on with")).toBeVisible();
    expect(await page.evaluate(() => JSON.stringify([history.state, { ...sessionStorage }]))).not.toMatch(
      /line|Mara/,
    );
  });
  await test.step("a client’s page is found on the part and at the height that it was left at", async () => {
    await page.setViewportSize({ width: 390, height: 320 });
    await scroll(400);
    const left = await scrolled();
    const way = page.getByRole("navigation", { name: "You are here" });
    await way.getByRole("link", { name: "Mara" }).dispatchEvent("click");
    await expect(heading(page, "Mara Lindt")).toBeFocused();
    await expect.poll(scrolled, "a link leads to the top").toBe(0);
    await page.getByRole("tab", { name: "Timeline" }).click();
    const note = page.getByRole("region", { name: "Timeline" }).getByRole("link");
    await expect(note).toHaveCount(1);
    const below = await scroll(150);
    expect(below).toBeGreaterThan(100);
    await note.dispatchEvent("click");
    await expect(text).toBeVisible();
    await page.goBack();
    await expect(page.getByRole("tab", { name: "Timeline" })).toHaveAttribute("aria-selected", "true");
    await expect.poll(scrolled).toBe(below);
    await page.goBack();
    await expect(text, "Back leaves the page, whichever parts of it were looked at").toBeFocused();
    await expect.poll(scrolled).toBe(left);
    await page.goForward();
    await expect(page.getByRole("tab", { name: "Timeline" })).toHaveAttribute("aria-selected", "true");
    // What comes late above it may have moved it by a line.
    await expect.poll(async () => Math.abs((await scrolled()) - below)).toBeLessThan(60);
  });
});
