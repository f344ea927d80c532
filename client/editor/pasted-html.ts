/**
 * Makes pasted markup harmless before the browser parses it: comments, styles, scripts and foreign blocks go,
 * and every tag keeps only the attributes that the note schema reads. The schema would drop them too, but the
 * page's policy reports a style as soon as it is parsed. One pass over the text, so its time grows with the
 * length and nothing worse, whatever the clipboard holds.
 */
const dropped: ReadonlySet<string> = new Set([
  "style",
  "script",
  "xml",
  "head",
  "title",
  "svg",
  "math",
  "template",
  "noscript",
  "iframe",
  "object",
  "select",
  "textarea",
]);
const hidden: ReadonlySet<string> = new Set([
  "img",
  "link",
  "meta",
  "base",
  "input",
  "button",
  "video",
  "audio",
  "source",
  "embed",
]);
const keptAttribute = /^(href|start|id|colspan|rowspan|data-[a-z-]+)$/;

/** The cleaned markup. What is left open at the end (a tag, a comment, a script) is dropped with its rest. */
export function cleanPastedHtml(html: string): string {
  const lower = html.toLowerCase();
  const out: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf("<", at);
    if (open < 0) return out.join("") + html.slice(at);
    out.push(html.slice(at, open));
    if (html[open + 1] === "!" || html[open + 1] === "?") {
      at = afterComment(lower, open);
      out.push(wordMarker(html.slice(open, at)));
    } else {
      const end = tagEnd(html, open);
      if (end < 0) break;
      at = end + 1;
      const name = /^<\/?([a-z][a-z0-9:-]*)/.exec(lower.slice(open, open + 40))?.[1];
      if (name === undefined) out.push("&lt;", html.slice(open + 1, at));
      else if (html[open + 1] === "/") out.push(`</${name}>`);
      else if (dropped.has(name)) at = afterBlock(lower, name, at);
      else if (!hidden.has(name)) out.push(cleanTag(name, html.slice(open + 1 + name.length, end)));
    }
  }
  return out.join("");
}

// Word sets its bullets and numbers between two marks, as text in front of a paragraph with a level. The text
// says which list was meant; pasted-blocks makes it one.
const wordMarks = [
  ["<!--[if !supportlists]-->", "<!--[endif]-->"],
  ["<![if !supportlists]>", "<![endif]>"],
] as const;

function afterComment(lower: string, open: number): number {
  for (const [begin, end] of wordMarks) if (lower.startsWith(begin, open)) return after(lower, end, open);
  return lower.startsWith("<!--", open) ? after(lower, "-->", open) : after(lower, ">", open);
}

function wordMarker(comment: string): string {
  if (!/^<!(--)?\[if !supportlists\]/i.test(comment.slice(0, 30))) return "";
  const text = comment
    .replaceAll(/<[^>]*>|&nbsp;|["&]/gi, " ")
    .trim()
    .slice(0, 12);
  return `<span data-pasted-marker="${text}"></span>`;
}

const afterBlock = (lower: string, name: string, from: number): number =>
  after(lower, ">", Math.min(lower.length, after(lower, `</${name}`, from)));

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}

/** Where the tag closes, quotes respected, or -1. */
function tagEnd(html: string, open: number): number {
  let quote = "";
  for (let at = open + 1; at < html.length; at += 1) {
    const letter = html[at];
    if (quote !== "") quote = letter === quote ? "" : quote;
    else if (letter === ">") return at;
    else if ((letter === '"' || letter === "'") && html[at - 1] === "=") quote = letter;
  }
  return -1;
}

function cleanTag(name: string, attributes: string): string {
  const kept: string[] = [];
  for (const [, key, double, single, bare] of attributes.matchAll(
    /(?:^|\s)([a-z][a-z0-9:-]*)=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi,
  )) {
    const value = double ?? single ?? bare ?? "";
    const lowerKey = key?.toLowerCase() ?? "";
    if (keptAttribute.test(lowerKey)) kept.push(` ${lowerKey}="${value.replaceAll('"', "&quot;")}"`);
    else if (lowerKey === "style" && name === "span") kept.push(emphasis(value));
    else if (lowerKey === "style" && name === "p") kept.push(listLevel(value));
    else if (lowerKey === "class" && name === "p") kept.push(titleMark(value));
  }
  return `<${name}${kept.join("")}>`;
}

// Word processors and mail programs say bold, italic and underlined in styles; that much of a style is meaning. What Word says of letters
// of other scripts (mso-bidi-…) is not about these. Its kinds of lines (text-underline: double) are one here.
function emphasis(style: string): string {
  const bold = /(?<!mso-\w{1,9}-)font-weight\s*:\s*(bold|[6-9]00)/i.test(style) ? " data-pasted-bold" : "";
  const italic = /(?<!mso-\w{1,9}-)font-style\s*:\s*italic/i.test(style) ? " data-pasted-italic" : "";
  return bold + italic + (isUnderlined.test(style) ? " data-pasted-underline" : "");
}

const isUnderlined =
  /text-decoration(-line)?\s{0,9}:[^;]{0,60}\bunderline\b|text-underline(-style)?\s{0,9}:\s{0,9}(?!none)[a-z]/i;

// Word's headings are headings; its title is a paragraph that only its class calls one.
const titleMark = (names: string): string =>
  /^MsoTitle(CxSp\w+)?$/.test(names.trim()) ? " data-pasted-title" : "";

function listLevel(style: string): string {
  const level = /mso-list\s*:\s*[^;]{0,40}?level(\d)/i.exec(style)?.[1];
  return level === undefined ? "" : ` data-pasted-level="${level}"`;
}
