import { createSignal, type JSX, Match, Switch } from "solid-js";
import type { MemberRole, OpenInvite } from "../../engine/api.ts";
import { createAction } from "../../state/action.ts";
import { useEngine } from "../../state/engine.tsx";
import { createClockCheck } from "../../state/relay-clock.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Select } from "../../ui/select.tsx";
import { useWords } from "../../words/words-context.tsx";
import { FaultNotice } from "../frame/fault-notice.tsx";
import { ClockNotice } from "./clock-notice.tsx";
import { InviteLink } from "./invite-link.tsx";
import { RoleChoice } from "./role-choice.tsx";

type Days = "1" | "3" | "7" | "14";
const DAYS: readonly Days[] = ["1", "3", "7", "14"];

/** Role and validity, then the link. */
export function InviteDialog(props: { onClose: () => void }): JSX.Element {
  const engine = useEngine();
  const { t } = useWords();
  const [roles, setRoles] = createSignal<readonly MemberRole[]>(["clinician"]);
  const [days, setDays] = createSignal<Days>("7");
  const [invite, setInvite] = createSignal<OpenInvite>();
  const [isTried, setTried] = createSignal(false);
  const clocks = createClockCheck();
  const make = createAction(async (evenSo: boolean) => {
    setTried(true);
    if (roles().length === 0 || !(evenSo || (await clocks.look()))) return;
    setInvite(await engine.call("invite", { roles: roles(), days: Number(days()) }));
  });
  return (
    <Dialog
      open
      onClose={() => props.onClose()}
      title={t("invite.title")}
      closeLabel={t("action.close")}
      actions={
        <Switch>
          <Match when={invite() === undefined}>
            <Button onPress={() => props.onClose()}>{t("action.cancel")}</Button>
            <Button kind="primary" busy={make.busy()} onPress={() => void make.run(false)}>
              {t("invite.make")}
            </Button>
          </Match>
          <Match when={invite()}>
            <Button kind="primary" onPress={() => props.onClose()}>
              {t("action.done")}
            </Button>
          </Match>
        </Switch>
      }
    >
      <p>{t("invite.text")}</p>
      <Switch>
        <Match when={invite()}>{(made) => <InviteLink invite={made()} />}</Match>
        <Match when={invite() === undefined}>
          <RoleChoice
            roles={roles()}
            onChange={setRoles}
            error={isTried() && roles().length === 0 ? t("role.required") : undefined}
          />
          <Select<Days>
            label={t("invite.days")}
            placeholder={t("field.choose")}
            value={days()}
            onChange={setDays}
            options={DAYS.map((value) => ({
              value,
              label: t("invite.daysCount", { count: Number(value) }),
            }))}
          />
          <ClockNotice check={clocks} busy={make.busy()} onGoOn={() => void make.run(true)} />
          <FaultNotice fault={make.fault()} />
        </Match>
      </Switch>
    </Dialog>
  );
}
