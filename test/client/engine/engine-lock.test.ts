import { expect, test } from "vitest";
import { type Locks, makeEngineLock } from "../../../client/engine/engine-lock.ts";
import { makeManualClock } from "../../support/manual-clock.ts";
import { makeWebLocks } from "../../support/web-locks.ts";

/** An engine that has asked for the lock, with what it was told. */
function asks(lock: ReturnType<typeof makeEngineLock>) {
  const seen = { held: false, told: 0, refused: "" };
  lock
    .acquire(() => (seen.told += 1))
    .then(
      () => (seen.held = true),
      (error: Error) => (seen.refused = error.message),
    );
  return seen;
}

test("one engine holds the lock, the next is told and gets it when it is free", async () => {
  const [locks, clock] = [makeWebLocks(), makeManualClock()];
  const [one, two] = [makeEngineLock(locks, clock), makeEngineLock(locks, clock)];
  const first = asks(one);
  const second = asks(two);
  await clock.advance(60_000);
  expect(first).toEqual({ held: true, told: 0, refused: "" });
  expect(second).toEqual({ held: false, told: 1, refused: "" });
  await one.release();
  await clock.settle();
  expect(second.held).toBe(true);
});

test("a lock that is free within a moment is worth no word", async () => {
  const [locks, clock] = [makeWebLocks(), makeManualClock()];
  const [one, two] = [makeEngineLock(locks, clock), makeEngineLock(locks, clock)];
  asks(one);
  const second = asks(two);
  await clock.advance(300);
  await one.release();
  await clock.advance(60_000);
  expect(second).toEqual({ held: true, told: 0, refused: "" });
});

test("whoever stops waiting does not stand in the way of others", async () => {
  const [locks, clock] = [makeWebLocks(), makeManualClock()];
  const [one, two, three] = [1, 2, 3].map(() => makeEngineLock(locks, clock));
  if (one === undefined || two === undefined || three === undefined) throw new RangeError();
  asks(one);
  const second = asks(two);
  const third = asks(three);
  await clock.advance(10);
  await two.release();
  await one.release();
  await clock.advance(10);
  expect(second.held, "released while it waited").toBe(false);
  expect(third.held).toBe(true);
});

test("a grant that was on its way when it was withdrawn is given back, and the next one is held", async () => {
  const clock = makeManualClock();
  const grants: (() => void)[] = [];
  const locks: Locks = {
    request: (_, __, hold) => new Promise((resolve) => grants.push(() => void hold().then(resolve))),
  };
  const lock = makeEngineLock(locks, clock);
  const first = asks(lock);
  const released = lock.release();
  grants[0]?.();
  await released;
  const second = asks(lock);
  grants[1]?.();
  await clock.settle();
  expect([first.held, second.held]).toEqual([false, true]);
});

test("it can be held again after it was released, and releasing what is not held does nothing", async () => {
  const [locks, clock] = [makeWebLocks(), makeManualClock()];
  const lock = makeEngineLock(locks, clock);
  await lock.release();
  for (let time = 0; time < 3; time++) {
    const seen = asks(lock);
    await clock.settle();
    expect(seen.held).toBe(true);
    await lock.release();
    await lock.release();
  }
});

test("a browser that grants no locks is a fault of storage", async () => {
  const clock = makeManualClock();
  const lock = makeEngineLock({ request: () => Promise.reject(new Error("denied")) }, clock);
  const seen = asks(lock);
  await clock.settle();
  expect(seen).toEqual({ held: false, told: 0, refused: "storage-failed: Error: denied" });
});
