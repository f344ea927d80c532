import { ask, expect, paste, test } from "./editor-page.ts";

test("two people writing at once lose no letter and end with one text", async ({ open }) => {
  const ada = await open("room=write&name=Ada&colour=1&template=free");
  const ben = await open("room=write&name=Ben&colour=2");
  await ada.text.click();
  await ada.page.keyboard.type("start");
  await expect(ben.text).toHaveText(/start/);
  await ben.text.click();
  await ben.page.keyboard.press("Control+End");
  await ben.page.keyboard.press("Enter");
  await Promise.all([
    ada.page.keyboard.type("a".repeat(60), { delay: 5 }),
    ben.page.keyboard.type("b".repeat(60), { delay: 7 }),
  ]);
  await expect(ben.text).toContainText("a".repeat(60));
  await expect(ada.text).toContainText("b".repeat(60));
  expect(await ask(ada.page, (probe) => probe.canonical())).toBe(
    await ask(ben.page, (probe) => probe.canonical()),
  );
});

test("edits made apart come together when the connection is back", async ({ open }) => {
  const ada = await open("room=apart&name=Ada&template=soap");
  const ben = await open("room=apart&name=Ben");
  await expect(ben.text).toContainText("Objective");
  for (const { page } of [ada, ben]) await ask(page, (probe) => probe.pause());
  await ada.text.locator("p").nth(0).click();
  await ada.page.keyboard.type("slept badly");
  await ben.text.locator("p").nth(3).click();
  await ben.page.keyboard.type("see again on Monday");
  for (const { page } of [ada, ben]) await ask(page, (probe) => probe.resume());
  await expect(ada.text).toContainText("see again on Monday");
  await expect(ben.text).toContainText("slept badly");
  expect(await ask(ada.page, (probe) => probe.canonical())).toBe(
    await ask(ben.page, (probe) => probe.canonical()),
  );
});

test("a colleague's caret and selection carry the name and no style", async ({ open }) => {
  const ada = await open("room=caret&name=Ada Lovelace&colour=1&template=free");
  const ben = await open("room=caret&name=Ben&colour=2");
  await ada.text.click();
  await ada.page.keyboard.type("some words");
  const caret = ben.text.locator("[data-colour='1'][aria-hidden='true']");
  await expect(caret).toHaveAttribute("data-name", "Ada Lovelace");
  await expect(ben.text).toHaveText("some words");
  expect(await caret.evaluate((element) => getComputedStyle(element, "::after").content)).toBe(
    '"Ada Lovelace"',
  );
  await ada.page.keyboard.press("Control+A");
  const selection = ben.text.locator("[data-colour='1']:not([aria-hidden])");
  await expect(selection).toHaveText("some words");
  expect(await selection.evaluate((element) => getComputedStyle(element).backgroundColor)).not.toBe(
    "rgba(0, 0, 0, 0)",
  );
  expect(await ben.page.locator("[style]").count()).toBe(0);
  await ada.page.getByRole("button", { name: "after" }).focus();
  await expect(caret).toHaveCount(0);
});

test("a colleague's name fades while they rest, and each key of theirs brings it back", async ({ open }) => {
  const ada = await open("room=rest&name=Ada&colour=1&template=free");
  const ben = await open("room=rest&name=Ben&colour=2");
  await ada.text.click();
  await ada.page.keyboard.type("some words");
  const caret = ben.text.locator("[data-name='Ada']");
  const opacity = (): Promise<number> =>
    caret.evaluate((element) => Number(getComputedStyle(element, "::after").opacity));
  // As if the time had passed; and then it stands, so that a slow machine does not let the name fade again before it is looked at.
  const rest = async (): Promise<number> => {
    await caret.evaluate((element) => {
      for (const each of element.getAnimations({ subtree: true })) {
        each.pause();
        each.currentTime = Number(each.effect?.getComputedTiming().endTime);
      }
    });
    return opacity();
  };
  await expect(ben.text).toHaveText("some words");
  await expect(caret).toHaveCount(1);
  expect(await opacity()).toBe(1);
  for (const key of ["e", "ArrowLeft", "i", "Backspace"]) {
    // The caret of the key before may still be on its way.
    await expect.poll(rest, "at rest").toBe(0);
    await ada.page.keyboard.press(key);
    await expect.poll(opacity, `after ${key}`).toBe(1);
  }
});

