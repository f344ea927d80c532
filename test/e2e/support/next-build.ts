/** Two builds of the app: the one that `npm run build` made, and a next one, whose engine has another address. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { precacheFiles, serviceWorkerCode } from "../../../client/service-worker-plugin.ts";
import { appDir } from "./installation.ts";

export interface AppFolder {
  readonly dir: string;
  /** Puts the next build in its place. A relay shows it after it was started again. */
  update(): Promise<void>;
  remove(): void;
}

/** A folder of its own with the present build. */
export function makeAppFolder(): AppFolder {
  const dir = mkdtempSync(join(tmpdir(), "claros-app-"));
  cpSync(appDir, dir, { recursive: true, filter: (path) => !/\.(?:br|gz|map)$/.test(path) });
  return {
    dir,
    update: () => renameEngine(dir),
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** A change of the engine changes its own name and that of each file which names it; here every script gets another one. */
async function renameEngine(dir: string): Promise<void> {
  const assets = join(dir, "assets");
  const names = readdirSync(assets).filter((name) => name.endsWith(".js"));
  const renamed = names.map((name) => [name, name.replace("-", "-next-")] as const);
  for (const [from, to] of renamed) renameSync(join(assets, from), join(assets, to));
  for (const path of readdirSync(dir, { recursive: true }).map((each) => join(dir, String(each)))) {
    if (!/\.(?:js|html)$/.test(path)) continue;
    const before = readFileSync(path, "utf8");
    const after = renamed.reduce((text, [from, to]) => text.replaceAll(from, to), before);
    if (after !== before) writeFileSync(path, after);
  }
  writeFileSync(join(dir, "sw.js"), await serviceWorkerCode(precacheFiles(dir)));
}
