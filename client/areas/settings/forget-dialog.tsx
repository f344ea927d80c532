import { useNavigate } from "@solidjs/router";
import { createSignal, type JSX, Show } from "solid-js";
import type { PracticeId } from "../../../crypto/public/ids.ts";
import { createAction } from "../../state/action.ts";
import { useEngine } from "../../state/engine.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useWords } from "../../words/words-context.tsx";
import { FaultNotice } from "../frame/fault-notice.tsx";
import { createImportRun } from "../import/import-run.ts";

type ForgetDialogProps = {
  open: boolean;
  practice: PracticeId;
  practiceName: string | undefined;
  onClose: () => void;
};

/** Deletes a practice from this device. What is nowhere else is deleted only when that was said in so many words. */
export function ForgetDialog(props: ForgetDialogProps): JSX.Element {
  const engine = useEngine();
  const navigate = useNavigate();
  const { t } = useWords();
  const [isAccepted, setAccepted] = createSignal(false);
  const run = createImportRun();
  const notImported = (): number => {
    const now = run.state();
    return now.at === "running" || now.at === "waiting" ? now.total - now.done : 0;
  };
  const unsent = (): number => engine.sync().waiting + engine.sync().notPermitted + notImported();
  const forget = createAction(async () => {
    await engine.call("forget", { practice: props.practice, evenUnsent: isAccepted() });
    props.onClose();
    navigate("/", { replace: true });
  });
  // A practice that is not open does not tell of all that the engine finds on its disk.
  const mustBeSaid = (): boolean => unsent() > 0 || forget.fault() === "not-permitted" || isAccepted();
  return (
    <ConfirmDialog
      danger
      open={props.open}
      title={t("forget.title")}
      confirmLabel={t("forget.confirm")}
      cancelLabel={t("action.cancel")}
      confirmDisabled={mustBeSaid() && !isAccepted()}
      busy={forget.busy()}
      onConfirm={() => void forget.run()}
      onCancel={() => props.onClose()}
    >
      <p>
        {props.practiceName ? t("forget.text", { practice: props.practiceName }) : t("forget.textUnnamed")}
      </p>
      <Show when={mustBeSaid()}>
        <Notice tone="danger">{t("forget.unsent")}</Notice>
        <Checkbox
          label={unsent() > 0 ? t("forget.evenUnsent", { count: unsent() }) : t("forget.evenUncounted")}
          checked={isAccepted()}
          onChange={setAccepted}
        />
      </Show>
      <FaultNotice fault={forget.fault()} except="not-permitted" />
    </ConfirmDialog>
  );
}
