import type { Bench, Part, PartResult } from "../harness/bench.ts";
import { interleaved } from "../harness/bench.ts";
import { atMost, columnOf } from "../harness/budgets.ts";
import { ratioOf, shortSpread, spreadOf } from "../harness/statistics.ts";
import { type BenchPage, withBrowser } from "./browser.ts";
import type { PreparedDocuments } from "./page/opening-tasks.ts";

const STROKES = 10_000;
const SEED = 7;

const PLAIN = "y-indexeddb, 10,000 updates";
const COMPACTED = "y-indexeddb, compacted to one";
const SEALED = "claros, 10,000 sealed entries";
const STATE = "claros, its own compact state";
/** The engine writes a state after 256 entries: with 255 behind it a document opens slowest, short of a crash before the first. */
const TAIL = 255;
const WITH_TAIL = `claros, a state and ${TAIL} sealed entries behind it`;

/** A long note, opened in the tab: sealed entries against plaintext. */
export const openDocument: Part = {
  name: "open-document",
  run: (bench: Bench): Promise<PartResult> =>
    withBrowser(bench, async (browser) => {
      const page = await browser.page();
      const plain = await browser.plainPage();
      const prepared = await page.task("prepare-long", { strokes: STROKES, seed: SEED });
      await plain.task("prepare-plain-long", { strokes: STROKES, seed: SEED });
      const contestants = [SEALED, STATE, PLAIN, WITH_TAIL, COMPACTED].map((label) => ({ label }));
      const measures = await interleaved(bench, contestants, ({ label }) =>
        measure({ page, plain, prepared }, label),
      );
      const of = (label: string) => columnOf(measures, label, "ms");
      const against = (label: string, other = PLAIN) => ratioOf(of(label), of(other));
      return {
        title: "Opening a note of 10,000 keystrokes",
        work:
          "In Chromium, from the wish to the text in the tab. y-indexeddb runs on the tab's thread; ours is the link, y-websocket's provider and the " +
          "engine in its SharedWorker, unlocked before. Entries: one a keystroke, sealed and signed one by one, no state row. Compact state: the row that the engine writes by itself, after 256 entries and when it is left.",
        columns: ["what is on the disk", "ms", "÷ y-indexeddb with 10,000 updates"],
        rows: contestants.map(({ label }) => [
          label,
          shortSpread(spreadOf(of(label))),
          shortSpread(against(label)),
        ]),
        budgets: [
          atMost(
            "opening 10,000 sealed entries without a state ÷ y-indexeddb in plaintext",
            1.2,
            against(SEALED),
          ),
          atMost("the same with the engine's compact state ÷ y-indexeddb", 1.0, against(STATE)),
          atMost(
            `the same with a state and ${TAIL} entries behind it ÷ y-indexeddb`,
            1.0,
            against(WITH_TAIL),
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

async function measure({ page, plain, prepared }: Sides, label: string) {
  const opened =
    label === PLAIN || label === COMPACTED
      ? await plain.task("open-plain", { name: label === PLAIN ? "plain-long" : "plain-short" })
      : await openSealed(page, prepared, label);
  if (opened.length < STROKES / 2) throw new Error(`${label}: the text is not there`);
  return { ms: opened.ms };
}

async function openSealed(
  { task }: BenchPage,
  { name, practice, documents }: PreparedDocuments,
  label: string,
) {
  const [document] = documents;
  if (document === undefined) throw new Error("no document");
  await task("drop-states", { name });
  if (label === STATE) {
    // Opened and locked once, so that the engine has written its state.
    await task("unlock", { practice });
    await task("open-sealed", { document });
    await task("lock");
  }
  const note = { strokes: STROKES, seed: SEED };
  if (label === WITH_TAIL) await task("write-state", { name, document, note, covers: STROKES - TAIL });
  await task("unlock", { practice });
  const opened = await task("open-sealed", { document });
  await task("lock");
  return opened;
}
