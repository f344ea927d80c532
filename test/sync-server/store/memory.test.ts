import { expect, test } from "vitest";
import { bytesToDeviceId, bytesToPracticeId, bytesToScopeId } from "../../../crypto/public/ids.ts";
import { makeMemoryStore } from "../../../sync-server/store/memory.ts";
import { makeSeededRandom } from "../../support/seeded-random.ts";
import { describeStore, makeTestChain } from "../store-contract.ts";

const practice = bytesToPracticeId(new Uint8Array(32).fill(1));
const device = bytesToDeviceId(new Uint8Array(16).fill(1));
const scope = bytesToScopeId(new Uint8Array(16).fill(1));

describeStore("memory", async () => {
  const store = makeMemoryStore({ random: makeSeededRandom("store") });
  return { store, reopen: async () => store, close: () => store.close() };
});

test("a crash loses what was not committed, and the caller is never told that it was", async () => {
  const commits: (() => void)[] = [];
  const later = (commit: () => void) => void commits.push(commit);
  const store = makeMemoryStore({ random: makeSeededRandom("crash"), later });
  const created = store.create(practice, new Uint8Array(10));
  commits.shift()?.();
  await created;
  const kept = await store.open(practice);
  const chain = makeTestChain(device, scope);
  let answers = 0;
  const lost = [chain.entry()];
  void kept?.append({ logLength: 1, day: 1, entries: lost }).then(() => answers++);
  store.crash();
  for (const commit of commits.splice(0)) commit();
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(answers).toBe(0);
  const again = await store.open(practice);
  expect((await again?.state())?.head).toBe(0);
});
