import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

/**
 * The order of the style layers is set by whichever style sheet names a layer first, and a build with lazy pages splits the sheets so
 * that a component's may come before all others. This plugin links `client/styles/layers.css`, as it stands, ahead of every other sheet.
 * In development the order of imports in `styles.ts` is enough.
 */
export function styleLayersPlugin(): Plugin {
  const source = readFileSync(join(import.meta.dirname, "styles/layers.css"), "utf8");
  const hash = createHash("sha256").update(source).digest("base64url").slice(0, 8);
  const fileName = `assets/layers-${hash}.css`;
  return {
    name: "claros-style-layers",
    apply: "build",
    generateBundle() {
      this.emitFile({ type: "asset", fileName, source });
    },
    transformIndexHtml: {
      order: "post",
      handler: () => [
        { tag: "link", attrs: { rel: "stylesheet", href: `/${fileName}` }, injectTo: "head-prepend" },
      ],
    },
  };
}
