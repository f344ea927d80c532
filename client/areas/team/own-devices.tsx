import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import type { OpenInvite, TeamDevice } from "../../engine/api.ts";
import { createAction } from "../../state/action.ts";
import { useEngine } from "../../state/engine.tsx";
import { usePractice } from "../../state/practice.tsx";
import { createClockCheck } from "../../state/relay-clock.ts";
import { AddIcon } from "../../ui/app-icons.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog, Dialog } from "../../ui/dialog.tsx";
import { Quiet, Section } from "../../ui/layout.tsx";
import { List, ListRow } from "../../ui/list.tsx";
import { useAnnouncer } from "../../ui/toasts.tsx";
import { useWords } from "../../words/words-context.tsx";
import { createWish } from "../frame/commands.tsx";
import { FaultNotice } from "../frame/fault-notice.tsx";
import { createKitWords } from "../kit/kit-words.ts";
import { ClockNotice } from "./clock-notice.tsx";
import { InviteLink } from "./invite-link.tsx";

/** One's own devices: another one by link, a lost one revoked. */
export function OwnDevices(): JSX.Element {
  const engine = useEngine();
  const practice = usePractice();
  const announcer = useAnnouncer();
  const { t } = useWords();
  const [link, setLink] = createSignal<OpenInvite>();
  const [revoking, setRevoking] = createSignal<TeamDevice>();
  const devices = createMemo(
    () => practice.team().find(({ member }) => member === practice.open().member)?.devices ?? [],
  );
  const clocks = createClockCheck();
  const add = createAction(async (evenSo: boolean) => {
    // The section itself says why.
    if (practice.open().demo || !(evenSo || (await clocks.look()))) return;
    setLink(await engine.call("linkDevice"));
  });
  createWish("add-device", () => void add.run(false));
  const revoke = createAction(async (device: TeamDevice) => {
    await engine.call("revokeDevice", { device: device.device });
    announcer.polite(t("devices.revokedDone"));
    setRevoking(undefined);
  });
  const numbered = (device: TeamDevice): number =>
    devices()
      .filter(({ kind }) => kind === "device")
      .indexOf(device) + 1;
  const title = (device: TeamDevice): string =>
    device.kind === "kit" ? t("devices.kit") : t("devices.numbered", { number: numbered(device) });
  const kitWords = createKitWords();
  const kitText = (): string =>
    practice.open().recovery === "kit-confirmed" ? t("devices.kitText") : kitWords();
  const isAlone = (): boolean =>
    devices().filter(({ kind, living }) => kind === "device" && living).length === 1;
  return (
    <Section
      title={t("devices.yours")}
      actions={
        <Show when={!practice.open().demo}>
          <Button kind="quiet" icon={AddIcon} busy={add.busy()} onPress={() => void add.run(false)}>
            {t("devices.add")}
          </Button>
        </Show>
      }
    >
      <ClockNotice check={clocks} busy={add.busy()} onGoOn={() => void add.run(true)} />
      <FaultNotice fault={add.fault()} />
      <List label={t("devices.yours")}>
        <For each={devices()}>
          {(device) => (
            <ListRow
              title={title(device)}
              detail={device.kind === "kit" && device.living ? kitText() : undefined}
              end={
                <>
                  <Show when={device.isThis}>
                    <Badge tone="accent">{t("devices.this")}</Badge>
                  </Show>
                  <Show when={device.living} fallback={<Badge tone="neutral">{t("devices.revoked")}</Badge>}>
                    <Show when={!device.isThis && device.kind === "device"}>
                      <Button kind="quiet" onPress={() => setRevoking(device)}>
                        {t("devices.revoke")}
                      </Button>
                    </Show>
                  </Show>
                </>
              }
            />
          )}
        </For>
      </List>
      <Show
        when={practice.open().demo}
        fallback={
          <Show when={isAlone()}>
            <Quiet>{t("devices.oneText")}</Quiet>
          </Show>
        }
      >
        <Quiet>{t("demo.noDevice")}</Quiet>
      </Show>
      <Dialog
        open={link() !== undefined}
        onClose={() => setLink(undefined)}
        title={t("device.addTitle")}
        closeLabel={t("action.close")}
        actions={
          <Button kind="primary" onPress={() => setLink(undefined)}>
            {t("action.done")}
          </Button>
        }
      >
        <p>{t("device.addText")}</p>
        <Show when={link()}>{(invite) => <InviteLink invite={invite()} />}</Show>
      </Dialog>
      <ConfirmDialog
        danger
        open={revoking() !== undefined}
        title={t("devices.revokeTitle")}
        confirmLabel={t("devices.revokeConfirm")}
        cancelLabel={t("action.cancel")}
        busy={revoke.busy()}
        busyLabel={t("member.removing")}
        onConfirm={() => {
          const device = revoking();
          if (device !== undefined) void revoke.run(device);
        }}
        onCancel={() => setRevoking(undefined)}
      >
        <p>{t("devices.revokeText")}</p>
        <FaultNotice fault={revoke.fault()} />
      </ConfirmDialog>
    </Section>
  );
}
