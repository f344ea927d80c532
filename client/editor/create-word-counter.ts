import { onCleanup } from "solid-js";
import * as Y from "yjs";
import { noteText } from "../model/note-text.ts";

const pauseMs = 300;

/** Counts words as the language counts them; text without spaces between words is counted too. */
export function countWords(text: string, language?: string): number {
  let words = 0;
  for (const part of new Intl.Segmenter(language, { granularity: "word" }).segment(text)) {
    if (part.isWordLike) words += 1;
  }
  return words;
}

/** The text that somebody wrote: the headings that a template put there are left out. */
export function ownText(body: Y.XmlFragment): string {
  return body
    .toArray()
    .map((block) => (block instanceof Y.XmlElement && !isTemplateHeading(block) ? noteText(block) : ""))
    .join("\n");
}

const isTemplateHeading = (block: Y.XmlElement): boolean =>
  block.nodeName === "heading" && Boolean(block.getAttribute("section"));

/** Tells the number of words after each pause in writing. Needs a Solid owner. */
export function createWordCounter(
  tell: (words: number) => void,
  language: () => { tag: string },
): (body: Y.XmlFragment) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  return (body) => {
    clearTimeout(timer);
    timer = setTimeout(() => tell(countWords(ownText(body), language().tag)), pauseMs);
  };
}
