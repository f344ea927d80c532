import { type Bench, interleaved, type Part, type PartResult } from "../harness/bench.ts";
import { atMost, columnOf } from "../harness/budgets.ts";
import { ratioOf, shortSpread, spreadOf } from "../harness/statistics.ts";
import { type BenchPage, withBrowser } from "./browser.ts";
import type { PreparedDocuments } from "./page/opening-tasks.ts";

const SHAPE = { count: 1_000, bytes: 10_000, updates: 8 } as const;

interface Way {
  readonly label: string;
  readonly sealed: boolean;
  readonly together: number;
}

const PLAIN: Way = { label: "y-indexeddb, one after another", sealed: false, together: 1 };
const SEALED: Way = { label: "claros, one after another", sealed: true, together: 1 };
const WAYS: readonly Way[] = [
  PLAIN,
  SEALED,
  { label: "y-indexeddb, 20 at a time", sealed: false, together: 20 },
  { label: "claros, 20 at a time", sealed: true, together: 20 },
];

/** A practice's year of notes, each opened in the tab and closed again. */
export const openMany: Part = {
  name: "open-many",
  run: (bench: Bench): Promise<PartResult> =>
    withBrowser(bench, async (browser) => {
      const page = await browser.page();
      const plain = await browser.plainPage();
      const prepared = await page.task("prepare-many", SHAPE);
      await plain.task("prepare-plain-many", SHAPE);
      const measures = await interleaved(bench, WAYS, (way) => measure({ page, plain, prepared }, way));
      const of = ({ label }: Way) => columnOf(measures, label, "ms");
      const against = (way: Way) => ratioOf(of(way), of(PLAIN));
      return {
        title: "Opening 1,000 notes of 10 kB",
        work:
          `Each written in ${SHAPE.updates} updates, opened in the tab until its text is there, and closed. y-indexeddb has a database for each on the tab's thread; ` +
          "ours has sealed entries without a state row, in the SharedWorker, unlocked before and locked after every round.",
        columns: ["how", "ms for all", "÷ y-indexeddb one after another"],
        rows: WAYS.map((way) => [way.label, shortSpread(spreadOf(of(way))), shortSpread(against(way))]),
        budgets: [
          atMost(
            "1,000 sealed documents ÷ 1,000 of y-indexeddb, both one after another",
            0.3,
            against(SEALED),
          ),
        ],
      };
    }),
};

interface Sides {
  readonly page: BenchPage;
  readonly plain: BenchPage;
  readonly prepared: PreparedDocuments;
}

async function measure({ page, plain, prepared }: Sides, { sealed, together }: Way) {
  const { count } = SHAPE;
  if (!sealed) return { ms: await plain.task("open-many-plain", { prefix: "plain-many", count, together }) };
  const { practice, name, documents } = prepared;
  const { task } = page;
  await task("drop-states", { name });
  await task("unlock", { practice });
  const ms = await task("open-many-sealed", { documents, together });
  await task("lock");
  return { ms };
}
