import { TextSelection, type Transaction } from "prosemirror-state";
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

/** Writes what was typed before the text was there, as if it were typed now: signs turn into lists, a slash opens its menu. */
export function typeKeys(view: EditorView, keys: readonly string[]): void {
  for (const key of keys) {
    if (key !== "Enter" && key !== "Backspace") typeText(view, key);
    else if (!isHandled(view, key) && key === "Backspace") deleteBefore(view);
  }
}

const isHandled = (view: EditorView, key: string): boolean =>
  view.someProp("handleKeyDown", (handle) => handle(view, new KeyboardEvent("keydown", { key }))) === true;

function typeText(view: EditorView, text: string): void {
  const { from, to } = view.state.selection;
  const insert = (): Transaction => view.state.tr.insertText(text, from, to);
  const isTaken = view.someProp("handleTextInput", (handle) => handle(view, from, to, text, insert));
  if (isTaken !== true) view.dispatch(insert().scrollIntoView());
}

function deleteBefore({ state, dispatch }: EditorView): void {
  const { $from, from } = state.selection;
  const [last = ""] = [...$from.parent.textBetween(0, $from.parentOffset, undefined, "\n")].slice(-1);
  if (last !== "") dispatch(state.tr.delete(from - last.length, from));
}
