/** What a person feels of a page: tasks that hold its thread up, and frames that come late. */

import type { Page } from "@playwright/test";
import { shortSpread, spreadOf } from "../harness/statistics.ts";
import { takeLongTasks, watchLongTasks } from "./thread.ts";

const LATE_MS = 50;
const SETTLE_MS = 300;

declare global {
  interface Window {
    frameIntervals: number[];
  }
}

export interface Smoothness {
  /** 0 when none took more than 50 ms: the browser tells of no others. */
  readonly longestTask: number;
  readonly longTasks: number;
  readonly longestFrame: number;
  readonly lateFrames: number;
}

export const SMOOTHNESS_COLUMNS = [
  "longest task, ms",
  "tasks over 50 ms",
  "longest between frames, ms",
  "over 50 ms",
] as const;

/** From the page's very first task and frame. */
export async function watchSmoothness(page: Page): Promise<void> {
  await watchLongTasks(page);
  await page.addInitScript(() => {
    window.frameIntervals = [];
    let before: number | null = null;
    const look = (at: number): void => {
      if (before !== null) window.frameIntervals.push(at - before);
      before = at;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** Since the last call, or since the page was loaded. */
export async function takeSmoothness(page: Page): Promise<Smoothness> {
  const tasks = await takeLongTasks(page);
  const frames = await page.evaluate(() => window.frameIntervals.splice(0));
  return {
    longestTask: Math.max(0, ...tasks),
    longTasks: tasks.length,
    longestFrame: Math.max(0, ...frames),
    lateFrames: frames.filter((interval) => interval > LATE_MS).length,
  };
}

/** While `act` runs and what follows from it passes. */
export async function smoothnessOf(page: Page, act: () => Promise<unknown>): Promise<Smoothness> {
  await takeSmoothness(page);
  await act();
  await page.waitForTimeout(SETTLE_MS);
  return takeSmoothness(page);
}

export function smoothnessCells(rounds: readonly Smoothness[]): string[] {
  const of = (key: keyof Smoothness): string => shortSpread(spreadOf(rounds.map((round) => round[key])));
  return [of("longestTask"), of("longTasks"), of("longestFrame"), of("lateFrames")];
}
