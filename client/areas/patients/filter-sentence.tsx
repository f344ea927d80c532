import { createMemo, type JSX, Show } from "solid-js";
import { isCaring } from "../../model/caring-roles.ts";
import { type PatientView, viewNotes, viewStatuses } from "../../model/saved-views.ts";
import { usePractice } from "../../state/practice.tsx";
import type { SelectOption } from "../../ui/select.tsx";
import { Sentence, SentenceChoice } from "../../ui/sentence-choice.tsx";
import { useWords } from "../../words/words-context.tsx";
import { createMemberName } from "../team/member-name.ts";
import { EVERYBODY } from "./patient-filter.ts";

type FilterSentenceProps = {
  view: PatientView;
  onChange: (view: PatientView) => void;
  /** Roles that read no notes are not asked about them. */
  hasNotes: boolean;
  disabled: boolean;
};

/** Whom the list shows, as one sentence whose parts can be chosen. */
export function FilterSentence(props: FilterSentenceProps): JSX.Element {
  const { t } = useWords();
  const parts = createViewParts();
  const isOffered = createMemo(() => parts.whose().length > 2 || props.view.whose !== "anyone");
  const choice = (
    part: keyof PatientView,
    label: "list.status" | "list.whose" | "list.notes",
  ): JSX.Element => (
    <SentenceChoice
      label={t(label)}
      options={parts[part]()}
      value={props.view[part]}
      chosen={props.view[part] !== EVERYBODY[part]}
      disabled={props.disabled}
      onChange={(value) => props.onChange({ ...props.view, [part]: value })}
    />
  );
  return (
    <Sentence>
      <span>{t("list.show")}</span>
      {choice("status", "list.status")}
      <Show when={isOffered()}>{choice("whose", "list.whose")}</Show>
      <Show when={props.hasNotes}>{choice("notes", "list.notes")}</Show>
    </Sentence>
  );
}

type ViewParts = Record<keyof PatientView, () => readonly SelectOption<string>[]>;

/** The words for each part of a view. */
export function createViewParts(): ViewParts {
  const practice = usePractice();
  const memberName = createMemberName();
  const { t } = useWords();
  const isInCare = ({ living, roles }: ReturnType<typeof practice.team>[number]): boolean =>
    living && isCaring(roles);
  const colleagues = () =>
    practice.team().filter((member) => isInCare(member) && member.member !== practice.open().member);
  const isOwnCare = (): boolean =>
    practice.team().some((member) => member.member === practice.open().member && isInCare(member));
  return {
    status: () =>
      viewStatuses.map((value) => ({
        value,
        label:
          value === "current" || value === "all"
            ? t(`list.${value}`)
            : t("list.withStatus", { status: t(`status.${value}`) }),
      })),
    whose: () => [
      { value: "anyone", label: t("list.anyone") },
      ...(isOwnCare() ? [{ value: "mine", label: t("list.mine") }] : []),
      ...colleagues().map(({ member }) => ({
        value: member,
        label: t("list.ofMember", { name: memberName(member) }),
      })),
      { value: "nobody", label: t("list.nobody") },
    ],
    notes: () =>
      viewNotes.map((value) => ({
        value,
        label:
          value === "any"
            ? t("list.anyNotes")
            : value === "never"
              ? t("list.neverNoted")
              : t("list.notNoted", { count: Number(value) }),
      })),
  };
}
