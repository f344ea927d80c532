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

export interface LongestTask {
  /** On a processor; what other programs took meanwhile is not in it. */
  readonly cpuMs: number;
  readonly wallMs: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** The longest tasks of the main threads of all pages while `act` runs, from the browser's own trace. */
export async function longestTaskOf(
  context: BrowserContext,
  page: Page,
  act: () => Promise<unknown>,
): Promise<LongestTask> {
  const session = await context.newCDPSession(page);
  const events: TraceEvent[] = [];
  // The protocol's type for what was collected says nothing about it.
  session.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["toplevel"] },
  });
  await act();
  const complete = new Promise<void>((resolve) => session.once("Tracing.tracingComplete", () => resolve()));
  await session.send("Tracing.end");
  await complete;
  await session.detach();
  const threadOf = ({ pid, tid }: TraceEvent): string => `${pid}/${tid}`;
  const isMain = new Set(
    events
      .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
      .map(threadOf),
  );
  const tasks = events.filter(({ name, ph }) => ph === "X" && name.endsWith("RunTask"));
  const longest = (key: "dur" | "tdur"): number =>
    Math.max(0, ...tasks.filter((task) => isMain.has(threadOf(task))).map((task) => (task[key] ?? 0) / 1000));
  return { cpuMs: longest("tdur"), wallMs: longest("dur") };
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

/** How long each of those took that ended since the last call. */
export function takeLongTasks(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    // The observer is told of a task a little after it.
    await new Promise((resolve) => setTimeout(resolve, 100));
    return window.longTasks.splice(0);
  });
}

/** The longest since the last call; 0 when none took more than 50 ms. */
export async function takeLongestTask(page: Page): Promise<number> {
  return Math.max(0, ...(await takeLongTasks(page)));
}
