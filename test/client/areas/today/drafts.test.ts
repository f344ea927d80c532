import { expect, test } from "vitest";
import { byWaiting } from "../../../../client/areas/today/drafts.ts";
import type { SummaryOf } from "../../../../client/state/summaries.ts";

const draft = (document: string, sessionStart: string | null, changedAtMs: number): SummaryOf<"note"> =>
  ({ document, type: "note", fields: { sessionStart }, changedAtMs }) as unknown as SummaryOf<"note">;

test("the session longest ago stands first, and a note without a time where it was last changed", () => {
  const notes = [
    draft("b", "2026-03-02T10:00:00Z", 0),
    draft("a", "2026-03-02T10:00:00Z", 0),
    draft("c", null, Date.parse("2026-03-01T10:00:00Z")),
    draft("d", "2026-02-01T10:00:00Z", 9e12),
  ];
  expect(byWaiting(notes).map(({ document }) => document)).toEqual(["d", "c", "a", "b"]);
});
