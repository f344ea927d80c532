import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** What a build is made from. */
const FOLDERS = ["client", "crypto", "sync-server"];
const FILES = [
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "vite.config.ts",
  // Pages of the app are made from these.
  "docs/THREAT-MODEL.md",
  "docs/SELF-HOSTING.md",
];

/**
 * A hash of every file a build is made from; written to `dist/.stamp` when a build is complete, so that a later
 * start can tell whether `dist` is still the build of these sources. Times of files say nothing after a checkout.
 * @param {string} root the project's folder
 */
export function sourceStamp(root) {
  const paths = FOLDERS.filter((folder) => existsSync(join(root, folder))).flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name))),
  );
  const hash = createHash("sha256");
  for (const path of [...paths, ...FILES.filter((file) => existsSync(join(root, file)))].sort()) {
    const bytes = readFileSync(join(root, path));
    hash.update(`${path.split(sep).join("/")}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest("hex");
}

/**
 * Whether `dist` holds a complete build of the present sources.
 * @param {string} root
 */
export function isBuilt(root) {
  const stamp = join(root, "dist", ".stamp");
  return existsSync(stamp) && readFileSync(stamp, "utf8") === sourceStamp(root);
}

/**
 * Whether node_modules holds what package-lock.json asks for. npm writes its own copy of the lock file there
 * when an installation is complete.
 * @param {string} root
 */
export function isInstalled(root) {
  const installed = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installed)) return false;
  const present = JSON.parse(readFileSync(installed, "utf8")).packages;
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === "" || (optional && !present[path])) return true;
    return present[path]?.version === version;
  });
}
