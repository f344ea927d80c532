import { createSignal, type JSX, untrack } from "solid-js";
import type { MemberRole, TeamMember } from "../../engine/api.ts";
import { createAction } from "../../state/action.ts";
import { useEngine } from "../../state/engine.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { useAnnouncer } from "../../ui/toasts.tsx";
import { useWords } from "../../words/words-context.tsx";
import { FaultNotice } from "../frame/fault-notice.tsx";
import { RoleChoice } from "./role-choice.tsx";

type RolesDialogProps = {
  member: TeamMember;
  name: string;
  isOnlyOwner: boolean;
  onClose: () => void;
};

/** Other roles mean other keys, so everybody's are renewed; that needs the server. */
export function RolesDialog(props: RolesDialogProps): JSX.Element {
  const engine = useEngine();
  const announcer = useAnnouncer();
  const { t } = useWords();
  const [roles, setRoles] = createSignal<readonly MemberRole[]>(untrack(() => props.member.roles));
  const [isTried, setTried] = createSignal(false);
  const save = createAction(async () => {
    setTried(true);
    if (roles().length === 0) return;
    await engine.call("setRoles", { member: props.member.member, roles: roles() });
    announcer.polite(t("role.changed", { name: props.name }));
    props.onClose();
  });
  return (
    <Dialog
      open
      onClose={() => props.onClose()}
      title={t("role.changeTitle", { name: props.name })}
      closeLabel={t("action.close")}
      actions={
        <>
          <Button onPress={() => props.onClose()}>{t("action.cancel")}</Button>
          <Button
            kind="primary"
            busy={save.busy()}
            busyLabel={t("member.removing")}
            onPress={() => void save.run()}
          >
            {t("role.change")}
          </Button>
        </>
      }
    >
      <p>{t("role.changeText", { name: props.name })}</p>
      <RoleChoice
        roles={roles()}
        onChange={setRoles}
        keptOwner={props.isOnlyOwner ? t("role.onlyOwner") : undefined}
        error={isTried() && roles().length === 0 ? t("role.required") : undefined}
      />
      <FaultNotice fault={save.fault()} />
    </Dialog>
  );
}
