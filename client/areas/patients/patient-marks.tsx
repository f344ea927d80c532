import { createMemo, For, type JSX, Show, untrack } from "solid-js";
import { type MarkEvent, type PatientMark, patientMarks } from "../../model/patient-status.ts";
import { createYArray } from "../../reactive/create-y-store.ts";
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
  const events = createYArray<Partial<MarkEvent>>(untrack(() => props.doc).getArray("marks"));
  const lastOf = (mark: PatientMark): Partial<MarkEvent> | undefined =>
    events.findLast((event) => event.mark === mark);
  return (
    <Stack gap="small">
      <For each={patientMarks}>
        {(mark) => (
          <Show when={lastOf(mark)?.set}>
            <MarkNotice mark={mark} event={lastOf(mark)} />
          </Show>
        )}
      </For>
    </Stack>
  );
}

function MarkNotice(props: { mark: PatientMark; event: Partial<MarkEvent> | undefined }): JSX.Element {
  const memberName = createMemberName();
  const { t, formats } = useWords();
  const since = createMemo(() => {
    const { at, by, reason } = props.event ?? {};
    const date = formats().date(Date.parse(at ?? ""));
    const name = memberName(by);
    return reason ? t("mark.sinceBecause", { date, name, reason }) : t("mark.since", { date, name });
  });
  return (
    <Notice tone={props.mark === "deceased" ? "info" : "attention"} title={t(`mark.badge.${props.mark}`)}>
      <p>{t(`mark.text.${props.mark}`)}</p>
      <p data-sensitive="">{since()}</p>
    </Notice>
  );
}
