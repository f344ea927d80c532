import { createMemo, createSignal, type JSX, Show } from "solid-js";
import type { EngineState } from "../../engine/api.ts";
import { useEngine } from "../../state/engine.tsx";
import { Button } from "../../ui/button.tsx";
import { Row } from "../../ui/layout.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useWords } from "../../words/words-context.tsx";
import { EntryPage } from "../frame/entry-page.tsx";
import { ForgetDialog } from "../settings/forget-dialog.tsx";

type Removed = EngineState & { at: "removed" };

/** An owner ended this membership or this device. What is here stays until its person decides. */
export function RemovedPage(): JSX.Element {
  const engine = useEngine();
  const { t } = useWords();
  const [isForgetting, setForgetting] = createSignal(false);
  const removed = createMemo<Removed | undefined>((before) => {
    const state = engine.state();
    return state.at === "removed" ? state : before;
  });
  const unsent = (): number => engine.sync().waiting + engine.sync().notPermitted;
  return (
    <EntryPage
      title={t(removed()?.by === "revoke-device" ? "removed.device" : "removed.member")}
      text={t("removed.text")}
    >
      <Show when={unsent() > 0}>
        <Notice tone="attention">{t("removed.unsent", { count: unsent() })}</Notice>
      </Show>
      <Row>
        <Button onPress={() => setForgetting(true)}>{t("removed.forget")}</Button>
        <a href="/welcome">{t("unlock.otherWays")}</a>
      </Row>
      <Show when={removed()}>
        {(state) => (
          <ForgetDialog
            open={isForgetting()}
            practice={state().practice}
            practiceName={undefined}
            onClose={() => setForgetting(false)}
          />
        )}
      </Show>
    </EntryPage>
  );
}
