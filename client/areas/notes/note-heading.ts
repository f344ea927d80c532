import type { NoteSummary } from "../../model/note.ts";
import { usePrivacy } from "../../state/privacy.tsx";
import { useWords } from "../../words/words-context.tsx";

/** The title its author gave a note, or its heading; always the heading while names are hidden, because titles name people too. */
export function createNoteTitle(): (
  note: Partial<Pick<NoteSummary, "title" | "noteType" | "sessionStart" | "createdAt">>,
) => string {
  const privacy = usePrivacy();
  const heading = createNoteHeading();
  return (note) => (privacy.isOn() ? heading(note) : note.title || heading(note));
}

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
