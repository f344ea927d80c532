/**
 * All components in a real browser: no violation of the policy, none of the accessibility rules, in light and
 * dark, on a desk and on a phone. `SCREENSHOTS=1` also leaves pictures in `screenshots/` for the eye.
 */
import { mkdirSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import type { BrowserContextOptions, Page } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DesignBrowser, openDesign } from "./design/open-design.ts";

let design: DesignBrowser;
beforeAll(async () => {
  design = await openDesign();
}, 120_000);
afterAll(() => design?.close());

const DESK = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const NARROW = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

const SCREENS: readonly (readonly [string, BrowserContextOptions])[] = [
  ["desk-light", { ...DESK, colorScheme: "light" }],
  ["desk-dark", { ...DESK, colorScheme: "dark" }],
  ["phone-light", { ...PHONE, colorScheme: "light" }],
  ["phone-dark", { ...PHONE, colorScheme: "dark" }],
  ["desk-contrast", { ...DESK, colorScheme: "light", contrast: "more" }],
];

/** Of the whole page, or of one part of it. */
async function violations(page: Page, part?: string): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  if (part !== undefined) axe.include(part);
  const result = await axe
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  return result.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ""}`),
  );
}

async function picture(page: Page, name: string, fullPage = true): Promise<void> {
  if (!process.env["SCREENSHOTS"]) return;
  mkdirSync("screenshots", { recursive: true });
  await page.screenshot({ path: `screenshots/${name}.png`, fullPage });
}

const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

describe.each(SCREENS)("%s", (name, screen) => {
  test("the page breaks no accessibility rule and no policy, and never scrolls sideways", async () => {
    await design.withPage(screen, async (page, problems) => {
      expect(await violations(page)).toEqual([]);
      expect(problems).toEqual([]);
      expect(await scrollsSideways(page)).toBe(false);
      await picture(page, name);
    });
  }, 60_000);
});

const PARTS: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  ["menu", (page) => page.getByRole("button", { name: "Actions", exact: true }).click()],
  ["select", (page) => page.getByRole("button", { name: /Status/ }).click()],
  ["combobox", (page) => page.getByRole("button", { name: /Show all/ }).click()],
  [
    "calendar",
    async (page) => {
      await page.getByRole("button", { name: "Choose in the calendar" }).first().click();
      await page.getByRole("button", { name: /^Thursday,? 12 March 2026$/ }).waitFor();
    },
  ],
  ["save-state", (page) => page.getByRole("button", { name: "Offline, 3 changes waiting" }).click()],
  ["confirm", (page) => page.getByRole("button", { name: "Ask before removing" }).click()],
  ["command-box", (page) => page.getByRole("button", { name: "Search or do something" }).click()],
  ["toast", (page) => page.getByRole("button", { name: "Say something urgent" }).click()],
  [
    "select-in-dialog",
    async (page) => {
      await page.getByRole("button", { name: "Open a form" }).click();
      await page.getByRole("dialog").getByRole("button", { name: /Role/ }).click();
      await page.getByRole("option", { name: "Owner" }).waitFor();
    },
  ],
];

const OPEN = ':is([role="menu"], [role="listbox"], [role="dialog"], [role="alert"], dialog[open], [popover])';

describe.each([SCREENS[1]!, SCREENS[2]!])("open parts, %s", (name, screen) => {
  test.each(PARTS)(
    "%s breaks none either",
    async (part, open) => {
      await design.withPage(screen, async (page, problems) => {
        await open(page);
        // The page around it has been looked at whole, above.
        expect(await violations(page, OPEN)).toEqual([]);
        expect(await scrollsSideways(page)).toBe(false);
        expect(problems).toEqual([]);
        await picture(page, `${name}-${part}`, false);
      });
    },
    60_000,
  );
});

test("the check would notice: a nameless button is found", async () => {
  await design.withPage(DESK, async (page) => {
    await page.evaluate(() => document.querySelector("main")?.append(document.createElement("button")));
    expect((await violations(page)).join("\n")).toContain("button-name");
  });
}, 60_000);

test("the page never scrolls sideways at 360 px", async () => {
  await design.withPage(NARROW, async (page) => {
    expect(await scrollsSideways(page)).toBe(false);
    await picture(page, "narrow");
  });
});

test("a hyphen is as wide in a table as in a sentence, and figures stand under each other where they do", async () => {
  await design.withPage(DESK, async (page) => {
    const table = page.getByRole("table", { name: "Clients" }).first();
    const code = table.getByRole("cell", { name: "AO-021" });
    const widths = await code.evaluate(async (cell) => {
      await document.fonts.ready;
      const hyphen = (within: Node): number => {
        const range = document.createRange();
        range.setStart(within, 2);
        range.setEnd(within, 3);
        return range.getBoundingClientRect().width;
      };
      const sentence = document.createElement("p");
      sentence.textContent = "AO-021";
      sentence.style.font = getComputedStyle(cell).font;
      document.querySelector("main")?.append(sentence);
      const text = (element: Element): Node => document.createTreeWalker(element, 4).nextNode() as Node;
      const widths = { cell: hyphen(text(cell)), sentence: hyphen(text(sentence)) };
      sentence.style.fontVariantNumeric = "tabular-nums";
      return { ...widths, amongFigures: hyphen(text(sentence)) };
    });
    expect(widths.sentence).toBeGreaterThan(2);
    expect(widths.cell).toBeCloseTo(widths.sentence, 1);
    expect(widths.amongFigures, "the check would notice").toBeGreaterThan(widths.sentence + 1);
    const last = table.getByRole("cell", { name: "yesterday" });
    await expect(last.evaluate((cell) => getComputedStyle(cell).fontVariantNumeric)).resolves.toBe(
      "tabular-nums",
    );
  });
}, 60_000);

test("fields in one row stand level, however long a label is and whatever is said below", async () => {
  await design.withPage({ viewport: { width: 900, height: 900 } }, async (page) => {
    const top = async (label: string): Promise<number | undefined> =>
      (await page.getByRole("textbox", { name: label }).boundingBox())?.y;
    const [code, first, name, email] = [
      await top("Code"),
      await top("Who is spoken to first"),
      await top("Legal name"),
      await top("Email"),
    ];
    expect(first).toBe(code);
    expect(email).toBe(name);
    expect(code).toBeGreaterThan(name ?? Infinity);
  });
});

test.each([390, 700, 768, 1024, 1280])("a long list has room for its names at %i px", async (width) => {
  await design.withPage({ viewport: { width, height: 900 } }, async (page) => {
    const name = page.getByRole("table", { name: "Everybody" }).getByRole("rowheader").first();
    expect((await name.boundingBox())?.width).toBeGreaterThan(120);
    expect(await scrollsSideways(page)).toBe(false);
  });
});

test("every target is at least 44 px high where fingers are used", async () => {
  await design.withPage(PHONE, async (page) => {
    const small = await page.evaluate(() => {
      /** What takes the finger: the label of a choice, the frame of a field, the row that a link fills. */
      const target = (control: Element): Element | null => {
        if (control.matches("[type=checkbox], [type=radio]")) return control.closest("label");
        const fillsRow = getComputedStyle(control, "::after").position === "absolute";
        return control.closest("[class*=control]") ?? (fillsRow ? control.closest("li") : control);
      };
      return [...document.querySelectorAll("button, a[href], input, textarea, summary")]
        .map(target)
        .filter((control) => control?.checkVisibility({ visibilityProperty: true }))
        .map((control) => ({ control, box: control!.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 1 && box.height < 43.9)
        .map(({ control, box }) => `${control?.outerHTML.slice(0, 120)} ${box.height}`);
    });
    expect(small).toEqual([]);
  });
});

test("the recovery sheet prints alone", async () => {
  await design.withPage(DESK, async (page) => {
    await page.emulateMedia({ media: "print" });
    expect(await page.getByText("Claros recovery kit").isVisible()).toBe(true);
    expect(await page.getByRole("heading", { level: 1 }).isVisible()).toBe(false);
    expect(await page.getByRole("navigation", { name: "Main" }).isVisible()).toBe(false);
    await picture(page, "print");
  });
});

test.each(["light", "dark"] as const)(
  "the room for a scroll bar beside a modal is veiled with it, %s",
  async (colorScheme) => {
    await design.withPage({ ...DESK, colorScheme }, async (page) => {
      const grounds = (): Promise<string[]> =>
        page.evaluate(() =>
          [document.documentElement, document.body].map((part) => getComputedStyle(part).backgroundColor),
        );
      const [surface] = await grounds();
      await page.getByRole("button", { name: "Open a form" }).click();
      const [beside, below] = await grounds();
      expect(below).toBe(surface);
      expect(beside).not.toBe(surface);
      await page.keyboard.press("Escape");
      expect((await grounds())[0]).toBe(surface);
    });
  },
);

test("forced colours keep every part visible", async () => {
  await design.withPage({ ...DESK, forcedColors: "active" }, async (page) => {
    const isFilled = await page.getByRole("meter").evaluate((meter) => {
      const [first, last] = [meter.firstElementChild, meter.lastElementChild];
      return (
        first && last && getComputedStyle(first).backgroundColor !== getComputedStyle(last).backgroundColor
      );
    });
    expect(isFilled).toBe(true);
    await picture(page, "forced");
  });
});
