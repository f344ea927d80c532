import { useNavigate } from "@solidjs/router";
import { createMemo, createSignal, type JSX, Match, Show, Switch } from "solid-js";
import type { EngineState } from "../../engine/api.ts";
import { createAction } from "../../state/action.ts";
import { useEngine } from "../../state/engine.tsx";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { Quiet, Row } from "../../ui/layout.tsx";
import { Notice } from "../../ui/notice.tsx";
import { WordsDisplay } from "../../ui/words-display.tsx";
import { useWords } from "../../words/words-context.tsx";
import { EntryPage } from "../frame/entry-page.tsx";
import { FaultNotice } from "../frame/fault-notice.tsx";

type Joining = EngineState & { at: "joining" };

/** The words to compare, and what has become of the request. Opens by itself when somebody lets this device in. */
export function JoinWaiting(): JSX.Element {
  const engine = useEngine();
  const navigate = useNavigate();
  const { t } = useWords();
  const joining = createMemo<Joining | undefined>((before) => {
    const state = engine.state();
    return state.at === "joining" ? state : before;
  });
  const [isAsking, setAsking] = createSignal(false);
  const abandon = createAction(async () => {
    const practice = joining()?.practice;
    if (practice === undefined) return;
    await engine.call("abandonJoin", { practice });
    navigate("/welcome", { replace: true });
  });
  const progress = () => joining()?.invite ?? "waiting";
  const isOver = (): boolean => ["contested", "refused", "expired"].includes(progress());
  return (
    <EntryPage
      title={isOver() ? t("join.overTitle") : t("join.waitingTitle")}
      text={isOver() ? undefined : t("join.waitingText")}
    >
      <Show when={!isOver()}>
        <WordsDisplay label={t("join.wordsLabel")} words={joining()?.words ?? []} />
      </Show>
      <div role="status">
        <Switch>
          <Match when={progress() === "waiting"}>
            <Quiet>{t("join.waiting")}</Quiet>
          </Match>
          <Match when={progress() === "not-delivered"}>
            <Notice tone="attention">{t("join.notDelivered")}</Notice>
          </Match>
          <Match when={progress() === "contested"}>
            <Notice tone="danger">{t("join.contested")}</Notice>
          </Match>
          <Match when={progress() === "refused"}>
            <Notice tone="danger">{t("join.refused")}</Notice>
          </Match>
          <Match when={progress() === "expired"}>
            <Notice tone="attention">{t("join.expired")}</Notice>
          </Match>
        </Switch>
      </div>
      <FaultNotice fault={abandon.fault()} />
      <Row>
        <Show when={isOver()} fallback={<Button onPress={() => setAsking(true)}>{t("join.abandon")}</Button>}>
          <Button kind="primary" busy={abandon.busy()} onPress={() => void abandon.run()}>
            {t("join.startAgain")}
          </Button>
        </Show>
      </Row>
      <ConfirmDialog
        danger
        open={isAsking()}
        title={t("join.abandon")}
        confirmLabel={t("join.abandon")}
        cancelLabel={t("action.back")}
        busy={abandon.busy()}
        onConfirm={() => void abandon.run()}
        onCancel={() => setAsking(false)}
      >
        <p>{t("join.abandonText")}</p>
      </ConfirmDialog>
    </EntryPage>
  );
}
