/** A running installation: store, relay and server, in the order in which they are started and, the other way round, stopped. */

import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { makeWebVerifier } from "../crypto/public/signature.ts";
import { newSetupCode } from "./admission.ts";
import { type Config, isLoopback } from "./config.ts";
import { makeServer, serve, type TlsFiles } from "./http.ts";
import { type Limits, LIMITS } from "./limits.ts";
import type { EventLog } from "./log.ts";
import { makeNodeClock, nodeRandomness } from "./node-environment.ts";
import { useNodeHashes } from "./node-hashes.ts";
import { ownOrigins } from "./origins.ts";
import { makeRelay } from "./relay.ts";
import { openSqliteStore } from "./store/sqlite.ts";
import type { RelayStore } from "./store/store.ts";

export interface StartOptions {
  readonly config: Config;
  readonly appDir: string;
  readonly log: EventLog;
  /** Instead of SQLite under DATA_DIR. */
  readonly store?: RelayStore;
  readonly limits?: Limits;
}

export interface RunningRelay {
  readonly origins: readonly string[];
  readonly port: number;
  readonly setupCode: string | null;
  stop(): Promise<void>;
}

/** Resolves when the relay listens. Throws when it cannot: an address in use, a file that is not there, a folder in use. */
export async function startRelay({ config, appDir, log, ...given }: StartOptions): Promise<RunningRelay> {
  useNodeHashes();
  const tls = readTls(config);
  const store = given.store ?? openSqliteStore({ dataDir: config.dataDir, random: nodeRandomness });
  const server = makeServer(tls);
  const port = await listen(server, config);
  const { host, publicOrigins, proxyAddresses } = config;
  const origins = ownOrigins({ host, port, certificate: tls?.cert ?? null, publicOrigins });
  const setupCode = config.setupCode ?? (isLoopback(host) ? null : newSetupCode(nodeRandomness.bytes));
  const parts = {
    clock: makeNodeClock(),
    random: nodeRandomness,
    log,
    limits: given.limits ?? { ...LIMITS, quota: config.quota },
  };
  const relay = makeRelay({ ...parts, store, origins, setupCode, verifier: makeWebVerifier() });
  const rules = { origins, isProxied: publicOrigins.length > 0, proxyAddresses };
  serve(server, { ...parts, appDir: config.appDir ?? appDir, operator: config.operator, relay, rules });
  log.info("started");
  return {
    origins,
    port,
    setupCode,
    async stop() {
      log.info("stopping");
      server.close();
      await relay.stop();
      server.closeAllConnections();
      log.info("stopped");
    },
  };
}

function readTls({ tls }: Config): TlsFiles | null {
  return tls === null ? null : { cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) };
}

function listen(server: ReturnType<typeof makeServer>, { host, port }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
