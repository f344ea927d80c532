/**
 * `npm test`: everything, from a fresh clone, without questions. Installs packages and, where it may, a browser;
 * then runs each step and ends with one line, `N passed, N failed, N skipped`. A skipped test fails the run.
 * `node test/run.mjs unit e2e` runs only the named steps.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { spawnSync } from "node:child_process";
import { install, nodeComplaint } from "../sync-server/install.mjs";
import { isBuilt } from "../sync-server/source-stamp.mjs";
import { countPlaywright, countVitest } from "./count-results.mjs";
import { findChromium } from "./support/find-chromium.mjs";

/** @typedef {import("./count-results.mjs").Count} Count */

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const reports = mkdtempSync(join(tmpdir(), "claros-test-"));

/** In the order of a full run. @type {Record<string, () => Count>} */
const STEPS = {
  typecheck: () => check("typescript/bin/tsc", "--noEmit", "-p", "."),
  lint: () => npmCheck("lint"),
  format: () => npmCheck("format:check"),
  build: () => npmCheck("build"),
  unit: runVitest,
  e2e: runPlaywright,
};

/**
 * Runs a program with its output shown and nothing to read from.
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
function run(program, args, env = process.env) {
  const shell = process.platform === "win32" && program === "npm";
  return spawnSync(program, args, { cwd: root, env, shell, stdio: ["ignore", "inherit", "inherit"] }).status;
}

/** @param {number | null} status @returns {Count} */
const asCount = (status) => ({ passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 });

/** @param {string} script @param {string[]} args */
const check = (script, ...args) =>
  asCount(run(process.execPath, [join(root, "node_modules", script), ...args]));

/** @param {string} name */
const npmCheck = (name) => asCount(run("npm", ["run", "--silent", name]));

/** @param {string} path */
const readReport = (path) => (existsSync(path) ? readFileSync(path, "utf8") : null);

function runVitest() {
  const report = join(reports, "vitest.json");
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const status = run(process.execPath, [join(root, "node_modules/vitest/vitest.mjs"), ...args]);
  return countVitest(readReport(report), status);
}

function runPlaywright() {
  if (!isBuilt(root) && npmCheck("build").failed > 0) return asCount(1);
  const report = join(reports, "playwright.json");
  const args = ["test", "--config", "test/e2e/playwright.config.ts"];
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const status = run(process.execPath, [join(root, "node_modules/@playwright/test/cli.js"), ...args], env);
  return countPlaywright(readReport(report), status);
}

/** Debian's packages, where this process may install them. @param {string[]} packages */
function installPackages(packages) {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return;
  console.log(`Installing Debian's ${packages.join(" and ")}.`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  run("apt-get", ["update", "-q"], env);
  run("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...packages], env);
}

/**
 * Finds a Chromium, and strace, which shows that no acknowledgement leaves before the disk has synced; installs Debian's where one is
 * missing. Returns a sentence when there is none in the end.
 */
async function prepareTools() {
  const { chromium } = await import("@playwright/test");
  const browser = () => findChromium(chromium.executablePath());
  const tracer = () => run("sh", ["-c", "command -v strace > /dev/null"]) === 0;
  const missing = [
    ...(browser() === null && !process.env.CHROMIUM_PATH ? ["chromium"] : []),
    ...(tracer() ? [] : ["strace"]),
  ];
  if (missing.length > 0) installPackages(missing);
  const path = browser();
  if (path === null) return "No Chromium found: install one, or set CHROMIUM_PATH to its program.";
  if (!tracer()) return "No strace found: install it; a test reads the relay's system calls with it.";
  process.env.CHROMIUM_PATH = path;
  return null;
}

/** @param {string[]} names @returns {Promise<string | null>} why nothing can run */
async function prepare(names) {
  const unknown = names.filter((name) => !Object.hasOwn(STEPS, name));
  if (unknown.length > 0)
    return `Unknown step: ${unknown.join(", ")}. Steps: ${Object.keys(STEPS).join(", ")}.`;
  const complaint = nodeComplaint();
  if (complaint !== null) return complaint;
  if (!install(root)) return "The packages could not be installed; npm says why above.";
  return names.includes("unit") || names.includes("e2e") ? prepareTools() : null;
}

/** @param {string} name @returns {Count} */
function runStep(name) {
  console.log(`\n── ${name}`);
  const startedMs = performance.now();
  const count = STEPS[name]();
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  console.log(`── ${name}: ${count.failed === 0 ? "ok" : "failed"}, ${seconds} s`);
  return count;
}

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(STEPS);
const complaint = await prepare(names);
if (complaint !== null) console.error(complaint);
const counts = complaint === null ? names.map(runStep) : [asCount(1)];
rmSync(reports, { recursive: true, force: true });
/** @param {keyof Count} key */
const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
process.exitCode = sum("failed") > 0 || sum("skipped") > 0 ? 1 : 0;
console.log(`\n${sum("passed")} passed, ${sum("failed")} failed, ${sum("skipped")} skipped`);
