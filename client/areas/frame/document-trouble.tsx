import { type JSX, Match, Switch } from "solid-js";
import type { DocumentSituation } from "../../state/document.ts";
import { Notice } from "../../ui/notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { ReloadButton } from "../trouble/engine-trouble.tsx";
import { useWords } from "../../words/words-context.tsx";

/** In place of a document that is not open: that it is being opened, or why it cannot be. */
export function DocumentTrouble(props: { situation: DocumentSituation }): JSX.Element {
  const { t } = useWords();
  const end = (): string | null => (props.situation.at === "closed" ? props.situation.end : null);
  return (
    <Switch>
      <Match when={props.situation.at === "opening"}>
        <Waiting>{t("waiting.loading")}</Waiting>
      </Match>
      <Match when={end() === "damaged"}>
        <Notice tone="danger" announce>
          {t("fault.damaged")}
        </Notice>
      </Match>
      <Match when={end() === "not-permitted"}>
        <Notice tone="attention" announce>
          {t("fault.not-permitted")}
        </Notice>
      </Match>
      <Match when={end() === "unknown-document"}>
        <Notice tone="attention" announce>
          {t("fault.unknown-document")}
        </Notice>
      </Match>
      <Match when={end() === "ended"}>
        <Notice tone="danger" announce action={<ReloadButton />}>
          {t("document.ended")}
        </Notice>
      </Match>
      <Match when={end() !== null}>
        <Notice tone="attention" announce>
          {t("fault.locked")}
        </Notice>
      </Match>
    </Switch>
  );
}
