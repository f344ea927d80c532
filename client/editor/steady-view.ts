/**
 * Keeps the text that one writes, or reads, where it is on the screen while a colleague's edit changes what is
 * above it. The shared document asks to scroll to the cursor at every such edit, which would itself be a jump;
 * so that wish is declined, and the page is moved by exactly as much as the text has moved.
 */
import type { Node } from "prosemirror-model";
import type { EditorView } from "prosemirror-view";
import { scrollerOf } from "./covered-edges.ts";

export interface SteadyView {
  /** Makes `change`, and scrolls so that nothing in sight has moved. */
  keep(view: EditorView, change: () => void): void;
  /** Whether a change is being made for which the view must not scroll by itself. */
  isKeeping(): boolean;
}

export function makeSteadyView(): SteadyView {
  let isKeeping = false;
  return {
    isKeeping: () => isKeeping,
    keep(view, change) {
      const where = anchorOf(view);
      const before = where?.();
      isKeeping = true;
      try {
        change();
      } finally {
        isKeeping = false;
      }
      const after = where?.();
      if (before === undefined || after === undefined || before === null || after === null) return;
      if (Math.abs(after - before) >= 1)
        scrollerOf(view.dom).scrollBy({ top: after - before, behavior: "instant" });
    },
  };
}

type Where = () => number | null;

/** The size of a document that holds nothing else. */
const EMPTY_PARAGRAPH = 2;

/** As a note is until it has come. */
export const isBlank = (doc: Node): boolean => doc.content.size <= EMPTY_PARAGRAPH;

/** Tells where the cursor is, when it is in sight, or else the first block that is. On a blank sheet, as a note is until it has come, nobody reads. */
function anchorOf(view: EditorView): Where | null {
  const cursor = (): number => view.coordsAtPos(view.state.selection.head).top;
  if (view.hasFocus() && isInSight(cursor())) return cursor;
  if (isBlank(view.state.doc)) return null;
  const block = [...view.dom.children].find((child) => isInSight(child.getBoundingClientRect().bottom - 1));
  return block ? () => (block.isConnected ? block.getBoundingClientRect().top : null) : null;
}

const isInSight = (top: number): boolean => top >= 0 && top < innerHeight;
