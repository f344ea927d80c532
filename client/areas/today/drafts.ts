import { type Accessor, createMemo } from "solid-js";
import { noteAtMs } from "../../model/session-at.ts";
import { useEngine } from "../../state/engine.tsx";
import { usePractice } from "../../state/practice.tsx";
import { createSummaries, type SummaryOf } from "../../state/summaries.ts";

export interface Drafts {
  /** The longest waiting first. */
  readonly items: Accessor<readonly SummaryOf<"note">[]>;
  readonly at: Accessor<"loading" | "ready" | "failed">;
}

/** One's own notes that are still drafts. Needs an owner. */
export function createDrafts(): Drafts {
  const practice = usePractice();
  const notes = createSummaries(useEngine(), {
    type: "note",
    where: { status: "draft", createdBy: practice.open().member },
  });
  const items = createMemo(() => byWaiting(notes.items()));
  return { items, at: notes.at };
}

export const byWaiting = (notes: readonly SummaryOf<"note">[]): readonly SummaryOf<"note">[] =>
  notes.toSorted((one, other) => noteAtMs(one) - noteAtMs(other) || (one.document < other.document ? -1 : 1));
