/** A relay that is broken on purpose: it never waits for the disk. Only the order of system calls shows it. */

import { announcement } from "../../sync-server/announcement.ts";
import { readConfig } from "../../sync-server/config.ts";
import { SILENT_LOG } from "../../sync-server/log.ts";
import { nodeRandomness } from "../../sync-server/node-environment.ts";
import { startRelay } from "../../sync-server/start-relay.ts";
import { openSqliteStore } from "../../sync-server/store/sqlite.ts";

async function main(): Promise<void> {
  const read = readConfig(process.env);
  if (!read.ok) throw new Error(read.sentence);
  const { dataDir } = read.config;
  const opened = (db: { pragma(source: string): unknown }) => void db.pragma("synchronous = OFF");
  const store = openSqliteStore({ dataDir, random: nodeRandomness, opened });
  const running = await startRelay({ config: read.config, appDir: "none", log: SILENT_LOG, store });
  process.on("SIGTERM", () => void running.stop().then(() => process.exit(0)));
  process.stdout.write(announcement(read.config, running));
}

void main();
