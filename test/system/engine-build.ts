/**
 * The engine that a device runs: the product's, or a build of the same sources with one check taken out. The product has no switch for any
 * check, so the text of a file is changed while it is loaded; a change that finds nothing to change is an error, and so a control can never
 * turn into the product without a word.
 */
import { createServer } from "vite";
import { makeEngine } from "../../client/engine/engine.ts";
import { servePort } from "../../client/engine/port.ts";

export interface EngineBuild {
  readonly makeEngine: typeof makeEngine;
  readonly servePort: typeof servePort;
}

export const PRODUCT: EngineBuild = { makeEngine, servePort };

export interface Mutation {
  /** From the root of the project. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** No update is looked at before Yjs gets it. */
export const NO_GATE: Mutation = {
  file: "client/engine/entries/gate.ts",
  find: "  const mark = input.known.mark();",
  replace:
    '  if (input.device.length > 0) return { pass: true, type: input.type ?? "note", newClients: [] };\n' +
    "  const mark = input.known.mark();",
};

/** An entry after a hole in its chain is taken as if nothing were missing. */
export const NO_GAP_CHECK: Mutation = {
  file: "client/engine/entries/chain-stage.ts",
  find: "if (follows(head, header)) {",
  replace: "if (follows(head, header) || header.counter > (head?.counter ?? 0)) {",
};

/** Puts words into the snapshots of its documents that nobody wrote, under a client id of somebody else. */
export const FALSE_SNAPSHOTS: Mutation = {
  file: "client/engine/snapshots/publisher.ts",
  find: "      const state = Y.encodeStateAsUpdate(shadow.doc);",
  replace:
    "      const lie = new Y.Doc();\n" +
    "      Y.applyUpdate(lie, Y.encodeStateAsUpdate(shadow.doc));\n" +
    "      lie.clientID = [...shadow.doc.store.clients.keys()][0] ?? 1;\n" +
    '      lie.getMap("note").set("title", "never written");\n' +
    "      const state = Y.encodeStateAsUpdate(lie);",
};

/** What was shown from a snapshot stays, also when the entries are there. */
export const BELIEVES_SNAPSHOTS: Mutation = {
  file: "client/engine/snapshots/unverified.ts",
  find: "    if (done.length === 0) return;",
  replace: "    if (done.length >= 0) return;",
};

/** What the relay lost and the own disk has torn is waited for, and for ever. */
export const NEVER_WRITES_ANEW: Mutation = {
  file: "client/engine/sync/own-gaps.ts",
  find: "    if (context.clock.now() - gap.lackedSinceMs < OTHERS_MS) return false;",
  replace: "    if (gap.lackedSinceMs > 0) return false;",
};

/** A torn row is set aside, and that memory had what was in it is not made use of. */
export const FORGETS_WHAT_MEMORY_HAS: Mutation = {
  file: "client/engine/documents/shadows.ts",
  find: '    await disk.commit([this.#stateRow(shadow, onDisk)], "strict");',
  replace: "",
};

/** Whoever holds entries that their author has left keeps them. */
export const KEEPS_LEFT_BRANCHES: Mutation = {
  file: "client/engine/sync/catch-up.ts",
  find: "  const { isTaken } = await pushAll(line, await ledger.entriesLeft(branch));",
  replace: "  const isTaken = true;",
};

export async function buildWith(mutation: Mutation): Promise<EngineBuild & { close(): Promise<void> }> {
  let changed = 0;
  const server = await createServer({
    root: new URL("../..", import.meta.url).pathname,
    configFile: false,
    appType: "custom",
    logLevel: "error",
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    plugins: [
      {
        name: "mutation",
        enforce: "pre",
        transform(code, id) {
          if (!id.endsWith(`/${mutation.file}`)) return null;
          if (code.split(mutation.find).length !== 2) throw new RangeError(`${mutation.file} has changed`);
          changed += 1;
          return code.replace(mutation.find, () => mutation.replace);
        },
      },
    ],
  });
  const engine = (await server.ssrLoadModule("/client/engine/engine.ts")) as Pick<EngineBuild, "makeEngine">;
  const port = (await server.ssrLoadModule("/client/engine/port.ts")) as Pick<EngineBuild, "servePort">;
  if (changed !== 1) throw new RangeError(`${mutation.file} was not loaded`);
  return { makeEngine: engine.makeEngine, servePort: port.servePort, close: () => server.close() };
}
