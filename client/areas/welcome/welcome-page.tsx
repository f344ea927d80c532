import { type JSX, Show } from "solid-js";
import { useEngine } from "../../state/engine.tsx";
import { List, ListRow } from "../../ui/list.tsx";
import { Quiet } from "../../ui/layout.tsx";
import { useWords } from "../../words/words-context.tsx";
import { EntryPage } from "../frame/entry-page.tsx";

/** What Claros is, and every way in. */
export function WelcomePage(): JSX.Element {
  const engine = useEngine();
  const { t } = useWords();
  const hasPractices = (): boolean => {
    const state = engine.state();
    return state.at !== "closed" || state.practices.length > 0;
  };
  return (
    <EntryPage
      title={t("welcome.title")}
      text={t("welcome.text")}
      back={hasPractices() ? { href: "/", label: t("welcome.existing") } : undefined}
    >
      <List label={t("welcome.ways")}>
        <ListRow href="/create" title={t("welcome.create")} detail={t("welcome.createText")} />
        <ListRow href="/join" title={t("welcome.join")} detail={t("welcome.joinText")} />
        <ListRow href="/restore" title={t("welcome.restoreCode")} detail={t("welcome.restoreCodeText")} />
        <ListRow
          href="/restore-backup"
          title={t("welcome.restoreFile")}
          detail={t("welcome.restoreFileText")}
        />
        <ListRow href="/demo" title={t("demo.look")} detail={t("demo.lookText")} />
      </List>
      <Show when={!hasPractices()}>
        <Quiet>{t("create.emergency")}</Quiet>
      </Show>
    </EntryPage>
  );
}

export default WelcomePage;
