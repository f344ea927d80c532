import type { Locator } from "@playwright/test";
import { ask, expect, test } from "./editor-page.ts";

const topOf = (line: Locator): Promise<number> =>
  line.evaluate((element) => Math.round(element.getBoundingClientRect().top));

// Not every browser keeps the place by itself; and where one does, the place must not be kept twice.
for (const anchoring of ["auto", "none"]) {
  test(`what a colleague changes above moves neither the line that is written nor the one that is read (${anchoring})`, async ({
    open,
  }) => {
    const ada = await open(`room=steady-${anchoring}&name=Ada&template=free`);
    const ben = await open(`room=steady-${anchoring}&name=Ben`);
    for (const { page } of [ada, ben]) {
      await page.setViewportSize({ width: 900, height: 500 });
      await page.evaluate(
        (value) => document.documentElement.style.setProperty("overflow-anchor", value),
        anchoring,
      );
    }
    await ada.text.click();
    for (let line = 0; line < 40; line += 1) {
      await ada.page.keyboard.insertText(`line ${line}`);
      await ada.page.keyboard.press("Enter");
    }
    await ada.page.keyboard.insertText("last");
    await expect(ben.text).toContainText("last");
    const written = ada.text.locator("p", { hasText: /^line 25/ });
    await written.click();
    await ada.page.keyboard.press("End");
    await ada.page.keyboard.type(" here");
    const before = await topOf(written);
    await ben.text.locator("p").first().click();
    for (let line = 0; line < 6; line += 1) {
      await ben.page.keyboard.type("above");
      await ben.page.keyboard.press("Enter");
      await expect(ada.text.locator("p")).toHaveCount(42 + line);
      expect(Math.abs((await topOf(written)) - before)).toBeLessThanOrEqual(1);
    }
    // Each line with its break is one step.
    await expect(async () => {
      await ben.page.keyboard.press("Control+z");
      await expect(ada.text.locator("p")).toHaveCount(41, { timeout: 1_000 });
    }).toPass();
    expect(Math.abs((await topOf(written)) - before)).toBeLessThanOrEqual(1);

    await ada.page.getByRole("button", { name: "before" }).evaluate((button) => {
      button.focus({ preventScroll: true });
    });
    await ada.page.evaluate(() => scrollBy({ top: 150, behavior: "instant" }));
    await ada.page.waitForTimeout(300);
    const read = ada.text.locator("p", { hasText: /^line 30$/ });
    const there = await topOf(read);
    await ben.page.keyboard.type("more");
    await ben.page.keyboard.press("Enter");
    await expect(ada.text.locator("p")).toHaveCount(42);
    await ada.page.waitForTimeout(200);
    expect(Math.abs((await topOf(read)) - there)).toBeLessThanOrEqual(1);
    expect(await ask(ada.page, (probe) => probe.text())).toContain("line 25 here");
  });
}
