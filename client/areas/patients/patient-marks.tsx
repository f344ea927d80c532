import { type Accessor, createMemo, For, type JSX, Show, untrack } from "solid-js";
import { readPatientFile } from "../../model/patient-file.ts";
import { type MarkEvent, type PatientMark, patientMarks } from "../../model/patient-status.ts";
import { createEventState } from "../../reactive/create-event-state.ts";
import type { OpenedDocument } from "../../state/document.ts";
import { Badge } from "../../ui/badge.tsx";
import { Stack } from "../../ui/layout.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useWords } from "../../words/words-context.tsx";
import { createMemberName } from "../team/member-name.ts";

/** What is to be known before anything else about a file, in a word each. */
export function MarkBadges(props: { marks: readonly PatientMark[] | undefined }): JSX.Element {
  const { t } = useWords();
  return (
    <For each={patientMarks.filter((mark) => props.marks?.includes(mark))}>
      {(mark) => (
        <Badge tone={mark === "deceased" ? "neutral" : "attention"}>{t(`mark.badge.${mark}`)}</Badge>
      )}
    </For>
  );
}

/** The marks of a file, what each means for whoever works in it, and who set it when and why. */
export function MarkNotices(props: { doc: OpenedDocument["doc"] }): JSX.Element {
  // The document stays the same as long as its page stands.
  const events = createMarkEvents(untrack(() => props.doc));
  const inForce = (mark: PatientMark): MarkEvent | undefined => {
    const last = events().findLast((event) => event.mark === mark);
    return last?.set ? last : undefined;
  };
  return (
    <Stack gap="small">
      <For each={patientMarks}>
        {(mark) => <Show when={inForce(mark)}>{(event) => <MarkNotice event={event()} />}</Show>}
      </For>
    </Stack>
  );
}

/** Those that can be read, as badges and the timeline know them too. Needs an owner. */
function createMarkEvents(doc: OpenedDocument["doc"]): Accessor<readonly MarkEvent[]> {
  const read = (): readonly MarkEvent[] => readPatientFile(doc).value.markEvents;
  const marks = doc.getArray("marks");
  return createEventState((listener) => {
    const follow = (): void => listener(read());
    marks.observeDeep(follow);
    return () => marks.unobserveDeep(follow);
  }, read());
}

function MarkNotice(props: { event: MarkEvent }): JSX.Element {
  const memberName = createMemberName();
  const { t, formats } = useWords();
  const since = createMemo(() => {
    const { at, by, reason } = props.event;
    const date = formats().date(Date.parse(at));
    const name = memberName(by);
    return reason ? t("mark.sinceBecause", { date, name, reason }) : t("mark.since", { date, name });
  });
  return (
    <Notice
      tone={props.event.mark === "deceased" ? "info" : "attention"}
      title={t(`mark.badge.${props.event.mark}`)}
    >
      <p>{t(`mark.text.${props.event.mark}`)}</p>
      <p data-sensitive="">{since()}</p>
    </Notice>
  );
}
