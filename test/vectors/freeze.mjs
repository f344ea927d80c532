/**
 * Writes `claros-v1.json`, the values of format version 1, from `claros-v1.ts`:
 *
 *     node test/vectors/freeze.mjs
 *
 * It never overwrites the file: values that are frozen stay.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { runnerImport } from "vite";

const file = (name) => join(import.meta.dirname, name);
const { module } = await runnerImport(file("claros-v1.ts"), { configFile: false, logLevel: "silent" });
const frozen = {
  origin: "Claros itself, format version 1; made by test/vectors/freeze.mjs from test/vectors/claros-v1.ts",
  ...(await module.claros1()),
  hpke: await module.claros1Sealed(),
};
writeFileSync(file("claros-v1.json"), `${JSON.stringify(frozen, null, 2)}\n`, { flag: "wx" });
