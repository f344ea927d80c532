/**
 * A state of the app, judged as everybody meets it: axe with all its rules at a desk, then in each other mode with the rules that can come
 * out differently there. On a phone and at 200 % nothing is wider than the window (WCAG 1.4.10), and on a page, as opposed to something
 * open over it, nothing that takes focus is behind a bar that keeps its place (2.4.11). From right to left is the direction alone; the
 * journey in the pseudo-language has one that really runs that way.
 */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./journey.ts";

type Size = { readonly width: number; readonly height: number };

const DESK: Size = { width: 1280, height: 900 };
const PHONE: Size = { width: 390, height: 844 };
/** What a desk's window leaves when everything is twice as large. */
const ENLARGED: Size = { width: 640, height: 450 };

/** What a width, a colour or a direction can change: the rest was asked at the desk. */
const RULES = [
  "aria-hidden-focus",
  "button-name",
  "color-contrast",
  "link-in-text-block",
  "link-name",
  "nested-interactive",
  "scrollable-region-focusable",
  "target-size",
];

interface Mode {
  readonly name: string;
  readonly size?: Size;
  readonly media?: Parameters<Page["emulateMedia"]>[0];
  readonly isFromRight?: boolean;
}

const MODES: readonly Mode[] = [
  { name: "dark", media: { colorScheme: "dark" } },
  { name: "forced colours", media: { forcedColors: "active" } },
  { name: "reduced motion", media: { reducedMotion: "reduce" } },
  { name: "right to left", isFromRight: true },
  { name: "phone", size: PHONE },
  { name: "phone, right to left", size: PHONE, isFromRight: true },
  { name: "200 %", size: ENLARGED },
];

interface Judging {
  /** `open`: something lies over the page and would close if focus went round. */
  readonly what?: "page" | "open";
}

export async function judge(page: Page, state: string, { what = "page" }: Judging = {}): Promise<void> {
  await settle(page);
  expect.soft(await brokenRules(page), state).toEqual([]);
  for (const mode of MODES) {
    await enter(page, mode);
    const where = `${state}, ${mode.name}`;
    expect.soft(await brokenAgain(page), where).toEqual([]);
    if (mode.media?.reducedMotion) expect.soft(await moving(page), where).toEqual([]);
    if (mode.size === undefined) continue;
    expect.soft(await overflowing(page), `${where}: nothing is wider than the window`).toEqual([]);
    if (what === "page" && !mode.isFromRight) {
      expect.soft(await obscured(page), `${where}: focus is not behind a bar`).toEqual([]);
    }
  }
  await enter(page, { name: "desk" });
}

/** One line for each rule that is broken, with the places. It leaves axe on the page. */
export async function brokenRules(page: Page, within?: string): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .options({ rules: { "target-size": { enabled: true } } });
  const { violations } = await (within === undefined ? axe : axe.include(within)).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
}

interface AxeOnPage {
  run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

async function brokenAgain(page: Page): Promise<string[]> {
  return page.evaluate(async (values) => {
    const axe = Reflect.get(globalThis, "axe") as AxeOnPage;
    const { violations } = await axe.run({ runOnly: { type: "rule", values }, resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  }, RULES);
}

async function enter(page: Page, { size = DESK, media, isFromRight = false }: Mode): Promise<void> {
  const now = page.viewportSize();
  if (now?.width !== size.width || now.height !== size.height) await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme: "light", forcedColors: "none", reducedMotion: null, ...media });
  await page.evaluate(
    (dir) => {
      document.documentElement.dir = dir;
    },
    isFromRight ? "rtl" : "ltr",
  );
  await settle(page);
}

/** Colours are judged as they stay, not half way through a fade, and places as they are laid out and painted. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
    // What moves inside something folded stands still and never ends.
    const patience = new Promise((resolve) => setTimeout(resolve, 1_000));
    await Promise.race([Promise.allSettled(ending.map((each) => each.finished)), patience]);
    await frame();
    for (const each of document.querySelectorAll("*")) each.getBoundingClientRect();
  });
}

/** What still moves on a page that was asked to keep still. */
export const moving = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().iterations === Infinity)
      .map(({ effect }) => (effect as KeyframeEffect).target?.outerHTML.slice(0, 120) ?? ""),
  );

/** Parts of the page that reach over its edge, which a person would have to scroll sideways for. */
export const overflowing = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const found = [...document.querySelectorAll("body *")]
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return width > 0 && (right > root.clientWidth + 1 || left < -1);
      })
      .map((element) => `${element.tagName} ${(element.textContent ?? "").slice(0, 60)}`);
    // What a style draws has no element of its own.
    return found.length > 0 ? found : [`${root.scrollWidth - root.clientWidth} px of no element`];
  });

/** Gives focus to everything that takes it, and names what then lies wholly behind something that keeps its place in the window. */
export const obscured = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const before = document.activeElement;
    const stays = (element: Element | null): Element | null => {
      for (let each = element; each !== null; each = each.parentElement) {
        if (["fixed", "sticky"].includes(getComputedStyle(each).position)) return each;
      }
      return null;
    };
    const barOver = (element: Element): Element | undefined => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const points = [0.1, 0.5, 0.9].flatMap((x) =>
        [0.1, 0.5, 0.9].map((y) => [left + x * width, top + y * height] as const),
      );
      const bars = points.map(([x, y]) => stays(document.elementFromPoint(x, y)));
      return bars.every((bar) => bar !== null && !bar.contains(element)) ? (bars[0] ?? undefined) : undefined;
    };
    const found: string[] = [];
    const all = document.querySelectorAll<HTMLElement>(
      "a[href], button, input, textarea, summary, [tabindex='0'], [contenteditable='true']",
    );
    for (const element of all) {
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      element.focus();
      const bar = document.activeElement === element ? barOver(element) : undefined;
      if (bar) found.push(`${element.outerHTML.slice(0, 120)} behind ${bar.outerHTML.slice(0, 80)}`);
    }
    (before as HTMLElement | null)?.focus();
    scrollTo(0, 0);
    return found;
  });
