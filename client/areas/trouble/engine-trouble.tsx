import type { JSX } from "solid-js";
import { Button } from "../../ui/button.tsx";
import { Row } from "../../ui/layout.tsx";
import { useWords } from "../../words/words-context.tsx";
import { EntryPage } from "../frame/entry-page.tsx";

/** Another window runs Claros in another version. It is shown until that one is closed or reloaded. */
export function EngineElsewhere(): JSX.Element {
  const { t } = useWords();
  return <EntryPage title={t("browser.elsewhere")} text={t("browser.elsewhereText")} />;
}

/** The browser lets nothing be stored here. */
export function StorageDenied(): JSX.Element {
  const { t } = useWords();
  return (
    <EntryPage title={t("storage.denied")} text={t("storage.deniedText")}>
      <ReloadButton />
    </EntryPage>
  );
}

export function ReloadButton(): JSX.Element {
  const { t } = useWords();
  return (
    <Row>
      <Button kind="primary" onPress={() => location.reload()}>
        {t("action.reload")}
      </Button>
    </Row>
  );
}
