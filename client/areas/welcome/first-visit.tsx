/**
 * The welcome page as markup, for the build (`client/first-visit-plugin.ts`): what a browser shows while it still fetches the app. Links in
 * it work without the app; the languages answer when it is there.
 */
import { renderToString } from "solid-js/web";
import { SpokenLanguageProvider } from "../../state/spoken-language.tsx";
import { spokenLanguages } from "../../words/languages.ts";
import type { Language } from "../../words/words.ts";
import { WelcomeText } from "./welcome-page.tsx";

export interface FirstVisit {
  readonly tag: string;
  readonly direction: Language["direction"];
  readonly html: string;
}

/** One for each language that the build offers. */
export function firstVisits(): Promise<FirstVisit[]> {
  return Promise.all(spokenLanguages.map(async (entry) => firstVisit(await entry.load())));
}

function firstVisit(language: Language): FirstVisit {
  const { tag, direction } = language;
  const spoken = { language: () => language, locale: () => tag, speak: () => Promise.resolve(false) };
  const html = renderToString(() => (
    <SpokenLanguageProvider spoken={spoken}>
      <WelcomeText hasPractices={false} />
    </SpokenLanguageProvider>
  ));
  return { tag, direction, html };
}
