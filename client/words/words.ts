/**
 * Every sentence of the interface by a flat, typed key. A key that does not exist, a parameter that its
 * English sentence does not have, and a key missing in another language fail the type check; parameters and
 * plural forms of the other languages are held to English by a test.
 *
 * - `{{ name }}` is filled from the parameters; numbers are written as the locale writes them.
 * - A key with `#one` and `#other` (and the further forms a language has) is asked for without the ending and
 *   with a `count`; Intl.PluralRules chooses.
 * - `{{ client }}`, `{{ clients }}`, `{{ Client }}`, `{{ Clients }}` are always filled, with the word the practice uses
 *   for the people in its care.
 */
import { resolveTemplate, type TemplateResolver, translator } from "@solid-primitives/i18n";
import type { en } from "./en.ts";
import { madeOnceFor } from "./made-once.ts";

type English = typeof en;
type RawKey = keyof English & string;
type PluralKey = RawKey extends infer K ? (K extends `${infer Base}#other` ? Base : never) : never;
type PlainKey = Exclude<RawKey, `${string}#${string}`>;

/** What can be asked for. */
export type Key = PlainKey | PluralKey;

/** A language's sentences: the English keys, and for plurals whichever forms the language has. */
export type Dictionary = Readonly<Record<RawKey, string>> &
  Readonly<Partial<Record<`${PluralKey}#${Intl.LDMLPluralRule}`, string>>>;

/** One file of a language, held to the English file of the same name: no key less and none more. */
export type WordsOf<Area extends Readonly<Record<string, string>>> = { readonly [K in keyof Area]: string };

export type PersonWord = "client" | "patient";

/** The forms of the word for a person in care. A language with cases adds forms of its own. */
export type Terms = Readonly<{ client: string; clients: string; Client: string; Clients: string }> &
  Readonly<Record<string, string>>;

export type Language = {
  /** BCP 47 tag; also chooses the plural rules. */
  tag: string;
  /** The language's name for itself. */
  name: string;
  direction: "ltr" | "rtl";
  /** Nobody who grew up with the language has read the translation yet; the settings say so. */
  unread: boolean;
  dictionary: Dictionary;
  terms: Readonly<Record<PersonWord, Terms>>;
};

type Term = "client" | "clients" | "Client" | "Clients";
type Named<S> = S extends `${string}{{ ${infer Name} }}${infer Rest}` ? Name | Named<Rest> : never;
type Names<K extends Key> = Exclude<
  Named<K extends PlainKey ? English[K] : K extends PluralKey ? English[`${K}#other` & RawKey] : never>,
  Term
>;
type Needed<K extends Key> = Names<K> | (K extends PluralKey ? "count" : never);

/** The parameters a key needs: none, or one object. */
export type Parameters<K extends Key> = [Needed<K>] extends [never]
  ? []
  : [parameters: Readonly<Record<Needed<K>, string | number>>];

export type Translate = <K extends Key>(key: K, ...parameters: Parameters<K>) => string;

export type Translator = {
  t: Translate;
  /** For keys that come from data, such as note templates: the sentence, or `fallback` where there is none. */
  resolve: (key: string, fallback: string) => string;
};

export type TranslatorSource = {
  language: () => Language;
  personWord: () => PersonWord;
  /** How numbers are written; the language's own way unless the person's region differs. */
  locale?: () => string;
};

/** A translator over the current language. Reads its source at each call, so it is reactive where that is. */
export function makeTranslator(source: TranslatorSource): Translator {
  const fill = translator((): Record<string, string> => source.language().dictionary, fillTemplate);

  const written = (parameters: Readonly<Record<string, string | number>>): Record<string, string> => {
    const locale = source.locale?.() ?? source.language().tag;
    return Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [
        name,
        // `$` would be read as a reference by String.replace inside resolveTemplate.
        (typeof value === "number" ? numbersOf(locale).format(value) : value).replaceAll("$", "$$$$"),
      ]),
    );
  };

  const look = (key: string, parameters: Readonly<Record<string, string | number>>): string | undefined => {
    const language = source.language();
    const chosen = key in language.dictionary ? key : pluralForm(language, key, parameters["count"]);
    return fill(chosen, { ...language.terms[source.personWord()], ...written(parameters) });
  };

  return {
    t: (key, ...[parameters]) => {
      const sentence = look(key, parameters ?? {});
      if (sentence === undefined) throw new RangeError(`no words for "${key}"`);
      return sentence;
    },
    resolve: (key, fallback) => look(key, {}) ?? fallback,
  };
}

/** Most sentences have no place to fill, and the library looks for every parameter's with a pattern of its own. */
const fillTemplate: TemplateResolver = (template, ...parameters) =>
  template.includes("{{") ? resolveTemplate(template, ...parameters) : template;

const numbersOf = madeOnceFor((locale) => new Intl.NumberFormat(locale));
const pluralsOf = madeOnceFor((tag) => new Intl.PluralRules(tag));

function pluralForm(language: Language, key: string, count: string | number | undefined): string {
  const form = pluralsOf(language.tag).select(Number(count));
  const exact = `${key}#${form}`;
  return exact in language.dictionary ? exact : `${key}#other`;
}
