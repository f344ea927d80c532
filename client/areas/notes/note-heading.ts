import type { NoteSummary } from "../../model/note.ts";
import { useWords } from "../../words/words-context.tsx";

/** "Session on 4 March 2026": what a note is called when its author gave it no title. */
export function createNoteHeading(): (
  note: Partial<Pick<NoteSummary, "noteType" | "sessionStart" | "createdAt">>,
) => string {
  const { t, formats } = useWords();
  return ({ noteType, sessionStart, createdAt }) => {
    const type = t(`noteType.${noteType ?? "session"}`);
    const at = Date.parse(sessionStart ?? createdAt ?? "");
    return Number.isNaN(at) ? type : t("note.title", { type, date: formats().date(at) });
  };
}
