import { createMemo, type JSX, Match, Show, Switch, untrack } from "solid-js";
import type { PatientId } from "../../../crypto/public/ids.ts";
import { noteTemplates } from "../../model/note-templates.ts";
import type { Access } from "../../state/access.ts";
import { useEngine } from "../../state/engine.tsx";
import { createSummaries, type SummaryOf } from "../../state/summaries.ts";
import { AddIcon } from "../../ui/app-icons.ts";
import { Badge } from "../../ui/badge.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Section } from "../../ui/layout.tsx";
import { List, ListRow } from "../../ui/list.tsx";
import { Menu } from "../../ui/menu.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SteadyRows } from "../../ui/steady-rows.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/words-context.tsx";
import { FaultNotice } from "../frame/fault-notice.tsx";
import { createNoteHeading, createNoteTitle, createSharesDay } from "../notes/note-heading.ts";
import { createMemberName } from "../team/member-name.ts";
import type { NewNote } from "./new-note.ts";
import { byDateDescending } from "./note-order.ts";

type NotesSectionProps = { patient: PatientId; access: Access | undefined; newNote: NewNote };

/** The notes about this person; for roles without their keys a sentence that says so. */
export function NotesSection(props: NotesSectionProps): JSX.Element {
  const { t } = useWords();
  return (
    <Switch>
      <Match when={props.access === undefined}>
        <Waiting>{t("waiting.loading")}</Waiting>
      </Match>
      <Match when={props.access?.case || props.access?.mayCreateCase}>
        <Notes patient={props.patient} newNote={props.newNote} />
      </Match>
      <Match when={props.access}>
        <Notice tone="info">{t("client.noCase")}</Notice>
      </Match>
    </Switch>
  );
}

function Notes(props: { patient: PatientId; newNote: NewNote }): JSX.Element {
  const engine = useEngine();
  const { t, resolve } = useWords();
  // The page mounts this anew for another person.
  const notes = createSummaries(engine, { type: "note", patient: untrack(() => props.patient) });
  const sorted = createMemo(() => byDateDescending(notes.items()));
  const sharesDay = createSharesDay(() => sorted());
  return (
    <Section
      title={t("notes.title")}
      actions={
        <Menu
          label={t("notes.new")}
          withWords
          kind="primary"
          icon={AddIcon}
          items={noteTemplates.map((template) => ({
            kind: "action",
            label: resolve(template.titleKey, template.title),
            description: resolve(`template.${template.key}.about`, "") || undefined,
            onChoose: () => void props.newNote.run(template),
          }))}
        />
      }
    >
      <FaultNotice fault={props.newNote.fault()} />
      <Show when={props.newNote.busy()}>
        <Waiting>{t("waiting.opening")}</Waiting>
      </Show>
      <Show
        when={sorted().length > 0}
        fallback={
          <Show when={notes.at() !== "loading"} fallback={<Waiting>{t("waiting.loading")}</Waiting>}>
            <EmptyState title={t("notes.none")}>{t("notes.noneText")}</EmptyState>
          </Show>
        }
      >
        <List label={t("notes.title")}>
          <SteadyRows rows={sorted()} keyOf={(note) => note.document}>
            {(note) => <NoteRow note={note()} patient={props.patient} withTime={sharesDay()(note())} />}
          </SteadyRows>
        </List>
      </Show>
    </Section>
  );
}

type NoteRowProps = { note: SummaryOf<"note">; patient: PatientId; withTime: boolean };

function NoteRow(props: NoteRowProps): JSX.Element {
  const { t, formats } = useWords();
  const heading = createNoteHeading();
  const noteTitle = createNoteTitle();
  const memberName = createMemberName();
  const detail = (): string =>
    [
      props.note.fields.title ? heading(props.note.fields, props.withTime) : null,
      props.note.fields.createdBy ? t("notes.by", { name: memberName(props.note.fields.createdBy) }) : null,
      t("notes.lastChanged", { when: formats().relative(props.note.changedAtMs) }),
    ]
      .filter(Boolean)
      .join(" · ");
  return (
    <ListRow
      href={`/clients/${props.patient}/notes/${props.note.document}`}
      title={noteTitle(props.note.fields, props.withTime)}
      detail={detail()}
      end={
        <>
          <Show when={props.note.incomplete}>
            <Badge tone="attention">{t("clients.incompleteBadge")}</Badge>
          </Show>
          <Badge tone={props.note.fields.status === "entered-in-error" ? "danger" : "neutral"}>
            {t(`noteStatus.${props.note.fields.status ?? "draft"}`)}
          </Badge>
        </>
      }
    />
  );
}
