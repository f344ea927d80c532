import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** Names under which distributions install a Chromium that Playwright can drive. */
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/**
 * The browser for the tests: `CHROMIUM_PATH`, else one on the PATH, else Playwright's own.
 * @param {string} [playwrightPath] where Playwright would have put its own
 * @returns {string | null} null when there is none
 */
export function findChromium(playwrightPath) {
  const { CHROMIUM_PATH, PATH = "" } = process.env;
  if (CHROMIUM_PATH) return isExecutable(CHROMIUM_PATH) ? CHROMIUM_PATH : null;
  const folders = [...PATH.split(delimiter), "/usr/bin", "/usr/local/bin", "/snap/bin"];
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  if (playwrightPath) candidates.push(playwrightPath);
  return [...candidates, MAC].find(isExecutable) ?? null;
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
