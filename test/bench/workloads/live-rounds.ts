import { type Bench, type Contestant, interleaved } from "../harness/bench.ts";
import { startLoad } from "../harness/load.ts";
import { cpuOf, withServer } from "../harness/measure.ts";
import type { LiveJob } from "../load/live.ts";

export interface LiveMeasure {
  /** Of the server, for each edit. */
  readonly cpuUsPerEdit: number;
  readonly cpuUsPerDelivery: number;
  readonly editsPerSecond: number;
  /** How much of a core the load took: near 1 it was the load that limited the throughput. */
  readonly loadBusy: number;
}

export type LiveShape = Pick<LiveJob, "rooms" | "people" | "writers" | "editsEach" | "warmUpEach" | "window">;

export function liveRounds(
  bench: Bench,
  contestants: readonly Contestant[],
  shape: LiveShape,
): Promise<Map<string, LiveMeasure[]>> {
  return interleaved(bench, contestants, (contestant) =>
    withServer(bench, contestant, async (server) => {
      const { system, materialPath } = contestant;
      const load = await startLoad("live", { ...shape, system, materialPath, url: server.url });
      try {
        const { cpuMs, result } = await cpuOf(server, () => load.run(null));
        return {
          cpuUsPerEdit: (cpuMs * 1000) / result.edits,
          cpuUsPerDelivery: (cpuMs * 1000) / result.deliveries,
          editsPerSecond: (result.edits / result.wallMs) * 1000,
          loadBusy: result.loadCpuMs / result.wallMs,
        };
      } finally {
        await load.close();
      }
    }),
  );
}
