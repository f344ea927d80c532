/** The bench itself, started by run.mjs: runs the named parts, prints the tables. */

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeFolders, type Part } from "./harness/bench.ts";
import { describeMachine } from "./harness/machine.ts";
import { keepResult, keptResults, report, writeReport } from "./harness/report.ts";
import { PARTS } from "./workloads/parts.ts";

const ROUNDS = 5;
const QUICK_ROUNDS = 2;

const dist = dirname(dirname(fileURLToPath(import.meta.url)));
const options = new Set(process.argv.slice(2).filter((each) => each.startsWith("--")));
const wanted = process.argv.slice(2).filter((each) => !each.startsWith("--"));
// A quick run shows that everything works; its figures never stand among the others.
const kept = join(dist, options.has("--quick") ? "bench-quick" : "bench-results");

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function chosenParts(): readonly Part[] {
  const names = PARTS.map(({ name }) => name);
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`No part ${unknown.join(", ")}. Parts: ${names.join(", ")}.`);
  return wanted.length === 0 ? PARTS : PARTS.filter(({ name }) => wanted.includes(name));
}

async function runPart(part: Part, rounds: number): Promise<void> {
  const startedAt = performance.now();
  say(`\n── ${part.name}`);
  // Beside the results and not in the system's own temporary folder, which may be memory: commits must reach a disk.
  const folders = makeFolders(process.env["BENCH_DIR"] ?? kept);
  try {
    const result = await part.run({ rounds, folder: folders.folder, say });
    const on = new Date().toISOString().slice(0, 10);
    keepResult(kept, { ...result, name: part.name, rounds, on, machine: describeMachine() });
  } finally {
    folders.remove();
  }
  say(`── ${part.name}: ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
}

const parts = chosenParts();
const rounds = options.has("--quick") ? QUICK_ROUNDS : ROUNDS;
if (!options.has("--tables")) for (const part of parts) await runPart(part, rounds);
const names = PARTS.map(({ name }) => name);
say(`\n${report(keptResults(kept, parts.length === PARTS.length ? names : parts.map(({ name }) => name)))}`);
if (options.has("--write") && !options.has("--quick"))
  writeReport(join(dirname(dist), "docs/PERFORMANCE.md"), keptResults(kept, names));
