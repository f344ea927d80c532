import { spawnSync } from "node:child_process";
import { isInstalled } from "./source-stamp.mjs";

const OLDEST_NODE = [20, 19];

/** A sentence for whoever started with a Node that is too old, or null. */
export function nodeComplaint(version = process.versions.node) {
  const [major, minor] = version.split(".").map(Number);
  const isEnough = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  return isEnough ? null : `Claros needs Node ${OLDEST_NODE.join(".")} or newer; this is Node ${version}.`;
}

/**
 * Installs the packages of package-lock.json unless they are there. Development packages belong to them: the
 * app is built on the machine that serves it.
 * @param {string} root
 * @returns {boolean} false when npm failed; it has then said why
 */
export function install(root) {
  if (isInstalled(root)) return true;
  console.error("Installing the packages that package-lock.json names ...");
  // Warnings are about packages that only measuring and testing need, and nothing that whoever starts Claros could mend.
  const { status } = run("npm", ["ci", "--include=dev", "--no-fund", "--no-audit", "--loglevel=error"], root);
  return status === 0;
}

/**
 * Runs a program with its output shown.
 * @param {string} program
 * @param {string[]} args
 * @param {string} root
 */
export function run(program, args, root) {
  const isScript = process.platform === "win32" && program === "npm";
  return spawnSync(program, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], shell: isScript });
}