test("a colleague's name stays whole and on the page when their caret stands at the end of a line", async ({
  open,
}) => {
  const ada = await open("room=edge&name=Ada Lovelace&colour=1&template=free");
  const ben = await open("room=edge&name=Ben&colour=2");
  await ben.page.setViewportSize({ width: 390, height: 700 });
  await ada.text.click();
  const caret = ben.text.locator("[data-name='Ada Lovelace']");
  const isAtTheEnd = (): Promise<boolean> =>
    caret.evaluate((element) => element.getBoundingClientRect().right > innerWidth - 40);
  const widthOfName = (): Promise<number> =>
    caret.evaluate((element) => Number.parseFloat(getComputedStyle(element, "::after").width));
  let written = "";
  const widths: number[] = [];
  await ben.page.evaluate(() => document.fonts.ready);
  do {
    written += "mm";
    await ada.page.keyboard.type("mm");
    await expect(ben.text).toHaveText(written);
    await expect(caret).toHaveCount(1);
    widths.push(await widthOfName());
  } while (!(await isAtTheEnd()));
  expect(Math.min(...widths), "pixels of the name wherever it stands").toBeCloseTo(widths[0] ?? 0, 0);
  const page = await ben.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(page, "pixels by which the page could be pushed aside").toBeLessThanOrEqual(0);
});

test("a caret whose name and colour are forged is shown harmlessly", async ({ open }) => {
  const ada = await open(
    `room=forged&colour=-3.5&template=free&name=${encodeURIComponent("<img src=x>".repeat(20))}`,
  );
  const ben = await open("room=forged&name=Ben");
  await ada.text.click();
  await ada.page.keyboard.type("words");
  const caret = ben.text.locator("[data-colour][aria-hidden='true']");
  await expect(caret).toHaveAttribute("data-colour", "0");
  expect((await caret.getAttribute("data-name"))?.length).toBe(60);
  expect(await ben.text.locator("img:not(.ProseMirror-separator)").count()).toBe(0);
});

test("letters typed at once after a click beside a colleague's caret are all kept", async ({ open }) => {
  const ada = await open("room=beside&name=Ada&colour=1&template=soap");
  const ben = await open("room=beside&name=Ben&colour=2");
  const line = ben.text.locator("p").first();
  await ada.text.locator("p").first().click();
  await ada.page.keyboard.type("news");
  await expect(line).toHaveText("news");
  await expect(ben.text.locator("[data-name='Ada']")).toHaveCount(1);
  let expected = "news";
  for (let round = 0; round < 4; round += 1) {
    await ben.page.getByRole("button", { name: "after" }).focus();
    // Twice in one place within half a second would be a double click.
    await line.click({ position: { x: 350 + 10 * round, y: 10 }, delay: 20 });
    await ben.page.keyboard.type(` more${round}`);
    expected += ` more${round}`;
    await expect(line).toHaveText(expected);
    await expect(ada.text).toContainText(expected);
  }
});

test("undo takes back one's own words and leaves the colleague's", async ({ open }) => {
  const ada = await open("room=undo&name=Ada&template=free");
  const ben = await open("room=undo&name=Ben");
  await ada.text.click();
  await ada.page.keyboard.type("mine ");
  await expect(ben.text).toContainText("mine");
  await ben.text.click();
  await ben.page.keyboard.press("Control+End");
  await ben.page.keyboard.type("yours");
  await expect(ada.text).toContainText("yours");
  await ada.text.click();
  await ada.page.keyboard.press("Control+z");
  await expect(ada.text).toHaveText(/^yours/);
  await expect(ben.text).toHaveText(/^yours/);
  await ada.page.keyboard.press("Control+z");
  await expect(ada.text).toContainText("yours");
  await ada.page.keyboard.press("Control+Shift+z");
  await expect(ben.text).toContainText("mine");

  const [both, theirs] = [/^mine yours$/, /^yours$/];
  await ada.page.keyboard.press("Alt+F10");
  await expect(ada.page.getByRole("button", { name: "Bold" })).toBeFocused();
  await ada.page.keyboard.press("Control+z");
  await expect(ben.text, "by its key on a button").toHaveText(theirs);
  await ada.page.keyboard.press("Control+Shift+z");
  await expect(ben.text).toHaveText(both);
  await expect(ada.page.getByRole("button", { name: "Bold" })).toBeFocused();
  // As the browser's own menus do it, which ask the page before, and as a script does, which does not.
  const menu = await ada.page.context().newCDPSession(ada.page);
  for (const browsersUndo of [
    () => menu.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: "Undo", commands: ["undo"] }),
    () => ada.page.evaluate(() => document.execCommand("undo")),
  ]) {
    await ada.text.click();
    await ada.page.keyboard.press("Control+End");
    await ada.page.keyboard.type("!");
    await expect(ben.text).toHaveText(/^mine yours!$/);
    await ben.page.keyboard.press("Control+Home");
    await ben.page.keyboard.type("?");
    await expect(ada.text).toHaveText(/^\?mine yours!$/);
    await browsersUndo();
    for (const { text } of [ada, ben]) await expect(text).toHaveText(/^\?mine yours$/);
    await ben.page.keyboard.press("Backspace");
    await expect(ada.text).toHaveText(both);
  }

  await ada.page.keyboard.type(" every night");
  await ada.page.keyboard.press("Control+Backspace");
  await expect(ben.text).toHaveText(/^mine yours every $/);
  await ada.page.keyboard.press("Control+z");
  await expect(ben.text, "the word that was deleted").toHaveText(/^mine yours every night$/);
  await ada.page.keyboard.press("Control+z");
  await expect(ben.text, "then what was typed").toHaveText(both);
});

