/**
 * `npm run build`: the app to dist/app, with a brotli and a gzip copy beside each text file, and the relay to
 * dist/relay/main.js, which takes its packages from node_modules. The stamp is written last, so a build that
 * was interrupted counts as none.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { build } from "vite";
import { sourceStamp } from "./source-stamp.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, "dist");
const COMPRESSIBLE = /\.(?:html|js|css|json|svg|txt|webmanifest|wasm)$/;

/** @param {string} dir */
async function compressFolder(dir) {
  const paths = readdirSync(dir, { recursive: true }).map((path) => join(dir, String(path)));
  for (const path of paths.filter((each) => COMPRESSIBLE.test(each))) {
    const bytes = readFileSync(path);
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    const [brotli, gzipped] = await Promise.all([
      promisify(brotliCompress)(bytes, { params }),
      promisify(gzip)(bytes, { level: 9 }),
    ]);
    if (brotli.length < bytes.length) writeFileSync(`${path}.br`, brotli);
    if (gzipped.length < bytes.length) writeFileSync(`${path}.gz`, gzipped);
  }
}

async function buildApp() {
  requireFile("client/index.html", "the page of the app");
  await build({ root: join(root, "client"), configFile: join(root, "vite.config.ts"), logLevel: "warn" });
  await compressFolder(join(dist, "app"));
}

async function buildRelay() {
  requireFile("sync-server/main.ts", "the entry of the relay");
  await build({
    configFile: false,
    root,
    logLevel: "warn",
    build: {
      ssr: join(root, "sync-server/main.ts"),
      outDir: join(dist, "relay"),
      emptyOutDir: true,
      target: "node20",
      sourcemap: true,
      rolldownOptions: { output: { entryFileNames: "main.js", format: "es" } },
    },
  });
}

/**
 * @param {string} path
 * @param {string} what
 */
function requireFile(path, what) {
  if (!existsSync(join(root, path))) throw new Error(`Cannot build: ${path}, ${what}, does not exist`);
}

const stamp = sourceStamp(root);
mkdirSync(dist, { recursive: true });
rmSync(join(dist, ".stamp"), { force: true });
try {
  await buildRelay();
  await buildApp();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
writeFileSync(join(dist, ".stamp"), stamp);
