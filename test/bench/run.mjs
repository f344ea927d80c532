/**
 * `npm run bench`: the relay beside its peers, on the same work, in the same run. `npm run bench -- fan-out join` runs parts,
 * `-- app` those of the whole app, which are compared with nobody;
 * `--quick` takes two rounds instead of five to see that everything works; `--write` puts the tables into docs/PERFORMANCE.md, each part
 * from its newest run; `--tables` runs nothing and only shows (or writes) them.
 * The relay is bundled as `npm run build` bundles it, from the sources as they are now.
 */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { install, nodeComplaint, run } from "../../sync-server/install.mjs";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const bench = join(root, "test/bench");
const outDir = join(root, "dist/bench");
const input = {
  relay: join(root, "sync-server/main.ts"),
  bench: join(bench, "main.ts"),
  load: join(bench, "load/main.ts"),
  probe: join(bench, "harness/probe.ts"),
  "bare-ws": join(bench, "systems/bare-ws/server.ts"),
  "y-websocket": join(bench, "systems/y-websocket/server.ts"),
  hocuspocus: join(bench, "systems/hocuspocus/server.ts"),
};

/** @param {string} sentence */
function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

const complaint = nodeComplaint();
if (complaint !== null) stop(complaint);
if (!install(root)) stop("The packages could not be installed; npm says why above.");
// Each program by itself: a chunk shared with another one would load what the measured program does not need.
for (const [name, path] of Object.entries(input)) {
  await build({
    configFile: false,
    root,
    logLevel: "warn",
    build: {
      ssr: path,
      outDir,
      emptyOutDir: name === "relay",
      target: "node20",
      rolldownOptions: { output: { entryFileNames: `${name}.js`, format: "es" } },
    },
  });
}
process.exitCode =
  run(process.execPath, [join(outDir, "bench.js"), ...process.argv.slice(2)], root).status ?? 1;
