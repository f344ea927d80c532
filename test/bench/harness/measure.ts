/** One measurement: a fresh server, a fresh load, the server's own CPU between two readings. */

import { setTimeout as pause } from "node:timers/promises";
import { type Bench, type Contestant, dataFolder } from "./bench.ts";
import { type BenchServer, startServer } from "./server.ts";

/** What a server still does right after the last edit belongs to it: signatures looked at afterwards, garbage, late commits. */
const SETTLE_MS = 300;

export async function withServer<T>(
  bench: Bench,
  contestant: Contestant,
  use: (server: BenchServer, dataDir: string) => Promise<T>,
): Promise<T> {
  const dataDir = dataFolder(bench, contestant);
  const server = await startServer(contestant.system, dataDir);
  try {
    return await use(server, dataDir);
  } finally {
    await server.stop();
  }
}

export async function cpuOf<T>(
  server: BenchServer,
  work: () => Promise<T>,
): Promise<{ readonly cpuMs: number; readonly result: T }> {
  const before = await server.usage();
  const result = await work();
  await pause(SETTLE_MS);
  const after = await server.usage();
  return { cpuMs: after.cpuMs - before.cpuMs, result };
}
