import { For, type JSX, Show, untrack } from "solid-js";
import type { MemberRole } from "../../engine/api.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { FieldError } from "../../ui/field.tsx";
import { Stack } from "../../ui/layout.tsx";
import { useWords } from "../../words/words-context.tsx";
import { offeredRoles } from "./roles.ts";
import styles from "./team.module.css";

type RoleChoiceProps = {
  roles: readonly MemberRole[];
  onChange: (roles: readonly MemberRole[]) => void;
  error?: string | undefined;
  /** The owner's role cannot be taken; says why. */
  keptOwner?: string | undefined;
};

/** One role or several, each with what it can read. */
export function RoleChoice(props: RoleChoiceProps): JSX.Element {
  const { t } = useWords();
  // One that is put down stays in sight until the dialog closes.
  const offered = untrack(() => offeredRoles(props.roles));
  const whyKept = (role: MemberRole): string | undefined => (role === "owner" ? props.keptOwner : undefined);
  const toggle = (role: MemberRole, isWanted: boolean): void => {
    props.onChange(isWanted ? [...props.roles, role] : props.roles.filter((other) => other !== role));
  };
  return (
    <fieldset aria-describedby={props.error === undefined ? undefined : "role-error"}>
      <legend class={styles["legend"]}>{t("role.label")}</legend>
      <Stack gap="small">
        <For each={offered}>
          {(role) => (
            <Checkbox
              label={t(`role.${role}`)}
              description={whyKept(role) ?? t(`role.${role}Text`)}
              disabled={whyKept(role) !== undefined}
              checked={props.roles.includes(role)}
              onChange={(isWanted) => toggle(role, isWanted)}
            />
          )}
        </For>
      </Stack>
      <Show when={props.error}>
        <FieldError id="role-error" error={props.error} />
      </Show>
    </fieldset>
  );
}