test("content from a newer version is shown as words and never deleted", async ({ open, context }) => {
  const ada = await open("room=newer&name=Ada&template=free");
  await ada.text.click();
  await ada.page.keyboard.type("before the figure");
  const before = await ask(ada.page, (probe) => probe.state());
  const update = await withForeignNode(before);
  await ada.page.evaluate((bytes) => {
    (globalThis as unknown as { probe: { applyUpdate: (update: number[]) => void } }).probe.applyUpdate(
      bytes,
    );
  }, update);
  await expect(ada.page.getByRole("article", { name: "Session note" })).toContainText("in a figure");
  await expect(ada.text).toHaveCount(0);
  expect(await ask(ada.page, (probe) => probe.canonical())).toContain('"figure"');
  const ben = await open("room=newer&name=Ben");
  await expect(ben.page.getByRole("article", { name: "Session note" })).toContainText("before the figure");
  expect(await ask(ben.page, (probe) => probe.canonical())).toContain('"figure"');
  expect(context.pages()).toHaveLength(2);
});

async function withForeignNode(state: number[]): Promise<number[]> {
  const Y = await import("yjs");
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Uint8Array.from(state));
  const vector = Y.encodeStateVector(doc);
  const figure = new Y.XmlElement("figure");
  figure.insert(0, [new Y.XmlText("in a figure")]);
  doc.getXmlFragment("body").push([figure]);
  return [...Y.encodeStateAsUpdate(doc, vector)];
}

test("a read-only text follows, cannot be typed into and writes nothing", async ({ open }) => {
  const ada = await open("room=read&name=Ada&template=soap");
  const ben = await open("room=read&name=Ben&readOnly");
  await expect(ben.text).toContainText("Subjective");
  await expect(ben.text).toHaveAttribute("aria-readonly", "true");
  await expect(ben.page.getByRole("toolbar")).toHaveCount(0);
  const before = await ask(ben.page, (probe) => probe.canonical());
  await ben.text.focus();
  await ben.page.keyboard.type("x");
  await ben.page.keyboard.press("Control+b");
  await paste(ben.text, { "text/plain": "pasted" });
  expect(await ask(ben.page, (probe) => probe.canonical())).toBe(before);
  await ada.text.locator("p").first().click();
  await ada.page.keyboard.type("news");
  await expect(ben.text).toContainText("news");
  await ask(ben.page, (probe) => probe.setReadOnly(false));
  await expect(ben.page.getByRole("toolbar")).toBeVisible();
  await ben.text.locator("p").first().click();
  await ben.page.keyboard.type("mine");
  await expect(ada.text).toContainText("mine");
});

test("closing the editor takes the caret away from colleagues and stops listening", async ({ open }) => {
  const ada = await open("room=close&name=Ada&colour=4&template=free");
  const ben = await open("room=close&name=Ben");
  await ada.text.click();
  await ada.page.keyboard.type("words");
  const caret = ben.text.locator("[data-colour='4'][aria-hidden='true']");
  await expect(caret).toHaveCount(1);
  await ask(ada.page, (probe) => probe.setShown(false));
  await expect(ada.text).toHaveCount(0);
  await expect(caret).toHaveCount(0);
  await ben.text.click();
  await ben.page.keyboard.press("Control+End");
  await ben.page.keyboard.type(" more");
  await expect.poll(() => ask(ada.page, (probe) => probe.text())).toBe("words more");
});
