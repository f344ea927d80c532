import type { JSX } from "solid-js";
import type { IdleSituation } from "../../state/idle-watch.ts";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { useWords } from "../../words/words-context.tsx";

type IdleWarningProps = { situation: IdleSituation; onStay: () => void; onLock: () => void };

/** A minute before Claros locks. Any key or movement keeps it open; the buttons are for those who use neither. */
export function IdleWarning(props: IdleWarningProps): JSX.Element {
  const { t } = useWords();
  const secondsLeft = (): number => (props.situation.at === "warning" ? props.situation.secondsLeft : 0);
  return (
    <ConfirmDialog
      open={props.situation.at === "warning"}
      title={t("lock.warningTitle")}
      confirmLabel={t("lock.stay")}
      cancelLabel={t("lock.now")}
      onConfirm={() => props.onStay()}
      onCancel={() => props.onLock()}
    >
      <p>{t("lock.warning", { count: secondsLeft() })}</p>
    </ConfirmDialog>
  );
}
