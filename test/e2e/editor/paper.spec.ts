import { ask, expect, paste, test } from "./editor-page.ts";

const words = (count: number, from = 0): string =>
  Array.from({ length: count }, (_, index) => `word${from + index}`).join(" ");

const rows = Array.from({ length: 14 }, (_, row) => `<tr><td>r${row}a</td><td>r${row}b</td></tr>`).join("");
const items = Array.from(
  { length: 12 },
  (_, item) => `<li><p>item${item} ${words(6, 1000 + 10 * item)}</p></li>`,
).join("");
const note = `<h2>First</h2><p>${words(160)}</p><ol>${items}</ol><h2>Second</h2><table><tr><th>A</th><th>B</th></tr>${rows}</table><blockquote><p>${words(90, 500)}</p></blockquote><ul data-task-list><li data-checked="true"><p>done</p></li></ul>`;

const textOf = (markup: string): string =>
  markup
    .replaceAll(/<tr[^>]*data-repeated.*?<\/tr>/g, " ")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();

for (const height of [140, 190, 260]) {
  test(`every word is on exactly one page of ${height} pixels, in order`, async ({ open }) => {
    const { page, text } = await open(`room=paper${height}&template=free`);
    await text.click();
    await paste(text, { "text/html": note, "text/plain": "First" });
    await expect(text.locator("tr")).toHaveCount(15);
    const before = await ask(page, (probe) => probe.canonical());
    const laid = await page.evaluate(
      (size) => (globalThis as unknown as { probe: { pages: (of: object) => string[] } }).probe.pages(size),
      { width: 320, height },
    );
    expect(laid.length).toBeGreaterThan(5);
    expect(textOf(laid.join(" "))).toBe(textOf(note));
    for (const [index, markup] of laid.entries()) {
      const isLast = index === laid.length - 1;
      expect(isLast || !/<h2>[^<]*<\/h2>$/.test(markup), `page ${index} ends with a heading`).toBe(true);
      expect(markup, "no page is empty").toMatch(/[a-z]/);
    }
    const numbers = laid.flatMap((markup) => {
      const list = /<ol([^>]*)>(.*?)<\/ol>/s.exec(markup);
      if (!list) return [];
      const start = Number(/start="(\d+)"/.exec(list[1] ?? "")?.[1] ?? 1);
      const entries = [...(list[2] ?? "").matchAll(/<li([^>]*)><p[^>]*>(item\d+)?/g)];
      return entries.flatMap((entry, at) => (entry[2] ? [`${start + at}:${entry[2]}`] : []));
    });
    expect(numbers).toEqual(Array.from({ length: 12 }, (_, item) => `${item + 1}:item${item}`));
    const tables = laid.filter((markup) => markup.includes("<table"));
    expect(tables.length).toBeGreaterThan(1);
    for (const markup of tables) expect(markup).toContain("<th><p>A</p></th>");
    expect(await ask(page, (probe) => probe.canonical()), "laying out changes nothing").toBe(before);
  });
}

test("what was copied forward says so until it is edited, and can be taken back", async ({ open }) => {
  const ada = await open("room=forward&name=Ada&template=free");
  const ben = await open("room=forward&name=Ben");
  await ask(ada.page, (probe) => probe.copyForward("sleeps badly since spring"));
  const marked = ada.text.locator("[data-copied-from*='2026']");
  await expect(marked).toHaveText("sleeps badly since spring");
  await expect(ben.text.locator("[data-copied='2026-03-04']")).toHaveText("sleeps badly since spring");
  const pages = await ask(ada.page, (probe) => probe.pages({ width: 400, height: 400 }));
  expect(pages.join("")).toContain('data-copied-from="Copied from 2026-03-04"');
  await ben.text.click();
  await ben.page.keyboard.press("Control+End");
  await ben.page.keyboard.press("Enter");
  await ben.page.keyboard.type("new words");
  await expect(ada.text).toContainText("new words");
  await expect(ben.text.locator("[data-copied]"), "beside it, nothing was edited").toHaveCount(1);
  await ada.text.locator("p").first().click();
  await ada.page.keyboard.press("End");
  await ada.page.keyboard.type("!");
  for (const { text } of [ada, ben]) {
    await expect(text.locator("[data-copied]")).toHaveCount(0);
    await expect(text).toContainText("sleeps badly since spring!");
  }
  await ask(ada.page, (probe) => probe.copyForward("and again"));
  await expect(ada.text.locator("[data-copied]")).toHaveText("and again");
  await ada.text.focus();
  await ada.page.keyboard.press("Control+z");
  await expect(ben.text).not.toContainText("and again");
  await expect(ben.text).toContainText("new words");
});
