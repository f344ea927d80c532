/**
 * `npm run test:long`: the simulator in large numbers, in parts that can be stopped at any time and go on where they were.
 * `node test/long.mjs 20` runs twenty parts. What has been run is noted in `.long/`, which git ignores; the number that is printed at
 * the end counts every seed that ever passed here on this version of the sources' simulator.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const SEEDS_A_PART = 200;
/** Above those of the ordinary tests, so that nothing is counted twice. */
const FIRST_SEED = 100_001;
const DEFAULT_PARTS = 50;

/** @typedef {{ nextSeed: number, passed: number, failedParts: string[] }} State */

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, ".long");
const file = join(folder, "simulator.json");

/** @returns {State} */
function readState() {
  if (!existsSync(file)) return { nextSeed: FIRST_SEED, passed: 0, failedParts: [] };
  return JSON.parse(readFileSync(file, "utf8"));
}

/** @param {string} seeds */
function runPart(seeds) {
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const args = [vitest, "run", "--project", "unit", "test/system/simulator.test.ts"];
  const env = { ...process.env, SEEDS: seeds };
  return (
    spawnSync(process.execPath, args, { cwd: root, env, stdio: ["ignore", "inherit", "inherit"] }).status ===
    0
  );
}

const parts = Number(process.argv[2] ?? DEFAULT_PARTS);
if (!Number.isInteger(parts) || parts < 1)
  throw new RangeError("the number of parts must be a whole number above 0");
mkdirSync(folder, { recursive: true });
const state = readState();
for (let part = 0; part < parts; part += 1) {
  const last = state.nextSeed + SEEDS_A_PART - 1;
  const seeds = `${state.nextSeed}-${last}`;
  const passed = runPart(seeds);
  if (passed) state.passed += SEEDS_A_PART;
  else state.failedParts.push(seeds);
  state.nextSeed = last + 1;
  writeFileSync(file, `${JSON.stringify(state, null, 2)}\n`);
  console.log(
    `${state.passed} seeds passed in all; parts with a failing seed: ${state.failedParts.join(", ") || "none"}`,
  );
}
process.exitCode = state.failedParts.length > 0 ? 1 : 0;
