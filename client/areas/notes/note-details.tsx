import { type JSX, Show } from "solid-js";
import { editNote, type NotePatch } from "../../model/note.ts";
import { type NoteType, noteTypes } from "../../model/note-types.ts";
import type { OpenedDocument } from "../../state/document.ts";
import { usePractice } from "../../state/practice.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useWords } from "../../words/words-context.tsx";
import { BoundDate, BoundTime } from "../frame/bound-date.tsx";
import { BoundField } from "../frame/bound-field.tsx";
import type { NoteFacts } from "./note-facts.ts";
import styles from "./note-page.module.css";
import { localDay, localTime, toInstant } from "./session-time.ts";

type NoteDetailsProps = { doc: OpenedDocument["doc"]; facts: NoteFacts; readOnly: boolean };

/** What the note is about: title, type, and when the session was. */
export function NoteDetails(props: NoteDetailsProps): JSX.Element {
  const practice = usePractice();
  const { t } = useWords();
  const edit = (patch: NotePatch): void => {
    editNote(props.doc, practice.stamp("edit"), patch);
  };
  const start = (): string | null => props.facts.sessionStart;
  const moveTo = (day: string, time: string): void => {
    const sessionStart = toInstant(day, time);
    if (sessionStart === null) return;
    edit({ sessionStart, zone: Intl.DateTimeFormat().resolvedOptions().timeZone });
  };
  return (
    <div class={styles["details"]} data-fields="">
      <BoundField
        label={t("note.titleLabel")}
        value={props.facts.title}
        write={(title) => edit({ title })}
        maxLength={200}
        readOnly={props.readOnly}
      />
      <Select<NoteType>
        label={t("note.type")}
        placeholder={t("field.choose")}
        value={props.facts.noteType ?? undefined}
        onChange={(noteType) => edit({ noteType })}
        disabled={props.readOnly}
        options={noteTypes.map((value) => ({ value, label: t(`noteType.${value}`) }))}
      />
      <BoundDate
        label={t("note.sessionDate")}
        value={localDay(start())}
        write={(day) => {
          if (day === null) edit({ sessionStart: null });
          else moveTo(day, localTime(start()) ?? "12:00");
        }}
        mayBeFuture
        readOnly={props.readOnly}
      />
      <Show
        when={localTime(start())}
        fallback={<TextField label={t("note.sessionTime")} optional="" value="" onInput={nothing} readOnly />}
      >
        {(time) => (
          <BoundTime
            label={t("note.sessionTime")}
            value={time()}
            write={(moved) => {
              const day = localDay(start());
              if (day !== null) moveTo(day, moved);
            }}
            readOnly={props.readOnly}
          />
        )}
      </Show>
    </div>
  );
}

/** A time belongs to a day. */
const nothing = (): void => undefined;
