import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { transformWithOxc, type Plugin } from "vite";

/**
 * Writes `/sw.js` after everything else of the build stands on disk, so that its list names each file with the
 * hash of the bytes that will be served. The source is `client/service-worker.ts`.
 */

export interface PrecacheFile {
  readonly url: string;
  /** Subresource integrity, `sha256-…`. */
  readonly integrity: string;
}

const SOURCE = join(import.meta.dirname, "service-worker.ts");
const NOT_KEPT = /\.(?:map|br|gz)$|^sw\.js$|^first-visit\//;

export function serviceWorkerPlugin(): Plugin {
  return {
    name: "claros-service-worker",
    apply: "build",
    enforce: "post",
    writeBundle: {
      order: "post",
      sequential: true,
      async handler({ dir }) {
        if (dir === undefined) throw new TypeError("The app is built into a folder");
        writeFileSync(join(dir, "sw.js"), await serviceWorkerCode(precacheFiles(dir)));
      },
    },
  };
}

/** All files of a built app except source maps, compressed copies and what only a first visit is shown, in a stable order. */
export function precacheFiles(dir: string): PrecacheFile[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => !NOT_KEPT.test(path))
    .sort()
    .map((path) => ({ url: `/${path}`, integrity: integrityOf(readFileSync(join(dir, path))) }));
}

function integrityOf(bytes: Uint8Array): string {
  return `sha256-${createHash("sha256").update(bytes).digest("base64")}`;
}

/** The service worker for these files. Its version follows from its list and its source. */
export async function serviceWorkerCode(files: readonly PrecacheFile[]): Promise<string> {
  const { code } = await transformWithOxc(readFileSync(SOURCE, "utf8"), SOURCE, { sourcemap: false });
  const script = code.replace(/^export \{\};?\s*$/m, "");
  const list = JSON.stringify(files);
  const version = createHash("sha256").update(list).update(script).digest("base64url").slice(0, 16);
  return `const VERSION = ${JSON.stringify(version)};\nconst FILES = ${list};\n${script}`;
}
