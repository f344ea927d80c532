import { type JSX, Show, untrack } from "solid-js";
import { editNote, type NotePatch } from "../../model/note.ts";
import { type NoteType, noteTypes } from "../../model/note-types.ts";
import type { OpenedDocument } from "../../state/document.ts";
import { TextField } from "../../ui/text-field.tsx";
import { useWords } from "../../words/words-context.tsx";
import { BoundDate, BoundTime } from "../frame/bound-date.tsx";
import { BoundSelect } from "../frame/bound-choice.tsx";
import { BoundField } from "../frame/bound-field.tsx";
import { createWrittenFields, useSharedFields } from "../frame/shared-fields.ts";
import type { NoteFacts } from "./note-facts.ts";
import styles from "./note-page.module.css";
import { useSessionTime } from "./bound-session.ts";

type NoteDetailsProps = { doc: OpenedDocument["doc"]; facts: NoteFacts; readOnly: boolean };
type Name = "title" | "noteType" | "sessionStart";

/** What the note is about: title, type, and when the session was. */
export function NoteDetails(props: NoteDetailsProps): JSX.Element {
  const { t } = useWords();
  // The document stays the same as long as its page stands.
  const doc = untrack(() => props.doc);
  const written = createWrittenFields(doc);
  const bound = useSharedFields<Name>(written, {
    part: "note",
    valueOf: (name) => props.facts[name],
    edit: (stamp, patch) => void editNote(doc, stamp, patch as NotePatch),
  });
  const when = useSessionTime({ doc, written, start: () => props.facts.sessionStart });
  return (
    <div class={styles["details"]} data-fields="">
      <BoundField
        {...bound("title")}
        label={t("note.titleLabel")}
        maxLength={200}
        readOnly={props.readOnly}
      />
      <BoundSelect<NoteType>
        {...bound("noteType")}
        label={t("note.type")}
        readOnly={props.readOnly}
        options={noteTypes.map((value) => ({ value, label: t(`noteType.${value}`) }))}
      />
      <BoundDate {...when.day()} label={t("note.sessionDate")} mayBeFuture readOnly={props.readOnly} />
      <Show
        when={when.time().value}
        fallback={<TextField label={t("note.sessionTime")} optional="" value="" onInput={nothing} readOnly />}
      >
        {(time) => (
          <BoundTime
            {...when.time()}
            value={time()}
            label={t("note.sessionTime")}
            readOnly={props.readOnly}
          />
        )}
      </Show>
    </div>
  );
}

/** A time belongs to a day. */
const nothing = (): void => undefined;
