import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { Rolldown } from "vite";
import solid from "vite-plugin-solid";
import { defineConfig } from "vitest/config";
import { fetchAheadPlugin } from "./client/fetch-ahead-plugin.ts";
import { firstVisitPlugin } from "./client/first-visit-plugin.ts";
import { serviceWorkerPlugin } from "./client/service-worker-plugin.ts";
import { styleLayersPlugin } from "./client/style-layers-plugin.ts";
import { textsPlugin } from "./client/texts-plugin.ts";
import { trustedTemplatesPlugin } from "./client/trusted-templates-plugin.ts";

/**
 * Few files: over HTTP/1.1 every further one of a first visit waits for a free connection. What the first screen needs is one, what the
 * pages inside share another, the editor a third; a page's own parts come with the page.
 */
const chunkGroups = [
  { name: "start", tags: ["$initial" as const], priority: 3 },
  { name: "editor", test: /[\\/](?:client[\\/]editor|node_modules[\\/](?:y-)?prosemirror)/, priority: 2 },
  {
    name: "inside",
    test: /[\\/](?:client[\\/](?:ui|state|model|reactive|areas)|node_modules)[\\/]/,
    minShareCount: 2,
    priority: 1,
  },
];

/** What the build says of itself is not for whoever starts Claros: how long its plugins took, and that two packages ask for Node's crypto where it is. */
const quiet: Rolldown.RolldownOptions = {
  checks: { pluginTimings: false },
  onLog(level, log, handle) {
    if (!/Module "crypto" has been externalized/.test(log.message)) handle(level, log);
  },
};

/**
 * One configuration for the app (`vite build`) and the tests (`vitest`). The relay is bundled by
 * `sync-server/build.mjs`. CSS targets are named so that `light-dark()` reaches the browser as written.
 */
export default defineConfig({
  root: "client",
  plugins: [
    solid(),
    styleLayersPlugin(),
    fetchAheadPlugin(),
    trustedTemplatesPlugin(),
    textsPlugin(),
    firstVisitPlugin(),
    serviceWorkerPlugin(),
  ],
  build: {
    outDir: "../dist/app",
    emptyOutDir: true,
    target: "es2022",
    cssTarget: ["chrome123", "firefox128", "safari17.5"],
    sourcemap: "hidden",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { ...quiet, output: { codeSplitting: { groups: [...chunkGroups] } } },
  },
  worker: { format: "es", rolldownOptions: quiet },
  test: {
    root: import.meta.dirname,
    // Both cores of a small machine: much of these tests is waiting.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Limits end what hangs; how fast a machine is decides nothing.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          environment: "node",
          include: ["test/**/*.test.ts"],
          exclude: ["test/e2e/**", "test/bench/**"],
          // Solid's plugin prefers what packages have for browsers; of ws that is a stub that throws.
          alias: [{ find: /^ws$/, replacement: join(import.meta.dirname, "node_modules/ws/wrapper.mjs") }],
        },
      },
      {
        extends: true,
        test: {
          name: "dom",
          environment: "jsdom",
          include: ["test/**/*.test.tsx"],
          setupFiles: ["test/support/dom.ts"],
        },
      },
    ],
  },
});
