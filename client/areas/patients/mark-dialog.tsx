import { createSignal, type JSX, Show } from "solid-js";
import { setMark } from "../../model/patient-file.ts";
import { LONGEST_REASON, type PatientMark } from "../../model/patient-status.ts";
import type { OpenedDocument } from "../../state/document.ts";
import { usePractice } from "../../state/practice.tsx";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useAnnouncer } from "../../ui/toasts.tsx";
import { useWords } from "../../words/words-context.tsx";
import { createMayMark } from "../frame/own-rights.ts";

/** The marks that are set by hand. */
export type SettableMark = Exclude<PatientMark, "restricted">;

type MarkDialogProps = {
  doc: OpenedDocument["doc"];
  mark: SettableMark;
  /** Whether it is set or lifted. */
  set: boolean;
  name: string;
  onClose: () => void;
};

/**
 * Asks before a mark is set or lifted, and for the reason that stands beside it from then on. Whoever may not is told who may: the keys of a
 * file do not tell these two apart (THREAT-MODEL).
 */
export function MarkDialog(props: MarkDialogProps): JSX.Element {
  const practice = usePractice();
  const announcer = useAnnouncer();
  const { t } = useWords();
  const [reason, setReason] = createSignal("");
  const [isOvertaken, setOvertaken] = createSignal(false);
  const mayMark = createMayMark();
  const isAllowed = (): boolean => mayMark(props.mark, props.set);
  const isTooLong = (): boolean => reason().length > LONGEST_REASON;
  const confirm = (): void => {
    const why = reason().trim();
    const change = { mark: props.mark, set: props.set, ...(why === "" ? {} : { reason: why }) };
    // The dialog stays then, with the reason: it is nowhere else.
    if (!setMark(props.doc, practice.stamp("edit"), change)) return void setOvertaken(true);
    const said = props.set ? "timeline.marked" : "timeline.unmarked";
    announcer.polite(t(said, { mark: t(`mark.${props.mark}`) }));
    props.onClose();
  };
  const act = () => `${props.set ? "set" : "lift"}.${props.mark}` as const;
  return (
    <ConfirmDialog
      open
      title={t(`mark.title.${act()}`, { name: props.name })}
      confirmLabel={t(`mark.${act()}`)}
      cancelLabel={t("action.cancel")}
      confirmDisabled={isTooLong() || !isAllowed()}
      onConfirm={confirm}
      onCancel={() => props.onClose()}
    >
      <p>{props.set ? t(`mark.text.${props.mark}`) : t("mark.liftText")}</p>
      <Show
        when={isAllowed()}
        fallback={<Notice tone="info">{t(props.set ? "mark.whoSetsHold" : "mark.whoLiftsHold")}</Notice>}
      >
        <TextField
          label={t("status.reason")}
          optional={t("field.optional")}
          value={reason()}
          onInput={setReason}
          error={isTooLong() ? t("field.tooLong", { max: LONGEST_REASON }) : undefined}
          rows={2}
        />
      </Show>
      <Show when={isOvertaken()}>
        <Notice tone="attention" announce>
          {t("mark.overtaken")}
        </Notice>
      </Show>
    </ConfirmDialog>
  );
}
