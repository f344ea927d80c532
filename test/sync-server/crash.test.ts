import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { bytesToPracticeId } from "../../crypto/public/ids.ts";
import { readPractice } from "../../sync-server/store/sqlite-offline.ts";
import { verifyPractice } from "../../sync-server/verify-practice.ts";
import { buildPractice, type Practice } from "../support/practice-builder.ts";
import { putPractice } from "../support/relay-client.ts";
import { hashOfEntry, type LoadWriter, makeLoadWriter } from "../support/relay-load.ts";
import { startRelayProcess } from "../support/relay-process.ts";

/** `CLAROS_KILLS=1000` for the long run; the seed of the moments is printed. */
const KILLS = Number(process.env["CLAROS_KILLS"] ?? 12);
const SEED = Number(process.env["CLAROS_SEED"] ?? Date.now() % 1_000_000);

function makeMoments(seed: number) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % 340;
  };
}

async function makeWriters(practice: Practice): Promise<LoadWriter[]> {
  const writers: LoadWriter[] = [];
  for (let count = 0; count < 4; count++) {
    const device = await practice.addMember(["clinician"]);
    const scope = await practice.addScope(device, "case", practice.newPatient(), [device.member]);
    writers.push(makeLoadWriter(practice, device, scope));
  }
  return writers;
}

interface Loss {
  readonly lost: number;
  readonly acknowledged: number;
  readonly stored: number;
  readonly problems: readonly string[];
}

/** What was acknowledged and is not on the disk, looked up in the file itself. */
async function lossIn(dataDir: string, practice: Practice, writers: readonly LoadWriter[]): Promise<Loss> {
  const store = readPractice(dataDir, bytesToPracticeId(Buffer.from(practice.state.practice, "hex")));
  const page = await store.readSince({ after: 0, maxBytes: 1e12, maxRows: 1e9 }, "all");
  const hashes = new Map(page.entries.map((entry) => [entry.number, hashOfEntry(entry.signedEntry)]));
  const acknowledged = writers.flatMap((writer) => [...writer.acknowledged]);
  const lost = acknowledged.filter(([number, hash]) => hashes.get(number) !== hash).length;
  const { problems } = await verifyPractice(store);
  await store.close();
  return { lost, acknowledged: acknowledged.length, stored: page.entries.length, problems };
}

async function killAndCompare(kills: number, entry?: string): Promise<Loss & { refused: readonly string[] }> {
  const practice = await buildPractice({ seed: `crash ${SEED}` });
  const writers = await makeWriters(practice);
  const moment = makeMoments(SEED);
  const options = entry === undefined ? {} : { entry };
  const first = await startRelayProcess(options);
  await putPractice(first, practice);
  const acknowledged = () => writers.reduce((sum, writer) => sum + writer.acknowledged.size, 0);
  let relay = first;
  let loss: Loss | null = null;
  for (let kill = 0; kill < kills; kill++) {
    const before = acknowledged();
    const running = writers.map((writer) => writer.run(relay));
    // Counted from the first acknowledgement: where the machine is slow, nothing would be written in the time it takes to connect.
    await vi.waitUntil(() => acknowledged() > before, { interval: 5, timeout: 20_000 });
    await new Promise((resolve) => setTimeout(resolve, moment()));
    await relay.kill();
    await Promise.all(running);
    loss = await lossIn(first.dataDir, practice, writers);
    if (loss.lost > 0 || loss.problems.length > 0) break;
    relay = await startRelayProcess({ ...options, dataDir: first.dataDir });
  }
  await relay.kill();
  first.remove();
  if (loss === null) throw new Error("no kill");
  return { ...loss, refused: writers.flatMap((writer) => writer.refused) };
}

test(
  `every acknowledged entry is there after kill -9, ${KILLS} times`,
  { timeout: KILLS * 20_000 },
  async () => {
    const loss = await killAndCompare(KILLS);
    console.log(
      `kill -9: seed ${SEED}, ${KILLS} kills, ${loss.acknowledged} acknowledged, ${loss.lost} lost`,
    );
    expect(loss).toMatchObject({ lost: 0, problems: [], refused: [] });
    expect(loss.acknowledged).toBeGreaterThan(KILLS * 5);
    expect(loss.stored).toBeGreaterThanOrEqual(loss.acknowledged);
  },
);

test("the same test catches a relay that acknowledges before it commits", { timeout: 120_000 }, async () => {
  const loss = await killAndCompare(6, join(import.meta.dirname, "../support/relay-early-ack.ts"));
  expect(loss.lost).toBeGreaterThan(0);
});
