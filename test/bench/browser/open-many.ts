import { type Bench, interleaved, type Part, type PartResult } from "../harness/bench.ts";
import { atMost, columnOf } from "../harness/budgets.ts";
import { ratioOf, shortSpread, spreadOf } from "../harness/statistics.ts";
import { type BenchPage, withBrowser } from "./browser.ts";
import type { PreparedDocuments } from "./page/opening-tasks.ts";

/** Enough updates that the engine leaves a state behind (16), and fewer than y-indexeddb trims (500). */
const SHAPE = { count: 1_000, bytes: 10_000, updates: 24 } as const;

interface Way {
  readonly label: string;
  readonly by: "y-indexeddb" | "tab" | "engine";
  readonly together: number;
  /** Nothing but the sealed entries: as after a crash. */
  readonly withoutStates?: true;
}

const PLAIN: Way = { label: "y-indexeddb, one after another", by: "y-indexeddb", together: 1 };
const SEALED: Way = { label: "claros, in the tab, 20 at a time", by: "tab", together: 20 };
const IN_ENGINE: Way = { label: "claros, in the engine, 20 at a time", by: "engine", together: 20 };
const WAYS: readonly Way[] = [
  PLAIN,
  SEALED,
  { label: "y-indexeddb, 20 at a time", by: "y-indexeddb", together: 20 },
  IN_ENGINE,
  { label: "claros, in the tab, 20 at a time, entries only", by: "tab", together: 20, withoutStates: true },
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
      await openInTab(page, { ...prepared, together: 20 });
      const measures = await interleaved(bench, WAYS, (way) => measure({ page, plain, prepared }, way));
      const of = ({ label }: Way) => columnOf(measures, label, "ms");
      const against = (way: Way) => ratioOf(of(way), of(PLAIN));
      return {
        title: "Opening 1,000 notes of 10 kB",
        work:
          `Each written in ${SHAPE.updates} updates, opened until its text is there, and closed; what is on the disk is what each side leaves there. y-indexeddb has a database for each, on the tab's ` +
          "thread; ours was unlocked before and is locked after every round. In the tab: link, provider, SharedWorker. In the engine: its rooms alone, on the page's thread, as for an index. Entries only: every sealed entry opened, as after a crash.",
        columns: ["how", "ms for all", "÷ y-indexeddb one after another"],
        rows: WAYS.map((way) => [way.label, shortSpread(spreadOf(of(way))), shortSpread(against(way))]),
        budgets: [
          atMost(
            "1,000 sealed documents in the engine, 20 at a time ÷ y-indexeddb one after another",
            0.3,
            against(IN_ENGINE),
          ),
          atMost(
            "1,000 sealed documents in the tab, 20 at a time ÷ y-indexeddb one after another",
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

async function measure({ page, plain, prepared }: Sides, { by, together, withoutStates }: Way) {
  const { count } = SHAPE;
  const { practice, name, documents } = prepared;
  const { task } = page;
  if (by === "y-indexeddb")
    return { ms: await plain.task("open-many-plain", { prefix: "plain-many", count, together }) };
  if (by === "engine") return { ms: await task("open-many-in-engine", { name, documents, together }) };
  if (withoutStates === true) await task("drop-states", { name });
  return { ms: await openInTab(page, { practice, documents, together }) };
}

/** Leaves a state of every document on the disk. */
async function openInTab(
  { task }: BenchPage,
  { practice, ...job }: Pick<PreparedDocuments, "practice" | "documents"> & { readonly together: number },
): Promise<number> {
  await task("unlock", { practice });
  const ms = await task("open-many-sealed", job);
  await task("lock");
  return ms;
}
