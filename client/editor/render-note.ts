/**
 * A note's text as plain elements, for paper. It is drawn from a copy of the document: the binding deletes from
 * a document what it cannot draw, and printing must never change a note.
 */
import { DOMSerializer } from "prosemirror-model";
import { yXmlFragmentToProseMirrorRootNode } from "y-prosemirror";
import * as Y from "yjs";
import { foreignNames } from "../model/note-schema.ts";
import { noteText } from "../model/note-text.ts";
import { noteSchema } from "./note-prose-schema.ts";

/** The blocks of the text. What this version cannot draw comes as its words, a paragraph for each line. */
export function renderNote(doc: Y.Doc, root: string, copiedFrom: (day: string) => string | null): Element[] {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const body = copy.getXmlFragment(root);
  try {
    if (foreignNames(body).length > 0) return noteText(body).split("\n").map(paragraph);
    const node = yXmlFragmentToProseMirrorRootNode(body, noteSchema);
    const drawn = document.createElement("div");
    drawn.append(DOMSerializer.fromSchema(noteSchema).serializeFragment(node.content));
    nameOrigins(drawn, copiedFrom);
    return [...drawn.children];
  } finally {
    copy.destroy();
  }
}

function paragraph(text: string): Element {
  const element = document.createElement("p");
  element.textContent = text;
  return element;
}

/** Says above each run of copied blocks where they come from, as the editor does. */
function nameOrigins(drawn: Element, copiedFrom: (day: string) => string | null): void {
  let before: string | null = null;
  for (const block of drawn.children) {
    const day = block.querySelector("[data-copied]")?.getAttribute("data-copied") ?? null;
    const label = day !== null && day !== before ? copiedFrom(day) : null;
    if (label !== null) block.setAttribute("data-copied-from", label);
    before = day;
  }
}
