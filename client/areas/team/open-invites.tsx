import { createSignal, For, type JSX, Show } from "solid-js";
import type { OpenInvite } from "../../engine/api.ts";
import { createAction } from "../../state/action.ts";
import { createEngineListener, useEngine } from "../../state/engine.tsx";
import { sameAgain } from "../../state/same-again.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Section } from "../../ui/layout.tsx";
import { List, ListRow } from "../../ui/list.tsx";
import { useAnnouncer } from "../../ui/toasts.tsx";
import { useWords } from "../../words/words-context.tsx";
import { FaultNotice } from "../frame/fault-notice.tsx";
import { InviteLink } from "./invite-link.tsx";

/** Invitations that can still be used. Nothing is shown when there are none. */
export function OpenInvites(): JSX.Element {
  const engine = useEngine();
  const announcer = useAnnouncer();
  const { t, formats } = useWords();
  const [invites, setInvites] = createSignal<readonly OpenInvite[]>([]);
  const [shown, setShown] = createSignal<OpenInvite>();
  const read = (): void => {
    const keepOpen = (all: readonly OpenInvite[]): void =>
      void setInvites((before) =>
        sameAgain(
          before,
          all.filter(({ state }) => state === "open"),
        ),
      );
    engine.call("invites").then(keepOpen, () => undefined);
  };
  createEngineListener(engine, (event) => {
    if (event.event === "invites" || event.event === "team" || event.event === "join-requests") read();
  });
  read();
  const withdraw = createAction(async (invite: OpenInvite) => {
    await engine.call("revokeInvite", { invite: invite.invite });
    announcer.polite(t("invite.withdrawn"));
    read();
  });
  const title = (invite: OpenInvite): string =>
    invite.kind === "device"
      ? t("devices.add")
      : formats().list(invite.roles.map((role) => t(`role.${role}`)));
  return (
    <Show when={invites().length > 0}>
      <Section title={t("invite.open")}>
        <FaultNotice fault={withdraw.fault()} />
        <List label={t("invite.open")}>
          <For each={invites()}>
            {(invite) => (
              <ListRow
                title={title(invite)}
                detail={t("invite.expires", { date: formats().dateTime(invite.expiresAtMs) })}
                end={
                  <>
                    <Show when={invite.fragment}>
                      <Button kind="quiet" onPress={() => setShown(invite)}>
                        {t("invite.show")}
                      </Button>
                    </Show>
                    <Button kind="quiet" busy={withdraw.busy()} onPress={() => void withdraw.run(invite)}>
                      {t("invite.withdraw")}
                    </Button>
                  </>
                }
              />
            )}
          </For>
        </List>
        <Dialog
          open={shown() !== undefined}
          onClose={() => setShown(undefined)}
          title={t("invite.linkLabel")}
          closeLabel={t("action.close")}
        >
          <Show when={shown()}>{(invite) => <InviteLink invite={invite()} />}</Show>
        </Dialog>
      </Section>
    </Show>
  );
}
