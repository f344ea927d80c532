import { type Bench, type Part, type PartResult, plain } from "../harness/bench.ts";
import { atMost, columnOf } from "../harness/budgets.ts";
import { ratioOf, shortSpread, spreadOf } from "../harness/statistics.ts";
import { liveUpdates } from "../systems/edits.ts";
import { clarosContestant } from "./claros-contestant.ts";
import { type LiveMeasure, liveRounds } from "./live-rounds.ts";

const SHAPE = { rooms: 1, people: 31, writers: 1, editsEach: 1200, warmUpEach: 1500, window: 4 } as const;

/** One document, one who writes, thirty who read. */
export const hotRoom: Part = {
  name: "hot-room",
  async run(bench: Bench): Promise<PartResult> {
    const claros = await clarosContestant(bench, {
      label: "claros",
      practices: "one",
      rooms: SHAPE.rooms,
      people: SHAPE.people,
      sendings: (seat, sealer) =>
        seat.person === 0
          ? { entries: sealer.entries(liveUpdates(seat, SHAPE.warmUpEach + SHAPE.editsEach)) }
          : null,
    });
    const contestants = [plain("bare-ws"), claros, plain("y-websocket"), plain("hocuspocus")];
    const measures = await liveRounds(bench, contestants, SHAPE);
    const of = (label: string, key: keyof LiveMeasure) => columnOf(measures, label, key);
    const perDelivery = (label: string) =>
      ratioOf(of(label, "cpuUsPerDelivery"), of("bare-ws", "cpuUsPerDelivery"));
    return {
      title: "One hot room",
      work: "One writer, thirty readers, 1,200 edits of 150 bytes after 1,500 to warm up, four in flight.",
      columns: ["server", "CPU µs per delivery", "× bare ws", "edits per second", "load's core"],
      rows: contestants.map(({ label }) => [
        label,
        shortSpread(spreadOf(of(label, "cpuUsPerDelivery"))),
        shortSpread(perDelivery(label)),
        shortSpread(spreadOf(of(label, "editsPerSecond"))),
        shortSpread(spreadOf(of(label, "loadBusy"))),
      ]),
      budgets: [atMost("hot room, CPU per delivery ÷ bare ws", 1.25, perDelivery("claros"))],
    };
  },
};
