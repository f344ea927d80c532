import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, type Plugin } from "vite";
import solid from "vite-plugin-solid";

interface FirstVisit {
  readonly tag: string;
  readonly direction: "ltr" | "rtl";
  readonly html: string;
}

/**
 * Writes the start page once more for each language with the welcome page already in it: `first-visit/en.html`. The relay serves it to a
 * browser that comes for the first time, which then has something to read before it has fetched and run the app. Whoever comes back has
 * the service worker, which keeps the plain start page.
 */
export function firstVisitPlugin(): Plugin {
  let root = "";
  return {
    name: "claros-first-visit",
    apply: "build",
    enforce: "post",
    configResolved(config) {
      root = config.root;
    },
    writeBundle: {
      order: "post",
      sequential: true,
      async handler({ dir }) {
        if (dir === undefined) throw new TypeError("The app is built into a folder");
        const page = readFileSync(join(dir, "index.html"), "utf8");
        mkdirSync(join(dir, "first-visit"), { recursive: true });
        for (const visit of await writtenDown(root)) {
          writeFileSync(join(dir, "first-visit", `${visit.tag}.html`), pageFor(page, visit));
        }
      },
    },
  };
}

/** The pages as Solid's server side writes them. Its class names are those of the app: they follow from the style sheets' text. */
async function writtenDown(root: string): Promise<readonly FirstVisit[]> {
  const outDir = mkdtempSync(join(tmpdir(), "claros-first-visit-"));
  try {
    await build({
      configFile: false,
      root,
      logLevel: "warn",
      plugins: [solid({ ssr: true, solid: { generate: "ssr", hydratable: false } })],
      ssr: { noExternal: true },
      build: {
        ssr: join(root, "areas/welcome/first-visit.tsx"),
        outDir,
        emptyOutDir: true,
        rolldownOptions: { output: { entryFileNames: "first-visit.mjs" } },
      },
    });
    const program = join(outDir, "first-visit.mjs");
    return JSON.parse(execFileSync(process.execPath, [program], { encoding: "utf8" })) as FirstVisit[];
  } finally {
    rmSync(outDir, { recursive: true });
  }
}

const EMPTY_LANGUAGE = '<html lang="en">';
const EMPTY_PLACE = '<p class="starting" translate="no">Claros</p>';

/** Throws where the start page has no longer the places that are filled here. */
function pageFor(page: string, { tag, direction, html }: FirstVisit): string {
  const places = [
    [EMPTY_LANGUAGE, `<html lang="${tag}" dir="${direction}">`],
    [EMPTY_PLACE, `<div class="first-visit">${html}</div>`],
  ] as const;
  return places.reduce((filled, [empty, full]) => {
    if (!filled.includes(empty))
      throw new Error(`client/index.html has no ${empty}: the first visit finds no place`);
    return filled.replace(empty, () => full);
  }, page);
}
