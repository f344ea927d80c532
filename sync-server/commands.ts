/** What an administrator may ask of the data, also while the relay runs: it only reads, so nobody has to wait. */

import { type Config } from "./config.ts";
import { backUp } from "./store/sqlite-backup.ts";
import { readPractice, renewLogIds } from "./store/sqlite-offline.ts";
import { practicesIn } from "./store/sqlite.ts";
import { verifyPractice } from "./verify-practice.ts";

export interface CommandResult {
  readonly ok: boolean;
  readonly lines: readonly string[];
}

const USAGE = [
  "main.js                    runs the relay",
  "main.js verify [practice]  checks chains, hashes, numbers and signatures of what is stored",
  "main.js backup <folder>    copies every practice into the folder, also while the relay runs",
  "main.js restored           run once, with the relay stopped, after putting back files that `backup` did not make",
];

export async function runCommand(
  command: string,
  rest: readonly string[],
  { dataDir }: Config,
): Promise<CommandResult> {
  const [argument] = rest;
  if (command === "verify") return verify(dataDir, argument);
  if (command === "backup" && argument !== undefined) {
    const practices = await backUp(dataDir, argument);
    return { ok: true, lines: [`Copied ${practices.length} practice(s) to ${argument}.`] };
  }
  if (command === "restored") {
    const count = renewLogIds(dataDir);
    return { ok: true, lines: [`${count} practice(s) will ask their devices to compare everything.`] };
  }
  return { ok: false, lines: USAGE };
}

async function verify(dataDir: string, wanted: string | undefined): Promise<CommandResult> {
  const practices = practicesIn(dataDir).filter(
    (practice) => wanted === undefined || practice.startsWith(wanted),
  );
  if (wanted !== undefined && practices.length === 0)
    return { ok: false, lines: [`No practice ${wanted} here.`] };
  const lines: string[] = [];
  let ok = true;
  for (const practice of practices) {
    const store = readPractice(dataDir, practice);
    const report = await verifyPractice(store);
    await store.close();
    ok &&= report.problems.length === 0;
    lines.push(
      `${practice.slice(0, 16)}…  ${report.records} records, ${report.entries} entries, ${report.snapshots} snapshots: ` +
        (report.problems.length === 0 ? "all good" : `${report.problems.length} problem(s)`),
      ...report.problems.map((problem) => `  ${problem}`),
    );
  }
  return { ok, lines: lines.length === 0 ? ["No practice is stored here."] : lines };
}
