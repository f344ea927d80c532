import { expect, test } from "vitest";
import type { Summary } from "../../../../client/engine/api.ts";
import { lastNotes } from "../../../../client/engine/projections/last-notes.ts";

const note = (patient: string | null, fields: Summary["fields"]): Summary =>
  ({ patient, fields, type: "note" }) as unknown as Summary;

test("the latest session of each person counts, in whatever order notes arrive", () => {
  const latest = lastNotes([
    note("a", { sessionStart: "2026-03-04T09:00:00Z", createdAt: "2026-03-09T09:00:00Z" }),
    note("a", { sessionStart: "2026-02-04T09:00:00Z" }),
    note("b", { sessionStart: null, createdAt: "2026-01-01T00:00:00Z" }),
  ]);
  expect(latest).toEqual({ a: Date.UTC(2026, 2, 4, 9), b: Date.UTC(2026, 0, 1) });
});

test("a discarded note, one entered in error and one without any date do not count", () => {
  const latest = lastNotes([
    note("a", { sessionStart: "2026-03-04T09:00:00Z", status: "discarded" }),
    note("a", { sessionStart: "2026-03-05T09:00:00Z", status: "entered-in-error" }),
    note("a", { sessionStart: null, createdAt: "not a date" }),
    note(null, { sessionStart: "2026-03-04T09:00:00Z" }),
  ]);
  expect(latest).toEqual({});
});
