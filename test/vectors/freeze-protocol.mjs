/**
 * Writes `protocol-v1.json`, the layouts of protocol version 1, from `protocol-v1.ts`:
 *
 *     node test/vectors/freeze-protocol.mjs
 *
 * It never overwrites the file: values that are frozen stay.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { runnerImport } from "vite";

const file = (name) => join(import.meta.dirname, name);
const { module } = await runnerImport(file("protocol-v1.ts"), { configFile: false, logLevel: "silent" });
const frozen = {
  origin: "Claros itself, protocol version 1; made by test/vectors/freeze-protocol.mjs from protocol-v1.ts",
  ...(await module.protocol1()),
};
writeFileSync(file("protocol-v1.json"), `${JSON.stringify(frozen, null, 1)}\n`, { flag: "wx" });
