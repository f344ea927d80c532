/**
 * Programs that in a practice run on machines of their own. Here they share the processors with what is measured, and get what that leaves.
 * A low priority alone does not do it. Linux weighs sessions before it weighs the threads in them, and a browser is started in a session of
 * its own (sched_autogroup); and Chromium, run by root, sets the priorities of its threads itself, some of them above everybody's.
 */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Bench } from "./bench.ts";

/** What to start instead of `program`, with the same arguments and in a session of its own, because the whole session steps back. */
export function elsewhere(bench: Bench, program: string): string {
  const path = join(bench.folder(), "elsewhere");
  writeFileSync(path, stepBackAndBecome(program), { mode: 0o755 });
  return path;
}

/** The session's weight, the priority in it, and no right to raise that. What a system does not have, it goes without. */
const stepBackAndBecome = (program: string): string => `#!/bin/sh
if [ -w /proc/self/autogroup ]; then echo 19 >/proc/self/autogroup; fi
if [ "$(id -u)" = 0 ] && setpriv --version >/dev/null 2>&1; then
  exec nice -n 19 setpriv --bounding-set=-sys_nice '${program}' "$@"
fi
exec nice -n 19 '${program}' "$@"
`;
