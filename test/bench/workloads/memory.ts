import {
  type Bench,
  type Contestant,
  interleaved,
  type Part,
  type PartResult,
  plain,
} from "../harness/bench.ts";
import { atMost, columnOf } from "../harness/budgets.ts";
import { type Load, startLoad } from "../harness/load.ts";
import { withServer } from "../harness/measure.ts";
import { type BenchServer, startServer } from "../harness/server.ts";
import { ratioOf, shortSpread, spreadOf } from "../harness/statistics.ts";
import type { OpenJob } from "../load/open-documents.ts";
import type { System } from "../systems/systems.ts";
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
  /** Of that, what JavaScript still refers to. */
  readonly heldMib: number;
  readonly leftMib: number;
  /** The same documents opened on a restarted server; NaN where nothing is left to open. */
  readonly againMib: number;
}

/** A thousand documents are open: what the server holds for them. */
export const memory: Part = {
  name: "memory",
  async run(bench: Bench): Promise<PartResult> {
    const claros = await makeClaros(bench, "claros", { typed: SMALL, documents: DOCUMENTS_EACH });
    const large = await makeClaros(bench, "claros, 40 kB each", { typed: LARGE, documents: DOCUMENTS_EACH });
    const people = await makeClaros(bench, "claros, people and no documents", { typed: SMALL, documents: 0 });
    const contestants = [plain("bare-ws"), claros, plain("y-websocket"), large, plain("hocuspocus"), people];
    const measures = await interleaved(bench, contestants, (contestant) => measure(bench, contestant));
    const of = (label: string, key: keyof MemoryMeasure) => columnOf(measures, label, key);
    const against = (label: string) => ratioOf(of(label, "openMib"), of("y-websocket", "openMib"));
    return {
      title: "Memory for 1,000 open documents",
      work:
        "A hundred people with ten documents of about 10 kB open each, written there in this run. Resident memory after garbage collection, " +
        "above that of the idle server. y-websocket has a socket for each document, the others one for each person.",
      columns: [
        "server",
        "open, MiB",
        "÷ y-websocket",
        "held by JavaScript, MiB",
        "everybody gone, MiB",
        "opened after a restart, MiB",
      ],
      rows: contestants.map(({ label }) => [
        label,
        shortSpread(spreadOf(of(label, "openMib"))),
        shortSpread(against(label)),
        shortSpread(spreadOf(of(label, "heldMib"))),
        shortSpread(spreadOf(of(label, "leftMib"))),
        shortSpread(spreadOf(of(label, "againMib"))),
      ]),
      budgets: [
        atMost(
          "resident memory for 1,000 open documents, just written ÷ y-websocket",
          0.15,
          against("claros"),
        ),
        atMost(
          "resident memory for 1,000 documents opened after a restart ÷ y-websocket",
          0.15,
          ratioOf(of("claros", "againMib"), of("y-websocket", "openMib")),
        ),
        atMost(
          "held by JavaScript for 1,000 open documents ÷ y-websocket",
          0.15,
          ratioOf(of("claros", "heldMib"), of("y-websocket", "heldMib")),
        ),
        atMost(
          "opened after a restart, documents of 40 kB ÷ of 10 kB",
          1.1,
          ratioOf(of(large.label, "againMib"), of("claros", "againMib")),
        ),
      ],
    };
  },
};

function measure(bench: Bench, contestant: Contestant): Promise<MemoryMeasure> {
  return withServer(bench, contestant, async (server, dataDir) => {
    const load = await startLoad("open-documents", jobOf(contestant));
    try {
      const above = await aboveIdle(server);
      await load.run({ do: "write", url: server.url });
      const { openMib, heldMib } = await above();
      await load.run({ do: "leave" });
      const { openMib: leftMib } = await above();
      const measured = { openMib, heldMib, leftMib };
      if (!KEEPS.has(contestant.system)) return { ...measured, againMib: Number.NaN };
      await server.stop();
      return { ...measured, againMib: await openedAgain(contestant.system, dataDir, load) };
    } finally {
      await load.close();
    }
  });
}

/** Who has the documents after a restart. */
const KEEPS: ReadonlySet<System> = new Set(["claros", "hocuspocus"]);

async function openedAgain(system: System, dataDir: string, load: Load<"open-documents">): Promise<number> {
  const server = await startServer(system, dataDir);
  try {
    const above = await aboveIdle(server);
    await load.run({ do: "open", url: server.url });
    return (await above()).openMib;
  } finally {
    await server.stop();
  }
}

async function aboveIdle(server: BenchServer) {
  const idle = await server.settledMemory();
  return async () => {
    const { rssBytes, heldBytes } = await server.settledMemory();
    return { openMib: (rssBytes - idle.rssBytes) / MIB, heldMib: (heldBytes - idle.heldBytes) / MIB };
  };
}

function jobOf({ system, materialPath }: Contestant): OpenJob {
  const { state } = typedDocument(SMALL, 1);
  return { system, materialPath, people: PEOPLE, documentsEach: DOCUMENTS_EACH, state };
}

/** Everybody has a case of their own with ten documents in it. */
function makeClaros(
  bench: Bench,
  label: string,
  { typed, documents }: { readonly typed: number; readonly documents: number },
): Promise<Contestant> {
  const { state } = typedDocument(typed, 1);
  return clarosContestant(bench, {
    label,
    practices: "one",
    rooms: PEOPLE,
    people: 1,
    sendings: (_seat, sealer, { practice }) => ({
      entries: Array.from({ length: documents }, () =>
        sealer.entries([state], bytesToDocumentId(practice.random.bytes(16))),
      ).flat(),
    }),
  });
}
