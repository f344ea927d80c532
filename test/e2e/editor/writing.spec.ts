import { AxeBuilder } from "@axe-core/playwright";
import { ask, expect, test } from "./editor-page.ts";

test("typed signs turn into headings, lists, tasks and quotations", async ({ open }) => {
  const { page, text } = await open("room=rules&template=free");
  await text.click();
  await page.keyboard.type("# Title");
  await page.keyboard.press("Enter");
  await page.keyboard.type("- one");
  await page.keyboard.press("Enter");
  await page.keyboard.type("two");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.type("1. first");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.type("[] task");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.type("> said");
  await expect(text.locator("h1")).toHaveText("Title");
  await expect(text.locator("ul:not([data-task-list]) > li")).toHaveText(["one", "two"]);
  await expect(text.locator("ol > li")).toHaveText(["first"]);
  await expect(text.getByRole("checkbox", { name: "Done" })).not.toBeChecked();
  await expect(text.locator("blockquote")).toHaveText("said");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.type("[x] over");
  await expect(text.getByRole("checkbox", { name: "Done" }).last()).toBeChecked();
});

test("a sign that was not meant is taken back with Backspace", async ({ open }) => {
  const { page, text } = await open("room=back&template=free");
  await text.click();
  await page.keyboard.type("- ");
  await expect(text.locator("li")).toHaveCount(1);
  await page.keyboard.press("Backspace");
  await expect(text.locator("li")).toHaveCount(0);
  await expect(text).toHaveText("-");
});

test("tasks are ticked by pointer and by key, and colleagues see it", async ({ open }) => {
  const ada = await open("room=tasks&name=Ada&template=free");
  const ben = await open("room=tasks&name=Ben");
  await ada.text.click();
  await ada.page.keyboard.type("[] call the school");
  const box = ben.text.getByRole("checkbox");
  await expect(box).not.toBeChecked();
  await ada.page.keyboard.press("Control+Enter");
  await expect(box).toBeChecked();
  await box.click();
  await expect(ada.text.getByRole("checkbox")).not.toBeChecked();
  await ada.page.keyboard.press("Enter");
  await ada.page.keyboard.type("second");
  await expect(ben.text.getByRole("checkbox")).toHaveCount(2);
  await expect(ben.text).toContainText("second");
  await ask(ben.page, (probe) => probe.setReadOnly(true));
  const before = await ask(ben.page, (probe) => probe.canonical());
  await box.first().click();
  await expect(box.first()).not.toBeChecked();
  expect(await ask(ben.page, (probe) => probe.canonical())).toBe(before);
});

test("Tab indents in a list and leaves the editor everywhere else and after Escape", async ({ open }) => {
  const { page, text } = await open("room=tab&template=free");
  await text.click();
  await page.keyboard.type("- one");
  await page.keyboard.press("Enter");
  await page.keyboard.type("two");
  await page.keyboard.press("Tab");
  await expect(text.locator("li li")).toHaveText("two");
  await page.keyboard.press("Shift+Tab");
  await expect(text.locator("li li")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "after" })).toBeFocused();
  await expect(text.locator("li li")).toHaveCount(0);
});

