import { ask, expect, paste, test } from "./editor-page.ts";

const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{color:red}</style></head><body>
<!--StartFragment--><p class=MsoNormal style='margin:0;color:red'><b><span style='font-size:14pt'>Report</span></b><o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0'><!--[if !supportLists]--><span style='mso-list:Ignore'>·&nbsp;</span><!--[endif]-->point</p>
<table style="width:100%"><tr><td onclick="alert(1)">cell</td></tr></table>
<img src="https://tracker.example/pixel.png" onerror="alert(1)"><!--EndFragment--></body></html>`;

const mail = `<div style="font-family:Arial"><style>@import url(https://tracker.example/a.css);</style>
<span style="font-weight:bold;background:url(https://tracker.example/b.png)">Dear all</span>
<a href="javascript:alert(1)">bad</a> <a href="https://example.org/a" onclick="x()" style="color:blue">good</a>
<script>alert(1)</script><iframe src="https://tracker.example/"></iframe><svg onload="alert(1)"></svg></div>`;

test("a paste from a word processor keeps words and weight and nothing else", async ({ open }) => {
  const { page, text } = await open("room=word&template=free");
  await text.click();
  await paste(text, { "text/html": word, "text/plain": "Report" });
  await expect(text.locator("strong")).toHaveText("Report");
  await expect(text).toContainText("cell");
  await expect(text).toContainText("point");
  await expect(text).not.toContainText("·");
  expect(
    await text.locator("[style], [class*='Mso'], table, img:not(.ProseMirror-separator), [onclick]").count(),
  ).toBe(0);
  expect(await page.locator("[style]").count()).toBe(0);
});

test("a paste from a mail keeps safe links only and fetches nothing", async ({ open }) => {
  const { text } = await open("room=mail&template=free");
  await text.click();
  await paste(text, { "text/html": mail, "text/plain": "Dear all" });
  await expect(text.locator("strong")).toHaveText("Dear all");
  await expect(text).toContainText("bad");
  await expect(text.locator("a")).toHaveCount(1);
  await expect(text.locator("a")).toHaveAttribute("href", "https://example.org/a");
  await expect(text).not.toContainText("alert");
  expect(await text.locator("script, iframe, svg, [style]").count()).toBe(0);
});

test("what was copied here is pasted into another note with its structure", async ({ open }) => {
  const { page, text } = await open("room=own&template=soap");
  await text.locator("p").first().click();
  await page.keyboard.type("[] task");
  await page.keyboard.press("Control+Enter");
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Control+C");
  const other = await open("room=other");
  await other.text.click();
  await other.page.keyboard.press("Control+V");
  await expect(other.text.getByRole("checkbox")).toBeChecked();
  await expect(other.text.locator("h2")).toHaveCount(4);
  await expect(other.text.locator("[data-prompt-text]")).toHaveCount(3);
});

test("three megabytes are refused at once, in words, and change nothing", async ({ open }) => {
  const { page, text } = await open("room=large&template=free");
  await text.click();
  await page.keyboard.type("kept");
  const started = Date.now();
  await paste(text, {
    "text/plain": "word ".repeat(600_000),
    "text/html": `<p>${"word ".repeat(600_000)}</p>`,
  });
  await expect(page.getByText("That is too much to paste at once")).toBeVisible();
  expect(Date.now() - started).toBeLessThan(3000);
  expect(await ask(page, (probe) => probe.text())).toBe("kept");
  await page.getByRole("button", { name: "Close" }).click();
  await page.keyboard.type("!");
});

test("three megabytes of markup around little text are pasted as text", async ({ open }) => {
  const { text } = await open("room=markup&template=free");
  await text.click();
  const html = `<p>${"<span style='color:red'></span>".repeat(100_000)}short</p>`;
  await paste(text, { "text/html": html, "text/plain": "short" });
  await expect(text).toHaveText("short");
});

test("a hundred thousand paragraphs are refused, a few hundred are not", async ({ open }) => {
  const { page, text } = await open("room=many&template=free");
  await text.click();
  await paste(text, { "text/html": "<p>a".repeat(100_000) });
  await expect(page.getByText("That is too much to paste at once")).toBeVisible();
  expect(await ask(page, (probe) => probe.text())).toBe("");
  await paste(text, { "text/html": "<p>a".repeat(500) });
  await expect(text.locator("p")).toHaveCount(500);
});
