import {
  type Bench,
  type Contestant,
  interleaved,
  type Part,
  type PartResult,
  plain,
} from "../harness/bench.ts";
import { atMost, columnOf } from "../harness/budgets.ts";
import { startLoad } from "../harness/load.ts";
import { cpuOf, withServer } from "../harness/measure.ts";
import { type BenchServer, startServer } from "../harness/server.ts";
import { ratioOf, shortSpread, spreadOf } from "../harness/statistics.ts";
import { liveUpdates, typedDocument } from "../systems/edits.ts";
import { clarosContestant } from "./claros-contestant.ts";

const SHAPE = { rooms: 50, people: 10, typed: 2_000 } as const;

interface ReconnectMeasure {
  readonly wallMs: number;
  readonly cpuMs: number;
}

/** Everybody at once, after the server was restarted: the morning after a power cut. */
export const reconnect: Part = {
  name: "reconnect",
  async run(bench: Bench): Promise<PartResult> {
    const claros = await makeClaros(bench, "claros", "one");
    const each = await makeClaros(bench, "claros, 50 practices", "each");
    const contestants = [plain("bare-ws"), claros, plain("y-websocket"), each, plain("hocuspocus")];
    const measures = await interleaved(bench, contestants, (contestant) => measure(bench, contestant));
    const of = (label: string, key: keyof ReconnectMeasure) => columnOf(measures, label, key);
    const against = (label: string, key: keyof ReconnectMeasure) =>
      ratioOf(of(label, key), of("y-websocket", key));
    return {
      title: "500 devices reconnect",
      work:
        "50 documents of about 10 kB, ten people each; everybody missed one edit and comes back at the same moment, to a restarted server. " +
        "y-websocket is not restarted, because it would have nothing left: everything is in its memory. For the bare server: sockets open.",
      columns: [
        "server",
        "until the last is level, ms",
        "÷ y-websocket",
        "server's CPU, ms",
        "÷ y-websocket",
      ],
      rows: contestants.map(({ label }) => [
        label,
        shortSpread(spreadOf(of(label, "wallMs"))),
        shortSpread(against(label, "wallMs")),
        shortSpread(spreadOf(of(label, "cpuMs"))),
        shortSpread(against(label, "cpuMs")),
      ]),
      budgets: [
        atMost("CPU of 500 devices reconnecting ÷ y-websocket", 1.3, against("claros", "cpuMs")),
        atMost("time until the last is level ÷ y-websocket", 1.3, against("claros", "wallMs")),
      ],
    };
  },
};

function measure(bench: Bench, contestant: Contestant): Promise<ReconnectMeasure> {
  return withServer(bench, contestant, async (server, dataDir) => {
    const { system, materialPath } = contestant;
    const load = await startLoad("reconnect", { ...SHAPE, system, materialPath, url: server.url });
    const again = await restarted(server, dataDir);
    try {
      const { cpuMs, result } = await cpuOf(again, () => load.run({ url: again.url }));
      return { wallMs: result.wallMs, cpuMs };
    } finally {
      await load.close();
      await again.stop();
    }
  });
}

async function restarted(server: BenchServer, dataDir: string): Promise<BenchServer> {
  if (server.system === "y-websocket") return server;
  await server.stop();
  return startServer(server.system, dataDir);
}

function makeClaros(bench: Bench, label: string, practices: "one" | "each"): Promise<Contestant> {
  const { state } = typedDocument(SHAPE.typed, 1);
  return clarosContestant(bench, {
    label,
    practices,
    rooms: SHAPE.rooms,
    people: SHAPE.people,
    sendings: (seat, sealer) =>
      seat.person === 0 ? { entries: sealer.entries([state, ...liveUpdates(seat, 1)]) } : null,
  });
}
