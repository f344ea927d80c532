import { setTimeout as pause } from "node:timers/promises";
import type { BrowserContext, Page } from "@playwright/test";
import type { Bench, Part, PartResult } from "../harness/bench.ts";
import { atMost } from "../harness/budgets.ts";
import { ratioOf, shortSpread, spreadOf } from "../harness/statistics.ts";
import { type AppPlace, openTab, withApp, withPeople } from "./app-place.ts";
import { checkTexts, makeWriter, shareNote, write, type Writer } from "./shared-note.ts";
import { SMOOTHNESS_COLUMNS, type Smoothness, smoothnessCells, takeSmoothness } from "./smoothness.ts";

const LETTERS_A_ROUND = 400;
const LETTERS_A_SECOND = { watched: 15, colleague: 5 } as const;
const ROUND_SECONDS = LETTERS_A_ROUND / LETTERS_A_SECOND.watched;
const RELAY = { goesAfterMs: 3_000, isAwayMs: 2_500 } as const;
const MOST_MS = 50;
const SETTLE_MS = 500;

interface Rounds {
  readonly note: Smoothness[];
  /** What the machine and its browser give to a page that does nothing, under the same load. */
  readonly plain: Smoothness[];
}

/** The promise at the heart of it, for as long as a person writes a long note. */
export const typing: Part = {
  name: "typing",
  run: (bench: Bench): Promise<PartResult> =>
    withApp(bench, (place) =>
      withPeople(bench, { origin: place.origin, count: 3 }, async (anna, boris, clara) => {
        const { watched, colleague } = LETTERS_A_SECOND;
        const first = makeWriter(anna, { name: "Anna", lettersASecond: watched, seed: 7 });
        const others = [
          makeWriter(boris, { name: "Boris", lettersASecond: colleague, seed: 11 }),
          makeWriter(clara, { name: "Clara", lettersASecond: colleague, seed: 13 }),
        ];
        await shareNote(first, others);
        const plain = makeWriter(await openPlainField(anna.context()), {
          name: "",
          lettersASecond: watched,
          seed: 7,
        });
        const measure = async (writer: Writer, isRestarting: boolean): Promise<Smoothness> => {
          await comeForward(writer.page);
          await takeSmoothness(writer.page);
          const writing = [writer, ...others].map((each) => write(each, ROUND_SECONDS));
          await Promise.all(isRestarting ? [...writing, restartRelay(place)] : writing);
          return takeSmoothness(writer.page);
        };
        const rounds: Rounds = { note: [], plain: [] };
        while (rounds.note.length < bench.rounds) {
          // In every second round: twice in a full run.
          const isRestarting = rounds.note.length % 2 === 1;
          rounds.note.push(await measure(first, isRestarting));
          rounds.plain.push(await measure(plain, isRestarting));
          const [note, bare] = [rounds.note.at(-1), rounds.plain.at(-1)];
          bench.say(
            `round ${rounds.note.length}: ${JSON.stringify(note)}, plain field: ${JSON.stringify(bare)}`,
          );
        }
        await checkTexts([first, ...others]);
        return resultOf(rounds);
      }),
    ),
};

/** A text field with the focus on a page with nothing else, in a tab of the same browser. */
async function openPlainField(context: BrowserContext): Promise<Page> {
  const page = await openTab(context, "data:text/html,<textarea rows=20 cols=80></textarea>");
  await page.getByRole("textbox").click();
  return page;
}

/** The tab behind is drawn once a second at most. */
async function comeForward(page: Page): Promise<void> {
  await page.bringToFront();
  await page.waitForTimeout(SETTLE_MS);
}

function resultOf({ note, plain }: Rounds): PartResult {
  const longest = (key: "longestTask" | "longestFrame") => spreadOf(note.map((round) => round[key]));
  const frames = (rounds: readonly Smoothness[]) => rounds.map(({ longestFrame }) => longestFrame);
  const ratio = ratioOf(frames(note), frames(plain));
  const letters = (note.length * LETTERS_A_ROUND).toLocaleString("en-US");
  const { watched, colleague } = LETTERS_A_SECOND;
  return {
    title: "Typing while two colleagues write and the relay restarts",
    work:
      `The whole app in three browsers, the real relay: one person types ${letters} letters, ${watched} a second, two colleagues type ${colleague} a second into the same note, and in every second round ` +
      `the relay is killed and started again ${RELAY.isAwayMs / 1000} s later. That no letter was lost, doubled or moved on any of the three screens is checked; otherwise there would be no figures. ` +
      `Colleagues and relay get what the first person's browser leaves of the processors, because in a practice they have machines of their own. Tasks and frames of the first person's tab, for ${LETTERS_A_ROUND} letters a round. ` +
      `After each round the first person types as many letters into a text field on an empty page, in a tab before the app's, while everything else goes on: what is late there, the machine makes late.`,
    columns: ["while", ...SMOOTHNESS_COLUMNS, "longest between frames ÷ empty page"],
    rows: [
      ["three type into one note", ...smoothnessCells(note), shortSpread(ratio)],
      ["one types into an empty page, two into the note", ...smoothnessCells(plain), "–"],
    ],
    budgets: [
      atMost("longest task while three type into one note, ms", MOST_MS, longest("longestTask")),
      atMost("longest between two frames meanwhile, ms", MOST_MS, longest("longestFrame")),
    ],
  };
}

async function restartRelay({ killRelay, startRelay }: AppPlace): Promise<void> {
  await pause(RELAY.goesAfterMs);
  await killRelay();
  await pause(RELAY.isAwayMs);
  await startRelay();
}
