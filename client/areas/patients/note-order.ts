import { noteAtMs } from "../../model/session-at.ts";
import type { SummaryOf } from "../../state/summaries.ts";

/** The latest session first; a note without a date stands where it was last changed. */
export const byDateDescending = (notes: readonly SummaryOf<"note">[]): readonly SummaryOf<"note">[] =>
  notes.toSorted((one, other) => noteAtMs(other) - noteAtMs(one) || (one.document < other.document ? -1 : 1));
