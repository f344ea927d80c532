import type { SummaryOf } from "../../state/summaries.ts";

/** The latest session first; a note without a date stands where it was last changed. */
export const byDateDescending = (notes: readonly SummaryOf<"note">[]): readonly SummaryOf<"note">[] =>
  notes.toSorted((one, other) => noteAtMs(other) - noteAtMs(one) || (one.document < other.document ? -1 : 1));

/** When the session was; when the note was last changed where nobody has said so. */
export function noteAtMs({ fields, changedAtMs }: SummaryOf<"note">): number {
  const at = Date.parse(fields.sessionStart ?? fields.createdAt ?? "");
  return Number.isNaN(at) ? changedAtMs : at;
}
