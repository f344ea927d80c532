import { type JSX, Show } from "solid-js";
import { ButtonLink } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useWords } from "../../words/words-context.tsx";
import { createImportRun } from "./import-run.ts";

/** Says on other pages that an import waits to be gone on with. */
export function UnfinishedImport(): JSX.Element {
  const run = createImportRun();
  const { t } = useWords();
  const waiting = () => {
    const now = run.state();
    return now.at === "waiting" ? now : undefined;
  };
  return (
    <Show when={waiting()}>
      {(now) => (
        <Notice tone="attention" action={<ButtonLink href="/import">{t("import.toImport")}</ButtonLink>}>
          {t("import.waiting", { done: now().done, total: now().total })}
        </Notice>
      )}
    </Show>
  );
}
