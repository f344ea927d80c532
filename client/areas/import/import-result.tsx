import { createMemo, createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { usePractice } from "../../state/practice.tsx";
import type { SummaryOf } from "../../state/summaries.ts";
import type { ShownFault } from "../../state/faults.ts";
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
    <Stack>
      <FaultNotice fault={run.fault()} />
      <Switch>
        <Match when={is("handing-over")}>
          {(now) => (
            <ImportStep title={t("import.handingOver")} says={t("import.handingOver")}>
              <HowFar done={now().done} total={now().total} />
            </ImportStep>
          )}
        </Match>
        <Match when={is("refused")}>
          {(now) => (
            <NotBegun onAnother={another}>
              <FaultNotice fault={now().fault} />
            </NotBegun>
          )}
        </Match>
        <Match when={is("not-begun")}>
          <NotBegun onAnother={another}>
            <Notice tone="attention">{`${t("import.cutOff")} ${t("import.nothingMade")}`}</Notice>
          </NotBegun>
        </Match>
        <Match when={is("unreadable")}>
          {(now) => <Unreadable fault={now().fault} onAnother={another} />}
        </Match>
        <Match when={is("running")}>{(now) => <Importing state={now()} />}</Match>
        <Match when={is("waiting") ?? is("finished")}>
          {(now) => <Imported state={now()} onAnother={another} />}
        </Match>
        <Match when={is("undoing")}>
          {(now) => (
            <ImportStep title={t("import.undoing")} says={t("import.undoing")}>
              <HowFar done={now().done} total={now().total} />
            </ImportStep>
          )}
        </Match>
        <Match when={is("undone")}>{(now) => <Undone state={now()} onAnother={another} />}</Match>
      </Switch>
    </Stack>
  );
}

type At<Name extends RunState["at"]> = Extract<RunState, { at: Name }>;

function Importing(props: { state: At<"running"> }): JSX.Element {
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

type Outcome = At<"waiting"> | At<"finished">;

function Imported(props: { state: Outcome; onAnother: () => void }): JSX.Element {
  const practice = usePractice();
  const run = useImportRun();
  const { t } = useWords();
  const [undoing, setUndoing] = createSignal<readonly SummaryOf<"patient-file">[]>();
  const made = createMemo(() =>
    practice.patients.items().filter(({ fields }) => fields.createdAt === props.state.importedAt),
  );
  // A portion that was cut off may be here all the same, and be the last one.
  const done = (): number => Math.max(props.state.done, made().length);
  const why = (): At<"waiting">["why"] | undefined =>
    props.state.at === "waiting" && done() < props.state.total ? props.state.why : undefined;
  const words = (): string => {
    if (why() === undefined) return t("import.done", { count: done() });
    const stopped = t("import.stopped", { done: done(), total: props.state.total });
    return why() === "cut-off" ? `${t("import.cutOff")} ${stopped}` : stopped;
  };
  const fault = (): ShownFault | null => {
    const now = why();
    return now === undefined || now === "stopped" || now === "cut-off" ? null : now;
  };
  return (
    <ImportStep title={t(why() === undefined ? "import.finished" : "import.notFinished")} says={words()}>
      <Stack measure>
        <FaultNotice fault={fault()} />
        <Notice tone={why() === undefined ? "info" : "attention"}>{words()}</Notice>
        <Quiet>{t(why() === undefined ? "import.undoText" : "import.undoUnfinished")}</Quiet>
        <Row>
          <Show
            when={why() === undefined}
            fallback={
              <>
                <Button kind="primary" onPress={() => run.goOn()}>
                  {t("import.goOn")}
                </Button>
                <Button onPress={() => props.onAnother()}>{t("import.leaveRest")}</Button>
              </>
            }
          >
            <ButtonLink kind="primary" href="/clients">
              {t("import.toList")}
            </ButtonLink>
            <Button onPress={() => props.onAnother()}>{t("import.another")}</Button>
          </Show>
          <Show when={untouchedOf(made()).length > 0}>
            <Button onPress={() => setUndoing(untouchedOf(made()))}>{t("import.undo")}</Button>
          </Show>
        </Row>
        <UndoImport
          files={undoing()}
          rest={why() === undefined ? 0 : props.state.total - done()}
          onClose={() => setUndoing(undefined)}
        />
      </Stack>
    </ImportStep>
  );
}

function Unreadable(props: { fault: ShownFault; onAnother: () => void }): JSX.Element {
  const { t } = useWords();
  return (
    <ImportStep title={t("import.notFinished")} says={t("import.notFinished")}>
      <Stack measure>
        <FaultNotice fault={props.fault} />
        <Show when={props.fault === "damaged"}>
          <Quiet>{t("import.unreadable")}</Quiet>
        </Show>
        <Row>
          <Button onPress={() => props.onAnother()}>{t("import.leaveRest")}</Button>
        </Row>
      </Stack>
    </ImportStep>
  );
}

function NotBegun(props: { children: JSX.Element; onAnother: () => void }): JSX.Element {
  const { t } = useWords();
  return (
    <ImportStep title={t("import.notBegun")} says={t("import.notBegun")}>
      <Stack measure>
        {props.children}
        <Row>
          <Button onPress={() => props.onAnother()}>{t("import.another")}</Button>
        </Row>
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
