/**
 * A program of the build (`client/first-visit-plugin.ts`): prints the welcome page as markup in each language, which is what a browser
 * shows while it still fetches the app. Links in it work without the app; the languages answer when it is there.
 */
import { renderToString } from "solid-js/web";
import { SpokenLanguageProvider } from "../../state/spoken-language.tsx";
import { spokenLanguages } from "../../words/languages.ts";
import { type Language, makeTranslator } from "../../words/words.ts";
import { WelcomeText } from "./welcome-page.tsx";

const languages = await Promise.all(spokenLanguages.map((entry) => entry.load()));
process.stdout.write(JSON.stringify(languages.map(firstVisit)));

function firstVisit(language: Language) {
  const { tag, direction } = language;
  const spoken = { language: () => language, locale: () => tag, speak: () => Promise.resolve(false) };
  const html = renderToString(() => (
    <SpokenLanguageProvider spoken={spoken}>
      <WelcomeText hasPractices={false} />
    </SpokenLanguageProvider>
  ));
  const { t } = makeTranslator({ language: () => language, personWord: () => "client" });
  return { tag, direction, html, unscripted: t("welcome.unscripted") };
}
