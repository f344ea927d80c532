import type { Plugin } from "vite";

/**
 * Tells the browser to fetch beside the first script what it would otherwise find out about after it: English, because most first visits
 * need it (whoever reads another language loses a few kilobytes), and the letters that all four languages are written with or between,
 * because text that changes its face moves.
 */
export function fetchAheadPlugin(): Plugin {
  return {
    name: "claros-fetch-ahead",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (_, { bundle }) => {
        const chunk = Object.values(bundle ?? {}).find(
          (output) =>
            output.type === "chunk" && /[\\/]words[\\/]english\.ts$/.test(output.facadeModuleId ?? ""),
        );
        if (chunk === undefined) throw new Error("The build has no file of its own for English");
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
            attrs: { rel: "modulepreload", crossorigin: true, href: `/${chunk.fileName}` },
            injectTo: "head",
          },
        ];
      },
    },
  };
}
