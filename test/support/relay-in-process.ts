/** The relay with real sockets and a real SQLite store, inside the test: for tests that look behind it or change its limits. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../../sync-server/config.ts";
import { type Limits, LIMITS } from "../../sync-server/limits.ts";
import { SILENT_LOG } from "../../sync-server/log.ts";
import { startRelay } from "../../sync-server/start-relay.ts";
import type { RelayStore } from "../../sync-server/store/store.ts";
import type { RelayAddress } from "./relay-client.ts";

export interface RelayInProcessOptions {
  readonly limits?: Partial<Limits>;
  readonly store?: RelayStore;
  readonly env?: Readonly<Record<string, string>>;
  readonly dataDir?: string;
  readonly appDir?: string;
}

export interface RelayInProcess extends RelayAddress {
  readonly dataDir: string;
  readonly port: number;
  stop(): Promise<void>;
}

export async function startRelayInProcess(options: RelayInProcessOptions = {}): Promise<RelayInProcess> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "claros-relay-"));
  const read = readConfig({ PORT: "0", DATA_DIR: dataDir, LOG_LEVEL: "silent", ...options.env });
  if (!read.ok) throw new Error(read.sentence);
  const running = await startRelay({
    config: read.config,
    appDir: options.appDir ?? join(dataDir, "no-app"),
    log: SILENT_LOG,
    limits: { ...LIMITS, quota: read.config.quota, ...options.limits },
    ...(options.store !== undefined && { store: options.store }),
  });
  const origin = running.origins[0] ?? "";
  const scheme = read.config.tls === null ? "ws" : "wss";
  return {
    origin,
    url: `${scheme}://127.0.0.1:${running.port}/sync`,
    port: running.port,
    dataDir,
    async stop() {
      await running.stop();
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
