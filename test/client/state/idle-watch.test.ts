import { describe, expect, test } from "vitest";
import {
  type IdleSituation,
  idleSituation,
  idleTimes,
  makeIdleWatch,
} from "../../../client/state/idle-watch.ts";

const MINUTE = 60_000;
const times = { idleMs: 10 * MINUTE, warningMs: MINUTE };

function watchAt(startMs: number) {
  let nowMs = startMs;
  const seen: IdleSituation[] = [];
  const watch = makeIdleWatch({
    now: () => nowMs,
    times: () => times,
    onChange: (situation) => seen.push(situation),
  });
  return { watch, seen, at: (ms: number) => (nowMs = ms) };
}

describe("the situation", () => {
  test("is active for nine minutes, then warns with the seconds left, then is over", () => {
    expect(idleSituation(9 * MINUTE - 1, 0, times)).toEqual({ at: "active" });
    expect(idleSituation(9 * MINUTE, 0, times)).toEqual({ at: "warning", secondsLeft: 60 });
    expect(idleSituation(10 * MINUTE - 1, 0, times)).toEqual({ at: "warning", secondsLeft: 1 });
    expect(idleSituation(10 * MINUTE, 0, times)).toEqual({ at: "over" });
  });

  test("is over when the clock was set back by more than the idle time", () => {
    expect(idleSituation(0, 11 * MINUTE, times)).toEqual({ at: "over" });
  });
});

describe("the watch", () => {
  test("is over at the first look after a long sleep, without a warning in between", () => {
    const { watch, seen, at } = watchAt(0);
    at(8 * 60 * MINUTE);
    watch.check();
    expect(seen).toEqual([{ at: "over" }]);
  });

  test("does not let the first movement after the end bring the time back", () => {
    const { watch, seen, at } = watchAt(0);
    at(11 * MINUTE);
    watch.touch(11 * MINUTE);
    watch.check();
    expect(seen).toEqual([{ at: "over" }]);
  });

  test("takes a warning back when somebody moves", () => {
    const { watch, seen, at } = watchAt(0);
    at(9 * MINUTE + 5_000);
    watch.check();
    watch.touch(9 * MINUTE + 5_000);
    expect(seen).toEqual([{ at: "warning", secondsLeft: 55 }, { at: "active" }]);
  });

  test("counts what another tab reports, but no moment that has not come", () => {
    const { watch, seen, at } = watchAt(0);
    at(5 * MINUTE);
    watch.touch(4 * MINUTE);
    watch.touch(60 * MINUTE);
    at(13 * MINUTE + 30_000);
    watch.check();
    expect(seen).toEqual([{ at: "warning", secondsLeft: 30 }]);
    at(14 * MINUTE);
    watch.check();
    expect(seen.at(-1)).toEqual({ at: "over" });
  });

  test("reports each second of the warning once", () => {
    const { watch, seen, at } = watchAt(0);
    at(9 * MINUTE + 100);
    watch.check();
    at(9 * MINUTE + 900);
    watch.check();
    at(9 * MINUTE + 1_100);
    watch.check();
    expect(seen).toEqual([
      { at: "warning", secondsLeft: 60 },
      { at: "warning", secondsLeft: 59 },
    ]);
  });
});

describe("the idle time", () => {
  test.each([
    [null, 10],
    ["5", 5],
    ["60", 60],
    ["600", 60],
    ["0", 10],
    ["-3", 10],
    ["never", 10],
    ["Infinity", 10],
  ])("from the setting %s is %i minutes", (setting, minutes) => {
    expect(idleTimes(setting).idleMs).toBe(minutes * MINUTE);
  });
});
