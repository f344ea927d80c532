import { type JSX, Show } from "solid-js";
import type { OpenInvite } from "../../engine/api.ts";
import { invitationLink } from "../../state/invitation.ts";
import { CopyField } from "../../ui/copy-field.tsx";
import { Quiet, Stack } from "../../ui/layout.tsx";
import { QrCode } from "../../ui/qr-code.tsx";
import { useWords } from "../../words/words-context.tsx";

/** The link of an invitation, to copy or to scan, on this screen only. */
export function InviteLink(props: { invite: OpenInvite }): JSX.Element {
  const { t, formats } = useWords();
  const isDevice = (): boolean => props.invite.kind === "device";
  const expiry = (): string =>
    isDevice()
      ? t("device.validFor", { time: formats().dateTime(props.invite.expiresAtMs) })
      : t("join.validUntil", { date: formats().dateTime(props.invite.expiresAtMs) });
  return (
    <Show when={props.invite.fragment} fallback={<Quiet>{t("invite.notHere")}</Quiet>}>
      {(fragment) => (
        <Stack>
          <CopyField
            label={t(isDevice() ? "device.linkLabel" : "invite.linkLabel")}
            hint={t(isDevice() ? "device.qrAlternative" : "invite.linkHint")}
            value={invitationLink(location.origin, fragment())}
            words={{
              copy: t("action.copy"),
              copied: t("action.copied"),
              failed: t("action.copyFailed"),
            }}
          />
          <QrCode
            text={invitationLink(location.origin, fragment())}
            label={t(isDevice() ? "device.qrLabel" : "invite.qrLabel")}
            alternative={isDevice() ? undefined : t("invite.qrAlternative")}
          />
          <Quiet>{expiry()}</Quiet>
        </Stack>
      )}
    </Show>
  );
}
