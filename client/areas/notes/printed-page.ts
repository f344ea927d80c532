/** One page of paper: the practice, the note and the person on top, the number below, the text between. */
import styles from "./print-preview.module.css";

export interface PageWords {
  practice: string;
  /** Its address and phone in one line; empty where there is neither. On the first page only, as on a letter. */
  contact: string;
  /** A data address of its picture, already decoded; `null` where there is none. On the first page only, as on a letter. */
  logo: string | null;
  /** Code or name. */
  person: string;
  title: string;
  status: string;
  /** That it was printed, and when. */
  printed: string;
  page: (page: number, pages: number) => string;
}

/** Adds a page; gives its empty body. The first one carries the title. */
export function makePage(place: HTMLElement, words: PageWords): HTMLElement {
  const isFirst = place.childElementCount === 0;
  const slot = part("div", "slot");
  const page = part("section", "page");
  const head = part("header", "head", "", isFirst ? "" : words.title, words.person);
  head.firstElementChild?.append(part("b", "from", words.practice));
  if (isFirst && words.contact !== "") head.firstElementChild?.append(part("div", "contact", words.contact));
  if (isFirst && words.logo !== null) head.prepend(picture(words.logo));
  const body = part("div", "body");
  const foot = part("footer", "foot", `${words.status} · ${words.printed}`, "");
  body.dataset["pageBody"] = "";
  page.dataset["page"] = "";
  page.append(head);
  if (isFirst) page.append(part("h1", "title", words.title));
  page.append(body, foot);
  slot.append(page);
  place.append(slot);
  return body;
}

/** The numbers, once it is known how many pages there are. */
export function numberPages(place: HTMLElement, words: PageWords): void {
  const pages = [...place.querySelectorAll<HTMLElement>("[data-page]")];
  for (const [index, page] of pages.entries()) {
    const number = words.page(index + 1, pages.length);
    page.setAttribute("aria-label", number);
    const last = page.querySelector("footer")?.lastElementChild;
    if (last) last.textContent = number;
  }
}

function part(tag: string, name: string, ...texts: string[]): HTMLElement {
  const element = document.createElement(tag);
  element.className = styles[name] ?? "";
  if (texts.length === 1) element.textContent = texts[0] ?? "";
  else {
    for (const text of texts) {
      const span = document.createElement("span");
      span.textContent = text;
      element.append(span);
    }
  }
  return element;
}

/** Decoration beside the practice's written name; its height is the style's, so that no text moves by it. */
function picture(source: string): HTMLElement {
  const image = document.createElement("img");
  image.className = styles["logo"] ?? "";
  image.src = source;
  image.alt = "";
  return image;
}
