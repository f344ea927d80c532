import type { Plugin, Rolldown } from "vite";

/**
 * Tells the browser to fetch beside the first script what it would otherwise find out about after it: a language, and the letters that
 * all four languages are written with or between, because text that changes its face moves. The language is English, because nothing
 * says who reads; the copies that a first visit gets have their own in its place (`first-visit-plugin.ts`).
 */
export function fetchAheadPlugin(): Plugin {
  return {
    name: "claros-fetch-ahead",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (_, { bundle }) => {
        const words = wordsFile(bundle ?? {}, "english");
        const font = Object.keys(bundle ?? {}).find((name) =>
          /\/inter-latin-wght-normal-[^/]*\.woff2$/.test(name),
        );
        if (font === undefined) throw new Error("The build has no file for the Latin letters");
        return [
          {
            tag: "link",
            attrs: { rel: "preload", as: "font", type: "font/woff2", crossorigin: true, href: `/${font}` },
            injectTo: "head",
          },
          {
            tag: "link",
            attrs: { rel: "modulepreload", crossorigin: true, href: `/${words}` },
            injectTo: "head",
          },
        ];
      },
    },
  };
}

/** The built file of a language: that of `client/words/english.ts` for "english". */
export function wordsFile(bundle: Readonly<Rolldown.OutputBundle>, module: string): string {
  const chunk = Object.values(bundle).find(
    (output) =>
      output.type === "chunk" &&
      (output.facadeModuleId ?? "").replaceAll("\\", "/").endsWith(`/words/${module}.ts`),
  );
  if (chunk === undefined) throw new Error(`The build has no file of its own for ${module}`);
  return chunk.fileName;
}
