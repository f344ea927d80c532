import type { Bench, Part, PartResult } from "../harness/bench.ts";
import { atMost } from "../harness/budgets.ts";
import { shortSpread, type Spread, spreadOf } from "../harness/statistics.ts";
import type { DocumentId, PracticeId } from "../../../crypto/public/ids.ts";
import { type BenchPage, openBrowser, withRelay } from "./browser.ts";
import { takeLongestTask, watchLongTasks } from "./thread.ts";

const DOCUMENTS = 50;
const EVERY_MS = 500;
/** Keystrokes in each document in a round. */
const STROKES = 12;
const MISSED_ROUNDS = 20;

/** Two people, two browsers, one relay. */
export const keystroke: Part = {
  name: "keystroke",
  run: (bench: Bench): Promise<PartResult> =>
    withRelay(bench, async (origin) => {
      const [atAnna, atBoris] = [await openBrowser(bench, origin), await openBrowser(bench, origin)];
      try {
        const [anna, boris] = [await atAnna.page(), await atBoris.page()];
        const { practice, documents } = await bringTogether(anna, boris);
        const delays: Delays[] = [];
        for (let round = 0; round < bench.rounds; round++) {
          const measured = await typeTogether(anna, boris);
          delays.push(measured);
          bench.say(`round ${round + 1}: ${JSON.stringify(measured)}`);
        }
        const following = await followMissed(bench, { anna, boris, practice, documents });
        return resultOf(delays, following);
      } finally {
        await atAnna.close();
        await atBoris.close();
      }
    }),
};

interface Delays {
  readonly median: number;
  readonly p95: number;
  readonly worst: number;
}

interface Following {
  readonly longest: readonly number[];
  readonly ms: readonly number[];
}

function resultOf(delays: readonly Delays[], { longest, ms }: Following): PartResult {
  const of = (key: keyof Delays): Spread => spreadOf(delays.map((each) => each[key]));
  const entries = (DOCUMENTS * MISSED_ROUNDS).toLocaleString("en-US");
  return {
    title: "A keystroke on the colleague's screen",
    work:
      `Two browsers with an engine each, the real relay, ${DOCUMENTS} notes open in both; each person types in half of them, a keystroke every ${EVERY_MS} ms in every note ` +
      `(${(DOCUMENTS * 1000) / EVERY_MS} a second in all). From the insertion in the tab to the frame that shows it in the other one. Then ${entries} entries come to somebody who was locked out meanwhile.`,
    columns: ["what", "ms"],
    rows: [
      ["median delay", shortSpread(of("median"))],
      ["95 of 100 within", shortSpread(of("p95"))],
      ["the slowest", shortSpread(of("worst"))],
      [`unlock, ${entries} entries, all ${DOCUMENTS} notes open and level`, shortSpread(spreadOf(ms))],
      ["longest task of the tab meanwhile (0: none over 50 ms)", shortSpread(spreadOf(longest))],
    ],
    budgets: [
      atMost("keystroke to the colleague's screen with 50 busy documents, p95, ms", 250, of("p95")),
      atMost(`longest task while ${entries} entries come in, ms`, 50, spreadOf(longest)),
    ],
  };
}

async function bringTogether(anna: BenchPage, boris: BenchPage) {
  const practice = await anna.task("found");
  const fragment = await anna.task("invite");
  await boris.task("join", { fragment });
  await anna.task("admit");
  const member = await boris.task("until-open");
  const documents = await anna.task("make-notes", { member, count: DOCUMENTS });
  await anna.task("open-live", { documents });
  await boris.task("open-live", { documents });
  return { practice, documents };
}

async function typeTogether(anna: BenchPage, boris: BenchPage): Promise<Delays> {
  const half = DOCUMENTS / 2;
  const shape = { count: half, everyMs: EVERY_MS, rounds: STROKES };
  const [fromAnna, fromBoris] = await Promise.all([
    anna.task("type-live", { ...shape, who: "a", from: 0 }),
    boris.task("type-live", { ...shape, who: "b", from: half }),
  ]);
  const count = half * STROKES;
  const seen = new Map([
    ...(await boris.task("take-seen", { count })),
    ...(await anna.task("take-seen", { count })),
  ]);
  const delays = [...fromAnna, ...fromBoris].map(([mark, at]) => (seen.get(mark) ?? Number.NaN) - at);
  delays.sort((a, b) => a - b);
  const at = (share: number) => delays[Math.ceil(delays.length * share) - 1] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95), worst: at(1) };
}

interface Meeting {
  readonly anna: BenchPage;
  readonly boris: BenchPage;
  readonly practice: PracticeId;
  readonly documents: readonly DocumentId[];
}

/** Boris is locked out while Anna writes; then he comes back, in a page that watches its own tasks. */
async function followMissed(bench: Bench, { anna, boris, practice, documents }: Meeting): Promise<Following> {
  await watchLongTasks(boris.page);
  const longest: number[] = [];
  const ms: number[] = [];
  for (let round = 0; round < Math.min(bench.rounds, 2); round++) {
    await boris.task("close-live");
    await boris.task("lock");
    const lengths = await anna.task("write-entries", { rounds: MISSED_ROUNDS });
    await boris.page.reload();
    await boris.page.waitForFunction(() => "bench" in window);
    await takeLongestTask(boris.page);
    ms.push(await boris.task("unlock-and-follow", { practice, documents, lengths }));
    longest.push(await takeLongestTask(boris.page));
    bench.say(`missed, round ${round + 1}: ${ms.at(-1)} ms, longest task ${longest.at(-1)} ms`);
  }
  return { longest, ms };
}
