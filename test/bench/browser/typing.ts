import { setTimeout as pause } from "node:timers/promises";
import type { Bench, Part, PartResult } from "../harness/bench.ts";
import { atMost } from "../harness/budgets.ts";
import { spreadOf } from "../harness/statistics.ts";
import { type AppPlace, withApp, withPeople } from "./app-place.ts";
import { checkTexts, makeWriter, shareNote, write } from "./shared-note.ts";
import { SMOOTHNESS_COLUMNS, type Smoothness, smoothnessCells, takeSmoothness } from "./smoothness.ts";

const LETTERS_A_ROUND = 400;
const LETTERS_A_SECOND = { watched: 15, colleague: 5 } as const;
const ROUND_SECONDS = LETTERS_A_ROUND / LETTERS_A_SECOND.watched;
const RELAY = { goesAfterMs: 3_000, isAwayMs: 2_500 } as const;
const MOST_MS = 50;

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
        const writers = [first, ...others];
        const rounds: Smoothness[] = [];
        await takeSmoothness(anna);
        while (rounds.length < bench.rounds) {
          const writing = writers.map((writer) => write(writer, ROUND_SECONDS));
          // In every second round: twice in a full run.
          await Promise.all(rounds.length % 2 === 1 ? [...writing, restartRelay(place)] : writing);
          rounds.push(await takeSmoothness(anna));
          bench.say(`round ${rounds.length}: ${JSON.stringify(rounds.at(-1))}`);
        }
        await checkTexts(writers);
        return resultOf(rounds);
      }),
    ),
};

function resultOf(rounds: readonly Smoothness[]): PartResult {
  const longest = (key: "longestTask" | "longestFrame") => spreadOf(rounds.map((round) => round[key]));
  const letters = (rounds.length * LETTERS_A_ROUND).toLocaleString("en-US");
  const { watched, colleague } = LETTERS_A_SECOND;
  return {
    title: "Typing while two colleagues write and the relay restarts",
    work:
      `The whole app in three browsers, the real relay: one person types ${letters} letters, ${watched} a second, two colleagues type ${colleague} a second into the same note, and in every second round ` +
      `the relay is killed and started again ${RELAY.isAwayMs / 1000} s later. That no letter was lost, doubled or moved on any of the three screens is checked; otherwise there would be no figures. ` +
      `Colleagues and relay run at the lowest priority, because in a practice they have machines of their own. Tasks and frames of the first person's tab, for ${LETTERS_A_ROUND} letters a round.`,
    columns: ["while", ...SMOOTHNESS_COLUMNS],
    rows: [["three type into one note", ...smoothnessCells(rounds)]],
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
