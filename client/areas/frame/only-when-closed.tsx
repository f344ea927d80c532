import { createSignal, type JSX, Show, untrack } from "solid-js";
import { createAction } from "../../state/action.ts";
import { useEngine } from "../../state/engine.tsx";
import { Button } from "../../ui/button.tsx";
import { Row } from "../../ui/layout.tsx";
import { useWords } from "../../words/words-context.tsx";
import { EntryPage } from "./entry-page.tsx";

/**
 * For the ways in: another practice can be opened only when none is open. Asked once, when the page is entered, because the page itself
 * opens one in the end.
 */
export function OnlyWhenClosed(props: { children: JSX.Element }): JSX.Element {
  const engine = useEngine();
  const { t } = useWords();
  const [isOpen, setOpen] = createSignal(untrack(engine.state).at === "open");
  const lock = createAction(async () => {
    await engine.call("lock");
    setOpen(false);
  });
  return (
    <Show when={isOpen()} fallback={props.children}>
      <EntryPage title={t("entry.openAlready")} text={t("entry.openAlreadyText")}>
        <Row>
          <Button kind="primary" busy={lock.busy()} onPress={() => void lock.run()}>
            {t("lock.now")}
          </Button>
          <a href="/">{t("entry.backToPractice")}</a>
        </Row>
      </EntryPage>
    </Show>
  );
}
