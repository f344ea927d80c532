import AxeBuilder from "@axe-core/playwright";
import { ask, expect, test } from "./editor-page.ts";

test("a slash opens the menu, letters narrow it, arrows choose and Enter does it", async ({ open }) => {
  const { page, text } = await open("room=slash&template=free");
  await text.click();
  await page.keyboard.type("/");
  const menu = page.getByRole("listbox", { name: "Insert or change" });
  await expect(menu.getByRole("option")).toHaveCount(9);
  await expect(page.getByText("9 choices")).toBeAttached();
  await expect(text).toHaveAttribute("aria-activedescendant", /-title$/);
  expect(await text.getAttribute("aria-controls")).toBe(await menu.getAttribute("id"));
  await page.keyboard.type("lis");
  await expect(menu.getByRole("option")).toHaveText([/Bullet list/, /Numbered list/, /Task list/]);
  await page.keyboard.press("ArrowDown");
  await expect(menu.getByRole("option", { selected: true })).toHaveText(/Numbered list/);
  await expect(text).toHaveAttribute("aria-activedescendant", /-numberedList$/);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(menu.getByRole("option", { selected: true })).toHaveText(/Task list/);
  await page.keyboard.press("Enter");
  await expect(menu).toHaveCount(0);
  await expect(text).not.toHaveAttribute("aria-activedescendant", /./);
  await page.keyboard.type("call");
  await expect(text.getByRole("checkbox")).toHaveCount(1);
  expect(await ask(page, (probe) => probe.text())).toBe("call");
});

test("Escape keeps the slash, and neither and/or nor a slash before a space opens anything", async ({
  open,
}) => {
  const { page, text } = await open("room=escape&template=free");
  const menu = page.getByRole("listbox");
  await text.click();
  await page.keyboard.type("/ta");
  await expect(menu).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(menu).toHaveCount(0);
  await page.keyboard.type("b and/or / so /nothing");
  await expect(menu).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect.poll(() => ask(page, (probe) => probe.text())).toBe("/tab and/or / so /nothing");
  await page.keyboard.type("12/3 /quo");
  await expect(menu.getByRole("option")).toHaveText([/Quotation/]);
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Backspace");
  await expect(menu.getByRole("option")).toHaveCount(9);
  await page.keyboard.press("Backspace");
  await expect(menu).toHaveCount(0);
});

test("a colleague's slash opens nothing here, and their writing does not close mine", async ({ open }) => {
  const ada = await open("room=both&name=Ada&template=free");
  const ben = await open("room=both&name=Ben");
  await ada.text.click();
  await ada.page.keyboard.type("one");
  await ada.page.keyboard.press("Enter");
  await expect(ben.text.locator("p")).toHaveCount(2);
  await ben.text.locator("p").first().click();
  await ben.page.keyboard.press("End");
  await ada.page.keyboard.type("/head");
  await expect(ada.page.getByRole("listbox")).toBeVisible();
  await ben.page.keyboard.type(" more words");
  await expect(ada.text).toContainText("one more words");
  await expect(ben.page.getByRole("listbox")).toHaveCount(0);
  await expect(ada.page.getByRole("listbox")).toBeVisible();
  await ada.page.keyboard.press("Enter");
  await ada.page.keyboard.type("Plan");
  await expect(ben.text.locator("h2")).toHaveText("Plan");
  // More than one press, if there was a long pause between two words.
  await expect(async () => {
    await ben.page.keyboard.press("Control+z");
    await expect(ada.text.locator("p")).toHaveText("one", { timeout: 1_000 });
  }).toPass();
  await expect(ada.text.locator("h2")).toHaveText("Plan");
});

test("the menu can be used by pointer and has no fault that axe can find", async ({ open }) => {
  const { page, text } = await open("room=pointer&template=free");
  await text.click();
  await page.keyboard.type("words /");
  const { violations } = await new AxeBuilder({ page })
    .include("[role=listbox]")
    .include(".ProseMirror")
    .analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await page.getByRole("option", { name: "Heading", exact: true }).click();
  await page.keyboard.type("more");
  await expect(text.locator("h2")).toHaveText("words more");
});
