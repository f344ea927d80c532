import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import type { TeamMember } from "../../engine/api.ts";
import { createJoinRequests } from "../../state/join-requests.ts";
import { usePractice } from "../../state/practice.tsx";
import { AddIcon } from "../../ui/app-icons.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Quiet, Section } from "../../ui/layout.tsx";
import { List } from "../../ui/list.tsx";
import { useWords } from "../../words/words-context.tsx";
import { createWish } from "../frame/commands.tsx";
import { InsidePage } from "../frame/inside-page.tsx";
import { NoInviteDialog } from "../demo/no-invite-dialog.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { MemberRow } from "./member-row.tsx";
import { OpenInvites } from "./open-invites.tsx";
import { OwnDevices } from "./own-devices.tsx";
import { RequestCard } from "./request-card.tsx";

/** Who belongs to the practice, who asks to, and one's own devices. */
export default function TeamPage(): JSX.Element {
  const practice = usePractice();
  const requests = createJoinRequests();
  const { t } = useWords();
  const [isInviting, setInviting] = createSignal(false);
  createWish("invite", () => setInviting(true));
  const living = createMemo(() => practice.team().filter((member) => member.living));
  const former = createMemo(() => practice.team().filter((member) => !member.living));
  return (
    <InsidePage
      title={t("team.title")}
      actions={
        <Show when={practice.isOwner()}>
          <Button kind="primary" icon={AddIcon} onPress={() => setInviting(true)}>
            {t("invite.title")}
          </Button>
        </Show>
      }
    >
      <Show when={requests().length > 0}>
        <Section title={t("request.title")}>
          <For each={requests()}>{(request) => <RequestCard request={request} />}</For>
        </Section>
      </Show>
      <Section title={t("team.members")}>
        <Members label={t("team.members")} members={living()} />
        <Show when={living().length === 1 && practice.isOwner()}>
          <EmptyState title={t("team.alone")}>{t("team.aloneText")}</EmptyState>
        </Show>
        <Show when={practice.open().demo}>
          <Quiet>{t("demo.colleagues")}</Quiet>
        </Show>
      </Section>
      <OpenInvites />
      <OwnDevices />
      <Show when={former().length > 0}>
        <Section title={t("team.former")}>
          <Quiet>{t("team.formerText")}</Quiet>
          <Members label={t("team.former")} members={former()} />
        </Section>
      </Show>
      <Show when={isInviting()}>
        <Show when={practice.open().demo} fallback={<InviteDialog onClose={() => setInviting(false)} />}>
          <NoInviteDialog onClose={() => setInviting(false)} />
        </Show>
      </Show>
    </InsidePage>
  );
}

function Members(props: { label: string; members: readonly TeamMember[] }): JSX.Element {
  return (
    <List label={props.label}>
      <For each={props.members}>{(member) => <MemberRow member={member} />}</For>
    </List>
  );
}
