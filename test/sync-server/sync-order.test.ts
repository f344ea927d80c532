import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { connectDevice, putPractice } from "../support/relay-client.ts";
import { startRelayProcess } from "../support/relay-process.ts";
import { buildRelayPractice, push } from "../support/relay-practice.ts";

interface Calls {
  readonly syncs: number;
  /** Socket writes that came although something was written to a file and not yet synced. */
  readonly early: number;
}

/**
 * Reads the order of system calls: a write to the write-ahead log must be followed by a sync before anything goes to a socket. kill -9 cannot
 * show a missing sync, because the page cache outlives the process.
 */
function readCalls(trace: string): Calls {
  let isUnsynced = false;
  let syncs = 0;
  let early = 0;
  for (const line of trace.split("\n")) {
    if (/ (?:pwrite64|write)\(\d+<[^>]*-wal>/.test(line)) isUnsynced = true;
    else if (/ f(?:data)?sync\(\d+<[^>]*-wal>/.test(line)) {
      syncs++;
      isUnsynced = false;
    } else if (/ (?:writev|write|sendmsg)\(\d+<(?:socket|TCP)/.test(line) && isUnsynced) early++;
  }
  return { syncs, early };
}

async function traceOnePush(entry?: string): Promise<Calls> {
  const folder = mkdtempSync(join(tmpdir(), "claros-trace-"));
  const file = join(folder, "trace");
  const p = await buildRelayPractice("trace");
  const relay = await startRelayProcess(entry === undefined ? {} : { entry });
  await putPractice(relay, p.practice);
  const client = await connectDevice(relay, p.practice, p.anna);
  const calls = "trace=pwrite64,write,writev,sendmsg,fsync,fdatasync";
  const strace = spawn("strace", ["-f", "-yy", "-e", calls, "-o", file, "-p", String(relay.pid)], {
    stdio: "pipe",
  });
  // It may end before the relay is known to have ended.
  const traced = new Promise((resolve) => strace.once("exit", resolve));
  await new Promise((resolve) => strace.stderr.once("data", resolve));
  for (let count = 0; count < 20; count++) await push(client, [p.writer.signed(p.inCase())]);
  await relay.stop();
  await traced;
  const seen = readCalls(readFileSync(file, "utf8"));
  rmSync(folder, { recursive: true });
  relay.remove();
  return seen;
}

test("no acknowledgement leaves before the disk has synced", { timeout: 60_000 }, async () => {
  const seen = await traceOnePush();
  expect(seen.early).toBe(0);
  expect(seen.syncs).toBeGreaterThanOrEqual(20);
  const careless = await traceOnePush(join(import.meta.dirname, "../support/relay-no-sync.ts"));
  expect(careless.early).toBeGreaterThan(0);
});

test("the reader of system calls sees a write that leaves before the sync", () => {
  const wal = "</data/practices/aa.sqlite-wal>";
  const write = `7 pwrite64(21${wal}, "", 24, 0) = 24`;
  const sync = `7 fdatasync(21${wal}) = 0`;
  const send = '7 writev(23<TCP:[127.0.0.1:1->127.0.0.1:2]>, [{iov_base=""}], 1) = 1';
  expect(readCalls([write, send, sync].join("\n"))).toEqual({ syncs: 1, early: 1 });
  expect(readCalls([write, sync, send].join("\n"))).toEqual({ syncs: 1, early: 0 });
});