test("the toolbar is one tab stop with arrow keys, and Alt F10 reaches it", async ({ open }) => {
  const { page, text } = await open("room=toolbar&template=free");
  await page.getByRole("button", { name: "before" }).focus();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Bold" })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("button", { name: "Italic" })).toBeFocused();
  await page.keyboard.press("End");
  await expect(page.getByRole("button", { name: "Redo your last change" })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("button", { name: "Bold" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(text).toBeFocused();
  await page.keyboard.type("plain ");
  await page.keyboard.press("Alt+F10");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(text).toBeFocused();
  await page.keyboard.type("bold");
  await expect(text.locator("strong")).toHaveText("bold");
  await expect(page.getByRole("button", { name: "Bold" })).toHaveAttribute("aria-pressed", "true");
});

test("toolbar buttons act on the selection and say when they cannot", async ({ open }) => {
  const { page, text } = await open("room=buttons&template=free");
  const undo = page.getByRole("button", { name: "Undo your last change" });
  const redo = page.getByRole("button", { name: "Redo your last change" });
  await expect(undo).toHaveAttribute("aria-disabled", "true");
  await text.click();
  await page.keyboard.type("words");
  await expect(undo).not.toHaveAttribute("aria-disabled", "true");
  await page.getByRole("button", { name: "Task list" }).click();
  await expect(text.getByRole("checkbox")).toHaveCount(1);
  await page.getByRole("button", { name: "Numbered list" }).click();
  await expect(text.locator("ol > li")).toHaveText("words");
  await page.getByRole("button", { name: "Numbered list" }).click();
  await expect(text.locator("li")).toHaveCount(0);
  await page.getByRole("button", { name: "Subheading" }).click();
  await expect(text.locator("h3")).toHaveText("words");
  await expect(page.getByRole("button", { name: "Subheading" })).toHaveAttribute("aria-pressed", "true");
  await expect(redo).toHaveAttribute("aria-disabled", "true");
  await undo.click();
  await expect(redo).not.toHaveAttribute("aria-disabled", "true");
});

test("prompts stand in empty sections only and are no part of the text", async ({ open }) => {
  const { page, text } = await open("room=prompts&template=soap");
  await expect(text.locator("[data-prompt-text]")).toHaveCount(4);
  await text.locator("p").first().click();
  await page.keyboard.type("slept");
  await expect(text.locator("[data-prompt-text]")).toHaveCount(3);
  expect(await ask(page, (probe) => probe.text())).not.toContain("What the client said");
});

test("links take web, mail and phone addresses and refuse the rest with a reason", async ({
  open,
  context,
}) => {
  const { page, text } = await open("room=links&template=free");
  await text.click();
  await page.keyboard.type("read this");
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Control+k");
  const address = page.getByRole("textbox", { name: "Address" });
  await expect(address).toBeFocused();
  await address.fill("javascript:alert(1)");
  await page.keyboard.press("Enter");
  await expect(
    page.getByText("Only web pages, email addresses and phone numbers can be linked."),
  ).toBeVisible();
  await address.fill("example.org/help");
  await page.keyboard.press("Enter");
  const link = text.locator("a");
  await expect(link).toHaveAttribute("href", "https://example.org/help");
  await expect(link).toHaveAttribute("rel", /noopener/);
  await expect(text).toBeFocused();
  const pages = context.pages().length;
  await link.click();
  await ask(page, (probe) => probe.setReadOnly(true));
  await link.click();
  expect(context.pages()).toHaveLength(pages);
  expect(page.url()).toContain("room=links");
});

test("the key for links is left to the page where there is nothing to link", async ({ open }) => {
  const { page, text } = await open("room=link-key&template=free");
  await page.evaluate(() => {
    const left: string[] = [];
    Object.assign(globalThis, { left });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "k" || event.defaultPrevented) return;
      event.preventDefault();
      left.push(event.key);
    });
  });
  const left = (): Promise<unknown> => page.evaluate("left");
  const button = page.getByRole("button", { name: "Link" });
  await text.click();
  await page.keyboard.type("read this");
  await page.keyboard.press("Control+k");
  expect(await left()).toEqual(["k"]);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(button).not.toHaveAttribute("aria-keyshortcuts");
  await page.keyboard.press("Control+Shift+ArrowLeft");
  await expect(button).toHaveAttribute("aria-keyshortcuts", "Control+k");
  await page.keyboard.press("Control+k");
  await page.getByRole("textbox", { name: "Address" }).fill("example.org");
  await page.keyboard.press("Enter");
  await expect(text.locator("a")).toHaveText("this");
  await text.locator("a").click();
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("textbox", { name: "Address" }), "in a link it is changed").toHaveValue(
    "https://example.org/",
  );
  expect(await left()).toEqual(["k"]);
});

