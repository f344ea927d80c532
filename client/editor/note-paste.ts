/**
 * What may come in by paste or drop. Everything passes through the schema, so styles, images, scripts and
 * fonts are gone by construction; here the markup is made harmless before the browser parses it, because
 * the page's policy reports even an unused style, and large pastes are refused in words instead of freezing
 * the page. A refused paste changes nothing.
 */
import type { Slice } from "prosemirror-model";
import { Plugin } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { pasteParser } from "./pasted-blocks.ts";
import { cleanPastedHtml } from "./pasted-html.ts";

export const pasteLimits = {
  /** Characters of text; about sixty pages. In scripts of three bytes a letter the engine makes several entries of it. */
  text: 100_000,
  /** Characters of markup; beyond this the plain text is pasted instead. */
  html: 600_000,
  /** Blocks and inline pieces after parsing. */
  nodes: 10_000,
} as const;

/** Why nothing was pasted. */
export type PasteRefusal = "too-large" | "picture" | "file";

export function notePaste(refused: (reason: PasteRefusal) => void): Plugin {
  const refuse = (event: Event, reason: PasteRefusal = "too-large"): boolean => {
    event.preventDefault();
    refused(reason);
    return true;
  };
  const check = (event: Event, from: DataTransfer | null, insert: (text: string) => void): boolean => {
    if (!from) return false;
    const text = from.getData("text/plain");
    const html = from.getData("text/html");
    if (text.length > pasteLimits.text) return refuse(event);
    if (html.length > pasteLimits.html && text === "") return refuse(event);
    // A picture copied from a page comes with markup too, but without a word of text.
    if (from.files.length > 0 && text === "") return refuse(event, fileKind(from.files));
    const isPlain = html.length > pasteLimits.html;
    if (isPlain) {
      insert(text);
      event.preventDefault();
    }
    return isPlain;
  };
  return new Plugin({
    props: {
      handleDOMEvents: {
        paste: (view, event) => check(event, event.clipboardData, (text) => view.pasteText(text, event)),
        drop: (view, event) => check(event, event.dataTransfer, (text) => dropText(view, event, text)),
      },
      transformPastedHTML: cleanPastedHtml,
      clipboardParser: pasteParser(),
      handlePaste: (_view, event, slice) => isTooLarge(slice) && refuse(event),
      handleDrop: (_view, event, slice) => isTooLarge(slice) && refuse(event),
    },
  });
}

const fileKind = (files: FileList): PasteRefusal =>
  [...files].every(({ type }) => type.startsWith("image/")) ? "picture" : "file";

function dropText(view: EditorView, event: DragEvent, text: string): void {
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (at) view.dispatch(view.state.tr.insertText(text, at.pos).setMeta("uiEvent", "drop"));
}

function isTooLarge(slice: Slice): boolean {
  let count = 0;
  slice.content.descendants(() => {
    count += 1;
    return count <= pasteLimits.nodes;
  });
  return count > pasteLimits.nodes || slice.content.size > pasteLimits.text + 4 * pasteLimits.nodes;
}
