import type { Locator } from "@playwright/test";
import { ask, expect, test } from "./editor-page.ts";

const topOf = (line: Locator): Promise<number> =>
  line.evaluate((element) => Math.round(element.getBoundingClientRect().top));

test("what a colleague adds or takes away above moves neither the line that is written nor the page that is read", async ({
  open,
}) => {
  const ada = await open("room=steady&name=Ada&template=free");
  const ben = await open("room=steady&name=Ben");
  for (const { page } of [ada, ben]) await page.setViewportSize({ width: 900, height: 500 });
  await ada.text.click();
  for (let line = 0; line < 40; line += 1) {
    await ada.page.keyboard.insertText(`line ${line}`);
    await ada.page.keyboard.press("Enter");
  }
  await ada.page.keyboard.insertText("here I write");
  const mine = ada.text.locator("p").last();
  await expect(ben.text).toContainText("here I write");
  const before = await topOf(mine);
  await ben.text.locator("p").first().click();
  for (let line = 0; line < 6; line += 1) {
    await ben.page.keyboard.type("above");
    await ben.page.keyboard.press("Enter");
    await expect(ada.text.locator("p")).toHaveCount(42 + line);
    expect(Math.abs((await topOf(mine)) - before)).toBeLessThanOrEqual(1);
  }
  await ben.page.keyboard.press("Control+z");
  await expect(ada.text.locator("p")).toHaveCount(41);
  expect(Math.abs((await topOf(mine)) - before)).toBeLessThanOrEqual(1);

  await ada.page.getByRole("button", { name: "after" }).focus();
  await ada.page.evaluate(() => scrollBy({ top: -400, behavior: "instant" }));
  await ada.page.waitForTimeout(300);
  const read = ada.text.locator("p", { hasText: /^line 25$/ });
  const there = await topOf(read);
  await ben.page.keyboard.type("more");
  await ben.page.keyboard.press("Enter");
  await expect(ada.text.locator("p")).toHaveCount(42);
  expect(Math.abs((await topOf(read)) - there)).toBeLessThanOrEqual(1);
  await ada.page.waitForTimeout(200);
  expect(Math.abs((await topOf(read)) - there)).toBeLessThanOrEqual(1);
  expect(await ask(ada.page, (probe) => probe.text())).toContain("here I write");
});
