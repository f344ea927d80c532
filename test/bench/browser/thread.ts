/** What a page's main thread did: its time on a processor, and its longest tasks. */

import type { BrowserContext, CDPSession, Page } from "@playwright/test";

/** The processor time of a renderer's main thread so far, as the operating system counts it; workers are not in it. */
export interface ThreadClock {
  readMs(): Promise<number>;
}

export async function makeThreadClock(context: BrowserContext, page: Page): Promise<ThreadClock> {
  const session: CDPSession = await context.newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return {
    async readMs() {
      const { metrics } = await session.send("Performance.getMetrics");
      const seconds = metrics.find(({ name }) => name === "ThreadTime")?.value;
      if (seconds === undefined) throw new Error("this browser does not count thread time");
      return seconds * 1000;
    },
  };
}

declare global {
  interface Window {
    longTasks: number[];
  }
}

/** Collects tasks of more than 50 ms from the page's very first. */
export async function watchLongTasks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.longTasks = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.longTasks.push(duration);
    }).observe({ type: "longtask", buffered: true });
  });
}

/** The longest since the last call; 0 when none took more than 50 ms. */
export function takeLongestTask(page: Page): Promise<number> {
  return page.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    return Math.max(0, ...window.longTasks.splice(0));
  });
}
