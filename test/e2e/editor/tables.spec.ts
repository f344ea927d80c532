import { ask, expect, paste, test } from "./editor-page.ts";

test("a table is made, filled by keyboard, widened and left", async ({ open }) => {
  const { page, text } = await open("room=table&template=free");
  await text.click();
  await page.keyboard.type("/tab");
  await page.keyboard.press("Enter");
  await expect(text.locator("th")).toHaveCount(3);
  await expect(text.locator("td")).toHaveCount(6);
  await page.keyboard.type("Week");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Sleep");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("End");
  await page.keyboard.type(" of");
  await expect(text.locator("th")).toHaveText(["Week of", "Sleep", ""]);
  for (let cell = 0; cell < 9; cell += 1) await page.keyboard.press("Tab");
  await expect(text.locator("tr")).toHaveCount(4);
  await page.keyboard.type("new row");
  await expect(text.locator("tr").last().locator("td").first()).toHaveText("new row");
  await page.keyboard.type(" /col");
  await page.getByRole("option", { name: "Column after" }).click();
  await expect(text.locator("tr").first().locator("th")).toHaveCount(4);
  await page.getByRole("button", { name: "Table" }).click();
  await page.getByRole("option", { name: "Remove row" }).click();
  await expect(text.locator("tr")).toHaveCount(3);
  await page.keyboard.press("Control+Enter");
  await page.keyboard.type("below");
  await expect(text.locator(":scope > p").last()).toHaveText("below");
  expect(await ask(page, (probe) => probe.canonical())).not.toContain('"colwidth"');
});

test("Escape and Tab leave the editor from inside a table", async ({ open }) => {
  const { page, text } = await open("room=leave&template=free");
  await text.click();
  await page.keyboard.type("/table");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "after" })).toBeFocused();
});

test("rows and columns added apart come together, and no device adds cells by itself", async ({ open }) => {
  const ada = await open("room=grid&name=Ada&template=free");
  const ben = await open("room=grid&name=Ben");
  await ada.text.click();
  await ada.page.keyboard.type("/table");
  await ada.page.keyboard.press("Enter");
  await ada.page.keyboard.type("start");
  await expect(ben.text.locator("th").first()).toHaveText("start");
  for (const { page } of [ada, ben]) await ask(page, (probe) => probe.pause());
  await ada.page.keyboard.type(" /row b");
  await ada.page.keyboard.press("Enter");
  await ben.text.locator("th").first().click();
  await ben.page.keyboard.type(" /column a");
  await ben.page.keyboard.press("Enter");
  for (const { page } of [ada, ben]) await ask(page, (probe) => probe.resume());
  await expect(ada.text.locator("tr")).toHaveCount(4);
  await expect(ben.text.locator("tr")).toHaveCount(4);
  await expect(ada.text.locator("tr").first().locator("th")).toHaveCount(4);
  const same = async (): Promise<boolean> =>
    (await ask(ada.page, (probe) => probe.canonical())) ===
    (await ask(ben.page, (probe) => probe.canonical()));
  await expect.poll(same).toBe(true);
  const cells = await ada.text.locator("th, td").count();
  await ada.page.waitForTimeout(300);
  await expect(ada.text.locator("th, td")).toHaveCount(cells);
  // The uneven row is squared up with the next command that a person gives.
  await ada.page.keyboard.type(" /row b");
  await ada.page.keyboard.press("Enter");
  await expect(ada.text.locator("tr:has(:nth-child(4))")).toHaveCount(5);
});

test("what is pasted into cells stays in the grid", async ({ open }) => {
  const { page, text } = await open("room=cells&template=free");
  await text.click();
  await page.keyboard.type("/table");
  await page.keyboard.press("Enter");
  await paste(text, {
    "text/html": "<table><tr><td>a<td>b<tr><td>c<td>d</table>",
    "text/plain": "a\tb\nc\td",
  });
  await expect(text.locator("table")).toHaveCount(1);
  await expect(text.locator("tr").nth(1).locator("td")).toHaveText(["c", "d", ""]);
});
