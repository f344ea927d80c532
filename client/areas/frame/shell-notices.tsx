import { createEffect, For, type JSX, onCleanup, Show } from "solid-js";
import type { Alarm } from "../../engine/api.ts";
import { useAppUpdate } from "../../state/app-update.ts";
import { useEngine } from "../../state/engine.tsx";
import { usePractice } from "../../state/practice.tsx";
import { createSetupCodeWanted } from "../../state/setup-code.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useWords } from "../../words/words-context.tsx";
import { DemoNotice } from "../demo/demo-notice.tsx";
import { SetupCodeForm } from "./setup-code-form.tsx";
import styles from "./shell-notices.module.css";

/** What concerns the whole practice and needs a person: above every page, and nothing when there is nothing. */
export function ShellNotices(): JSX.Element {
  const engine = useEngine();
  const practice = usePractice();
  const update = useAppUpdate();
  const { t } = useWords();
  const storage = () => engine.sync().storage;
  const isSetupCodeWanted = createSetupCodeWanted(engine);
  const needsSetupCode = (): boolean => isSetupCodeWanted() && practice.isOwner();
  const alarms = (): readonly Alarm[] => engine.sync().alarms;
  const sentence = (alarm: Alarm): string => {
    if (alarm.kind === "relay-lost-data") return t("alarm.relay-lost-data", { count: alarm.repaired });
    if (alarm.kind !== "written-anew") return t(`alarm.${alarm.kind}`);
    return t(alarm.isWhole ? "alarm.written-anew" : "alarm.written-anew-in-part");
  };
  const isEmpty = (): boolean =>
    !practice.open().demo &&
    storage() === "ok" &&
    !needsSetupCode() &&
    alarms().length === 0 &&
    !update.ready();
  // Text that could not be saved is on the screen only.
  createEffect(() => {
    if (storage() === "ok") return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    onCleanup(() => window.removeEventListener("beforeunload", warn));
  });
  return (
    <div class={styles["notices"]} data-empty={isEmpty() ? "" : undefined} data-print="never">
      <Show when={practice.open().demo}>
        <DemoNotice />
      </Show>
      <Show when={storage() !== "ok"}>
        <Notice
          tone="danger"
          announce
          title={t(storage() === "full" ? "storage.full" : "storage.failed")}
          action={<Button onPress={() => engine.link.flush()}>{t("action.retry")}</Button>}
        >
          {t(storage() === "full" ? "storage.fullText" : "storage.failedText")}
        </Notice>
      </Show>
      <For each={alarms()}>
        {(alarm) => (
          <Notice tone="attention" announce>
            {sentence(alarm)}
          </Notice>
        )}
      </For>
      <Show when={needsSetupCode()}>
        <Notice tone="info" title={t("setup.title")} action={<SetupCodeForm />}>
          {t("setup.text")}
        </Notice>
      </Show>
      <Show when={update.ready()}>
        <Notice
          tone="info"
          announce
          title={t("browser.update")}
          action={<Button onPress={() => update.start()}>{t("action.reload")}</Button>}
        >
          {t("browser.updateText")}
        </Notice>
      </Show>
    </div>
  );
}
