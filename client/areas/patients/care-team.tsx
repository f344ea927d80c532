import { createEffect, createMemo, createSignal, For, type JSX, on, Show } from "solid-js";
import type { MemberId, PatientId } from "../../../crypto/public/ids.ts";
import type { MemberRole } from "../../engine/api.ts";
import { isCaring } from "../../model/caring-roles.ts";
import { memberId } from "../../model/ids.ts";
import { addToTeam, removeFromTeam } from "../../model/patient-file.ts";
import { createAction } from "../../state/action.ts";
import type { OpenedDocument } from "../../state/document.ts";
import { createEngineListener, useEngine } from "../../state/engine.tsx";
import { usePractice } from "../../state/practice.tsx";
import { Avatar } from "../../ui/avatar.tsx";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { Quiet, Section, Stack } from "../../ui/layout.tsx";
import { List, ListRow } from "../../ui/list.tsx";
import { Select } from "../../ui/select.tsx";
import { useWords } from "../../words/words-context.tsx";
import { FaultNotice } from "../frame/fault-notice.tsx";
import { createMemberName } from "../team/member-name.ts";

type CareTeamProps = {
  patient: PatientId;
  doc: OpenedDocument["doc"];
  /** Whom the file itself names. */
  team: readonly string[];
};

/** Who reads this person's notes, and, for owners, who should. */
export function CareTeam(props: CareTeamProps): JSX.Element {
  const engine = useEngine();
  const practice = usePractice();
  const { t, formats } = useWords();
  const memberName = createMemberName();
  const [named, setNamed] = createSignal<readonly MemberId[]>([]);
  const [removing, setRemoving] = createSignal<MemberId>();
  const read = createAction(async (patient: PatientId) => {
    setNamed(await engine.call("careTeam", { patient }));
  });
  createEffect(
    on(
      () => props.patient,
      (patient) => void read.run(patient),
    ),
  );
  createEngineListener(engine, (event) => {
    if (event.event === "team") void read.run(props.patient);
  });
  const assign = createAction(async (member: MemberId) => {
    await engine.call("assign", { patient: props.patient, member });
    addToTeam(props.doc, practice.stamp("edit"), memberId(member));
    await read.run(props.patient);
  });
  const unassign = createAction(async (member: MemberId) => {
    if (named().includes(member)) await engine.call("unassign", { patient: props.patient, member });
    removeFromTeam(props.doc, practice.stamp("edit"), memberId(member));
    setRemoving(undefined);
    await read.run(props.patient);
  });
  /** Those who read it by name, and the owners among those it is entrusted to: their role opens every file, so nobody names them. */
  const members = createMemo(() => {
    const entrusted: readonly string[] = props.team;
    const owners = practice
      .team()
      .filter(({ member, living, roles }) => living && roles.includes("owner") && entrusted.includes(member));
    return [...new Set([...named(), ...owners.map(({ member }) => member)])];
  });
  const isOwner = (member: MemberId | undefined): boolean =>
    member !== undefined && rolesOf(member).includes("owner");
  const candidates = () =>
    practice
      .team()
      .filter(({ member, living, roles }) => living && !members().includes(member) && isCaring(roles));
  return (
    <Section title={t("client.careTeam")} text={t("client.careTeamText")}>
      <Stack>
        <Show when={members().length > 0} fallback={<Quiet>{t("client.careTeamNone")}</Quiet>}>
          <List label={t("client.careTeam")}>
            <For each={members()}>
              {(member) => (
                <ListRow
                  title={memberName(member)}
                  detail={formats().list(rolesOf(member).map((role) => t(`role.${role}`)))}
                  start={<Avatar name={memberName(member)} id={member} />}
                  end={
                    <Show when={practice.isOwner()}>
                      <Button kind="quiet" onPress={() => setRemoving(member)}>
                        {t("client.unassign")}
                      </Button>
                    </Show>
                  }
                />
              )}
            </For>
          </List>
        </Show>
        <FaultNotice fault={assign.fault() ?? unassign.fault() ?? read.fault()} />
        <Show when={practice.isOwner() && candidates().length > 0}>
          <AddToTeam
            busy={assign.busy()}
            options={candidates().map(({ member }) => ({ value: member, label: memberName(member) }))}
            onAdd={(member) => void assign.run(member)}
          />
        </Show>
      </Stack>
      <ConfirmDialog
        danger
        open={removing() !== undefined}
        title={t("client.unassign")}
        confirmLabel={t("client.unassign")}
        cancelLabel={t("action.cancel")}
        busy={unassign.busy()}
        onConfirm={() => {
          const member = removing();
          if (member !== undefined) void unassign.run(member);
        }}
        onCancel={() => setRemoving(undefined)}
      >
        <p>
          {t(isOwner(removing()) ? "client.unassignOwnerText" : "client.unassignText", {
            name: memberName(removing()),
          })}
        </p>
        <FaultNotice fault={unassign.fault()} />
      </ConfirmDialog>
    </Section>
  );

  function rolesOf(member: MemberId): readonly MemberRole[] {
    return practice.team().find((candidate) => candidate.member === member)?.roles ?? [];
  }
}

type AddToTeamProps = {
  options: readonly { value: MemberId; label: string }[];
  busy: boolean;
  onAdd: (member: MemberId) => void;
};

function AddToTeam(props: AddToTeamProps): JSX.Element {
  const { t } = useWords();
  const [member, setMember] = createSignal<MemberId>();
  return (
    <Stack measure>
      <Select<MemberId>
        label={t("client.assign")}
        placeholder={t("field.choose")}
        options={props.options}
        value={member()}
        onChange={setMember}
      />
      <div>
        <Button
          busy={props.busy}
          disabled={member() === undefined}
          onPress={() => {
            const chosen = member();
            if (chosen !== undefined) props.onAdd(chosen);
            setMember(undefined);
          }}
        >
          {t("action.add")}
        </Button>
      </div>
    </Stack>
  );
}
