import { TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";

/** Puts the caret where one would write and takes the keyboard. */
export function beginWriting(view: EditorView): void {
  placeCaret(view);
  view.focus();
}

/**
 * Puts the caret into the first empty paragraph, or where the first text begins: whoever comes by the keyboard must not write into a
 * heading of the template, which is what a note begins with.
 */
export function placeCaret(view: EditorView): void {
  const { doc, tr } = view.state;
  let empty: number | null = null;
  let text: number | null = null;
  doc.descendants((node, at) => {
    if (node.isTextblock && node.type.name !== "heading") text ??= at + 1;
    if (node.type.name === "paragraph" && node.childCount === 0) empty ??= at + 1;
    return empty === null;
  });
  const place = empty ?? text;
  const selection = place === null ? TextSelection.atStart(doc) : TextSelection.create(doc, place);
  view.dispatch(tr.setSelection(selection).setMeta("addToHistory", false));
}
