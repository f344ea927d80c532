import type { Bench, Part, PartResult } from "../harness/bench.ts";
import { atMost } from "../harness/budgets.ts";
import { shortSpread, spreadOf } from "../harness/statistics.ts";
import { openBrowser, withRelay } from "./browser.ts";

const DOCUMENTS = 5_000;

/** The network was gone, and nothing has happened meanwhile. */
export const resume: Part = {
  name: "resume",
  run: (bench: Bench): Promise<PartResult> =>
    withRelay(bench, async (origin) => {
      const browser = await openBrowser(bench, origin);
      try {
        const { task } = await browser.page();
        const known = await task("prepare-resume", { documents: DOCUMENTS });
        if (known !== DOCUMENTS) throw new Error(`${known} documents`);
        const rounds: { ms: number; untilLive: string; frames: string }[] = [];
        for (let round = 0; round < bench.rounds; round++) {
          const resumed = await task("resume");
          rounds.push(resumed);
          bench.say(`round ${round + 1}: ${JSON.stringify(resumed)}`);
        }
        const trips = spreadOf(rounds.map(({ untilLive }) => roundTripsIn(untilLive)));
        const count = (letter: string) =>
          spreadOf(rounds.map(({ frames }) => frames.split(letter).length - 1));
        return {
          title: "Coming back with 5,000 documents and nothing new",
          work:
            "The engine's rooms in the page over a real WebSocket to the real relay; the connection is dropped and dialled again. A round trip is a time when frames were " +
            "sent and then one was waited for: the relay's challenge comes unasked with the opening of the socket, its welcome says that nothing is new, and from then on the device is live. " +
            "Frames are counted until half a second later.",
          columns: ["what", "median (smallest–largest)"],
          rows: [
            ["round trips until live", shortSpread(trips)],
            ["frames sent", shortSpread(count("s"))],
            ["frames received", shortSpread(count("r"))],
            ["from dialling to live, ms", shortSpread(spreadOf(rounds.map(({ ms }) => ms)))],
          ],
          budgets: [atMost("round trips to resume 5,000 documents", 1, trips)],
        };
      } finally {
        await browser.close();
      }
    }),
};

function roundTripsIn(frames: string): number {
  return frames.split("sr").length - 1;
}
