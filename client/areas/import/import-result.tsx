import { createMemo, createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { usePractice } from "../../state/practice.tsx";
import type { SummaryOf } from "../../state/summaries.ts";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { Quiet, Row, Stack } from "../../ui/layout.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { useWords } from "../../words/words-context.tsx";
import { FaultNotice } from "../frame/fault-notice.tsx";
import { untouchedOf } from "./earlier-imports.ts";
import { type RunState, useImportRun } from "./import-run.ts";
import { ImportStep } from "./import-step.tsx";
import { UndoImport } from "./undo-import.tsx";

/** An import under way, what came of it, and the way back. */
export function ImportResult(props: { onAnother: () => void }): JSX.Element {
  const run = useImportRun();
  const { t } = useWords();
  const is = <Name extends RunState["at"]>(at: Name): At<Name> | undefined => {
    const now = run.state();
    return now.at === at ? (now as At<Name>) : undefined;
  };
  const another = (): void => {
    run.forget();
    props.onAnother();
  };
  return (
    <Switch>
      <Match when={is("importing")}>{(now) => <Importing state={now()} />}</Match>
      <Match when={is("imported")}>{(now) => <Imported state={now()} onAnother={another} />}</Match>
      <Match when={is("undoing")}>
        {(now) => (
          <ImportStep title={t("import.undoing")} says={t("import.undoing")}>
            <HowFar done={now().done} total={now().total} />
          </ImportStep>
        )}
      </Match>
      <Match when={is("undone")}>{(now) => <Undone state={now()} onAnother={another} />}</Match>
    </Switch>
  );
}

type At<Name extends RunState["at"]> = Extract<RunState, { at: Name }>;

function Importing(props: { state: At<"importing"> }): JSX.Element {
  const run = useImportRun();
  const { t } = useWords();
  return (
    <ImportStep title={t("import.importing")} says={t("import.importing")}>
      <Stack measure>
        <HowFar done={props.state.done} total={props.state.total} />
        <Quiet>{t("import.importingText")}</Quiet>
        <div>
          <Button busy={props.state.stopping} onPress={() => run.stop()}>
            {t("import.stop")}
          </Button>
        </div>
      </Stack>
    </ImportStep>
  );
}

function HowFar(props: { done: number; total: number }): JSX.Element {
  const { t } = useWords();
  return (
    <Stack measure>
      <ProgressBar
        label={t("import.howFar")}
        value={props.done / props.total}
        detail={t("import.progress", { done: props.done, total: props.total })}
      />
    </Stack>
  );
}

function Imported(props: { state: At<"imported">; onAnother: () => void }): JSX.Element {
  const practice = usePractice();
  const { t } = useWords();
  const [undoing, setUndoing] = createSignal<readonly SummaryOf<"patient-file">[]>();
  const made = createMemo(() =>
    practice.patients.items().filter(({ fields }) => fields.createdAt === props.state.importedAt),
  );
  // A portion whose answer was cut off may be here all the same.
  const done = (): number => Math.max(props.state.done, made().length);
  const isWhole = (): boolean => done() === props.state.total;
  const outcome = (): string =>
    isWhole()
      ? t("import.done", { count: done() })
      : t("import.stopped", { done: done(), total: props.state.total });
  const words = (): string =>
    props.state.fault === "locked" ? `${t("import.cutOff")} ${outcome()}` : outcome();
  return (
    <ImportStep title={isWhole() ? t("import.finished") : t("import.notFinished")} says={words()}>
      <Stack measure>
        <FaultNotice fault={props.state.fault} except="locked" />
        <Notice tone={isWhole() ? "info" : "attention"}>{words()}</Notice>
        <Quiet>{t("import.undoText")}</Quiet>
        <Row>
          <ButtonLink kind="primary" href="/clients">
            {t("import.toList")}
          </ButtonLink>
          <Button onPress={() => props.onAnother()}>{t("import.another")}</Button>
          <Show when={untouchedOf(made()).length > 0}>
            <Button onPress={() => setUndoing(untouchedOf(made()))}>{t("import.undo")}</Button>
          </Show>
        </Row>
        <UndoImport files={undoing()} onClose={() => setUndoing(undefined)} />
      </Stack>
    </ImportStep>
  );
}

function Undone(props: { state: At<"undone">; onAnother: () => void }): JSX.Element {
  const { t } = useWords();
  const words = (): string => {
    const { archived, kept, left, fault } = props.state;
    return [
      fault === "locked" ? t("import.cutOff") : "",
      t("import.undone", { count: archived }),
      kept > 0 ? t("import.kept", { count: kept }) : "",
      left > 0 ? t("import.left", { count: left }) : "",
    ]
      .filter(Boolean)
      .join(" ");
  };
  return (
    <ImportStep
      title={props.state.left > 0 ? t("import.partlyTakenBack") : t("import.takenBack")}
      says={words()}
    >
      <Stack measure>
        <FaultNotice fault={props.state.fault} except="locked" />
        <Notice tone="info">{words()}</Notice>
        <Quiet>{t("import.undoneText")}</Quiet>
        <Row>
          <Button onPress={() => props.onAnother()}>{t("import.another")}</Button>
          <ButtonLink href="/clients">{t("import.toList")}</ButtonLink>
        </Row>
      </Stack>
    </ImportStep>
  );
}
