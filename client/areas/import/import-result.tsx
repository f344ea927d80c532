import { createMemo, type JSX, Match, Show, Switch } from "solid-js";
import { usePractice } from "../../state/practice.tsx";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { Quiet, Row, Stack } from "../../ui/layout.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { useWords } from "../../words/words-context.tsx";
import { FaultNotice } from "../frame/fault-notice.tsx";
import { untouchedOf } from "./earlier-imports.ts";
import { type RunState, useImportRun } from "./import-run.ts";

/** An import under way, what came of it, and the way back. */
export function ImportResult(props: { onAnother: () => void }): JSX.Element {
  const run = useImportRun();
  const { t } = useWords();
  const is = <At extends RunState["at"]>(at: At): Extract<RunState, { at: At }> | undefined => {
    const now = run.state();
    return now.at === at ? (now as Extract<RunState, { at: At }>) : undefined;
  };
  const another = (): void => {
    run.forget();
    props.onAnother();
  };
  return (
    <Switch>
      <Match when={is("importing")}>
        {(now) => (
          <Stack measure>
            <ProgressBar
              label={t("import.importing")}
              value={now().done / now().total}
              detail={t("import.progress", { done: now().done, total: now().total })}
            />
            <Quiet>{t("import.importingText")}</Quiet>
            <div>
              <Button busy={now().stopping} onPress={() => run.stop()}>
                {t("import.stop")}
              </Button>
            </div>
          </Stack>
        )}
      </Match>
      <Match when={is("imported")}>{(now) => <Imported state={now()} onAnother={another} />}</Match>
      <Match when={is("undoing")}>
        {(now) => (
          <Stack measure>
            <ProgressBar
              label={t("import.undoing")}
              value={now().done / now().total}
              detail={t("import.progress", { done: now().done, total: now().total })}
            />
          </Stack>
        )}
      </Match>
      <Match when={is("undone")}>
        {(now) => (
          <Stack measure>
            <FaultNotice fault={now().fault} />
            <Notice tone="info" announce>
              {t("import.undone", { count: now().archived })}{" "}
              <Show when={now().kept > 0}>{t("import.kept", { count: now().kept })}</Show>{" "}
              <Show when={now().left > 0}>{t("import.left", { count: now().left })}</Show>
            </Notice>
            <Quiet>{t("import.undoneText")}</Quiet>
            <Row>
              <Button onPress={another}>{t("import.another")}</Button>
              <ButtonLink href="/clients">{t("import.toList")}</ButtonLink>
            </Row>
          </Stack>
        )}
      </Match>
    </Switch>
  );
}

type ImportedProps = { state: Extract<RunState, { at: "imported" }>; onAnother: () => void };

function Imported(props: ImportedProps): JSX.Element {
  const practice = usePractice();
  const run = useImportRun();
  const { t } = useWords();
  const made = createMemo(() =>
    practice.patients.items().filter(({ fields }) => fields.createdAt === props.state.importedAt),
  );
  const isWhole = (): boolean => props.state.done === props.state.total;
  return (
    <Stack measure>
      <FaultNotice fault={props.state.fault} />
      <Notice tone={isWhole() ? "info" : "attention"} announce>
        {isWhole()
          ? t("import.done", { count: props.state.done })
          : t("import.stopped", { done: props.state.done, total: props.state.total })}
      </Notice>
      <Quiet>{t("import.undoText")}</Quiet>
      <Row>
        <ButtonLink kind="primary" href="/clients">
          {t("import.toList")}
        </ButtonLink>
        <Button onPress={() => props.onAnother()}>{t("import.another")}</Button>
        <Show when={made().length > 0}>
          <Button
            onPress={() =>
              void run.undo(
                untouchedOf(made()).map(({ document }) => document),
                t("import.undoReason"),
              )
            }
          >
            {t("import.undo")}
          </Button>
        </Show>
      </Row>
    </Stack>
  );
}
