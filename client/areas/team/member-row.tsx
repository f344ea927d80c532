import { createSignal, type JSX, Show } from "solid-js";
import type { TeamMember } from "../../engine/api.ts";
import { usePractice } from "../../state/practice.tsx";
import { Avatar } from "../../ui/avatar.tsx";
import { Badge } from "../../ui/badge.tsx";
import { ListRow } from "../../ui/list.tsx";
import { Menu } from "../../ui/menu.tsx";
import { useWords } from "../../words/words-context.tsx";
import { createMemberName } from "./member-name.ts";
import { createIsOnlyOwner } from "./only-owner.ts";
import { OwnerStaysDialog } from "./owner-stays-dialog.tsx";
import { RemoveMemberDialog } from "./remove-member-dialog.tsx";
import { RolesDialog } from "./roles-dialog.tsx";

/** One member: name, roles, how many devices; for owners also what can be changed. */
export function MemberRow(props: { member: TeamMember }): JSX.Element {
  const practice = usePractice();
  const memberName = createMemberName();
  const { t, formats } = useWords();
  const [open, setOpen] = createSignal<"nothing" | "roles" | "remove" | "stays">("nothing");
  const name = (): string => memberName(props.member.member);
  const isOnlyOwner = createIsOnlyOwner(() => props.member.member);
  const isMe = (): boolean => props.member.member === practice.open().member;
  /** Of a demo's colleagues there is nothing but the name. */
  const isMadeUp = (): boolean => practice.open().demo && !isMe();
  const deviceCount = (): number =>
    props.member.devices.filter((device) => device.living && device.kind === "device").length;
  const detail = (): string =>
    [
      formats().list(props.member.roles.map((role) => t(`role.${role}`))),
      props.member.living && !isMadeUp() ? t("devices.count", { count: deviceCount() }) : null,
      props.member.renewing ? t("member.renewing", { name: name() }) : null,
    ]
      .filter(Boolean)
      .join(" · ");
  return (
    <>
      <ListRow
        title={name()}
        detail={detail()}
        start={<Avatar name={name()} id={props.member.member} />}
        end={
          <>
            <Show when={isMe()}>
              <Badge>{t("team.you")}</Badge>
            </Show>
            <Show when={practice.isOwner() && props.member.living && !practice.open().demo}>
              <Menu
                label={t("member.actions", { name: name() })}
                items={[
                  { kind: "action", label: t("role.change"), onChoose: () => setOpen("roles") },
                  {
                    kind: "action",
                    label: t("member.remove"),
                    danger: true,
                    onChoose: () => setOpen(isMe() ? "stays" : "remove"),
                  },
                ]}
              />
            </Show>
          </>
        }
      />
      <Show when={open() === "roles"}>
        <RolesDialog
          member={props.member}
          name={name()}
          isOnlyOwner={isOnlyOwner()}
          onClose={() => setOpen("nothing")}
        />
      </Show>
      <Show when={open() === "stays"}>
        <OwnerStaysDialog isOnlyOwner={isOnlyOwner()} onClose={() => setOpen("nothing")} />
      </Show>
      <Show when={open() === "remove"}>
        <RemoveMemberDialog member={props.member} name={name()} onClose={() => setOpen("nothing")} />
      </Show>
    </>
  );
}
