import { type Accessor, type JSX, createContext, createMemo, untrack, useContext } from "solid-js";
import { createDay } from "./day.ts";
import { type Formats, makeFormats } from "./formats.ts";
import { type Language, type PersonWord, type Translator, makeTranslator } from "./words.ts";

export type Words = Translator & {
  language: Accessor<Language>;
  formats: Accessor<Formats>;
};

type Setting = Readonly<{
  language: Language;
  personWord: PersonWord;
  /** The region's way to write dates and numbers, for example "en-IE"; the language's own when absent. */
  locale?: string | undefined;
  timeZone?: string | undefined;
  /** This device's clock when absent. */
  now?: (() => number) | undefined;
}>;

type Surroundings = { readonly words: Words; readonly setting: Setting };

const WordsContext = createContext<Surroundings>();

/** Gives the words to everything below; a change of language or of the word for a person shows at once. */
export function WordsProvider(props: Setting & { children: JSX.Element }): JSX.Element {
  // Records arrive at any moment; what is on the screen is said anew only when a word of it is another one.
  const language = createMemo(() => props.language);
  const personWord = createMemo(() => props.personWord);
  const locale = createMemo(() => props.locale ?? props.language.tag);
  const now = (): number => props.now?.() ?? Date.now();
  const day = createDay({ now, timeZone: untrack(() => props.timeZone) });
  const formats = createMemo(() => {
    // Every date on the screen is written anew when a day is over.
    day();
    return makeFormats({ locale: locale(), timeZone: props.timeZone, now });
  });
  const words: Words = {
    ...makeTranslator({ language, personWord, locale }),
    language,
    formats,
  };
  return <WordsContext.Provider value={{ words, setting: props }}>{props.children}</WordsContext.Provider>;
}

/** The words from around it, with another word for the people in care. */
export function PersonWordProvider(props: { personWord: PersonWord; children: JSX.Element }): JSX.Element {
  const { setting } = useSurroundings();
  return (
    <WordsProvider
      language={setting.language}
      personWord={props.personWord}
      locale={setting.locale}
      timeZone={setting.timeZone}
      now={setting.now}
    >
      {props.children}
    </WordsProvider>
  );
}

/** The words of the nearest provider. Throws outside one. */
export function useWords(): Words {
  return useSurroundings().words;
}

function useSurroundings(): Surroundings {
  const surroundings = useContext(WordsContext);
  if (!surroundings) throw new TypeError("useWords needs a WordsProvider above it");
  return surroundings;
}
