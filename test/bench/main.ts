/** The bench itself, started by run.mjs: runs the named parts, prints the tables. */

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeFolders, type Part } from "./harness/bench.ts";
import { describeMachine } from "./harness/machine.ts";
import { keepResult, keptResults, report, writeReport } from "./harness/report.ts";
import { GROUPS, PARTS, USUAL } from "./workloads/parts.ts";

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
  if (wanted.length === 0) return USUAL;
  const names = [...PARTS.map(({ name }) => name), ...Object.keys(GROUPS)];
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`No part ${unknown.join(", ")}. Parts: ${names.join(", ")}.`);
  const chosen = new Set(
    wanted.flatMap((name) => GROUPS[name] ?? PARTS.filter((part) => part.name === name)),
  );
  return PARTS.filter((part) => chosen.has(part));
}

async function runPart(part: Part, rounds: number): Promise<void> {
  const startedAt = performance.now();
  say(`\n── ${part.name}`);
  // Beside the results and not in the system's own temporary folder, which may be memory: commits must reach a disk.
  const folders = makeFolders(process.env["BENCH_DIR"] ?? kept);
  try {
    const result = await part.run({ rounds, folder: folders.folder, say });
    const on = new Date().toISOString().slice(0, 10);
    keepResult(kept, { rounds, ...result, name: part.name, on, machine: describeMachine() });
  } finally {
    folders.remove();
  }
  say(`── ${part.name}: ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
}

const parts = chosenParts();
const rounds = options.has("--quick") ? QUICK_ROUNDS : ROUNDS;
if (!options.has("--tables")) for (const part of parts) await runPart(part, rounds);
const namesOf = (some: readonly Part[]): string[] => some.map(({ name }) => name);
say(`\n${report(keptResults(kept, namesOf(parts)))}`);
if (options.has("--write") && !options.has("--quick"))
  writeReport(join(dirname(dist), "docs/PERFORMANCE.md"), keptResults(kept, namesOf(PARTS)));
