import { expect, test } from "vitest";
import { byDateDescending } from "../../../../client/areas/patients/note-order.ts";
import type { SummaryOf } from "../../../../client/state/summaries.ts";

const note = (document: string, fields: object, changedAtMs = 0): SummaryOf<"note"> =>
  ({ document, fields, changedAtMs, type: "note" }) as unknown as SummaryOf<"note">;

test("the latest session comes first; without a session the day of writing counts, then the last change", () => {
  const notes = [
    note("a", { sessionStart: "2026-03-01T10:00:00.000Z" }),
    note("b", { createdAt: "2026-03-03T10:00:00.000Z" }),
    note("c", { sessionStart: "not a date" }, Date.parse("2026-03-02T10:00:00.000Z")),
  ];
  expect(byDateDescending(notes).map(({ document }) => document)).toEqual(["b", "c", "a"]);
});

test("notes of one moment keep one order", () => {
  const [a, b] = [note("a", {}), note("b", {})];
  expect(byDateDescending([b, a])).toEqual(byDateDescending([a, b]));
});
