import { expect, test } from "vitest";
import { localDay, localTime, toInstant } from "../../../../client/areas/notes/session-time.ts";

test("a day and a time here become an instant and come back as they were", () => {
  const instant = toInstant("2026-03-04", "14:05");
  expect(instant).toMatch(/^2026-03-0\dT\d\d:05:00\.000Z$/);
  expect([localDay(instant), localTime(instant)]).toEqual(["2026-03-04", "14:05"]);
});

test("what is no day or no time is no instant", () => {
  expect(toInstant("2026-13-40", "14:05")).toBeNull();
  expect(toInstant("2026-03-04", "")).toBeNull();
  expect([localDay(null), localTime("soon")]).toEqual([null, null]);
});
