/** A server of one of the systems in its own process, with the probe in front of its program. Whoever starts it stops it. */

import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { System } from "../systems/systems.ts";
import type { ProbeAnswer } from "./probe.ts";
import { ask } from "./rpc.ts";

export interface BenchServer {
  readonly system: System;
  readonly url: string;
  usage(): Promise<ProbeAnswer>;
  settledMemory(): Promise<ProbeAnswer>;
  /** SIGTERM: as an operator stops it. */
  stop(): Promise<void>;
  /** SIGKILL. */
  kill(): Promise<void>;
}

const built = dirname(fileURLToPath(import.meta.url));
const PROGRAM: Readonly<Record<System, string>> = {
  "bare-ws": "bare-ws.js",
  claros: "relay.js",
  "y-websocket": "y-websocket.js",
  hocuspocus: "hocuspocus.js",
};
const LISTENS_WITHIN_MS = 20_000;
const STOPS_WITHIN_MS = 15_000;

interface Start {
  readonly env?: Readonly<Record<string, string>>;
  /** The one that runs it, in a session of its own; Node itself if there is none. */
  readonly program?: string;
}

export async function startServer(
  system: System,
  dataDir: string,
  { env, program }: Start = {},
): Promise<BenchServer> {
  const child = fork(join(built, PROGRAM[system]), [], {
    ...(program !== undefined && { execPath: program, detached: true }),
    execArgv: ["--expose-gc", "--import", pathToFileURL(join(built, "probe.js")).href],
    env: {
      PATH: process.env["PATH"],
      NODE_ENV: "production",
      HOST: "127.0.0.1",
      PORT: "0",
      DATA_DIR: dataDir,
      LOG_LEVEL: "warn",
      ...env,
      // `BENCH_PROFILE=claros` writes a CPU profile of the timed part of every round; the figures are then no figures.
      ...(process.env["BENCH_PROFILE"] === system && { BENCH_PROFILE: system }),
    },
    serialization: "advanced",
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const url = await listeningAt(child, system);
  return {
    system,
    url,
    usage: () => ask(child, "usage"),
    settledMemory: () => ask(child, "settled-memory"),
    stop: () => end(child, "SIGTERM"),
    kill: () => end(child, "SIGKILL"),
  };
}

/** Every server says where it listens in its first lines. */
function listeningAt(child: ChildProcess, system: System): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = "";
    const timer = setTimeout(() => fail("does not listen"), LISTENS_WITHIN_MS);
    const fail = (what: string) => {
      clearTimeout(timer);
      child.kill("SIGKILL");
      reject(new Error(`${system} ${what}: ${printed}`));
    };
    const look = (text: Buffer) => {
      printed = (printed + text.toString()).slice(-4096);
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(printed);
      if (address === null) return;
      clearTimeout(timer);
      resolve(address[0]);
    };
    child.stdout?.on("data", look);
    child.stderr?.on("data", look);
    child.once("exit", (code) => fail(`ended with ${code}`));
  });
}

async function end(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  const timer = setTimeout(() => child.kill("SIGKILL"), STOPS_WITHIN_MS);
  child.kill(signal);
  await ended;
  clearTimeout(timer);
}
