import { afterEach, expect, test, vi } from "vitest";
import { makeBeforeLock } from "../../../client/state/before-lock.tsx";

afterEach(() => vi.useRealTimers());

test("locking waits until what forms hold is saved", async () => {
  const beforeLock = makeBeforeLock();
  const done: string[] = [];
  beforeLock.add(async () => {
    await Promise.resolve();
    done.push("saved");
  });
  beforeLock.add(() => undefined);
  await beforeLock.run();
  expect(done).toEqual(["saved"]);
});

test("a form that fails does not keep the others from being saved, nor the practice open", async () => {
  const beforeLock = makeBeforeLock();
  const done: string[] = [];
  beforeLock.add(() => Promise.reject(new Error("disk")));
  beforeLock.add(async () => done.push("saved"));
  await beforeLock.run();
  expect(done).toEqual(["saved"]);
});

test("a form that never answers holds locking up for half a minute, not for ever", async () => {
  vi.useFakeTimers();
  const beforeLock = makeBeforeLock();
  beforeLock.add(() => new Promise(() => undefined));
  const run = beforeLock.run();
  await vi.advanceTimersByTimeAsync(30_000);
  await run;
});

test("a disk that takes many seconds for what was typed is waited for", async () => {
  vi.useFakeTimers();
  const beforeLock = makeBeforeLock();
  const done: string[] = [];
  beforeLock.add(async () => {
    await new Promise((resolve) => setTimeout(resolve, 20_000));
    done.push("saved");
  });
  const run = beforeLock.run().then(() => done.push("keys gone"));
  await vi.advanceTimersByTimeAsync(19_000);
  expect(done).toEqual([]);
  await vi.advanceTimersByTimeAsync(1_000);
  await run;
  expect(done).toEqual(["saved", "keys gone"]);
});

test("what was taken back is not run", async () => {
  const beforeLock = makeBeforeLock();
  const done: string[] = [];
  const takeBack = beforeLock.add(async () => done.push("saved"));
  takeBack();
  await beforeLock.run();
  expect(done).toEqual([]);
});
