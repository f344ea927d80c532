import { type JSX, Match, Switch } from "solid-js";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/words-context.tsx";
import { InsidePage } from "../frame/inside-page.tsx";
import { DraftList } from "./draft-list.tsx";
import { createDrafts } from "./drafts.ts";

/** One's own notes that are not finished, the longest waiting first. */
export default function NotesToFinishPage(): JSX.Element {
  const drafts = createDrafts();
  const { t } = useWords();
  return (
    <InsidePage
      title={t("nav.notesToFinish")}
      subtitle={drafts.items().length > 0 ? t("today.waiting", { count: drafts.items().length }) : undefined}
    >
      <Switch fallback={<DraftList label={t("nav.notesToFinish")} notes={drafts.items()} />}>
        <Match when={drafts.at() === "loading"}>
          <Waiting>{t("waiting.loading")}</Waiting>
        </Match>
        <Match when={drafts.at() === "failed"}>
          <Notice tone="danger">{t("fault.internal")}</Notice>
        </Match>
        <Match when={drafts.items().length === 0}>
          <EmptyState title={t("today.noDrafts")}>{t("today.noDraftsText")}</EmptyState>
        </Match>
      </Switch>
    </InsidePage>
  );
}
