import { english } from "../words/english.ts";
import { german } from "../words/german.ts";
import { greek } from "../words/greek.ts";
import { spanish } from "../words/spanish.ts";
import { type Language, makeTranslator, type Translate } from "../words/words.ts";

const LANGUAGES: readonly Language[] = [english, german, spanish, greek];

/** The app's own words, in the language of a page. Throws when there are none. */
export function textWords(tag: string): { readonly language: Language; readonly t: Translate } {
  const language = LANGUAGES.find((each) => each.tag === tag);
  if (language === undefined) throw new Error(`There are no words in "${tag}"`);
  const { t } = makeTranslator({ language: () => language, personWord: () => "client" });
  return { language, t };
}
