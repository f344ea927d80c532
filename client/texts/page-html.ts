import type { Translate } from "../words/words.ts";
import { TEXT_NAMES, textAddress } from "./addresses.ts";
import { textWords } from "./text-words.ts";
import { escapeHtml, type RenderedText } from "./render-markdown.ts";
import type { Issue, TextPage } from "./text-pages.ts";

/**
 * The frame around a public text: a whole page without a script, a style attribute or anything from elsewhere. It says which issue of the
 * text this is, in which languages there is one, and which of them binds.
 */
export interface PageFiles {
  readonly css: string;
  readonly icon: string;
}

/** Texts with fewer parts need no list of them; one with few large parts lists the smaller ones too. */
const FEWEST_CONTENTS = 4;
/** British dates: day, month, year, as in the rest of Europe. */
const DATE_LOCALES: Readonly<Record<string, string>> = { en: "en-GB" };

export function pageHtml(page: TextPage, text: RenderedText, files: PageFiles): string {
  const { language, t } = textWords(page.language);
  return `<!doctype html>
<html lang="${language.tag}" dir="${language.direction}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="no-referrer">
    <meta name="robots" content="noindex">
    <title>${escapeHtml(text.title)} · ${t("app.name")}</title>
    <link rel="icon" href="${files.icon}" type="image/svg+xml">
    <link rel="stylesheet" href="${files.css}">
  </head>
  <body>
    <a class="skip" href="#text">${t("nav.skip")}</a>
    <header class="top">
      <a class="brand" href="/welcome" translate="no">${t("app.name")}</a>
      ${navigation(page, t)}
    </header>
    <main id="text" tabindex="-1">
      <h1>${escapeHtml(text.title)}</h1>
      ${aboutText(page, t)}
      ${contents(text, t)}
      <div class="text">
${text.html}      </div>
    </main>
    ${otherLanguages(page, t)}
  </body>
</html>
`;
}

function navigation(page: TextPage, t: Translate): string {
  const links = TEXT_NAMES.map((name) => {
    const address = textAddress(name, page.language);
    const current = page.name !== name ? "" : ` aria-current="${page.address === address ? "page" : "true"}"`;
    return `<li><a href="${address}"${current}>${t(`texts.${name}`)}</a></li>`;
  });
  return `<nav aria-label="${t("texts.label")}"><ul>${links.join("")}</ul></nav>`;
}

function aboutText({ issue, language }: TextPage, t: Translate): string {
  const unread = language === "en" ? [] : [t("texts.unread")];
  const sentences = issue === null ? unread : [...issueText(issue, language, t), ...unread];
  return sentences.length === 0 ? "" : `<p class="issue">${sentences.join(" ")}</p>`;
}

function issueText(issue: Issue, language: string, t: Translate): readonly string[] {
  const date = writtenDate(issue, language);
  return [`${t("texts.version", { version: issue.version, date })}.`, t("texts.binding")];
}

function writtenDate({ date }: Issue, language: string): string {
  const format = new Intl.DateTimeFormat(DATE_LOCALES[language] ?? language, {
    dateStyle: "long",
    timeZone: "UTC",
  });
  return format.format(new Date(date));
}

function contents(text: RenderedText, t: Translate): string {
  const parts = text.headings.filter(({ depth }) => depth === 2);
  const shown = parts.length < FEWEST_CONTENTS ? text.headings : parts;
  if (shown.length < FEWEST_CONTENTS) return "";
  const items = shown.map(({ id, title }) => `<li><a href="#${id}">${escapeHtml(title)}</a></li>`);
  return `<nav class="contents" aria-label="${t("texts.contents")}"><ul>${items.join("")}</ul></nav>`;
}

function otherLanguages(page: TextPage, t: Translate): string {
  if (page.languages.length < 2) return "";
  const items = page.languages.map(({ language, address }) => {
    const { name } = textWords(language).language;
    const current = address === page.address ? ' aria-current="page"' : "";
    return `<li><a href="${address}" lang="${language}" hreflang="${language}"${current}>${name}</a></li>`;
  });
  return `<footer class="foot"><nav aria-label="${t("texts.languages")}"><ul>${items.join("")}</ul></nav></footer>`;
}
