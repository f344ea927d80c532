import type { JSX } from "solid-js";
import { useWords } from "../../words/words-context.tsx";
import { EntryPage } from "../frame/entry-page.tsx";
import { ReloadButton } from "./engine-trouble.tsx";

/** This browser can run Claros in one window at a time, and another window has it. */
export function OtherTab(): JSX.Element {
  const { t } = useWords();
  return (
    <EntryPage title={t("browser.otherTab")} text={t("browser.otherTabText")}>
      <ReloadButton />
    </EntryPage>
  );
}
