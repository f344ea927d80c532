/**
 * Shows a section's prompt where nothing is written yet: in the empty paragraph that alone follows a heading
 * with a prompt. The prompt is drawn, never part of the text, and gone with the first letter.
 */
import type { Node } from "prosemirror-model";
import { Plugin } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { noteSchema, textAttribute } from "./note-prose-schema.ts";

const { nodes } = noteSchema;

export function sectionPrompts(emptyNote: () => string): Plugin {
  return new Plugin({
    props: { decorations: ({ doc }) => DecorationSet.create(doc, prompts(doc, emptyNote())) },
  });
}

function prompts(doc: Node, emptyNote: string): Decoration[] {
  const found: Decoration[] = [];
  doc.forEach((node, offset, index) => {
    if (node.type !== nodes.paragraph || node.childCount > 0) return;
    const next = doc.maybeChild(index + 1);
    const before = index > 0 ? doc.child(index - 1) : null;
    const isAlone = doc.childCount === 1;
    const closesSection = before?.type === nodes.heading && (!next || next.type === nodes.heading);
    const prompt = isAlone ? emptyNote : closesSection ? textAttribute(before.attrs["prompt"]) : null;
    if (prompt) found.push(Decoration.node(offset, offset + node.nodeSize, { "data-prompt-text": prompt }));
  });
  return found;
}
