import { type Accessor, createMemo } from "solid-js";
import type { NoteSummary } from "../../model/note.ts";
import { sessionAtMs } from "../../model/session-at.ts";
import { usePrivacy } from "../../state/privacy.tsx";
import type { SummaryOf } from "../../state/summaries.ts";
import { useWords } from "../../words/words-context.tsx";
import { localDay } from "./session-time.ts";

type Headed = Partial<Pick<NoteSummary, "noteType" | "sessionStart" | "createdAt">>;
type Heading<Note extends Headed> = (note: Note, withTime?: boolean) => string;

/** Whether somebody has another of these notes on the same day, so that the day alone does not tell them apart. */
export function createSharesDay(
  notes: Accessor<readonly SummaryOf<"note">[]>,
): Accessor<(note: SummaryOf<"note">) => boolean> {
  const sharesDay = createMemo(() => {
    const counts = new Map<string, number>();
    for (const note of notes()) counts.set(dayOf(note), (counts.get(dayOf(note)) ?? 0) + 1);
    return (note: SummaryOf<"note">) => (counts.get(dayOf(note)) ?? 0) > 1;
  });
  return sharesDay;
}

const dayOf = ({ patient, fields }: SummaryOf<"note">): string =>
  `${patient ?? ""} ${localDay(fields.sessionStart ?? fields.createdAt ?? null) ?? ""}`;

/** The title its author gave a note, or its heading; always the heading while names are hidden, because titles name people too. */
export function createNoteTitle(): Heading<Headed & Partial<Pick<NoteSummary, "title">>> {
  const privacy = usePrivacy();
  const heading = createNoteHeading();
  return (note, withTime) =>
    privacy.isOn() ? heading(note, withTime) : note.title || heading(note, withTime);
}

/** "Session on 4 March 2026": what a note is called when its author gave it no title. */
export function createNoteHeading(): Heading<Headed> {
  const { t, formats } = useWords();
  return (note, withTime = false) => {
    const type = t(`noteType.${note.noteType ?? "session"}`);
    const atMs = sessionAtMs(note);
    if (atMs === null) return type;
    const day = withDayKept(formats().date(atMs));
    return t("note.title", { type, date: withTime ? `${day}, ${formats().time(atMs)}` : day });
  };
}

/** The number of the day is not left behind at the end of a line. */
const withDayKept = (date: string): string => date.replace(" ", "\u00a0");
