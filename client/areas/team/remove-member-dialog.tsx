import type { JSX } from "solid-js";
import type { TeamMember } from "../../engine/api.ts";
import { createAction } from "../../state/action.ts";
import { useEngine } from "../../state/engine.tsx";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { useAnnouncer } from "../../ui/toasts.tsx";
import { useWords } from "../../words/words-context.tsx";
import { FaultNotice } from "../frame/fault-notice.tsx";

type RemoveMemberDialogProps = { member: TeamMember; name: string; onClose: () => void };

export function RemoveMemberDialog(props: RemoveMemberDialogProps): JSX.Element {
  const engine = useEngine();
  const announcer = useAnnouncer();
  const { t } = useWords();
  const remove = createAction(async () => {
    await engine.call("removeMember", { member: props.member.member });
    announcer.polite(t("member.removed", { name: props.name }));
    props.onClose();
  });
  return (
    <ConfirmDialog
      danger
      open
      title={t("member.removeTitle", { name: props.name })}
      confirmLabel={t("member.removeConfirm", { name: props.name })}
      cancelLabel={t("action.cancel")}
      busy={remove.busy()}
      busyLabel={t("member.removing")}
      onConfirm={() => void remove.run()}
      onCancel={() => props.onClose()}
    >
      <p>{t("member.removeText", { name: props.name })}</p>
      <FaultNotice fault={remove.fault()} />
    </ConfirmDialog>
  );
}
