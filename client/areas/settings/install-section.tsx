import { type JSX, Match, Switch } from "solid-js";
import { useInstallation } from "../../state/installation.ts";
import { Button } from "../../ui/button.tsx";
import { Quiet, Row, Section } from "../../ui/layout.tsx";
import { useWords } from "../../words/words-context.tsx";

/** Claros as an app of its own, for those whose browser offers it. */
export function InstallSection(): JSX.Element {
  const installation = useInstallation();
  const { t } = useWords();
  return (
    <Section place="install" title={t("install.title")}>
      <Switch fallback={<Quiet>{t("install.notOffered")}</Quiet>}>
        <Match when={installation.at() === "installed"}>
          <Quiet>{t("install.done")}</Quiet>
        </Match>
        <Match when={installation.at() === "offered"}>
          <Quiet>{t("install.text")}</Quiet>
          <Row>
            <Button onPress={() => void installation.install()}>{t("install.do")}</Button>
          </Row>
        </Match>
      </Switch>
    </Section>
  );
}
