import { setTimeout as pause } from "node:timers/promises";
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
import { startServer } from "../harness/server.ts";
import { short, shortSpread, spreadOf } from "../harness/statistics.ts";
import type { KillJob } from "../load/until-killed.ts";
import { liveUpdates } from "../systems/edits.ts";
import { makeChance } from "../systems/chance.ts";
import { clarosContestant } from "./claros-contestant.ts";

const SHAPE = { rooms: 20, editsEach: 400, window: 4 } as const;
/** Kills in each round: they are quick, and each hits another moment. */
const KILLS = 2;

interface KillMeasure {
  readonly promised: number;
  readonly lost: number;
}

/** kill −9 in the middle of writing, a restart, and a count. */
export const kill: Part = {
  name: "kill",
  async run(bench: Bench): Promise<PartResult> {
    const claros = await makeClaros(bench);
    const contestants = [claros, plain("y-websocket"), plain("hocuspocus")];
    const moments = makeChance(Date.now());
    const measures = await interleaved(bench, contestants, (contestant) =>
      measure(bench, contestant, moments),
    );
    const of = (label: string, key: keyof KillMeasure) => columnOf(measures, label, key);
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    return {
      title: "Acknowledged edits lost at kill −9",
      work:
        `20 rooms write; the server is killed at a moment between 100 and 600 ms, started again and asked what it has. ${KILLS} kills a round. ` +
        "Promised: acknowledged; for y-websocket, which acknowledges nothing, delivered to the colleague. The operating system survives a kill: " +
        "that commits are flushed to the disk is shown elsewhere (`test/sync-server/crash.test.ts`, `synchronous=FULL`).",
      columns: ["server", "promised, all rounds", "lost, all rounds", "lost in a round"],
      rows: contestants.map(({ label }) => [
        label,
        short(sum(of(label, "promised"))),
        short(sum(of(label, "lost"))),
        shortSpread(spreadOf(of(label, "lost"))),
      ]),
      budgets: [atMost("acknowledged edits lost at kill −9", 0, spreadOf(of("claros", "lost")))],
    };
  },
};

async function measure(bench: Bench, contestant: Contestant, chance: () => number): Promise<KillMeasure> {
  const total = { promised: 0, lost: 0 };
  for (let time = 0; time < KILLS; time++) {
    const { promised, lost } = await killOnce(bench, contestant, 100 + chance() * 500);
    total.promised += promised;
    total.lost += lost;
  }
  return total;
}

function killOnce(bench: Bench, contestant: Contestant, afterMs: number): Promise<KillMeasure> {
  return withServer(bench, contestant, async (server, dataDir) => {
    const load = await startLoad("until-killed", jobOf(contestant, server.url));
    try {
      const written = load.run({ do: "write" });
      await pause(afterMs);
      await server.kill();
      await written;
      const again = await startServer(contestant.system, dataDir);
      try {
        return await load.run({ do: "count", url: again.url });
      } finally {
        await again.kill();
      }
    } finally {
      await load.close();
    }
  });
}

function jobOf({ system, materialPath }: Contestant, url: string): KillJob {
  if (system === "bare-ws") throw new RangeError("system");
  return { ...SHAPE, system, materialPath, url };
}

function makeClaros(bench: Bench): Promise<Contestant> {
  return clarosContestant(bench, {
    label: "claros",
    practices: "one",
    rooms: SHAPE.rooms,
    people: 2,
    sendings: (seat, sealer) =>
      seat.person === 0 ? { entries: sealer.entries(liveUpdates(seat, SHAPE.editsEach)) } : null,
  });
}
