import { type Bench, type Part, type PartResult, plain } from "../harness/bench.ts";
import { atLeast, atMost, columnOf } from "../harness/budgets.ts";
import { ratioOf, shortSpread, spreadOf } from "../harness/statistics.ts";
import { liveUpdates } from "../systems/edits.ts";
import { clarosContestant } from "./claros-contestant.ts";
import { type LiveMeasure, liveRounds } from "./live-rounds.ts";

const SHAPE = { rooms: 50, people: 2, writers: 2, editsEach: 160, warmUpEach: 200, window: 4 } as const;

/** Many pairs write at once: the ordinary load of a relay. */
export const fanOut: Part = {
  name: "fan-out",
  async run(bench: Bench): Promise<PartResult> {
    const claros = await makeClaros(bench, "claros", "one");
    const hosting = await makeClaros(bench, "claros, 50 practices", "each");
    const contestants = [plain("bare-ws"), claros, plain("y-websocket"), hosting, plain("hocuspocus")];
    const measures = await liveRounds(bench, contestants, SHAPE);
    const of = (label: string, key: keyof LiveMeasure) => columnOf(measures, label, key);
    return {
      title: "Fan-out",
      work:
        "50 rooms of two who both write, 160 edits of 150 bytes each after 200 to warm up, four in flight. Claros: one practice of 101 people and 50 cases, " +
        "and the same as 50 practices (50 SQLite files, each with its own commit).",
      columns: ["server", "CPU µs per edit", "× bare ws", "edits per second", "÷ bare ws", "load's core"],
      rows: contestants.map(({ label }) => [
        label,
        shortSpread(spreadOf(of(label, "cpuUsPerEdit"))),
        shortSpread(ratioOf(of(label, "cpuUsPerEdit"), of("bare-ws", "cpuUsPerEdit"))),
        shortSpread(spreadOf(of(label, "editsPerSecond"))),
        shortSpread(ratioOf(of(label, "editsPerSecond"), of("bare-ws", "editsPerSecond"))),
        shortSpread(spreadOf(of(label, "loadBusy"))),
      ]),
      budgets: [
        atLeast(
          "throughput, durable and acknowledged, ÷ bare ws",
          0.5,
          ratioOf(of("claros", "editsPerSecond"), of("bare-ws", "editsPerSecond")),
        ),
        atMost(
          "CPU per edit ÷ bare ws",
          2,
          ratioOf(of("claros", "cpuUsPerEdit"), of("bare-ws", "cpuUsPerEdit")),
        ),
        atMost(
          "CPU per edit ÷ y-websocket",
          0.45,
          ratioOf(of("claros", "cpuUsPerEdit"), of("y-websocket", "cpuUsPerEdit")),
        ),
      ],
    };
  },
};

function makeClaros(bench: Bench, label: string, practices: "one" | "each") {
  return clarosContestant(bench, {
    label,
    practices,
    rooms: SHAPE.rooms,
    people: SHAPE.people,
    sendings: (seat, sealer) => ({
      entries: sealer.entries(liveUpdates(seat, SHAPE.warmUpEach + SHAPE.editsEach)),
    }),
  });
}
