/** From the welcome screen to a written note without a pointer. Each stop of the way must show that it has the focus. */
import type { Locator, Page } from "@playwright/test";
import { ANNA, heading, noteText, PASSPHRASE, readKit } from "../support/person.ts";
import { expect, test } from "../support/journey.ts";

const MOST_STOPS = 60;

/** Tab by Tab until it has the focus; fails where a stop on the way does not show itself. */
async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press(key);
    const focused = await describeFocus(page);
    expect(focused.isShown, `the focus shows on ${focused.name}`).toBe(true);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`the focus never came to ${String(target)}`);
}

interface Focused {
  readonly name: string;
  readonly isShown: boolean;
}

/** An outline or a shadow on the element that has the focus, on a part drawn for it, or on the frame around it. */
function describeFocus(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    const element = document.activeElement;
    const name =
      element === null
        ? "nothing"
        : `${element.tagName} ${element.getAttribute("type") ?? ""} ${element.textContent?.trim().slice(0, 40)}`;
    if (element === null || element === document.body) return { name, isShown: true };
    const isOutlined = (each: Element, part?: string): boolean => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each, part);
      return (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1) || boxShadow !== "none";
    };
    const around = [element, element.parentElement, element.parentElement?.parentElement];
    const isShown = around.some((each) => each != null && isOutlined(each)) || isOutlined(element, "::after");
    return { name, isShown };
  });
}

async function write(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.type(text);
}

async function press(page: Page, target: Locator, key: "Enter" | "Space" = "Enter"): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** The names of the stops, in their order, until the page ends. */
async function stopsOf(page: Page, count: number): Promise<string[]> {
  const names: string[] = [];
  for (let stop = 0; stop < count; stop++) {
    await page.keyboard.press("Tab");
    names.push(await page.evaluate(() => document.activeElement?.textContent?.trim().slice(0, 24) ?? ""));
  }
  return names;
}

test("a practice is founded and a note written without a pointer", async ({ device }) => {
  const page = await (await device()).open();
  await expect(heading(page, "Records that only your practice can read")).toBeVisible();
  expect(await stopsOf(page, 9)).toEqual([
    "English",
    "Deutsch",
    "Español",
    "Ελληνικά",
    "Set up a practice",
    "I was invited",
    "Look around in a demo",
    "I have a recovery kit",
    "I have a backup file",
  ]);
  await tabTo(page, page.getByRole("link", { name: "Set up a practice" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  const practiceName = page.getByLabel("Name of the practice");
  await expect(practiceName, "the first field is ready").toBeFocused();
  await page.keyboard.type(ANNA.practice);
  await write(page, page.getByLabel("Your name"), ANNA.name);
  await write(page, page.getByLabel("Passphrase", { exact: true }), PASSPHRASE);
  await write(page, page.getByLabel("The same passphrase again"), PASSPHRASE);
  await page.keyboard.press("Enter");
  const groups = (await readKit(page)).split("-");
  for (const field of await page.getByRole("textbox", { name: /^Group \d+$/ }).all()) {
    const label = await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? "");
    await write(page, field, groups[Number(/\d+/.exec(label)?.[0]) - 1] ?? "");
  }
  await page.keyboard.press("Enter");
  await expect(heading(page, "Clients"), "a new page begins at its heading").toBeFocused();

  const newClient = page.getByRole("button", { name: "New client" });
  await press(page, newClient);
  const dialog = page.getByRole("dialog", { name: "New client" });
  await expect(dialog.getByLabel("Legal name")).toBeFocused();
  for (let stop = 0; stop < 12; stop++) {
    await page.keyboard.press("Tab");
    const isOutside = await page.evaluate(() => {
      const at = document.activeElement;
      return at !== document.body && at?.closest("dialog") === null;
    });
    expect(isOutside, "the focus stays in the dialog").toBe(false);
  }
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(newClient, "the focus returns to where the dialog was opened").toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog.getByLabel("Legal name")).toBeFocused();
  await page.keyboard.type("Mara Lindt");
  await page.keyboard.press("Enter");
  await expect(heading(page, "Mara Lindt")).toBeVisible();

  await tabTo(page, page.getByRole("tab", { name: "Notes" }));
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "File" })).toBeFocused();
  await write(page, page.getByLabel("Preferred name"), "Mascha");
  await expect(heading(page, "Mascha")).toBeVisible();
  await tabTo(page, page.getByRole("tab", { name: "File" }), "Shift+Tab");
  await page.keyboard.press("ArrowLeft");

  const newNote = page.getByRole("button", { name: "New note" });
  await press(page, newNote);
  const templates = page.getByRole("menuitem");
  await expect(templates.first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(newNote, "the focus returns to the menu's button").toBeFocused();
  await page.keyboard.press("Enter");
  await expect(templates.first()).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(templates.nth(1)).toBeFocused();
  await page.keyboard.press("Home");
  await expect(templates.first()).toHaveText("Free note");
  await expect(templates.first()).toBeFocused();
  await page.keyboard.press("Enter");
  // At once: no letter may be lost on the way to the text, or lead elsewhere.
  await page.keyboard.type("gt?");
  for (let letter = 0; letter < 3; letter += 1) await page.keyboard.press("Backspace");
  await page.keyboard.type("Written by");
  await expect(noteText(page)).toBeFocused();
  await page.keyboard.type(" ");
  await page.keyboard.press("Control+b");
  await page.keyboard.type("keyboard");
  await page.keyboard.press("Alt+F10");
  await expect(page.getByRole("button", { name: "Bold" })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("button", { name: "Italic" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(noteText(page)).toBeFocused();
  await expect(noteText(page).locator("strong")).toHaveText("keyboard");
  await page.keyboard.press("Control+Shift+ArrowLeft");
  await expect.poll(() => page.evaluate(() => String(getSelection()))).toBe("keyboard");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Link" }).getByLabel("Address")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(noteText(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(noteText(page), "Escape and Tab leave the text").not.toBeFocused();

  await page.keyboard.press("Control+Shift+L");
  const passphrase = page.getByLabel("Passphrase", { exact: true });
  await expect(passphrase).toBeFocused();
  await page.keyboard.type(PASSPHRASE);
  await page.keyboard.press("Enter");
  await expect(noteText(page)).toHaveText("Written by keyboard");

  const more = page.getByRole("button", { name: "More actions" });
  await more.press("Enter");
  await expect(templates.first()).toBeFocused();
  await page.keyboard.press("End");
  const discard = page.getByRole("menuitem", { name: "Discard draft" });
  await expect(discard).toBeFocused();
  await page.keyboard.press("Enter");
  const question = page.getByRole("alertdialog", { name: "Discard" });
  await expect(question.getByRole("button", { name: "Cancel" })).toBeFocused();
  await tabTo(page, question.getByRole("button", { name: "Discard" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("This draft was discarded.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 }), "its menu is gone, its page is not").toBeFocused();
});

test("the skip link leads past the navigation, and the list of keys opens and closes", async ({ device }) => {
  const page = await (await device()).open("/create");
  await page.getByLabel("Name of the practice").fill(ANNA.practice);
  await page.getByLabel("Your name").fill(ANNA.name);
  await page.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  await page.getByLabel("The same passphrase again").fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await readKit(page);
  await tabTo(page, page.getByRole("link", { name: "Skip to content" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  const search = page.getByRole("button", { name: "Search or do something" });
  await tabTo(page, search, "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("combobox", { name: "Search clients and actions" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(search, "the focus returns to where it came from").toBeFocused();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(search).toBeFocused();
});
