import { type JSX, Show } from "solid-js";
import { ButtonLink } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useWords } from "../../words/words-context.tsx";
import { createImportRun } from "./import-run.ts";

/** Says on other pages that an import waits to be gone on with, or that what was left of it cannot be read. */
export function UnfinishedImport(): JSX.Element {
  const run = createImportRun();
  const { t } = useWords();
  const said = (): string | undefined => {
    const now = run.state();
    if (now.at === "waiting") return t("import.waiting", { done: now.done, total: now.total });
    return now.at === "unreadable" && now.fault === "damaged" ? t("import.notFinished") : undefined;
  };
  return (
    <Show when={said()}>
      {(words) => (
        <Notice tone="attention" action={<ButtonLink href="/import">{t("import.toImport")}</ButtonLink>}>
          {words()}
        </Notice>
      )}
    </Show>
  );
}
