import { Lexer, Parser, Renderer, type Tokens } from "marked";

/**
 * The public texts from their Markdown. Sources are our own files, yet nothing is let through that a strict content policy or a reader
 * without scripts would miss: markup in a source, pictures and links that lead nowhere known end the build.
 *
 * What can be linked to has an address: headings by their words, `**3. …` paragraphs as `promise-3`, list items by their bold beginning.
 */
export interface Heading {
  readonly id: string;
  readonly title: string;
  readonly depth: number;
}

export interface RenderedText {
  readonly title: string;
  readonly html: string;
  /** The headings below the title, in order. */
  readonly headings: readonly Heading[];
  readonly anchors: readonly string[];
  readonly links: readonly string[];
}

/** Turns the address in a source into the one on the page. Null: the words stay and the link goes. Throws when there is no such place. */
export type ResolveLink = (href: string) => Destination | null;

export interface Destination {
  readonly address: string;
  /** The language there, when it is another than here, and how that is said, such as "auf Englisch". */
  readonly foreign: { readonly tag: string; readonly note: string } | null;
}

export function renderMarkdown(source: string, resolveLink: ResolveLink): RenderedText {
  const tokens = Lexer.lex(source, { gfm: true });
  const first = tokens.findIndex((token) => token.type === "heading");
  const title = tokens[first];
  if (title?.type !== "heading" || title["depth"] !== 1)
    throw new Error("A text begins with its title, as # …");
  tokens.splice(first, 1);
  const renderer = new TextRenderer(resolveLink);
  const html = new Parser({ renderer }).parse(tokens);
  const { anchors, links, headings } = renderer;
  return { title: plainText(String(title["text"])), html, headings, anchors, links };
}

/** The place that the relay fills on the contact page, and what it calls things there (`sync-server/contact-page.ts`). */
const OPERATOR = /^<!-- (?:operator\n(?:[a-z]+: [^<>]+\n)+|\/operator )-->\s*$/;

class TextRenderer extends Renderer {
  readonly anchors: string[] = [];
  readonly links: string[] = [];
  readonly headings: Heading[] = [];
  readonly #resolveLink: ResolveLink;
  #section = "";

  constructor(resolveLink: ResolveLink) {
    super();
    this.#resolveLink = resolveLink;
  }

  override heading({ tokens, depth, text }: Tokens.Heading): string {
    const id = this.#anchor(slugOf(text));
    this.#section = id;
    this.headings.push({ id, title: plainText(text), depth });
    return `<h${depth} id="${id}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
  }

  override paragraph({ tokens }: Tokens.Paragraph): string {
    const number = /^(\d+)\. /.exec(boldBeginning(tokens))?.[1];
    const id = number === undefined ? "" : ` id="${this.#anchor(`promise-${number}`)}"`;
    return `<p${id}>${this.parser.parseInline(tokens)}</p>\n`;
  }

  override listitem(item: Tokens.ListItem): string {
    const bold = boldBeginning(item.tokens);
    const id = bold === "" ? "" : ` id="${this.#anchor(slugOf(bold))}"`;
    return `<li${id}>${this.parser.parse(item.tokens)}</li>\n`;
  }

  // What may be wider than a phone scrolls in a box of its own, which the keyboard can reach.
  override table(token: Tokens.Table): string {
    return `<div class="wide" role="group" tabindex="0" aria-labelledby="${this.#section}">${super.table(token)}</div>\n`;
  }

  override code({ text }: Tokens.Code): string {
    return `<pre tabindex="0"><code>${escapeHtml(text)}</code></pre>\n`;
  }

  override link({ href, tokens }: Tokens.Link): string {
    const destination = this.#resolveLink(href);
    const words = this.parser.parseInline(tokens);
    if (destination === null) return words;
    const { address, foreign } = destination;
    this.links.push(address);
    if (foreign === null) return `<a href="${escapeHtml(address)}">${words}</a>`;
    const mark = words.includes(foreign.note) ? "" : markOf(foreign);
    return `<a href="${escapeHtml(address)}" hreflang="${foreign.tag}">${words}${mark}</a>`;
  }

  override image({ href }: Tokens.Image): string {
    throw new Error(`A text has no pictures, but there is ${href}`);
  }

  override html({ text }: Tokens.HTML | Tokens.Tag): string {
    if (OPERATOR.test(text)) return text;
    throw new Error(`A text has no markup of its own, but there is ${text}`);
  }

  #anchor(wanted: string): string {
    let id = wanted;
    for (let n = 1; this.anchors.includes(id); n++) id = `${wanted}-${n}`;
    this.anchors.push(id);
    return id;
  }
}

/** For the eye a short mark, because a list of links may need many; the words for those who listen. */
function markOf({ tag, note }: NonNullable<Destination["foreign"]>): string {
  return `<span class="tongue" aria-hidden="true">${tag.toUpperCase()}</span><span class="unseen"> (${note})</span>`;
}

/** The bold words with which a paragraph or list item begins, or nothing. */
function boldBeginning(tokens: Tokens.Generic[]): string {
  const [first] = tokens;
  if (first?.type === "strong") return String(first["text"]);
  const inner: unknown = first?.type === "text" || first?.type === "paragraph" ? first.tokens : undefined;
  return Array.isArray(inner) ? boldBeginning(inner as Tokens.Generic[]) : "";
}

/** As on GitHub: small letters, hyphens for spaces, no punctuation. */
export function slugOf(text: string): string {
  return plainText(text)
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Mark}\p{Number}\s-]/gu, "")
    .trim()
    .replace(/\s+/g, "-");
}

/** Without the marks of Markdown that a heading may hold. */
function plainText(markdown: string): string {
  return markdown.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[*`]/g, "");
}

export function escapeHtml(text: string): string {
  const names: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (sign) => names[sign] ?? sign);
}
