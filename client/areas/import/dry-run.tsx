import { For, type JSX, Show, untrack } from "solid-js";
import { usePractice } from "../../state/practice.tsx";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Disclosure, Quiet, Stack } from "../../ui/layout.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useWords } from "../../words/words-context.tsx";
import { createFirstTeam } from "../patients/first-team.ts";
import styles from "./import.module.css";
import { type Kept, useImportDraft } from "./import-draft.ts";
import { useImportRun } from "./import-run.ts";
import { ImportStep } from "./import-step.tsx";
import { DraftTable } from "./draft-table.tsx";
import type { Duplicate, ImportPlan } from "./plan-import.ts";
import type { DraftFile, RowProblem } from "./read-rows.ts";

/** Nobody reads more than so many one by one. */
const SHOWN = 50;

type DryRunProps = {
  plan: ImportPlan;
  withDuplicates: Kept<boolean>;
  /** It was looked at before the page was left. */
  found: boolean;
};

/** What the import would do. Nothing has happened yet. */
export function DryRun(props: DryRunProps): JSX.Element {
  const practice = usePractice();
  const run = useImportRun();
  const [, setDraft] = useImportDraft().table;
  const firstTeam = createFirstTeam();
  const { t, formats } = useWords();
  const figures = (): readonly FigureProps[] => [
    { count: props.plan.fresh.length, words: t("import.fresh") },
    { count: props.plan.duplicates.length, words: t("import.duplicates") },
    { count: props.plan.problems.length, words: t("import.problems") },
  ];
  const inWords = (): string =>
    formats().list(figures().map(({ count, words }) => `${formats().number(count)} ${words}`));
  const [withDuplicates, setWithDuplicates] = untrack(() => props.withDuplicates);
  const drafts = (): readonly DraftFile[] =>
    withDuplicates()
      ? [...props.plan.fresh, ...props.plan.duplicates.map(({ draft }) => draft)]
      : props.plan.fresh;
  const start = async (): Promise<void> => {
    const codes = new Set(practice.patients.items().map(({ fields }) => fields.code ?? ""));
    await run.start({ drafts: drafts(), codes, team: firstTeam() });
    // What the engine has is in good hands; what it refused is still here.
    if (run.state().at !== "refused") setDraft(undefined);
  };
  return (
    <ImportStep
      title={t("import.wouldHappen")}
      text={t("import.wouldHappenText")}
      says={inWords()}
      found={props.found}
    >
      <Stack>
        <div class={styles["figures"]}>
          <For each={figures()}>{(figure) => <Figure {...figure} />}</For>
        </div>
        <Show when={props.plan.unknownStatuses > 0}>
          <Notice tone="info">{t("import.unknownStatuses", { count: props.plan.unknownStatuses })}</Notice>
        </Show>
        <Show when={props.plan.problems.length > 0}>
          <Problems problems={props.plan.problems} />
        </Show>
        <Show when={props.plan.duplicates.length > 0}>
          <Duplicates duplicates={props.plan.duplicates} />
          <Checkbox
            label={t("import.alsoDuplicates")}
            description={t("import.alsoDuplicatesText")}
            checked={withDuplicates()}
            onChange={setWithDuplicates}
          />
        </Show>
        <Show when={drafts().length > 0}>
          <DraftTable drafts={drafts()} />
        </Show>
        <div>
          <Button kind="primary" disabled={drafts().length === 0} onPress={() => void start()}>
            {t("import.start", { count: drafts().length })}
          </Button>
        </div>
      </Stack>
    </ImportStep>
  );
}

type FigureProps = { count: number; words: string };

function Figure(props: FigureProps): JSX.Element {
  const { formats } = useWords();
  return (
    <p class={styles["figure"]}>
      <strong>{formats().number(props.count)}</strong>
      <span>{props.words}</span>
    </p>
  );
}

function Problems(props: { problems: readonly RowProblem[] }): JSX.Element {
  const { t } = useWords();
  const say = (problem: RowProblem): string => {
    switch (problem.why) {
      case "date":
        return t("import.problem.date", { value: short(problem.value) });
      case "too-long":
        return t("import.problem.too-long", { field: t(`import.field.${problem.field}`), max: problem.max });
      case "code-taken":
        return t("import.problem.code-taken", { value: short(problem.value) });
      default:
        return t("import.problem.no-name");
    }
  };
  return (
    <Rows
      summary={t("import.whichProblems")}
      count={props.problems.length}
      rows={props.problems.slice(0, SHOWN).map((problem) => ({ line: problem.line, words: say(problem) }))}
    />
  );
}

function Duplicates(props: { duplicates: readonly Duplicate[] }): JSX.Element {
  const { t } = useWords();
  const say = ({ draft, where, certain }: Duplicate): string => {
    const name = draft.fields.legalName ?? draft.fields.preferredName ?? draft.code ?? "";
    return t(`import.duplicate.${where}.${certain ? "certain" : "perhaps"}`, { name: short(name) });
  };
  return (
    <Rows
      summary={t("import.whichDuplicates")}
      count={props.duplicates.length}
      rows={props.duplicates.slice(0, SHOWN).map((each) => ({ line: each.draft.line, words: say(each) }))}
    />
  );
}

type RowsProps = {
  summary: string;
  count: number;
  rows: readonly { readonly line: number; readonly words: string }[];
};

function Rows(props: RowsProps): JSX.Element {
  const { t } = useWords();
  return (
    <Disclosure summary={props.summary}>
      <ul class={styles["rows"]} data-sensitive="">
        <For each={props.rows}>
          {({ line, words }) => <li dir="auto">{t("import.row", { line, words })}</li>}
        </For>
      </ul>
      <Show when={props.count > SHOWN}>
        <Quiet>{t("import.andMore", { count: props.count - SHOWN })}</Quiet>
      </Show>
    </Disclosure>
  );
}

const short = (value: string): string => (value.length > 60 ? `${value.slice(0, 60)}…` : value);
