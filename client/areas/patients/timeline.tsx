import { createMemo, createSignal, For, type JSX, onCleanup, Show, untrack } from "solid-js";
import type { PatientId } from "../../../crypto/public/ids.ts";
import { readMeta } from "../../model/meta.ts";
import { readPatientFile } from "../../model/patient-file.ts";
import { noteAtMs } from "../../model/session-at.ts";
import { byMonth, fileTimeline, latestFirst, type TimelineEvent } from "../../model/timeline.ts";
import type { OpenedDocument } from "../../state/document.ts";
import { useEngine } from "../../state/engine.tsx";
import { createSummaries, type SummaryOf } from "../../state/summaries.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Quiet, Section, Stack } from "../../ui/layout.tsx";
import { List, ListRow } from "../../ui/list.tsx";
import { useWords } from "../../words/words-context.tsx";
import { createNoteTitle } from "../notes/note-heading.ts";
import { createMemberName } from "../team/member-name.ts";
import { byDateDescending } from "./note-order.ts";

type TimelineProps = {
  patient: PatientId;
  doc: OpenedDocument["doc"];
  /** Whether this person's notes can be opened here. */
  hasNotes: boolean;
};

type Entry =
  | TimelineEvent
  | { readonly kind: "note"; readonly atMs: number; readonly note: SummaryOf<"note"> };

/** Everything that happened with this person, month by month. */
export function Timeline(props: TimelineProps): JSX.Element {
  const { t, formats } = useWords();
  // The page mounts this anew for another person.
  const notes = createSummaries(useEngine(), { type: "note", patient: untrack(() => props.patient) });
  const events = createFileEvents(untrack(() => props.doc));
  const entries = createMemo<readonly Entry[]>(() => {
    const written: Entry[] = byDateDescending(notes.items())
      .filter(({ fields }) => fields.status !== "discarded")
      .map((note) => ({ kind: "note", atMs: noteAtMs(note), note }));
    return latestFirst([...events(), ...written]);
  });
  const months = createMemo(() => byMonth(entries(), formats().month));
  return (
    <Section sensitive title={t("timeline.title")} text={t("timeline.text")}>
      <Stack>
        <Show when={!props.hasNotes}>
          <Quiet>{t("timeline.filesOnly")}</Quiet>
        </Show>
        <Show
          when={months().length > 0}
          fallback={<EmptyState title={t("timeline.empty")}>{t("timeline.emptyText")}</EmptyState>}
        >
          <For each={months()}>
            {({ month, events: inMonth }) => (
              <Stack gap="small">
                <h3>{month}</h3>
                <List label={month}>
                  <For each={inMonth}>{(entry) => <Row entry={entry} patient={props.patient} />}</For>
                </List>
              </Stack>
            )}
          </For>
        </Show>
      </Stack>
    </Section>
  );
}

function Row(props: { entry: Entry; patient: PatientId }): JSX.Element {
  const { t, formats } = useWords();
  const noteTitle = createNoteTitle();
  const memberName = createMemberName();
  const by = (member: string | null | undefined): string | undefined =>
    member ? t("timeline.by", { name: memberName(member) }) : undefined;
  const words = (entry: Entry): { title: string; detail?: string | undefined; href?: string | undefined } => {
    switch (entry.kind) {
      case "note":
        return {
          title: noteTitle(entry.note.fields),
          detail: by(entry.note.fields.createdBy),
          href: `/clients/${props.patient}/notes/${entry.note.document}`,
        };
      case "status":
        return { title: t("timeline.status", { status: t(`status.${entry.status}`) }), detail: by(entry.by) };
      case "mark":
        return {
          title: t(entry.set ? "timeline.marked" : "timeline.unmarked", { mark: t(`mark.${entry.mark}`) }),
          detail: by(entry.by),
        };
      case "joined":
        return { title: t("timeline.joined", { name: memberName(entry.member) }) };
      default:
        return { title: t("timeline.opened"), detail: by(entry.by) };
    }
  };
  return <ListRow {...words(props.entry)} end={formats().shortDate(props.entry.atMs)} />;
}

function createFileEvents(doc: OpenedDocument["doc"]): () => readonly TimelineEvent[] {
  const read = (): readonly TimelineEvent[] => {
    const { createdAt, createdBy } = readMeta(doc).value;
    return fileTimeline({ ...readPatientFile(doc).value, createdAt, createdBy });
  };
  const [events, setEvents] = createSignal(read());
  const follow = (): void => void setEvents(read());
  const parts = [doc.getMap("meta"), doc.getArray("status"), doc.getArray("marks"), doc.getMap("team")];
  for (const part of parts) part.observeDeep(follow);
  onCleanup(() => {
    for (const part of parts) part.unobserveDeep(follow);
  });
  return events;
}
