/** What the start page says where no script runs: nobody knows there who reads, so it says it in every language that the texts have. */
import { TEXT_LANGUAGES, TEXT_NAMES, textAddress } from "./addresses.ts";
import { textWords } from "./text-words.ts";

export function renderUnscripted(): string {
  return `<main class="unscripted">${TEXT_LANGUAGES.map(inLanguage).join("")}</main>`;
}

function inLanguage(tag: string): string {
  const { language, t } = textWords(tag);
  const links = TEXT_NAMES.map((name) => `<a href="${textAddress(name, tag)}">${t(`texts.${name}`)}</a>`);
  return `<p lang="${tag}" dir="${language.direction}">${t("welcome.unscripted")} ${links.join("&nbsp;· ")}</p>`;
}
