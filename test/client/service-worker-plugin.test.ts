import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Script } from "node:vm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { precacheFiles, serviceWorkerCode } from "../../client/service-worker-plugin.ts";

describe("the service worker's list", () => {
  let dir: string;

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "claros-sw-"));
    for (const folder of ["assets", "first-visit"]) mkdirSync(join(dir, folder));
    for (const [path, text] of [
      ["index.html", "<p>"],
      ["assets/main.js", "1"],
      ["assets/main.js.map", "{}"],
      ["assets/main.js.br", "x"],
      ["sw.js", "old"],
      ["first-visit/en.html", "<main>"],
    ] as const) {
      writeFileSync(join(dir, path), text);
    }
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  test("names every file with the hash of its bytes, but no maps, compressed copies, pages of a first visit or itself", () => {
    expect(precacheFiles(dir)).toEqual([
      { url: "/assets/main.js", integrity: "sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s=" },
      { url: "/index.html", integrity: "sha256-M/J5lGcXcoeikmB4ChB6yY6mPdYWX2f8wNdHZ9CoIJA=" },
    ]);
  });

  test("changes its version with any byte of any file, and only then", async () => {
    const versionOf = async (): Promise<string> =>
      (await serviceWorkerCode(precacheFiles(dir))).split("\n")[0]!;
    const first = await versionOf();
    expect(await versionOf()).toBe(first);
    writeFileSync(join(dir, "assets/main.js"), "2");
    expect(await versionOf()).not.toBe(first);
  });

  test("is a plain script: no import, no export, no types left", async () => {
    const code = await serviceWorkerCode([]);
    expect(code).not.toMatch(/^\s*(?:import|export)\b/m);
    expect(() => new Script(code)).not.toThrow();
  });
});
