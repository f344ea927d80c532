import { sessionAtMs } from "../../model/session-at.ts";
import { useWords } from "../../words/words-context.tsx";
import type { NoteFacts } from "./note-facts.ts";

/** "Session · Wed 4 Mar · 14:05": what a note is about in one line, without its title. */
export function createNoteInShort(): (note: NoteFacts) => string {
  const { t, formats } = useWords();
  return (note) => {
    const type = t(`noteType.${note.noteType ?? "session"}`);
    const atMs = note.sessionStart === null ? null : sessionAtMs(note);
    return atMs === null ? type : [type, formats().shortDate(atMs), formats().time(atMs)].join(" · ");
  };
}
