import { expect, test } from "vitest";
import { memberId } from "../../../client/model/ids.ts";
import { byMonth, fileTimeline } from "../../../client/model/timeline.ts";

const ANNA = memberId("a".repeat(32));
const opened = "2026-01-05T09:00:00Z";

test("the latest stands first, and the first status behind the opening that it belongs to", () => {
  const events = fileTimeline({
    createdAt: opened,
    createdBy: ANNA,
    statusEvents: [
      { at: opened, by: ANNA, status: "enquiry" },
      { at: "2026-02-01T09:00:00Z", by: ANNA, status: "active" },
    ],
    markEvents: [{ at: "2026-03-01T09:00:00Z", by: ANNA, mark: "restricted", set: true }],
    team: new Map([[ANNA, "2026-02-01T10:00:00Z"]]),
  });
  expect(events.map(({ kind }) => kind)).toEqual(["mark", "joined", "status", "status", "opened"]);
});

test("what has no readable time is left out", () => {
  const events = fileTimeline({
    createdAt: null,
    createdBy: null,
    statusEvents: [],
    markEvents: [],
    team: new Map([[ANNA, "long ago"]]),
  });
  expect(events).toEqual([]);
});

test("neighbours of one month stand together", () => {
  const at = (day: string) => ({ atMs: Date.parse(day) });
  const months = byMonth([at("2026-03-09"), at("2026-03-01"), at("2025-03-01")], (ms) =>
    new Date(ms).toISOString().slice(0, 7),
  );
  expect(months.map(({ month, events }) => [month, events.length])).toEqual([
    ["2026-03", 2],
    ["2025-03", 1],
  ]);
});
