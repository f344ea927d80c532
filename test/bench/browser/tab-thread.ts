import { type Bench, interleaved, type Part, type PartResult } from "../harness/bench.ts";
import { atMost, columnOf } from "../harness/budgets.ts";
import { shortSpread, spreadOf } from "../harness/statistics.ts";
import { type BenchBrowser, type BenchPage, openBrowser, withBrowser } from "./browser.ts";
import type { MadeProfile } from "./page/profiles.ts";
import { PASSPHRASE } from "./page/passphrase.ts";
import type { Behind } from "./page/typing-tasks.ts";
import { makeThreadClock, type ThreadClock, type LongestTask, longestTaskOf } from "./thread.ts";

const STROKES = 300;
const EVERY_MS = 8;
const CLIENTS = 2_000;
const WITHIN_MS = 30_000;
const SETTLE_MS = 300;

interface Side extends BenchPage {
  readonly clock: ThreadClock;
  readonly label: string;
  readonly behind: Behind;
}

/** What saving costs the thread on which somebody types, and what else keeps it. */
export const tabThread: Part = {
  name: "tab-thread",
  run: (bench: Bench): Promise<PartResult> =>
    withBrowser(bench, async (browser, origin) => {
      const sides = await openSides(browser);
      const measures = await interleaved(bench, sides, type);
      const perStroke = ({ label }: { readonly label: string }) => columnOf(measures, label, "usPerStroke");
      const [bare, plain, ours] = sides;
      const beyondBare = (side: Side) =>
        perStroke(side).map((us, round) => us - (perStroke(bare)[round] ?? Number.NaN));
      const ratio = spreadOf(
        beyondBare(ours).map((us, round) => us / (beyondBare(plain)[round] ?? Number.NaN)),
      );
      const app = await longestTasks(bench, browser, origin);
      return {
        title: "The tab's thread",
        work:
          `${STROKES} letters typed into a note, one every ${EVERY_MS} ms, the processor time of the page's main thread until all are saved. Saving: beyond the same typing with nothing ` +
          `behind it. Longest tasks, from the browser's trace: the app itself, loaded and unlocked on a profile with ${CLIENTS.toLocaleString("en-US")} clients.`,
        columns: ["what", "µs a keystroke", "of it saving", "longest task, processor ms", "its wall ms"],
        rows: [
          ...sides.map((side) => [
            side.label,
            shortSpread(spreadOf(perStroke(side))),
            side === bare ? "–" : shortSpread(spreadOf(beyondBare(side))),
            "–",
            "–",
          ]),
          ["the app loads", "–", "–", processor(app.boot), wall(app.boot)],
          ["unlock to the list", "–", "–", processor(app.unlock), wall(app.unlock)],
        ],
        budgets: [
          atMost("tab's thread per write ÷ y-indexeddb", 1.0, ratio),
          atMost("longest task while the app loads, processor ms", 50, spreadOf(cpuOf(app.boot))),
          atMost("longest task from passphrase to list, processor ms", 50, spreadOf(cpuOf(app.unlock))),
        ],
      };
    }),
};

const cpuOf = (tasks: readonly LongestTask[]): number[] => tasks.map(({ cpuMs }) => cpuMs);
const processor = (tasks: readonly LongestTask[]): string => shortSpread(spreadOf(cpuOf(tasks)));
const wall = (tasks: readonly LongestTask[]): string =>
  shortSpread(spreadOf(tasks.map(({ wallMs }) => wallMs)));

async function openSides(browser: BenchBrowser): Promise<readonly [Side, Side, Side]> {
  const page = await browser.page();
  const plain = await browser.plainPage();
  const bare = await browser.plainPage();
  const profile: MadeProfile = await page.task("prepare-clients", { count: CLIENTS });
  await page.task("unlock", { practice: profile.practice });
  const document = await page.task("new-note");
  const side = async (each: BenchPage, behind: Behind, label: string): Promise<Side> => {
    await each.task("open-for-typing", { behind, document });
    return { ...each, behind, label, clock: await makeThreadClock(browser.context, each.page) };
  };
  return [
    await side(bare, "nothing", "nothing behind it"),
    await side(plain, "y-indexeddb", "y-indexeddb"),
    await side(page, "claros", "claros"),
  ];
}

async function type({ page, task, clock, behind }: Side): Promise<{ usPerStroke: number }> {
  await page.bringToFront();
  // A first few, so that code is warm and what came before has passed.
  await task("type", { behind, strokes: 20, everyMs: EVERY_MS });
  const before = await clock.readMs();
  await task("type", { behind, strokes: STROKES, everyMs: EVERY_MS });
  return { usPerStroke: (((await clock.readMs()) - before) * 1000) / STROKES };
}

/** In a browser started anew: the engine of the bench's own page would hold the lock of the origin for a while. */
async function longestTasks(bench: Bench, before: BenchBrowser, origin: string) {
  await before.close();
  const { context, close } = await openBrowser(bench, origin, { profile: before.profile });
  const boot: LongestTask[] = [];
  const unlock: LongestTask[] = [];
  try {
    for (let round = 0; round < bench.rounds; round++) {
      const page = await context.newPage();
      const field = page.getByLabel("Passphrase", { exact: true });
      const load = async () => {
        await page.goto(`${origin}/clients`);
        await field.waitFor({ timeout: WITHIN_MS });
        await page.waitForTimeout(SETTLE_MS);
      };
      boot.push(await longestTaskOf(context, page, load));
      await field.fill(PASSPHRASE);
      const open = async () => {
        await page.getByRole("button", { name: "Unlock" }).click();
        await page.getByText("Person 1", { exact: true }).first().waitFor({ timeout: WITHIN_MS });
        await page.waitForTimeout(SETTLE_MS);
      };
      unlock.push(await longestTaskOf(context, page, open));
      bench.say(`round ${round + 1}, app: ${JSON.stringify([boot.at(-1), unlock.at(-1)])}`);
      await page.close();
    }
  } finally {
    await close();
  }
  return { boot, unlock };
}
