/** The load in its own process: the same program for every system, so that what it costs weighs on all of them alike. */

import { fork } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { LoadTasks, TaskName } from "../load/tasks.ts";
import { ask } from "./rpc.ts";

export interface Load<Name extends TaskName> {
  /** Does the timed part; may be called again where the task allows it. */
  run(input: LoadTasks[Name]["input"]): Promise<LoadTasks[Name]["result"]>;
  close(): Promise<void>;
}

/** Starts a load process and lets it prepare: connections are open and messages are made when this resolves. */
export async function startLoad<Name extends TaskName>(
  name: Name,
  job: LoadTasks[Name]["job"],
): Promise<Load<Name>> {
  const program = join(dirname(fileURLToPath(import.meta.url)), "load.js");
  const child = fork(program, [], {
    serialization: "advanced",
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const close = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  };
  try {
    await ask<null>(child, { do: "prepare", name, job });
  } catch (error) {
    await close();
    throw error;
  }
  return { run: (input) => ask(child, { do: "run", input }), close };
}
