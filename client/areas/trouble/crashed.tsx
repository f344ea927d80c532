import { type JSX, onMount } from "solid-js";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useWords } from "../../words/words-context.tsx";
import { EntryPage } from "../frame/entry-page.tsx";
import { ReloadButton } from "./engine-trouble.tsx";

/** The whole app stopped. */
export function Crashed(props: { error: unknown }): JSX.Element {
  const { t } = useWords();
  onMount(() => reportError(props.error));
  return (
    <EntryPage title={t("error.title")} text={t("error.text")}>
      <ReloadButton />
    </EntryPage>
  );
}

/** One page stopped; the frame around it works. */
export function CrashedPart(props: { error: unknown }): JSX.Element {
  const { t } = useWords();
  onMount(() => reportError(props.error));
  return (
    <div role="alert">
      <EmptyState title={t("error.title")} action={<ReloadButton />}>
        {t("error.text")}
      </EmptyState>
    </div>
  );
}
