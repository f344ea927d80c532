import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { describe, expect, test } from "vitest";
import { checkImports, findCycle, type Finding } from "./check-imports.ts";
import { IMPORT_TABLE } from "./import-table.ts";
import { readEdges } from "./read-edges.ts";

const ROOT = join(import.meta.dirname, "../..");
const FOLDERS = ["client", "crypto", "sync-server"];
const FEWEST_MODULES = 20;

function sourcesOnDisk(): Map<string, string> {
  const textByPath = new Map<string, string>();
  for (const folder of FOLDERS) {
    for (const entry of readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.m?tsx?$/.test(entry.name)) continue;
      const path = join(entry.parentPath, entry.name);
      textByPath.set(relative(ROOT, path).split(sep).join("/"), readFileSync(path, "utf8"));
    }
  }
  return textByPath;
}

describe("the product", () => {
  const finding = checkImports(
    { textByPath: sourcesOnDisk(), hasFile: (path) => existsSync(join(ROOT, path)) },
    IMPORT_TABLE,
  );

  test("keeps to the import table and has no cycle", () => {
    expect(finding.violations).toEqual([]);
  });

  test("was really read", () => {
    expect(finding.modules).toBeGreaterThanOrEqual(FEWEST_MODULES);
  });
});

describe("the start of a fresh clone", () => {
  test.each(["start.mjs", "install.mjs", "source-stamp.mjs"])("%s needs no package", (name) => {
    const text = readFileSync(join(ROOT, "sync-server", name), "utf8");
    const values = readEdges(name, text).filter((edge) => edge.kind === "value");
    expect(values.filter((edge) => !/^(?:node:|\.\/)/.test(edge.specifier))).toEqual([]);
    expect(values.length).toBeGreaterThan(1);
  });
});

describe("the table", () => {
  test("names only rooms that exist, and allows no cycle between them", () => {
    const names = new Set(IMPORT_TABLE.map((room) => room.name));
    const roomsByName = new Map(
      IMPORT_TABLE.map((room) => [
        room.name,
        [...(room.imports ?? []), ...(room.importsTypes ?? []), ...(room.starts ?? [])],
      ]),
    );
    for (const targets of roomsByName.values()) for (const target of targets) expect(names).toContain(target);
    expect(findCycle(roomsByName)).toBeNull();
  });
});

/** Checks files given as text; other files count as missing. */
function check(files: Record<string, string>): Finding {
  return checkImports(
    { textByPath: new Map(Object.entries(files)), hasFile: (path) => path.endsWith(".css") },
    IMPORT_TABLE,
  );
}

const SECRET = { "crypto/secret/seal.ts": "export {};" };
const ENGINE = { "client/engine/main.ts": "export {};", "client/engine/api.ts": "export {};" };

describe("the checker catches", () => {
  const cases: readonly (readonly [string, Record<string, string>, string])[] = [
    [
      "a relay that reaches secrets",
      { ...SECRET, "sync-server/admission.ts": 'import { open } from "../crypto/secret/seal.ts";' },
      "sync-server/admission.ts:1 imports crypto/secret/seal.ts; sync-server may not import crypto/secret",
    ],
    [
      "a type taken where it may not be",
      {
        ...SECRET,
        "client/areas/notes/page.tsx": 'import type { Key } from "../../../crypto/secret/seal.ts";',
      },
      "client/areas/notes/page.tsx:1 imports crypto/secret/seal.ts; client/areas may not import crypto/secret",
    ],
    [
      "an import() type",
      { ...SECRET, "client/ui/card.tsx": 'type Key = import("../../crypto/secret/seal.ts").Key;' },
      "client/ui/card.tsx:1 imports crypto/secret/seal.ts; client/ui may not import crypto/secret",
    ],
    [
      "a re-export",
      { ...SECRET, "client/model/note.ts": '\nexport * from "../../crypto/secret/seal.ts";' },
      "client/model/note.ts:2 imports crypto/secret/seal.ts; client/model may not import crypto/secret",
    ],
    [
      "a dynamic import",
      { ...ENGINE, "client/state/lock.ts": 'await import("../engine/main.ts");' },
      "client/state/lock.ts:1 imports client/engine/main.ts; client/state may not import client/engine",
    ],
    [
      "a dynamic import whose address is computed",
      { "client/state/lock.ts": "await import(`../${name}.ts`);" },
      "client/state/lock.ts:1 hides where it leads: import(`../${name}.ts`)",
    ],
    [
      "an import of the engine in the link that is more than a type",
      { ...ENGINE, "client/link/connect.ts": 'import { type Api } from "../engine/main.ts";' },
      "client/link/connect.ts:1 imports client/engine/main.ts; client/link may not import client/engine",
    ],
    [
      "a worker started from the wrong room",
      { ...ENGINE, "client/areas/today.ts": 'new Worker(new URL("../engine/main.ts", import.meta.url));' },
      "client/areas/today.ts:1 starts client/engine/main.ts; client/areas may not start client/engine",
    ],
    [
      "a shared worker started from the wrong room",
      { ...ENGINE, "client/main.tsx": 'new SharedWorker(new URL("./engine/main.ts", import.meta.url));' },
      "client/main.tsx:1 starts client/engine/main.ts; boot may not start client/engine",
    ],
    [
      "a worker whose address is computed",
      { "client/link/connect.ts": "new Worker(address);" },
      "client/link/connect.ts:1 hides where it leads: new Worker(address)",
    ],
    [
      "a package outside its rooms",
      { "client/areas/today.tsx": 'import { createStore } from "solid-js/store";' },
      "client/areas/today.tsx:1 imports solid-js/store, which client/areas may not",
    ],
    [
      "Node in the client",
      { "client/model/money.ts": 'import "node:fs";' },
      "client/model/money.ts:1 imports node:fs, which client/model may not",
    ],
    [
      "a package whose name only begins like an allowed one",
      { "client/engine/idb.ts": 'import "idb-keyval";' },
      "client/engine/idb.ts:1 imports idb-keyval, which client/engine may not",
    ],
    [
      "a file that does not exist",
      { "crypto/public/a.ts": 'import "./b.ts";' },
      "crypto/public/a.ts:1 leads to crypto/public/b.ts, which does not exist",
    ],
    [
      "a file in no room",
      { "client/helpers/x.ts": "" },
      "client/helpers/x.ts stands in no room of the table",
    ],
    [
      "a cycle, also one of types",
      {
        "client/model/a.ts": 'import type { B } from "./b.ts";',
        "client/model/b.ts": 'import "./c.ts";',
        "client/model/c.ts": 'import "./a.ts";',
      },
      "cycle: client/model/a.ts → client/model/b.ts → client/model/c.ts → client/model/a.ts",
    ],
  ];

  test.each(cases)("%s", (_title, files, sentence) => {
    expect(check(files).violations).toEqual([sentence]);
  });
});

describe("the checker allows", () => {
  test("what the table says: types and the worker of the engine in the link, style sheets, packages", () => {
    const files = {
      ...ENGINE,
      "client/link/connect.ts": `
        import type { Command } from "../engine/api.ts";
        export type { Event } from "../engine/api.ts";
        import { WebsocketProvider } from "y-websocket";
        new SharedWorker(new URL("../engine/main.ts", import.meta.url), { type: "module" });`,
      "client/ui/button.tsx": 'import styles from "./button.module.css"; import { Show } from "solid-js";',
      "client/main.tsx": 'import "./styles/base.css"; import { render } from "solid-js/web";',
    };
    expect(check(files)).toEqual({ modules: 5, violations: [] });
  });
});