test("a click above a heading writes into the text before it, and one on blank paper at the end", async ({
  open,
}) => {
  const { page, text } = await open("room=gaps&template=soap");
  const assessment = text.locator("h2", { hasText: "Assessment" });
  await expect(assessment).toBeVisible();
  // Nothing may move between the look at a place and the click on it.
  await page.evaluate(() => document.fonts.ready);
  const clickAbove = async (px: number): Promise<void> => {
    const box = await assessment.boundingBox();
    if (box === null) throw new Error("the heading is not drawn");
    await page.mouse.click(box.x + 40, box.y - px);
  };
  for (const [index, px] of [2, 6, 12, 18, 22].entries()) {
    await page.mouse.click(1, 1);
    await clickAbove(px);
    await page.keyboard.type(String(index));
  }
  await expect(text.locator("h2")).toHaveText(["Subjective", "Objective", "Assessment", "Plan"]);
  const lines = await text.locator("p").allTextContents();
  expect([...(lines[1] ?? "")].toSorted().join("")).toBe("01234");
  expect([lines[0], lines[2], lines[3]]).toEqual(["", "", ""]);

  const heading = await assessment.boundingBox();
  if (heading === null) throw new Error("the heading is not drawn");
  await page.mouse.click(heading.x + 40, heading.y + heading.height + 2);
  await page.keyboard.type("below");
  await expect(text.locator("p").nth(2)).toHaveText("below");

  await text.locator("p").first().click();
  await page.keyboard.type("first");
  const paper = await text.boundingBox();
  if (paper === null) throw new Error("the text is not drawn");
  await page.mouse.click(paper.x + 30, paper.y + paper.height - 8);
  await page.keyboard.type("plan");
  await expect(text.locator("p").last()).toHaveText("plan");
});

test("a link is followed with Control and a click, into a page that cannot reach back", async ({
  open,
  context,
}) => {
  await context.route("https://example.org/**", (route) => route.fulfill({ body: "elsewhere" }));
  const { page, text } = await open("room=follow&template=free");
  await text.click();
  await page.getByRole("button", { name: "Link" }).click();
  await page.getByRole("textbox", { name: "Address" }).fill("https://example.org/help");
  await page.keyboard.press("Enter");
  const [opened] = await Promise.all([
    context.waitForEvent("page"),
    text.locator("a").click({ modifiers: ["Control"] }),
  ]);
  await opened.waitForURL("https://example.org/help");
  expect(await opened.evaluate(() => [window.opener, document.referrer])).toEqual([null, ""]);
  await opened.close();
});

test("a paragraph runs in the direction of its own words", async ({ open }) => {
  const { page, text } = await open("room=direction&template=free");
  await text.click();
  await page.keyboard.insertText("left to right");
  await page.keyboard.press("Enter");
  await page.keyboard.insertText("שלום עולם");
  const endOf = (line: number): Promise<number> =>
    text
      .locator("p")
      .nth(line)
      .evaluate((element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        return element.getBoundingClientRect().right - range.getBoundingClientRect().right;
      });
  expect(await endOf(0)).toBeGreaterThan(100);
  expect(await endOf(1)).toBeLessThan(2);
});

test("whoever comes into a note by the keyboard writes into its text and not into a heading of the template", async ({
  open,
}) => {
  const ada = await open("room=by-key&name=Ada&template=soap");
  await ada.text.locator("p").first().click();
  await ada.page.keyboard.type("slept well");
  const ben = await open("room=by-key&name=Ben");
  await expect(ben.text).toContainText("slept well");
  await ben.text.focus();
  await ben.page.keyboard.type("news");
  await expect(ben.text.getByRole("heading")).toHaveText(["Subjective", "Objective", "Assessment", "Plan"]);
  await expect(ben.text.locator("p").nth(1)).toHaveText("news");
});

test("words are counted after a pause", async ({ open }) => {
  const { page, text } = await open("room=count&template=free");
  await text.click();
  await page.keyboard.type("three short words");
  await expect.poll(() => ask(page, (probe) => probe.words())).toBe(3);
});

test("the headings of a template are not counted among a person's words, a heading of their own is", async ({
  open,
}) => {
  const { page, text } = await open("room=count-own&template=soap");
  await expect.poll(() => ask(page, (probe) => probe.words())).toBe(0);
  await text.locator("p").last().click();
  await page.keyboard.type("## Next week");
  await page.keyboard.press("Enter");
  await page.keyboard.type("walk daily");
  await expect.poll(() => ask(page, (probe) => probe.words())).toBe(4);
});

test("the editor has no accessibility faults that axe can find, in light and dark", async ({ open }) => {
  const { page, text } = await open("room=axe&template=soap");
  await text.locator("p").first().click();
  await page.keyboard.type("[x] task");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page })
      .include("[role=toolbar]")
      .include(".ProseMirror")
      .analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  }
});
