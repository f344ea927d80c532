import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, type Plugin, transformWithOxc } from "vite";
import solid from "vite-plugin-solid";
import { wordsFile } from "./fetch-ahead-plugin.ts";

interface FirstVisit {
  readonly tag: string;
  readonly direction: "ltr" | "rtl";
  readonly html: string;
  /** For browsers that run no scripts. */
  readonly unscripted: string;
}

/**
 * Writes the start page twice more for each language. `first-visit/en.html` has the welcome page already in it: the relay serves it to a
 * browser that comes for the first time, which then has something to read before it has fetched and run the app. Whoever comes to another
 * address, by an invitation for example, gets `first-visit/start/en.html`. Both ask for that language's words beside the app. Whoever comes
 * back has the service worker, which keeps the plain start page, or a word that says so (`boot/returning.ts`).
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
      async handler({ dir }, bundle) {
        if (dir === undefined) throw new TypeError("The app is built into a folder");
        const page = readFileSync(join(dir, "index.html"), "utf8");
        mkdirSync(join(dir, "first-visit/start"), { recursive: true });
        writeFileSync(join(dir, RETURNING), await returningScript(root));
        const moduleByTag = languageModules(root);
        const fileOf = (tag: string): string => wordsFile(bundle, moduleByTag.get(tag) ?? tag);
        for (const visit of await writtenDown(root)) {
          const words = { plain: fileOf("en"), own: fileOf(visit.tag) };
          const start = startFor(page, visit, words);
          writeFileSync(join(dir, "first-visit/start", `${visit.tag}.html`), start);
          writeFileSync(join(dir, "first-visit", `${visit.tag}.html`), welcomeFor(start, visit));
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

/** Beside the pages, so that the service worker, which has no use for it, does not keep it. */
const RETURNING = "first-visit/returning.js";

async function returningScript(root: string): Promise<string> {
  const path = join(root, "boot/returning.ts");
  return (await transformWithOxc(readFileSync(path, "utf8"), path, { sourcemap: false })).code;
}

/** Which module is which language, as the app's own list of languages says: "german" for "de". */
function languageModules(root: string): ReadonlyMap<string, string> {
  const list = readFileSync(join(root, "words/languages.ts"), "utf8");
  return new Map(
    [...list.matchAll(/tag: "([\w-]+)",[^}]*?import\("\.\/([\w-]+)\.ts"\)/g)].map(
      ([, tag = "", module = ""]) => [tag, module],
    ),
  );
}

const HEAD = "<head>";
const EMPTY_LANGUAGE = '<html lang="en">';
/** What the plain page says in every language, and its links to the texts, stand on the welcome page in its own. */
const UNSCRIPTED = /<noscript>[^]*?<\/noscript>/;
const EMPTY_PLACE = '<p class="starting" translate="no">Claros</p>';

interface WordsFiles {
  /** What the start page asks for. */
  readonly plain: string;
  readonly own: string;
}

/** The start page in a language, and nothing on it yet. */
function startFor(page: string, { tag, direction }: FirstVisit, words: WordsFiles): string {
  return filled(page, [
    [EMPTY_LANGUAGE, `<html lang="${tag}" dir="${direction}">`],
    [`href="/${words.plain}"`, `href="/${words.own}"`],
  ]);
}

function welcomeFor(start: string, { html, unscripted }: FirstVisit): string {
  return filled(start, [
    // Before every sheet, for which it would wait.
    [HEAD, `${HEAD}\n    <script src="/${RETURNING}"></script>`],
    [
      UNSCRIPTED.exec(start)?.[0] ?? "<noscript>",
      `<noscript><p class="unscripted">${unscripted}</p></noscript>`,
    ],
    [EMPTY_PLACE, `${EMPTY_PLACE}<div class="first-visit">${html}</div>`],
  ]);
}

/** Throws where the page has no longer the places that are filled here. */
function filled(page: string, places: readonly (readonly [empty: string, full: string])[]): string {
  return places.reduce((so, [empty, full]) => {
    if (!so.includes(empty))
      throw new Error(`client/index.html has no ${empty}: the first visit finds no place`);
    return so.replace(empty, () => full);
  }, page);
}
