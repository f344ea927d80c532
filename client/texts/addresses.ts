/**
 * Where the public texts are found. The build writes a page to each of these addresses and the app links to them; they are
 * whole pages outside the app's router, so a link from the app says `rel="external"`.
 */
export const TEXT_NAMES = ["privacy", "terms", "security", "hosting", "contact"] as const;
export type TextName = (typeof TEXT_NAMES)[number];

/** The languages in which every text exists. */
export const TEXT_LANGUAGES = ["en", "de", "es", "el"] as const;

/** The address of a text in this language; the English one for a language without texts. */
export function textAddress(name: TextName, language: string): string {
  const isTranslated = language !== "en" && TEXT_LANGUAGES.some((each) => each === language);
  return isTranslated ? `/${name}/${language}` : `/${name}`;
}
