/** The start of a day and the way through a long list, on profiles that were made beforehand. */

import type { BrowserContext, Page } from "@playwright/test";
import type { Bench } from "../harness/bench.ts";
import { openTab } from "./app-place.ts";
import { openBrowser, withBrowser } from "./browser.ts";
import { PASSPHRASE } from "./page/passphrase.ts";
import { type Smoothness, smoothnessOf, takeSmoothness } from "./smoothness.ts";

const WITHIN_MS = 30_000;
const SETTLE_MS = 300;
/** Fifty thousand pixels a second, as fast as a wheel without notches turns. */
const WHEEL = { pixels: 800, everyMs: 16, turnsBetweenLooks: 10 } as const;
const MOST_SCROLLS = 3;

export interface StartOfDay {
  readonly boot: readonly Smoothness[];
  readonly unlock: readonly Smoothness[];
}

export function startOfDay(bench: Bench, count: number): Promise<StartOfDay> {
  return withMadeClients(bench, count, async (context, origin) => {
    const boot: Smoothness[] = [];
    const unlock: Smoothness[] = [];
    for (let round = 0; round < bench.rounds; round++) {
      const page = await bootedTab(context, origin);
      await page.waitForTimeout(SETTLE_MS);
      boot.push(await takeSmoothness(page));
      unlock.push(await smoothnessOf(page, () => unlockToList(page)));
      bench.say(`round ${round + 1}, boot and unlock: ${JSON.stringify([boot.at(-1), unlock.at(-1)])}`);
      await page.close();
    }
    return { boot, unlock };
  });
}

export function scrolling(bench: Bench, count: number): Promise<readonly Smoothness[]> {
  return withMadeClients(bench, count, async (context, origin) => {
    const page = await bootedTab(context, origin);
    await unlockToList(page);
    await page.locator(`[aria-rowcount="${count + 1}"]`).waitFor();
    const rounds: Smoothness[] = [];
    while (rounds.length < Math.min(bench.rounds, MOST_SCROLLS)) {
      await page.evaluate(() => window.scrollTo(0, 0));
      await page.waitForTimeout(SETTLE_MS);
      rounds.push(await smoothnessOf(page, () => wheelToEnd(page)));
      bench.say(`round ${rounds.length}, scrolling: ${JSON.stringify(rounds.at(-1))}`);
    }
    return rounds;
  });
}

/** In a browser started anew: the engine of the bench's own page would hold the lock of the origin for a while. */
function withMadeClients<T>(
  bench: Bench,
  count: number,
  use: (context: BrowserContext, origin: string) => Promise<T>,
): Promise<T> {
  return withBrowser(bench, async (before, origin) => {
    const { task } = await before.page();
    await task("prepare-clients", { count });
    await before.close();
    const browser = await openBrowser(bench, origin, { profile: before.profile });
    try {
      return await use(browser.context, origin);
    } finally {
      await browser.close();
    }
  });
}

const passphraseField = (page: Page) => page.getByLabel("Passphrase", { exact: true });

async function bootedTab(context: BrowserContext, origin: string): Promise<Page> {
  const page = await openTab(context, `${origin}/clients`);
  await passphraseField(page).waitFor({ timeout: WITHIN_MS });
  return page;
}

async function unlockToList(page: Page): Promise<void> {
  await passphraseField(page).fill(PASSPHRASE);
  await page.getByRole("button", { name: "Unlock" }).click();
  await page.getByText("Person 1", { exact: true }).first().waitFor({ timeout: WITHIN_MS });
}

async function wheelToEnd(page: Page): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  await page.mouse.move(width / 2, height / 2);
  while (!(await isAtEnd(page))) {
    for (let turn = 0; turn < WHEEL.turnsBetweenLooks; turn++) {
      await page.mouse.wheel(0, WHEEL.pixels);
      await page.waitForTimeout(WHEEL.everyMs);
    }
  }
}

function isAtEnd(page: Page): Promise<boolean> {
  return page.evaluate(() => scrollY + innerHeight >= document.documentElement.scrollHeight - 1);
}
