/**
 * `npm start`: from a fresh clone to a running Claros. Installs what is missing, builds when `dist` is not the
 * build of the present sources, then becomes the relay. The relay runs in this very process, so signals, exit
 * code and environment are its own; `PORT`, `HOST` and `DATA_DIR` are described in the README.
 * Only Node's own modules may be imported here: nothing else exists before the installation.
 */
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { install, nodeComplaint, run } from "./install.mjs";
import { isBuilt } from "./source-stamp.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @param {string} sentence */
function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

const complaint = nodeComplaint();
if (complaint !== null) stop(complaint);
if (!install(root)) stop("The packages could not be installed; npm says why above.");
if (!isBuilt(root)) {
  console.error("Building the app and the relay ...");
  const { status } = run(process.execPath, [join(root, "sync-server", "build.mjs")], root);
  if (status !== 0) stop("The build failed; the reason stands above.");
}
await import(pathToFileURL(join(root, "dist", "relay", "main.js")).href);
