/**
 * Where the public texts are found. The build writes a page to each of these addresses and the app links to them; they are
 * whole pages outside the app's router, so a link from the app says `rel="external"`.
 */
export const TEXT_NAMES = ["privacy", "terms", "security", "hosting", "contact"] as const;
export type TextName = (typeof TEXT_NAMES)[number];

/** The languages, besides English, in which a text exists. */
export const TRANSLATIONS: Readonly<Record<TextName, readonly string[]>> = {
  privacy: ["de", "es", "el"],
  terms: ["de", "es", "el"],
  security: [],
  hosting: [],
  contact: [],
};

/** The address of a text in this language, or in English where it was not translated. */
export function textAddress(name: TextName, language: string): string {
  return TRANSLATIONS[name].includes(language) ? `/${name}/${language}` : `/${name}`;
}
