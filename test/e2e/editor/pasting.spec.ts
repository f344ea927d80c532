import { ask, expect, paste, test } from "./editor-page.ts";

const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{color:red}</style></head><body>
<!--StartFragment--><p class=MsoNormal style='margin:0;color:red'><b><span style='font-size:14pt'>Report</span></b><o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><!--[if !supportLists]--><span style='mso-list:Ignore'>·&nbsp;</span><!--[endif]-->point</p>
<p class=MsoListParagraph style='margin-left:1in;mso-list:l0 level2 lfo1'><!--[if !supportLists]--><span>1)<span>&nbsp;</span></span><!--[endif]-->first</p>
<p class=MsoListParagraph style='margin-left:1in;mso-list:l0 level2 lfo1'><![if !supportLists]><span>2)<span>&nbsp;</span></span><![endif]>second</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><!--[if !supportLists]--><span style='font-family:Symbol'>·<span>&nbsp; </span></span><!--[endif]-->last</p>
<p class=MsoNormal>after</p>
<table class=MsoTableGrid border=1 style="width:100%"><tr><td colspan=2 onclick="alert(1)"><p class=MsoNormal>wide<o:p></o:p></p></td><td>date</td></tr>
<tr><td rowspan=2>cell</td><td>b</td><td>c</td></tr><tr><td>d</td></tr></table>
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
  await expect(text.locator(":scope > ul > li")).toHaveText([/^point/, "last"]);
  await expect(text.locator(":scope > ul > li > ol > li")).toHaveText(["first", "second"]);
  await expect(text.locator(":scope > p")).toContainText(["after"]);
  await expect(text.locator("tr:nth-child(1) td")).toHaveText(["wide", "", "date"]);
  await expect(text.locator("tr:nth-child(2) td")).toHaveText(["cell", "b", "c"]);
  await expect(text.locator("tr:nth-child(3) td")).toHaveText(["", "d", ""]);
  expect(
    await text
      .locator("[style], [class*='Mso'], [colspan='2'], img:not(.ProseMirror-separator), [onclick]")
      .count(),
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
  await paste(text, {
    "text/plain": "word ".repeat(600_000),
    "text/html": `<p>${"word ".repeat(600_000)}</p>`,
  });
  await expect(page.getByText("That is too much to paste at once")).toBeVisible();
  expect(await ask(page, (probe) => probe.text())).toBe("kept");
  await page.keyboard.type("!");
  await expect(page.getByText("That is too much to paste at once"), "it is over").toHaveCount(0);
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
  await expect(page.getByText("That is too much to paste at once")).toHaveCount(0);
});

const newsletter = `<div dir="ltr"><table role="presentation" width="600"><tbody><tr><td style="padding:8px">
<table><tr><td><h2>Your appointment</h2></td></tr><tr><td>Please bring:<ul><li>letter</li><li>card</li></ul></td></tr></table>
<table><tr><th>Day</th><th>Time</th></tr><tr><td>Monday</td><td>15:00</td></tr></table></td></tr></tbody></table>
<div class="gmail_quote"><blockquote class="gmail_quote" style="margin:0">see you</blockquote></div></div>`;

test("a mail laid out with tables keeps its lists and its one real table", async ({ open }) => {
  const { page, text } = await open("room=newsletter&template=free");
  await text.click();
  await paste(text, { "text/html": newsletter, "text/plain": "Your appointment" });
  await expect(text.locator("h2")).toHaveText("Your appointment");
  await expect(text.locator("li")).toHaveText(["letter", "card"]);
  await expect(text.locator("table")).toHaveCount(1);
  await expect(text.locator("tr")).toHaveText(["DayTime", "Monday15:00"]);
  await expect(text.locator("blockquote")).toHaveText("see you");
  expect(await page.locator("[style]").count()).toBe(0);
});

test("the title of a text written in Word is its title here too", async ({ open }) => {
  const { text } = await open("room=word-title&template=free");
  await text.click();
  await paste(text, {
    "text/html":
      "<p class=MsoTitle><span lang=EN-GB>Referral <b>letter</b></span></p><p class=MsoNormal>Dear colleague</p>",
    "text/plain": "Referral letter",
  });
  await expect(text.locator("h1")).toHaveText("Referral letter");
  await expect(text.locator("p")).toHaveText("Dear colleague");
});

test("a picture or a file in the clipboard is declined in a sentence and changes nothing", async ({
  open,
}) => {
  const { page, text } = await open("room=picture&template=free");
  await text.click();
  await page.keyboard.type("kept");
  const drop = (type: string, html: string): Promise<void> =>
    text.evaluate(
      (element, [kind, markup]) => {
        const clipboardData = new DataTransfer();
        clipboardData.items.add(new File([new Uint8Array(9)], "it", { type: kind ?? "" }));
        if (markup) clipboardData.setData("text/html", markup);
        const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
        element.dispatchEvent(paste);
      },
      [type, html],
    );
  const before = await text.boundingBox();
  await drop("image/png", "<img src='https://tracker.example/a.png'>");
  await expect(page.getByRole("alert")).toContainText("A note holds words, not pictures.");
  await drop("application/pdf", "");
  await expect(page.getByRole("alert")).toContainText("A note holds words, not files.");
  await expect(page.getByText("A note holds words, not pictures.")).toHaveCount(0);
  expect(await text.boundingBox(), "no line has moved").toEqual(before);
  await page.getByRole("button", { name: "Dismiss" }).click();
  await expect(page.getByRole("alert")).toBeEmpty();
  expect(await ask(page, (probe) => probe.text())).toBe("kept");
});
