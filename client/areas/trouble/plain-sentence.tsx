import type { JSX } from "solid-js";
import { AlonePage } from "../../ui/layout.tsx";
import type { Language } from "../../words/words.ts";
import { useWords, WordsProvider } from "../../words/words-context.tsx";

type Lack = "insecure" | "unsupported";

/** One sentence in place of forms that could not work. Needs nothing of the browser. */
export function PlainSentence(props: { about: Lack; language: Language }): JSX.Element {
  return (
    <WordsProvider language={props.language} personWord="client">
      <Sentence about={props.about} />
    </WordsProvider>
  );
}

function Sentence(props: { about: Lack }): JSX.Element {
  const { t } = useWords();
  return (
    <AlonePage>
      <h1>{t("app.name")}</h1>
      <p>{t(`browser.${props.about}`)}</p>
    </AlonePage>
  );
}
