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
import { withServer } from "../harness/measure.ts";
import { ratioOf, shortSpread, spreadOf } from "../harness/statistics.ts";
import { typedDocument } from "../systems/edits.ts";
import { bytesToDocumentId } from "../../../crypto/public/ids.ts";
import { clarosContestant } from "./claros-contestant.ts";

const PEOPLE = 100;
const DOCUMENTS_EACH = 10;
/** Keystrokes that make a state of about 10 kB, and of about 40 kB. */
const SMALL = 2_000;
const LARGE = 8_000;
const MIB = 1024 * 1024;

interface MemoryMeasure {
  /** Above the idle server. */
  readonly openMib: number;
  readonly leftMib: number;
}

/** A thousand documents are open: what the server holds for them. */
export const memory: Part = {
  name: "memory",
  async run(bench: Bench): Promise<PartResult> {
    const claros = await makeClaros(bench, "claros", SMALL);
    const large = await makeClaros(bench, "claros, 40 kB each", LARGE);
    const contestants = [plain("bare-ws"), claros, plain("y-websocket"), large, plain("hocuspocus")];
    const measures = await interleaved(bench, contestants, (contestant) => measure(bench, contestant));
    const of = (label: string, key: keyof MemoryMeasure) => columnOf(measures, label, key);
    const against = (label: string) => ratioOf(of(label, "openMib"), of("y-websocket", "openMib"));
    return {
      title: "Memory for 1,000 open documents",
      work:
        "A hundred people with ten documents of about 10 kB open each, written there in this run. Resident memory after garbage collection, " +
        "above that of the idle server. y-websocket has a socket for each document, the others one for each person.",
      columns: ["server", "open, MiB", "÷ y-websocket", "everybody gone, MiB"],
      rows: contestants.map(({ label }) => [
        label,
        shortSpread(spreadOf(of(label, "openMib"))),
        shortSpread(against(label)),
        shortSpread(spreadOf(of(label, "leftMib"))),
      ]),
      budgets: [
        atMost("memory for 1,000 open documents ÷ y-websocket", 0.15, against("claros")),
        atMost(
          "the same with documents of 40 kB ÷ with 10 kB",
          1.25,
          ratioOf(of(large.label, "openMib"), of("claros", "openMib")),
        ),
      ],
    };
  },
};

function measure(bench: Bench, contestant: Contestant): Promise<MemoryMeasure> {
  return withServer(bench, contestant, async (server) => {
    const { system, materialPath } = contestant;
    const { state } = typedDocument(SMALL, 1);
    const job = {
      system,
      materialPath,
      url: server.url,
      people: PEOPLE,
      documentsEach: DOCUMENTS_EACH,
      state,
    };
    const load = await startLoad("open-documents", job);
    try {
      const idle = await server.settledMemory();
      await load.run("open");
      const open = await server.settledMemory();
      await load.run("leave");
      const left = await server.settledMemory();
      return {
        openMib: (open.rssBytes - idle.rssBytes) / MIB,
        leftMib: (left.rssBytes - idle.rssBytes) / MIB,
      };
    } finally {
      await load.close();
    }
  });
}

/** Everybody has a case of their own with ten documents in it. */
function makeClaros(bench: Bench, label: string, typed: number): Promise<Contestant> {
  const { state } = typedDocument(typed, 1);
  return clarosContestant(bench, {
    label,
    practices: "one",
    rooms: PEOPLE,
    people: 1,
    sendings: (_seat, sealer, { practice }) => ({
      entries: Array.from({ length: DOCUMENTS_EACH }, () =>
        sealer.entries([state], bytesToDocumentId(practice.random.bytes(16))),
      ).flat(),
    }),
  });
}
