import { useNavigate } from "@solidjs/router";
import { createSignal, type JSX, Show } from "solid-js";
import type { InviteInspection } from "../../engine/api.ts";
import { createAction } from "../../state/action.ts";
import { useEngine } from "../../state/engine.tsx";
import { Button } from "../../ui/button.tsx";
import { Quiet } from "../../ui/layout.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useWords } from "../../words/words-context.tsx";
import { EntryPage } from "../frame/entry-page.tsx";
import { FaultNotice } from "../frame/fault-notice.tsx";
import { Form } from "../frame/form.tsx";
import { createNewPassphrase, NewPassphraseFields } from "../passphrase/new-passphrase.tsx";
import { useInvitation } from "./invitation-context.ts";

type JoinFormProps = { fragment: string; invite: InviteInspection };

/** Name and passphrase of whoever was invited; for one's own further device only a passphrase. */
export function JoinForm(props: JoinFormProps): JSX.Element {
  const engine = useEngine();
  const invitation = useInvitation();
  const navigate = useNavigate();
  const { t, formats } = useWords();
  const [name, setName] = createSignal("");
  const [isAsked, setAsked] = createSignal(false);
  const passphrase = createNewPassphrase(() => [name(), props.invite.practiceName]);
  const isDevice = (): boolean => props.invite.kind === "device";
  const ask = createAction(async () => {
    setAsked(true);
    const chosen = await passphrase.accept();
    if (chosen === null || (!isDevice() && name().trim() === "")) return;
    await engine.call("join", { fragment: props.fragment, ownName: name().trim(), passphrase: chosen });
    invitation.forget();
    // The request is kept: whoever reloads now is asked for the passphrase, not for a link.
    navigate("/", { replace: true });
  });
  const facts = (): string => {
    const until = t("join.validUntil", { date: formats().dateTime(props.invite.expiresAtMs) });
    if (isDevice()) return until;
    const roles = formats().list(props.invite.roles.map((role) => t(`role.${role}`)));
    return `${t("join.role", { roles })} ${until}`;
  };
  return (
    <EntryPage
      title={t(isDevice() ? "device.joinTitle" : "join.title")}
      heading={isDevice() ? undefined : t("join.invitedTo", { practice: props.invite.practiceName })}
      text={facts()}
      back={{ href: "/welcome", label: t("action.back") }}
      form={(place) => (
        <Form onSubmit={() => void ask.run()}>
          <Show when={!isDevice()}>
            <TextField
              label={t("create.ownName")}
              hint={t("create.ownNameHint")}
              value={name()}
              onInput={setName}
              error={isAsked() && name().trim() === "" ? t("field.required") : undefined}
              maxLength={120}
              autocomplete="name"
              ref={(element) => place.focus(element)}
            />
          </Show>
          <NewPassphraseFields passphrase={passphrase} />
          <Quiet>{t("passphrase.why")}</Quiet>
          <FaultNotice fault={ask.fault()} />
          <div>
            <Button type="submit" kind="primary" busy={ask.busy()} busyLabel={t("join.asking")}>
              {t("join.submit")}
            </Button>
          </div>
        </Form>
      )}
    />
  );
}
