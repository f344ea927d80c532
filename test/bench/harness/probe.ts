/**
 * Loaded before a server's own program (`node --import`), the same for every server: says what the operating system has counted for
 * the process so far, threads included, and what it occupies after garbage was collected. It does nothing until it is asked.
 */

import { writeFileSync } from "node:fs";
import { Session } from "node:inspector/promises";
import { setTimeout as pause } from "node:timers/promises";
import { answerParent } from "./rpc.ts";

export interface ProbeAnswer {
  readonly cpuMs: number;
  readonly rssBytes: number;
  /** What JavaScript holds of it, buffers included. */
  readonly heldBytes: number;
}

const SETTLE_ROUNDS = 4;

function usage(): ProbeAnswer {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { cpuMs: (userCPUTime + systemCPUTime) / 1000, rssBytes: rss, heldBytes: heapUsed + external };
}

/** The smallest of several readings, each after a collection: freed pages are given back with delay. */
async function settledMemory(): Promise<ProbeAnswer> {
  let rssBytes = Infinity;
  for (let round = 0; round < SETTLE_ROUNDS; round++) {
    globalThis.gc?.();
    await pause(120);
    rssBytes = Math.min(rssBytes, process.memoryUsage.rss());
  }
  return { ...usage(), rssBytes };
}

/** Between the first reading and the second. */
function makeProfiler(): () => Promise<void> {
  const session = new Session();
  let readings = 0;
  return async () => {
    readings++;
    if (readings === 1) {
      session.connect();
      await session.post("Profiler.enable");
      await session.post("Profiler.start");
    }
    if (readings !== 2) return;
    const { profile } = await session.post("Profiler.stop");
    writeFileSync(`bench-${process.pid}.cpuprofile`, JSON.stringify(profile));
  };
}

const profile = process.env["BENCH_PROFILE"] === undefined ? null : makeProfiler();
answerParent(async (question) => {
  if (question === "settled-memory") return settledMemory();
  await profile?.();
  return usage();
});
// A server that has closed everything ends by itself, as it does without a probe.
process.channel?.unref();
// Nor does one stay whose bench has ended.
process.once("disconnect", () => process.exit());
