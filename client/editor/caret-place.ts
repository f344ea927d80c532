/** Where the caret stands in a note, in terms that are right in every copy of it and say nothing of its text. */
import { type EditorState, TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from "y-prosemirror";
import type * as Y from "yjs";

export interface CaretPlace {
  readonly anchor: Y.RelativePosition;
  readonly head: Y.RelativePosition;
  /** The text was where the person was: it had the focus, or had it before something beside the page took it. */
  readonly isHeld: boolean;
}

type Mapping = Parameters<typeof absolutePositionToRelativePosition>[2];
interface Binding {
  readonly type: Y.XmlFragment;
  readonly mapping: Mapping;
}

const bindingOf = (state: EditorState): Binding | undefined =>
  (ySyncPluginKey.getState(state) as { binding?: Binding } | undefined)?.binding;

export function caretPlace(state: EditorState, isHeld: boolean): CaretPlace | undefined {
  const binding = bindingOf(state);
  if (binding === undefined) return undefined;
  const relative = (at: number): Y.RelativePosition =>
    absolutePositionToRelativePosition(at, binding.type, binding.mapping) as Y.RelativePosition;
  return { anchor: relative(state.selection.anchor), head: relative(state.selection.head), isHeld };
}

/** Puts the caret there, without scrolling. `false`: what it stood in is not here, or not yet. */
export function returnTo(view: EditorView, place: CaretPlace): boolean {
  const { doc, tr } = view.state;
  const binding = bindingOf(view.state);
  if (binding?.type.doc == null) return false;
  const { doc: shared } = binding.type;
  const absolute = (at: Y.RelativePosition): number | null =>
    relativePositionToAbsolutePosition(shared, binding.type, at, binding.mapping);
  const [anchor, head] = [absolute(place.anchor), absolute(place.head)];
  if (anchor === null || head === null || Math.max(anchor, head) > doc.content.size) return false;
  const selection = TextSelection.between(doc.resolve(anchor), doc.resolve(head));
  view.dispatch(tr.setSelection(selection).setMeta("addToHistory", false));
  if (place.isHeld) view.focus();
  return true;
}
