import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleRelay } from "./relay-bundle.ts";

export interface RelayProcessOptions {
  /** A fresh folder when it is not given; only such a one is removed by `remove`. */
  readonly dataDir?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Another entry than `sync-server/main.ts`. */
  readonly entry?: string;
}

export interface RelayProcess {
  /** As the relay printed it, e.g. `http://127.0.0.1:40123`. */
  readonly origin: string;
  /** Address of the WebSocket. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly dataDir: string;
  /** Everything on standard output, and on standard error. */
  output(): { readonly out: string; readonly err: string };
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
  signal(signal: NodeJS.Signals): void;
  readonly exited: Promise<number | null>;
  /** Removes the data folder that was made for it. */
  remove(): void;
}

const READY_WITHIN_MS = 20_000;

/** Starts the real relay on a port the system chooses; resolves when it has printed its address. */
export async function startRelayProcess(options: RelayProcessOptions = {}): Promise<RelayProcess> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "claros-relay-"));
  const child = spawn(process.execPath, [await bundleRelay(options.entry)], {
    env: { PATH: process.env["PATH"], PORT: "0", DATA_DIR: dataDir, LOG_LEVEL: "info", ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { out: "", err: "" };
  child.stdout.on("data", (bytes: Buffer) => (said.out += bytes.toString()));
  child.stderr.on("data", (bytes: Buffer) => (said.err += bytes.toString()));
  // Not at its exit: what it printed last may come later.
  const exited = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  const origin = await originOf(child, said, exited);
  const end = (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    return exited;
  };
  return {
    origin,
    url: `${origin.replace(/^http/, "ws")}/sync`,
    port: Number(new URL(origin).port),
    pid: child.pid ?? 0,
    dataDir,
    output: () => ({ ...said }),
    stop: () => end("SIGTERM"),
    kill: async () => void (await end("SIGKILL")),
    signal: (signal) => void child.kill(signal),
    exited,
    remove() {
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Runs a command of the relay (`verify`, `backup` …) to its end. */
export async function runRelayCommand(
  dataDir: string,
  args: readonly string[],
): Promise<{ readonly code: number | null; readonly out: string }> {
  const child = spawn(process.execPath, [await bundleRelay(), ...args], {
    env: { PATH: process.env["PATH"], DATA_DIR: dataDir },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  child.stdout.on("data", (bytes: Buffer) => (out += bytes.toString()));
  child.stderr.on("data", (bytes: Buffer) => (out += bytes.toString()));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, out };
}

async function originOf(
  child: ChildProcess,
  said: { readonly out: string; readonly err: string },
  exited: Promise<number | null>,
): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const printed = new Promise<string>((resolve, reject) => {
    const look = () => {
      const origin = /Address:\s+(\S+)/.exec(said.out)?.[1];
      if (origin !== undefined && said.out.includes("Data:")) resolve(origin);
    };
    child.stdout?.on("data", look);
    timer = setTimeout(() => reject(new Error(`the relay printed no address\n${said.err}`)), READY_WITHIN_MS);
    void exited.then((code) => reject(new Error(`the relay ended with ${code}\n${said.err}`)));
  });
  try {
    return await printed;
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
