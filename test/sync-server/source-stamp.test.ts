import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { nodeComplaint } from "../../sync-server/install.mjs";
import { isBuilt, isInstalled, sourceStamp } from "../../sync-server/source-stamp.mjs";

let root: string;

function write(path: string, text: string): void {
  mkdirSync(join(root, path, ".."), { recursive: true });
  writeFileSync(join(root, path), text);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "claros-stamp-"));
  write("client/main.tsx", "1");
  write("package.json", "{}");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe("whether dist is the build of the present sources", () => {
  test("is not, before the first build", () => {
    expect(isBuilt(root)).toBe(false);
  });

  test("is, once a build left the stamp, and no longer after a change, a new file or a rename", () => {
    write("dist/.stamp", sourceStamp(root));
    expect(isBuilt(root)).toBe(true);
    write("client/main.tsx", "2");
    expect(isBuilt(root)).toBe(false);
    write("client/main.tsx", "1");
    expect(isBuilt(root)).toBe(true);
    write("crypto/new.ts", "");
    expect(isBuilt(root)).toBe(false);
  });
});

describe("whether the packages are installed", () => {
  const lock = (version: string): string =>
    JSON.stringify({
      packages: {
        "": { name: "claros" },
        "node_modules/a": { version },
        "node_modules/elsewhere-only": { version: "1.0.0", optional: true },
      },
    });

  test("needs every version the lock file names, and forgives packages for other platforms", () => {
    write("package-lock.json", lock("1.0.0"));
    expect(isInstalled(root)).toBe(false);
    write(
      "node_modules/.package-lock.json",
      JSON.stringify({ packages: { "node_modules/a": { version: "1.0.0" } } }),
    );
    expect(isInstalled(root)).toBe(true);
    write("package-lock.json", lock("1.0.1"));
    expect(isInstalled(root)).toBe(false);
  });
});

describe("the sentence about Node", () => {
  test.each(["18.20.1", "20.18.3"])("is said for %s", (version) => {
    expect(nodeComplaint(version)).toContain(version);
  });
  test.each(["20.19.0", "22.1.0", "24.0.0"])("is not said for %s", (version) => {
    expect(nodeComplaint(version)).toBeNull();
  });
});
