import type { JSX } from "solid-js";
import { ButtonLink } from "../../ui/button.tsx";
import { Row } from "../../ui/layout.tsx";
import { useWords } from "../../words/words-context.tsx";
import { EntryPage } from "../frame/entry-page.tsx";

export function UnknownPage(): JSX.Element {
  const { t } = useWords();
  return (
    <EntryPage title={t("error.pageNotFound")} text={t("error.pageNotFoundText")}>
      <Row>
        <ButtonLink kind="primary" href="/">
          {t("error.goToStart")}
        </ButtonLink>
      </Row>
    </EntryPage>
  );
}
