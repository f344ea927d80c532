/**
 * Where a click on blank paper puts the caret. Between two blocks the browser takes the nearer one, so that a click just above a heading
 * would write into the heading; here it goes to the text above it. Below the last line it goes to the end.
 */
import { type Node } from "prosemirror-model";
import { Plugin, Selection, TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { noteSchema } from "./note-prose-schema.ts";

export function clickedPaper(): Plugin {
  const click = (view: EditorView, _pos: number, event: MouseEvent): boolean => {
    if (event.target !== view.dom || event.shiftKey || event.button !== 0) return false;
    const selection = selectionAt(view, event);
    if (selection === null) return false;
    view.dispatch(view.state.tr.setSelection(selection).setMeta("pointer", true));
    view.focus();
    return true;
  };
  return new Plugin({ props: { handleClick: click, handleDoubleClick: click, handleTripleClick: click } });
}

/** `null` where the browser's own choice is right: beside a line, and between two blocks that are both text. */
function selectionAt(view: EditorView, { clientX, clientY }: MouseEvent): Selection | null {
  const { doc } = view.state;
  let above: { node: Node; box: DOMRect; end: number } | null = null;
  for (let index = 0, pos = 0; index < doc.childCount; index += 1) {
    const node = doc.child(index);
    const dom = view.nodeDOM(pos);
    if (!(dom instanceof HTMLElement)) return null;
    const box = dom.getBoundingClientRect();
    if (clientY < box.top) return above && between(view, { above, below: node, left: clientX });
    if (clientY <= box.bottom) return null;
    pos += node.nodeSize;
    above = { node, box, end: pos };
  }
  return Selection.atEnd(doc);
}

interface Gap {
  above: { node: Node; box: DOMRect; end: number };
  below: Node;
  left: number;
}

function between(view: EditorView, { above, below, left }: Gap): Selection | null {
  const { doc } = view.state;
  if (below.type !== heading) {
    return above.node.type === heading ? Selection.near(doc.resolve(above.end), 1) : null;
  }
  const clicked = view.posAtCoords({ left, top: above.box.bottom - 1 });
  const isAbove = clicked !== null && clicked.pos < above.end && doc.resolve(clicked.pos).parent.isTextblock;
  return isAbove ? TextSelection.create(doc, clicked.pos) : Selection.near(doc.resolve(above.end), -1);
}

const { heading } = noteSchema.nodes;
