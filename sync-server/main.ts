/**
 * The relay's one entry: `main.js` serves, `main.js verify [practice]` and `main.js backup <folder>` look after the data while it runs. Only
 * here are the environment, the arguments and the signals of the process read.
 */

import { join } from "node:path";
import { announcement } from "./announcement.ts";
import { runCommand } from "./commands.ts";
import { type Config, readConfig } from "./config.ts";
import { makeEventLog } from "./log.ts";
import { type RunningRelay, startRelay } from "./start-relay.ts";

const APP_BESIDE_RELAY = join(import.meta.dirname, "..", "app");

async function main(): Promise<void> {
  const read = readConfig(process.env);
  if (!read.ok) return fail(read.sentence);
  const [command, ...rest] = process.argv.slice(2);
  if (command !== undefined) {
    const { lines, ok } = await runCommand(command, rest, read.config);
    process.stdout.write(`${lines.join("\n")}\n`);
    process.exitCode = ok ? 0 : 1;
    return;
  }
  await start(read.config);
}

async function start(config: Config): Promise<void> {
  const log = makeEventLog(config.logLevel);
  const running = await startRelay({ config, appDir: APP_BESIDE_RELAY, log });
  stopOnSignal(running);
  process.stdout.write(announcement(config, running));
}

/** The first signal finishes what was begun; a second one does not wait. */
function stopOnSignal(running: RunningRelay): void {
  let isStopping = false;
  const stop = () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    running.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

function fail(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}

main().catch((error: unknown) => {
  fail(error instanceof Error ? error.message : "The relay could not start.");
  process.exit(1);
});
