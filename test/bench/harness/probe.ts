/**
 * Loaded before a server's own program (`node --import`), the same for every server: says what the operating system has counted for
 * the process so far, threads included, and what it occupies after garbage was collected. It does nothing until it is asked.
 */

import { setTimeout as pause } from "node:timers/promises";
import { answerParent } from "./rpc.ts";

export type ProbeQuestion = "usage" | "settled-memory";

export interface ProbeAnswer {
  readonly cpuMs: number;
  readonly rssBytes: number;
}

const SETTLE_ROUNDS = 5;

function usage(): ProbeAnswer {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  return { cpuMs: (userCPUTime + systemCPUTime) / 1000, rssBytes: process.memoryUsage.rss() };
}

/** The smallest of several readings, each after a collection: freed pages are given back with delay. */
async function settledMemory(): Promise<ProbeAnswer> {
  let rssBytes = Infinity;
  for (let round = 0; round < SETTLE_ROUNDS; round++) {
    globalThis.gc?.();
    await pause(200);
    rssBytes = Math.min(rssBytes, process.memoryUsage.rss());
  }
  return { ...usage(), rssBytes };
}

answerParent((question) => (question === "settled-memory" ? settledMemory() : usage()));
// A server that has closed everything ends by itself, as it does without a probe.
process.channel?.unref();
