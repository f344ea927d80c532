/**
 * The rich text of notes as data: which nodes and marks exist and what they may hold. The editor builds its
 * ProseMirror schema from this; the engine reads the same text without an editor.
 *
 * Content rules are deliberately loose ("block+" wherever blocks may stand): y-prosemirror deletes from the
 * document what does not fit the schema, so every mixture that two people can merge into must be valid.
 * For the same reason a body with names from a newer version is never given to the editor: see `foreignNames`.
 */
import * as Y from "yjs";

export interface AttributeRule {
  default: string | number | boolean | null;
  /** The only values this version draws; a body with another one is foreign to it. */
  only?: readonly (string | number)[];
}
export interface NodeRule {
  content?: string;
  group?: string;
  inline?: boolean;
  attrs?: Readonly<Record<string, AttributeRule>>;
}
export interface MarkRule {
  attrs?: Readonly<Record<string, AttributeRule>>;
}

// Merged cells are room for a later version. Until then a span from a document is never believed: the grid that
// it makes could be larger than any memory.
const cell = {
  content: "block+",
  attrs: { colspan: { default: 1, only: [1] }, rowspan: { default: 1, only: [1] } },
} as const;

export const noteNodes = {
  doc: { content: "block+" },
  paragraph: { content: "inline*", group: "block" },
  heading: {
    content: "inline*",
    group: "block",
    attrs: { level: { default: 2 }, section: { default: null }, prompt: { default: null } },
  },
  bullet_list: { content: "list_item+", group: "block" },
  ordered_list: { content: "list_item+", group: "block", attrs: { order: { default: 1 } } },
  list_item: { content: "block+" },
  task_list: { content: "task_item+", group: "block" },
  task_item: { content: "block+", attrs: { checked: { default: false } } },
  blockquote: { content: "block+", group: "block" },
  horizontal_rule: { group: "block" },
  table: { content: "table_row+", group: "block" },
  table_row: { content: "(table_cell | table_header)+" },
  table_header: cell,
  table_cell: cell,
  text: { group: "inline" },
  hard_break: { group: "inline", inline: true },
} as const satisfies Readonly<Record<string, NodeRule>>;

export const noteMarks = {
  strong: {},
  em: {},
  underline: {},
  link: { attrs: { href: { default: "" } } },
  /** Taken over from an earlier note and not yet touched: that note's id and the day it is about. */
  copied: { attrs: { note: { default: "" }, day: { default: "" } } },
} as const satisfies Readonly<Record<string, MarkRule>>;

export type NoteNodeName = keyof typeof noteNodes;
export type NoteMarkName = keyof typeof noteMarks;

const linkSchemes: ReadonlySet<string> = new Set(["http:", "https:", "mailto:", "tel:"]);
const maxHref = 2048;

/**
 * The address when it is one that may be opened (http, https, mailto, tel), else `null`. To be asked whenever a
 * link is drawn or followed: the document may come from a colleague's altered client.
 */
export function safeHref(href: unknown): string | null {
  if (typeof href !== "string" || href.length > maxHref) return null;
  const trimmed = href.trim();
  if (!/^[a-z][a-z0-9+.-]*:/i.test(trimmed) || !URL.canParse(trimmed)) return null;
  const url = new URL(trimmed);
  return linkSchemes.has(url.protocol) ? url.href : null;
}

/** Names of nodes, marks and attributes in the body that this version does not know; empty when all are known. */
export function foreignNames(body: Y.XmlFragment): string[] {
  const found = new Set<string>();
  for (const child of body.toArray()) collectForeign(child, found);
  return [...found].toSorted();
}

function collectForeign(node: Y.XmlElement | Y.XmlText | Y.XmlHook, found: Set<string>): void {
  if (node instanceof Y.XmlText) {
    for (const run of node.toDelta() as TextRun[]) collectForeignRun(run, found);
    return;
  }
  if (!(node instanceof Y.XmlElement)) return void found.add("hook");
  const rule = ruleOf<NodeRule>(noteNodes, node.nodeName);
  if (!rule || node.nodeName === "text" || node.nodeName === "doc") return void found.add(node.nodeName);
  for (const [key, value] of Object.entries<unknown>(node.getAttributes())) {
    const attribute = ruleOf<AttributeRule>(rule.attrs ?? {}, key);
    const { only } = attribute ?? {};
    if (!attribute || (only && !only.some((known) => known === value))) found.add(`${node.nodeName}@${key}`);
  }
  for (const child of node.toArray()) collectForeign(child, found);
}

interface TextRun {
  insert: unknown;
  attributes?: Record<string, unknown>;
}

function collectForeignRun({ insert, attributes }: TextRun, found: Set<string>): void {
  if (typeof insert !== "string") found.add("embed");
  for (const [name, attrs] of Object.entries(attributes ?? {})) {
    const rule = ruleOf<MarkRule>(noteMarks, name);
    if (!rule) found.add(`mark ${name}`);
    else if (typeof attrs === "object" && attrs !== null) {
      for (const key of Object.keys(attrs)) {
        if (!Object.hasOwn(rule.attrs ?? {}, key)) found.add(`mark ${name}@${key}`);
      }
    }
  }
}

const ruleOf = <R>(rules: Readonly<Record<string, R>>, name: string): R | undefined =>
  Object.hasOwn(rules, name) ? rules[name] : undefined;

export interface HeadingAttributes {
  level: 1 | 2 | 3;
  section: string;
  prompt: string;
}

/** A heading that is not yet in a document. */
export function headingNode(title: string, attributes: HeadingAttributes): Y.XmlElement {
  const node = new Y.XmlElement<Record<string, string | number>>("heading");
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.insert(0, [new Y.XmlText(title)]);
  return node as Y.XmlElement;
}

/** An empty paragraph, or one with text, that is not yet in a document. */
export function paragraphNode(content = ""): Y.XmlElement {
  const node = new Y.XmlElement("paragraph");
  if (content !== "") node.insert(0, [new Y.XmlText(content)]);
  return node;
}
