import { type Accessor, type JSX, createContext, createMemo, useContext } from "solid-js";
import { type Formats, makeFormats } from "./formats.ts";
import { type Language, type PersonWord, type Translator, makeTranslator } from "./words.ts";

export type Words = Translator & {
  language: Accessor<Language>;
  formats: Accessor<Formats>;
};

const WordsContext = createContext<Words>();

type WordsProviderProps = {
  language: Language;
  personWord: PersonWord;
  /** The region's way to write dates and numbers, for example "en-IE"; the language's own when absent. */
  locale?: string | undefined;
  timeZone?: string | undefined;
  children: JSX.Element;
};

/** Gives the words to everything below; a change of language or of the word for a person shows at once. */
export function WordsProvider(props: WordsProviderProps): JSX.Element {
  const locale = (): string => props.locale ?? props.language.tag;
  const formats = createMemo(() =>
    makeFormats({ locale: locale(), timeZone: props.timeZone, now: () => Date.now() }),
  );
  const words: Words = {
    ...makeTranslator({ language: () => props.language, personWord: () => props.personWord, locale }),
    language: () => props.language,
    formats,
  };
  return <WordsContext.Provider value={words}>{props.children}</WordsContext.Provider>;
}

/** The words of the nearest provider. Throws outside one. */
export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new TypeError("useWords needs a WordsProvider above it");
  return words;
}
