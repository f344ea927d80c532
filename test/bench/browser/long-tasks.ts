import type { Bench, Part, PartResult } from "../harness/bench.ts";
import { atMost } from "../harness/budgets.ts";
import { spreadOf } from "../harness/statistics.ts";
import { scrolling, startOfDay } from "./clients-at-hand.ts";
import { arriving, importing } from "./clients-coming-in.ts";
import { SMOOTHNESS_COLUMNS, type Smoothness, smoothnessCells } from "./smoothness.ts";

const AT_START = 2_000;
const SCROLLED = 5_000;
const ARRIVING = 1_000;
const IMPORTED = 10_000;
const MOST_MS = 50;

interface Scene {
  readonly label: string;
  readonly rounds: readonly Smoothness[];
}

/** What keeps the tab from answering, as the browser itself tells of it. */
export const longTasks: Part = {
  name: "long-tasks",
  async run(bench: Bench): Promise<PartResult> {
    const { boot, unlock } = await startOfDay(bench, AT_START);
    const scenes: readonly Scene[] = [
      { label: "boot to the lock screen", rounds: boot },
      { label: `unlock to the list of ${inWords(AT_START)} clients`, rounds: unlock },
      {
        label: `a list of ${inWords(SCROLLED)} clients by wheel from top to end`,
        rounds: await scrolling(bench, SCROLLED),
      },
      {
        label: `${inWords(ARRIVING)} clients of a colleague come into the list`,
        rounds: await arriving(bench, ARRIVING),
      },
      {
        label: `a table of ${inWords(IMPORTED)} clients is imported`,
        rounds: await importing(bench, IMPORTED),
      },
    ];
    return resultOf(scenes);
  },
};

function resultOf(scenes: readonly Scene[]): PartResult {
  const longest = ({ rounds }: Scene) => spreadOf(rounds.map(({ longestTask }) => longestTask));
  return {
    title: "Long tasks of the tab",
    work:
      "The whole app in Chromium; tasks by its own observer (PerformanceObserver, `longtask`: by the clock, and 0 when none took over 50 ms), frames by the intervals of `requestAnimationFrame`. " +
      "Boot, unlock and list on a profile made beforehand. The colleague's clients, an entry each, were made while the relay was away and come when it is back, into a list of as many. " +
      "Relay and colleague run at the lowest priority, because in a practice they have machines of their own. Scrolled three times, two arrivals, one import; of the rest",
    columns: ["while", ...SMOOTHNESS_COLUMNS],
    rows: scenes.map(({ label, rounds }) => [label, ...smoothnessCells(rounds)]),
    budgets: scenes.map((scene) => atMost(`longest task, ${scene.label}, ms`, MOST_MS, longest(scene))),
  };
}

const inWords = (count: number): string => count.toLocaleString("en-US");
