import { TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";

/** Puts the caret into the first empty paragraph, or at the start when there is none, and takes the keyboard. */
export function beginWriting(view: EditorView): void {
  const { doc, tr } = view.state;
  let place: number | null = null;
  doc.descendants((node, at) => {
    if (place === null && node.type.name === "paragraph" && node.childCount === 0) place = at + 1;
    return place === null;
  });
  const selection = place === null ? TextSelection.atStart(doc) : TextSelection.create(doc, place);
  view.dispatch(tr.setSelection(selection).setMeta("addToHistory", false));
  view.focus();
}
