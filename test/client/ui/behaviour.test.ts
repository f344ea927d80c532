/** What jsdom cannot show: modality, top layer, focus rings, the theme switch. */
import type { Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DesignBrowser, openDesign } from "./design/open-design.ts";

let design: DesignBrowser;
beforeAll(async () => {
  design = await openDesign();
}, 120_000);
afterAll(() => design?.close());

const DESK = { viewport: { width: 1280, height: 800 }, colorScheme: "light" } as const;

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");

test("Escape closes a dialog and focus returns to what opened it", async () => {
  await design.withPage(DESK, async (page) => {
    await page.getByRole("button", { name: "Open a form" }).press("Enter");
    const dialog = page.getByRole("dialog", { name: "Invite a colleague" });
    expect(
      await dialog.getByRole("textbox", { name: "Name" }).evaluate((node) => node.matches(":focus")),
    ).toBe(true);
    await page.keyboard.press("Escape");
    expect(await dialog.count()).toBe(0);
    expect(await focused(page)).toBe("Open a form");
  });
});

test("Escape closes a second time round too", async () => {
  await design.withPage(DESK, async (page) => {
    for (const _ of [1, 2, 3]) {
      await page.getByRole("button", { name: "Open a form" }).press("Enter");
      await page.getByRole("dialog").waitFor();
      await page.keyboard.press("Escape");
      expect(await page.getByRole("dialog").count()).toBe(0);
    }
  });
});

test("Escape in a list inside a dialog closes the list and keeps the dialog and its text", async () => {
  await design.withPage(DESK, async (page) => {
    await page.getByRole("button", { name: "Open a form" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Name" }).fill("Ada");
    await dialog.getByRole("button", { name: /Role/ }).press("Enter");
    await page.getByRole("option", { name: "Owner" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("option", { name: "Owner" }).waitFor({ state: "detached" });
    expect(await dialog.getByRole("textbox", { name: "Name" }).inputValue()).toBe("Ada");
    await dialog.getByRole("button", { name: /Role/ }).click();
    await page.getByRole("option", { name: "Owner" }).click();
    expect(await dialog.getByRole("button", { name: /Role/ }).textContent()).toContain("Owner");
  });
});

test("a press beside a dialog leaves it open", async () => {
  await design.withPage(DESK, async (page) => {
    await page.getByRole("button", { name: "Open a form" }).click();
    await page.mouse.click(5, 5);
    expect(await page.getByRole("dialog").isVisible()).toBe(true);
  });
});

test("Tab never leaves an open dialog for the page behind", async () => {
  await design.withPage(DESK, async (page) => {
    await page.getByRole("button", { name: "Open a form" }).click();
    for (let step = 0; step < 12; step += 1) {
      await page.keyboard.press("Tab");
      const isBehind = await page.evaluate(() => {
        const at = document.activeElement;
        return at !== null && at !== document.body && at.closest("dialog") === null;
      });
      expect(isBehind).toBe(false);
    }
  });
});

test("whatever Tab reaches shows where it is", async () => {
  await design.withPage(DESK, async (page) => {
    const unmarked: string[] = [];
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press("Tab");
      const mark = await page.evaluate(() => {
        const at = document.activeElement;
        if (!at || at === document.body) return null;
        const around = [at, at.parentElement, at.closest("label"), at.closest("[class*=control]")];
        const isMarked = around.some((node) => {
          if (!node) return false;
          return [undefined, "::after"].some((part) => {
            const style = getComputedStyle(node, part);
            return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
          });
        });
        return isMarked ? null : at.outerHTML.slice(0, 120);
      });
      if (mark !== null) unmarked.push(mark);
    }
    expect(unmarked).toEqual([]);
  });
}, 60_000);

test("the theme on <html> wins over the system's", async () => {
  await design.withPage({ ...DESK, colorScheme: "light" }, async (page) => {
    const background = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await background();
    await page.evaluate(() => document.documentElement.setAttribute("data-theme", "dark"));
    expect(await background()).not.toBe(light);
    await page.evaluate(() => document.documentElement.setAttribute("data-theme", "light"));
    expect(await background()).toBe(light);
  });
});

test("Inter comes from our own origin", async () => {
  await design.withPage(DESK, async (page) => {
    const faces = await page.evaluate(() =>
      [...document.fonts].filter((face) => face.status === "loaded").map((face) => face.family),
    );
    expect(faces.join()).toContain("Inter Variable");
  });
});

test("the phone's bar opens the seldom-used places above itself", async () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  await design.withPage(phone, async (page) => {
    const settings = page.getByRole("link", { name: "Settings" });
    expect(await settings.isVisible()).toBe(false);
    await page.getByRole("button", { name: "More", exact: true }).tap();
    expect(await settings.isVisible()).toBe(true);
    await settings.tap();
    expect(await settings.isVisible()).toBe(false);
  });
});
