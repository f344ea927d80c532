import type { JSX } from "solid-js";
import { noteAtMs } from "../../model/session-at.ts";
import { usePractice } from "../../state/practice.tsx";
import type { SummaryOf } from "../../state/summaries.ts";
import { List, ListRow } from "../../ui/list.tsx";
import { SteadyRows } from "../../ui/steady-rows.tsx";
import { useWords } from "../../words/words-context.tsx";
import { createPatientName } from "../frame/patient-name.ts";
import { createNoteTitle, createSharesDay } from "../notes/note-heading.ts";

/** Drafts with whom they are about and how long they wait. */
export function DraftList(props: { label: string; notes: readonly SummaryOf<"note">[] }): JSX.Element {
  const practice = usePractice();
  const patientName = createPatientName();
  const noteTitle = createNoteTitle();
  const sharesDay = createSharesDay(() => props.notes);
  const { formats } = useWords();
  return (
    <List label={props.label}>
      <SteadyRows rows={props.notes} keyOf={(note) => note.document}>
        {(note) => (
          <ListRow
            href={`/clients/${note().patient ?? ""}/notes/${note().document}`}
            title={patientName(practice.patientRow(note().patient)?.fields)}
            detail={noteTitle(note().fields, sharesDay()(note()))}
            end={formats().relative(noteAtMs(note()))}
          />
        )}
      </SteadyRows>
    </List>
  );
}
