import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { build } from "vite";

const root = dirname(dirname(import.meta.dirname));
const cache = join(root, "node_modules", ".cache", "claros-relay");
const KEPT_MS = 60 * 60 * 1000;

/**
 * The relay (or a test's variant of it) as one JavaScript file that Node can start. Built once for each state of the sources, also when
 * several test files want it at the same time.
 */
export async function bundleRelay(entry = join(root, "sync-server", "main.ts")): Promise<string> {
  const hash = hashOfSources(entry);
  const name = `${basename(entry, ".ts")}.mjs`;
  const done = join(cache, hash, name);
  if (existsSync(done)) return done;
  const unfinished = join(cache, `${hash}-${process.pid}-${Date.now()}`);
  mkdirSync(unfinished, { recursive: true });
  await build({
    configFile: false,
    root,
    logLevel: "silent",
    build: {
      ssr: entry,
      outDir: unfinished,
      target: "node20",
      rolldownOptions: { output: { entryFileNames: name, format: "es" } },
    },
  });
  removeOld();
  try {
    renameSync(unfinished, dirname(done));
  } catch {
    // Another test was faster.
    rmSync(unfinished, { recursive: true, force: true });
  }
  return done;
}

function hashOfSources(entry: string): string {
  const hash = createHash("sha256").update(readFileSync(entry));
  for (const folder of ["crypto/public", "sync-server"]) {
    const paths = readdirSync(join(root, folder), { recursive: true }).map(String).sort();
    for (const path of paths) {
      if (path.endsWith(".ts")) hash.update(path).update(readFileSync(join(root, folder, path)));
    }
  }
  return hash.digest("hex").slice(0, 24);
}

function removeOld(): void {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    // Another test may have given its folder the final name meanwhile.
    const madeMs = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (Date.now() - madeMs > KEPT_MS) rmSync(path, { recursive: true, force: true });
  }
}
