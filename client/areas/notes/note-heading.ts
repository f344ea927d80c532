import type { NoteSummary } from "../../model/note.ts";
import { sessionAtMs } from "../../model/session-at.ts";
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
  return (note) => {
    const type = t(`noteType.${note.noteType ?? "session"}`);
    const atMs = sessionAtMs(note);
    return atMs === null ? type : t("note.title", { type, date: withDayKept(formats().date(atMs)) });
  };
}

/** The number of the day is not left behind at the end of a line. */
const withDayKept = (date: string): string => date.replace(" ", "\u00a0");
