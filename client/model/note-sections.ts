/**
 * A note's text by its headings, and the copying of chosen parts into another note. What is copied says of every
 * word which note it comes from, until somebody edits it; text that was itself copied keeps its first origin,
 * so that a sentence carried along for a year does not look like last week's.
 */
import * as Y from "yjs";
import { change, type Stamp } from "./change.ts";
import { headingNode, paragraphNode } from "./note-schema.ts";
import { noteText } from "./note-text.ts";

type Block = Y.XmlElement;

export interface NoteSection {
  /** The template's key on the heading; `null` for a heading of the writer's own, and for text before the first. */
  key: string | null;
  title: string | null;
  text: string;
  blocks: readonly Block[];
}

export interface CopyOrigin {
  /** The note that is copied from. */
  note: string;
  /** The day of its session, `2026-03-04`; empty where none is known. */
  day: string;
}

/** Sections in order; those without any text are left out. */
export function noteSections(body: Y.XmlFragment): NoteSection[] {
  return sectionsOf(body)
    .map(({ heading, blocks }) => ({
      key: heading ? sectionKey(heading) : null,
      title: heading ? noteText(heading) : null,
      text: blocks
        .map((block) => noteText(block))
        .filter((text) => text.trim() !== "")
        .join("\n"),
      blocks,
    }))
    .filter(({ text }) => text !== "");
}

interface Part {
  heading: Block | null;
  blocks: Block[];
}

function sectionsOf(body: Y.XmlFragment): Part[] {
  const parts: Part[] = [{ heading: null, blocks: [] }];
  for (const block of body.toArray()) {
    if (!(block instanceof Y.XmlElement)) continue;
    if (block.nodeName === "heading" && isSectionHeading(block)) parts.push({ heading: block, blocks: [] });
    else parts.at(-1)?.blocks.push(block);
  }
  return parts;
}

const isSectionHeading = (heading: Block): boolean =>
  sectionKey(heading) !== null || Number(attribute(heading, "level") ?? 2) <= 2;

const attribute = (element: Block, name: string): unknown =>
  (element.getAttributes() as Record<string, unknown>)[name];

function sectionKey(heading: Block): string | null {
  const key = attribute(heading, "section");
  return typeof key === "string" && key !== "" ? key : null;
}

export interface CopyForward {
  sections: readonly NoteSection[];
  origin: CopyOrigin;
  stamp: Stamp;
}

/**
 * Puts the sections into the note's body: under the heading of the same key or title, in place of an empty line
 * there; without one, at the end under a heading of its own.
 */
export function copySections(
  doc: Y.Doc,
  body: Y.XmlFragment,
  { sections, origin, stamp }: CopyForward,
): boolean {
  return change(doc, stamp, () => {
    for (const section of sections) copySection(body, section, origin);
    return sections.length > 0;
  });
}

function copySection(body: Y.XmlFragment, section: NoteSection, origin: CopyOrigin): void {
  const copies = section.blocks
    .filter((block) => noteText(block).trim() !== "")
    .map((block) => copyNode(block, origin) as Y.XmlElement);
  const part = sectionsOf(body).find((candidate) => isSame(candidate, section));
  const last = part?.blocks.at(-1) ?? part?.heading ?? null;
  if (!part || (last === null && section.title !== null)) {
    return body.insert(body.length, [...ownHeading(section), ...copies]);
  }
  const isEmptyLine = part.blocks.length === 1 && part.blocks[0] && noteText(part.blocks[0]) === "";
  const index = last === null ? 0 : indexOf(body, last) + 1;
  body.insert(index, copies);
  if (isEmptyLine) body.delete(index - 1, 1);
}

function isSame({ heading }: Part, section: NoteSection): boolean {
  if (section.title === null || !heading) return section.title === null && !heading;
  const key = sectionKey(heading);
  return key !== null && key === section.key ? true : noteText(heading) === section.title;
}

function ownHeading({ title, key }: NoteSection): Y.XmlElement[] {
  if (title === null) return [];
  if (key !== null) return [headingNode(title, { level: 2, section: key, prompt: "" })];
  const heading = new Y.XmlElement<Record<string, string | number>>("heading");
  heading.setAttribute("level", 2);
  heading.insert(0, [new Y.XmlText(title)]);
  return [heading as Y.XmlElement];
}

const indexOf = (body: Y.XmlFragment, block: Block): number => body.toArray().indexOf(block);

interface Run {
  insert: unknown;
  attributes?: Record<string, unknown>;
}

function copyNode(node: Y.XmlElement | Y.XmlText | Y.XmlHook, origin: CopyOrigin): Y.XmlElement | Y.XmlText {
  if (node instanceof Y.XmlText) {
    const text = new Y.XmlText();
    text.applyDelta(
      (node.toDelta() as Run[]).map(({ insert, attributes }) => ({
        insert,
        attributes: { copied: { ...origin }, ...attributes },
      })),
    );
    return text;
  }
  if (!(node instanceof Y.XmlElement)) return paragraphNode();
  const copy = new Y.XmlElement<Record<string, string | number>>(node.nodeName);
  for (const [name, value] of Object.entries(node.getAttributes())) copy.setAttribute(name, value ?? "");
  copy.insert(
    0,
    node.toArray().map((child) => copyNode(child, origin)),
  );
  return copy as Y.XmlElement;
}
