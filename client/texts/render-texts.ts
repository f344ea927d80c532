import { existsSync } from "node:fs";
import { join } from "node:path";
import { TEXT_NAMES, textAddress } from "./addresses.ts";
import { pageHtml, type PageFiles } from "./page-html.ts";
import { textWords } from "./text-words.ts";
import { type Destination, type RenderedText, renderMarkdown } from "./render-markdown.ts";
import { DOCS, DOCUMENTS, readTextPages, type TextPage } from "./text-pages.ts";

/** A page as the relay serves it. */
export interface TextFile {
  /** Inside the built app, e.g. `privacy/de.html`. */
  readonly fileName: string;
  readonly html: string;
}

/** A page's text before its frame is put around it, for those who want to know what it says. */
export interface ReadText {
  readonly page: TextPage;
  readonly text: RenderedText;
}

export function readTexts(): ReadText[] {
  return readTextPages().map((page) => ({
    page,
    text: renderMarkdown(page.source, (href) => resolveLink(page, href)),
  }));
}

/** Every public text as a whole page. */
export function renderTexts(files: PageFiles): TextFile[] {
  return readTexts().map(({ page, text }) => ({
    fileName: `${page.address.slice(1)}.html`,
    html: pageHtml(page, text, files),
  }));
}

/**
 * Sources link to each other as files, so that they can be read as files too. What a document of the project says about further documents is
 * for those who have the project: those words stay without the link.
 */
function resolveLink(page: TextPage, href: string): Destination | null {
  const [file = "", fragment] = href.split("#", 2);
  const end = fragment === undefined ? "" : `#${fragment}`;
  if (file === "") return { address: end, foreign: null };
  const document = DOCUMENTS.find((each) => file === each.file || file === `../../../docs/${each.file}`);
  if (document !== undefined) return { address: document.address + end, foreign: english(page) };
  const name = TEXT_NAMES.find((each) => file === `${each}.md`);
  if (name === undefined && page.document && existsSync(join(DOCS, file))) return null;
  if (name === undefined) throw new Error(`${page.address} links to ${href}, which is no page`);
  return { address: textAddress(name, page.language) + end, foreign: null };
}

/** What a page in another language says of a link to one of the documents, which are in English. */
function english({ language }: TextPage): Destination["foreign"] {
  return language === "en" ? null : { tag: "en", note: textWords(language).t("texts.inEnglish") };
}
