import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { renderTexts } from "./texts/render-texts.ts";
import { renderUnscripted } from "./texts/unscripted.ts";

/**
 * Writes the public texts as whole pages that need no script, dressed in the app's own tokens and typeface. The relay serves `privacy.html` at
 * `/privacy`, and so does the service worker when there is no connection. The start page links to them where no script runs.
 */
export function textsPlugin(): Plugin {
  return {
    name: "claros-texts",
    enforce: "post",
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const answer = answerInDevelopment(request.url ?? "/");
        if (answer === null) return next();
        response.setHeader("Content-Type", `${answer.type}; charset=utf-8`);
        response.end(answer.text);
      });
    },
    transformIndexHtml: (html) =>
      html.replace("<noscript></noscript>", () => `<noscript>${renderUnscripted()}</noscript>`),
    generateBundle(_options, bundle) {
      const fileNames = Object.keys(bundle);
      const urlOf = (name: string): string => {
        const fileName = fileNames.find((each) => each.startsWith(`assets/${name}-`));
        if (fileName === undefined) throw new Error(`The build has no ${name} for the public texts`);
        return `/${fileName}`;
      };
      const css = stylesOfTexts((file) => urlOf(file.replace(/\.\w+$/, "")));
      const hash = createHash("sha256").update(css).digest("base64url").slice(0, 8);
      const cssFile = `assets/texts-${hash}.css`;
      this.emitFile({ type: "asset", fileName: cssFile, source: css });
      for (const { fileName, html } of renderTexts({ css: `/${cssFile}`, icon: urlOf("icon") })) {
        this.emitFile({ type: "asset", fileName, source: html });
      }
    },
  };
}

const FONTS = join(import.meta.dirname, "../node_modules/@fontsource-variable/inter/files");
const DEV_FILES = { css: "/texts.css", icon: "/icon.svg" };

/** The page or style sheet at this address, read anew each time, or null. */
export function answerInDevelopment(url: string): { readonly type: string; readonly text: string } | null {
  const path = url.replace(/[?#].*$/, "").replace(/\/$/, "");
  if (path === DEV_FILES.css)
    return { type: "text/css", text: stylesOfTexts((file) => `/@fs${FONTS}/${file}`) };
  // Modules and files, of which there are many.
  if (/[.@]/.test(path)) return null;
  const page = renderTexts(DEV_FILES).find(({ fileName }) => `/${fileName}` === `${path}.html`);
  return page === undefined ? null : { type: "text/html", text: page.html };
}

const SHEETS = ["styles/layers.css", "styles/fonts.css", "styles/tokens.css", "styles/base.css"];

/** One style sheet with the app's foundations and the texts' own rules; `urlOf` says where a font's file is served. */
export function stylesOfTexts(urlOf: (file: string) => string): string {
  return [...SHEETS, "texts/texts.css", "styles/print.css"]
    .map((file) => readFileSync(join(import.meta.dirname, file), "utf8"))
    .join("\n")
    .replace(/\/\*[^]*?\*\//g, "")
    .replace(/url\("[^"]*\/([^"/]+)"\)/g, (_whole, file: string) => `url("${urlOf(file)}")`)
    .replace(/\n\s+/g, "\n")
    .replace(/\n{2,}/g, "\n")
    .trimStart();
}
