import type { Plugin } from "vite";

/**
 * Tells the browser to fetch English beside the first script instead of after it: most first visits need it, and whoever reads another
 * language loses a few kilobytes that come last.
 */
export function firstLanguagePlugin(): Plugin {
  return {
    name: "claros-first-language",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (_, { bundle }) => {
        const chunk = Object.values(bundle ?? {}).find(
          (output) =>
            output.type === "chunk" && /[\\/]words[\\/]english\.ts$/.test(output.facadeModuleId ?? ""),
        );
        if (chunk === undefined) throw new Error("The build has no file of its own for English");
        return [
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
