/**
 * The ProseMirror schema over the model's note rules: how each node and mark is read from HTML and drawn.
 * Attributes come from documents that a colleague's altered client may have written, so whatever is drawn from
 * one is narrowed first: heading levels to 1–3, list starts to whole numbers, addresses by `safeHref`.
 * No style is ever read or written.
 */
import { type DOMOutputSpec, type MarkSpec, type Node, type NodeSpec, Schema } from "prosemirror-model";
import {
  type MarkRule,
  type NodeRule,
  type NoteMarkName,
  noteMarks,
  type NoteNodeName,
  noteNodes,
  safeHref,
} from "../model/note-schema.ts";

type NodeLook = Pick<NodeSpec, "parseDOM" | "toDOM" | "defining" | "isolating" | "selectable"> & {
  /** By which prosemirror-tables finds its nodes. */
  tableRole?: "table" | "row" | "cell" | "header_cell";
};
type MarkLook = Pick<MarkSpec, "parseDOM" | "toDOM" | "inclusive">;

export const headingLevel = (level: unknown): 1 | 2 | 3 => (level === 1 || level === 3 ? level : 2);
export const textAttribute = (value: unknown): string | null => (typeof value === "string" ? value : null);

const wholeNumber = (value: unknown): number =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : 1;

const headingRule = (tag: string, level: 1 | 2 | 3) => ({
  tag,
  getAttrs: (dom: HTMLElement) => ({
    level,
    section: dom.getAttribute("data-section"),
    prompt: dom.getAttribute("data-prompt"),
  }),
});

function drawHeading({ attrs }: Node): DOMOutputSpec {
  const section = textAttribute(attrs["section"]);
  const prompt = textAttribute(attrs["prompt"]);
  return [`h${headingLevel(attrs["level"])}`, { "data-section": section, "data-prompt": prompt }, 0];
}

const nodeLooks: Record<NoteNodeName, NodeLook> = {
  doc: {},
  text: {},
  paragraph: { parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] },
  heading: {
    defining: true,
    parseDOM: [
      headingRule("h1", 1),
      headingRule("h2", 2),
      headingRule("h3", 3),
      headingRule("h4", 3),
      headingRule("h5", 3),
      headingRule("h6", 3),
    ],
    toDOM: drawHeading,
  },
  task_list: {
    parseDOM: [{ tag: "ul[data-task-list]", priority: 60 }],
    toDOM: () => ["ul", { "data-task-list": "" }, 0],
  },
  task_item: {
    defining: true,
    parseDOM: [
      {
        tag: "li[data-checked]",
        priority: 60,
        getAttrs: (dom) => ({ checked: dom.getAttribute("data-checked") === "true" }),
      },
    ],
    toDOM: ({ attrs }) => ["li", { "data-checked": String(attrs["checked"] === true) }, 0],
  },
  bullet_list: { parseDOM: [{ tag: "ul" }], toDOM: () => ["ul", 0] },
  ordered_list: {
    parseDOM: [
      { tag: "ol", getAttrs: (dom) => ({ order: wholeNumber(Number(dom.getAttribute("start") ?? 1)) }) },
    ],
    toDOM: ({ attrs }) => ["ol", { start: String(wholeNumber(attrs["order"])) }, 0],
  },
  list_item: { defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] },
  blockquote: { defining: true, parseDOM: [{ tag: "blockquote" }], toDOM: () => ["blockquote", 0] },
  horizontal_rule: { parseDOM: [{ tag: "hr" }], toDOM: () => ["hr"] },
  table: {
    tableRole: "table",
    isolating: true,
    parseDOM: [{ tag: "table" }],
    toDOM: () => ["table", ["tbody", 0]],
  },
  table_row: { tableRole: "row", parseDOM: [{ tag: "tr" }], toDOM: () => ["tr", 0] },
  table_header: {
    tableRole: "header_cell",
    isolating: true,
    parseDOM: [{ tag: "th" }],
    toDOM: () => ["th", 0],
  },
  table_cell: { tableRole: "cell", isolating: true, parseDOM: [{ tag: "td" }], toDOM: () => ["td", 0] },
  hard_break: { selectable: false, parseDOM: [{ tag: "br" }], toDOM: () => ["br"] },
};

// Google Docs wraps what it copies in a <b> that means nothing.
const isBold = (dom: HTMLElement): false | null => (dom.id.startsWith("docs-internal-guid") ? false : null);

const markLooks: Record<NoteMarkName, MarkLook> = {
  link: {
    inclusive: false,
    parseDOM: [
      {
        tag: "a[href]",
        getAttrs: (dom) => {
          const href = safeHref(dom.getAttribute("href"));
          return href === null ? false : { href };
        },
      },
    ],
    toDOM: ({ attrs }) => {
      const href = safeHref(attrs["href"]);
      return href === null ? ["span", 0] : ["a", { href, rel: "noopener noreferrer nofollow" }, 0];
    },
  },
  strong: {
    parseDOM: [{ tag: "strong" }, { tag: "b", getAttrs: isBold }, { tag: "span[data-pasted-bold]" }],
    toDOM: () => ["strong", 0],
  },
  em: {
    parseDOM: [{ tag: "em" }, { tag: "i" }, { tag: "span[data-pasted-italic]" }],
    toDOM: () => ["em", 0],
  },
  underline: { parseDOM: [{ tag: "u" }, { tag: "span[data-pasted-underline]" }], toDOM: () => ["u", 0] },
  // Not read from HTML: what is pasted was chosen word by word.
  copied: {
    inclusive: false,
    toDOM: ({ attrs }) => ["span", { "data-copied": textAttribute(attrs["day"])?.slice(0, 10) ?? "" }, 0],
  },
};

const nodeSpec = (rule: NodeRule, look: NodeLook): NodeSpec => ({ ...(rule as NodeSpec), ...look });
const markSpec = (rule: MarkRule, look: MarkLook): MarkSpec => ({ ...(rule as MarkSpec), ...look });

export const noteSchema = new Schema<NoteNodeName, NoteMarkName>({
  nodes: Object.fromEntries(
    Object.entries(noteNodes).map(([name, rule]) => [name, nodeSpec(rule, nodeLooks[name as NoteNodeName])]),
  ) as Record<NoteNodeName, NodeSpec>,
  marks: Object.fromEntries(
    Object.entries(noteMarks).map(([name, rule]) => [name, markSpec(rule, markLooks[name as NoteMarkName])]),
  ) as Record<NoteMarkName, MarkSpec>,
});
