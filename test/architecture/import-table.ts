/**
 * Who may import whom, as data. `imports.test.ts` holds every file of the product to it.
 *
 * What these lines turn into facts: the relay cannot decrypt (it never reaches `crypto/secret`); cryptography
 * has never heard of a note; only the engine reaches keys; pages never touch bytes; only `client/reactive`
 * touches Solid's stores. A new dependency edge is a decision: change the table and say why in the commit.
 */

export interface Room {
  readonly name: string;
  /** The room of a file is the first whose pattern matches its path. */
  readonly holds: RegExp;
  /** Rooms it may import, besides itself. */
  readonly imports?: readonly string[];
  /** Rooms it may import types from, and nothing that exists at run time. */
  readonly importsTypes?: readonly string[];
  /** Rooms whose files it may start as workers. */
  readonly starts?: readonly string[];
  /** Packages: an exact specifier, or `name/*` for everything below a package. */
  readonly packages: readonly string[];
}

const SOLID = ["solid-js", "solid-js/web"] as const;
const ROUTER = "@solidjs/router";
const YJS = ["yjs", "y-protocols/*", "lib0/*"] as const;
const ZOD = ["zod", "zod/mini"] as const;
const PASSPHRASE_STRENGTH = "@zxcvbn-ts/*";

export const IMPORT_TABLE: readonly Room[] = [
  { name: "crypto/public", holds: /^crypto\/public\//, packages: ["@noble/*"] },
  {
    name: "crypto/secret",
    holds: /^crypto\/secret\//,
    imports: ["crypto/public"],
    packages: [
      "tweetnacl",
      "@noble/*",
      "@hpke/*",
      "hash-wasm",
      "age-encryption",
      "@scure/bip39",
      "@scure/bip39/*",
    ],
  },
  {
    name: "sync-server/protocol",
    holds: /^sync-server\/protocol\//,
    imports: ["crypto/public"],
    packages: ["zod/mini"],
  },
  { name: "launch", holds: /^sync-server\/[\w-]+\.d\.mts$/, packages: [] },
  {
    name: "sync-server",
    holds: /^sync-server\//,
    imports: ["sync-server/protocol", "crypto/public"],
    packages: [
      "ws",
      "better-sqlite3",
      "postgres",
      "@nats-io/*",
      "sirv",
      "pino",
      "prom-client",
      ...ZOD,
      "node:*",
    ],
  },
  {
    name: "client/model",
    holds: /^client\/model\//,
    packages: ["yjs", ...ZOD, "temporal-polyfill", "ical.js"],
  },
  {
    // What the engine and the pages say to each other; the pages see these types and nothing behind them.
    name: "client/engine contract",
    holds: /^client\/engine\/(?:api|fault)\.ts$/,
    importsTypes: ["crypto/public", "client/model", "sync-server/protocol"],
    packages: [],
  },
  {
    name: "client/engine",
    holds: /^client\/engine\//,
    imports: [
      "client/engine contract",
      "crypto/public",
      "crypto/secret",
      "client/model",
      "sync-server/protocol",
    ],
    packages: [...YJS, "idb"],
  },
  {
    name: "client/link",
    holds: /^client\/link\//,
    importsTypes: ["client/engine contract", "crypto/public", "sync-server/protocol"],
    starts: ["client/engine"],
    packages: [...YJS, "y-websocket", "y-indexeddb"],
  },
  {
    name: "client/reactive",
    holds: /^client\/reactive\//,
    packages: [...SOLID, "solid-js/store", "yjs"],
  },
  { name: "client/words", holds: /^client\/words\//, packages: [...SOLID, "@solid-primitives/i18n"] },
  {
    name: "client/ui",
    holds: /^client\/ui\//,
    packages: [
      ...SOLID,
      "@kobalte/core/*",
      "@solid-primitives/*",
      "lucide-solid",
      "lucide-solid/icons/*",
      "@tanstack/solid-virtual",
      "uqr",
    ],
  },
  {
    name: "client/editor",
    holds: /^client\/editor\//,
    imports: ["client/ui", "client/reactive", "client/model", "client/words"],
    packages: [...SOLID, "yjs", "y-protocols/*", "y-prosemirror", "prosemirror-*"],
  },
  {
    name: "client/state",
    holds: /^client\/state\//,
    imports: ["client/model", "client/link", "client/reactive", "client/words"],
    importsTypes: ["client/engine contract", "crypto/public", "client/lent"],
    starts: ["client/lent"],
    packages: [...SOLID],
  },
  {
    name: "client/areas",
    holds: /^client\/areas\//,
    imports: [
      "client/state",
      "client/ui",
      "client/editor",
      "client/model",
      "client/reactive",
      "client/words",
      "client/texts addresses",
    ],
    importsTypes: ["client/engine contract", "crypto/public"],
    starts: ["client/lent"],
    packages: [...SOLID, ROUTER, "papaparse"],
  },
  {
    // Workers with what is needed for a while only.
    name: "client/lent",
    holds: /^client\/lent\//,
    imports: ["client/model"],
    packages: [PASSPHRASE_STRENGTH, "pdfkit", "docx"],
  },
  { name: "client/texts addresses", holds: /^client\/texts\/addresses\.ts$/, packages: [] },
  {
    // Made into pages by the build; nothing of it reaches the app but the addresses.
    name: "client/texts",
    holds: /^client\/texts\//,
    imports: ["client/texts addresses", "client/words"],
    packages: ["marked", "node:*"],
  },
  { name: "client/styles", holds: /^client\/styles\//, packages: ["@fontsource-variable/*"] },
  {
    name: "build plugins",
    holds: /^client\/[\w-]+-plugin\.ts$/,
    imports: ["client/texts"],
    packages: ["vite", "vite-plugin-solid", "node:*"],
  },
  {
    name: "service worker",
    holds: /^client\/service-worker\.ts$/,
    importsTypes: ["build plugins"],
    packages: [],
  },
  {
    name: "boot",
    holds: /^client\/(?:boot\/[\w-]+(?:\.d)?|main|app|routes)\.tsx?$/,
    imports: [
      "client/areas",
      "client/state",
      "client/ui",
      "client/editor",
      "client/model",
      "client/link",
      "client/reactive",
      "client/words",
      "client/styles",
    ],
    packages: [...SOLID, ROUTER, "@fontsource-variable/*", "virtual:trusted-templates"],
  },
];
