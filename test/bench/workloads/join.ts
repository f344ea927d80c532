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
import { startServer } from "../harness/server.ts";
import { ratioOf, short, shortSpread, spreadOf } from "../harness/statistics.ts";
import type { JoinJob } from "../load/join.ts";
import { bytesToLogId } from "../../../crypto/public/ids.ts";
import { typedDocument } from "../systems/edits.ts";
import type { Sealer } from "../systems/claros/sealer.ts";
import * as Y from "yjs";
import { clarosContestant } from "./claros-contestant.ts";

const EDITS = 10_000;
const SEED = 7;
/** Keystrokes in an entry: somebody who types five a second and pauses seldom (an entry is sealed after two seconds at most). */
const STROKES_AN_ENTRY = 10;
/** Joins that are timed on a warm server. */
const TIMES = 20;
/** Entries since the last snapshot. Writers make one after a third of the state, about 20 of this kind: on average half of that. */
const TAIL = 10;

interface JoinMeasure {
  readonly warmMs: number;
  readonly warmCpuMs: number;
  /** NaN where nothing is left after a restart. */
  readonly coldMs: number;
  readonly coldCpuMs: number;
  readonly bytes: number;
}

/** Opening a long document: warm, and after the server was restarted. */
export const join: Part = {
  name: "join",
  async run(bench: Bench): Promise<PartResult> {
    const { updates, state } = typedDocument(EDITS, SEED);
    const fresh = await makeClaros(bench, "claros, snapshot just made", updates, 0);
    const tail = await makeClaros(bench, "claros, half way to the next one", updates, TAIL);
    const contestants = [fresh, plain("y-websocket"), tail, plain("hocuspocus")];
    const measures = await interleaved(bench, contestants, (contestant) => measure(bench, contestant));
    const of = (label: string, key: keyof JoinMeasure) => columnOf(measures, label, key);
    const theirs = of("y-websocket", "warmMs");
    const size = (label: string) => of(label, "bytes").map((bytes) => bytes / state.length);
    return {
      title: "Join of a document of 10,000 keystrokes",
      work:
        `A document of ${short(state.length)} bytes of Yjs. Until the text is there: connect, prove the key, fetch, verify, open, apply. ` +
        `Warm: median of ${TIMES} joins; CPU is the server's for one join. y-websocket keeps nothing over a restart. After a restart: the process has served somebody else, this practice is not open yet.`,
      columns: [
        "server",
        "warm, ms",
        "after a restart, ms",
        "CPU ms warm",
        "CPU ms after a restart",
        "bytes ÷ state",
      ],
      rows: contestants.map(({ label }) => [
        label,
        ...(["warmMs", "coldMs", "warmCpuMs", "coldCpuMs"] as const).map((key) =>
          shortSpread(spreadOf(of(label, key))),
        ),
        shortSpread(spreadOf(size(label))),
      ]),
      budgets: [
        atMost("warm join ÷ y-websocket's", 1.5, ratioOf(of(fresh.label, "warmMs"), theirs)),
        atMost("the same, half way to the next snapshot", 1.5, ratioOf(of(tail.label, "warmMs"), theirs)),
        atMost(
          "join after a restart ÷ y-websocket's warm join",
          1.5,
          ratioOf(of(fresh.label, "coldMs"), theirs),
        ),
        atMost("bytes ÷ state, snapshot just made", 1.25, spreadOf(size(fresh.label))),
        atMost("bytes ÷ state, half way to the next one", 1.25, spreadOf(size(tail.label))),
      ],
    };
  },
};

function measure(bench: Bench, contestant: Contestant): Promise<JoinMeasure> {
  return withServer(bench, contestant, async (server, dataDir) => {
    const load = await startLoad("join", jobOf(contestant, server.url));
    try {
      await load.run({ url: server.url, times: 5 });
      const warm = await cpuOf(server, () => load.run({ url: server.url, times: TIMES }));
      const warmMs = spreadOf(warm.result.ms).median;
      const { bytes } = warm.result;
      const measured = { warmMs, warmCpuMs: warm.cpuMs / TIMES, bytes };
      if (contestant.system === "y-websocket")
        return { ...measured, coldMs: Number.NaN, coldCpuMs: Number.NaN };
      await server.stop();
      const again = await startServer(contestant.system, dataDir);
      try {
        // The first connection of a process pays for the process, whatever it asks for; that is not this document's cost.
        await load.run({ url: again.url, times: 3, other: true });
        const cold = await cpuOf(again, () => load.run({ url: again.url, times: 1 }));
        return { ...measured, coldMs: spreadOf(cold.result.ms).median, coldCpuMs: cold.cpuMs };
      } finally {
        await again.stop();
      }
    } finally {
      await load.close();
    }
  });
}

function jobOf({ system, materialPath }: Contestant, url: string): JoinJob {
  const shared = { url, edits: EDITS, seed: SEED };
  if (system === "bare-ws") throw new RangeError("system");
  return system === "claros"
    ? { ...shared, system, materialPath: materialPath ?? "" }
    : { ...shared, system };
}

/** Two who share one case: person 0 has typed everything and made a snapshot of all but the last `tail` entries. */
function makeClaros(
  bench: Bench,
  label: string,
  updates: readonly Uint8Array[],
  tail: number,
): Promise<Contestant> {
  const merged: Uint8Array[] = [];
  for (let at = 0; at < updates.length; at += STROKES_AN_ENTRY) {
    merged.push(Y.mergeUpdates(updates.slice(at, at + STROKES_AN_ENTRY)));
  }
  const covers = merged.length - tail;
  return clarosContestant(bench, {
    label,
    practices: "each",
    rooms: 2,
    people: 2,
    sendings: ({ room, person }, sealer) => {
      if (person === 1) return null;
      if (room === 1)
        return { entries: sealer.entries(merged.slice(0, 1)), snapshots: [snapshotAt(sealer, merged, 1)] };
      return { entries: sealer.entries(merged), snapshots: [snapshotAt(sealer, merged, covers)] };
    },
  });
}

function snapshotAt(sealer: Sealer, updates: readonly Uint8Array[], covers: number) {
  const doc = new Y.Doc();
  Y.transact(doc, () => updates.slice(0, covers).forEach((update) => Y.applyUpdate(doc, update)));
  const logId = bytesToLogId(new Uint8Array(16));
  return { covers, bytes: sealer.snapshot(Y.encodeStateAsUpdate(doc), { logId, number: covers }) };
}
