/** The built app with a pseudo-language in English's place: the same pages and scripts, other words. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { precacheFiles, serviceWorkerCode } from "../../../client/service-worker-plugin.ts";
import { pseudo } from "../../../client/words/pseudo.ts";
import { type AppFolder, makeAppFolder } from "./next-build.ts";

/** A copy of the present build whose only word in plain letters is what people typed. */
export async function makeDisguisedApp(direction: "ltr" | "rtl"): Promise<AppFolder> {
  const app = makeAppFolder();
  const assets = join(app.dir, "assets");
  // The demo's texts are in files of the same names.
  const isDictionary = (name: string): boolean =>
    /^english-.*\.js$/u.test(name) && readFileSync(join(assets, name), "utf8").includes("welcome.title");
  const name = readdirSync(assets).find(isDictionary);
  if (name === undefined) throw new Error("The build has no file for English");
  const path = join(assets, name);
  const exported = /export\s*\{\s*\w+ as (\w+)\s*\}/u.exec(readFileSync(path, "utf8"))?.[1];
  if (exported === undefined) throw new Error("The file for English exports nothing");
  const language = { ...pseudo, tag: "en", name: "English", direction };
  writeFileSync(path, `const language = ${JSON.stringify(language)};\nexport { language as ${exported} };\n`);
  writeFileSync(join(app.dir, "sw.js"), await serviceWorkerCode(precacheFiles(app.dir)));
  return app;
}
