import { expect, test } from "vitest";
import { makeMemoryStore } from "../../sync-server/store/memory.ts";
import type { RelayStore } from "../../sync-server/store/store.ts";
import { connectClient, connectDevice, putPractice } from "../support/relay-client.ts";
import { startRelayInProcess } from "../support/relay-in-process.ts";
import { buildRelayPractice } from "../support/relay-practice.ts";
import { makeSeededRandom } from "../support/seeded-random.ts";

/** Long enough for a proof also where the machine is busy. */
const openingMs = 300;

/** A store that takes this long to open a practice. */
function slow(store: RelayStore, delayMs: () => number): RelayStore {
  return {
    ...store,
    async open(practice) {
      const kept = await store.open(practice);
      await new Promise((resolve) => setTimeout(resolve, delayMs()));
      return kept;
    },
  };
}

test("whoever has shown a proof waits while a long log is read, and is told `busy` when that takes too long", async () => {
  const p = await buildRelayPractice("slow opening");
  const store = makeMemoryStore({ random: makeSeededRandom("slow opening") });
  const fast = await startRelayInProcess({ store });
  await putPractice(fast, p.practice);
  await fast.stop();
  let delayMs = 2 * openingMs;
  const relay = await startRelayInProcess({
    store: slow(store, () => delayMs),
    limits: { openingMs },
  });
  try {
    expect((await connectDevice(relay, p.practice, p.anna)).welcome.logLength).toBe(p.practice.log.length);
    const silent = await connectClient(relay.url);
    expect(await silent.next("refused")).toMatchObject({ code: "not-authentic" });
  } finally {
    await relay.stop();
  }
  delayMs = 20 * openingMs;
  const slower = await startRelayInProcess({ store: slow(store, () => delayMs), limits: { openingMs } });
  try {
    await expect(connectDevice(slower, p.practice, p.anna)).rejects.toThrow("busy");
  } finally {
    await slower.stop();
  }
});
