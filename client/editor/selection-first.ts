/**
 * A key is taken where the cursor is, not where it was. The browser tells of a moved cursor a little later than it moves it. Of two keys
 * pressed while the page was busy, End and Enter, the second then broke the line at the old place; and a colleague's letter that came in
 * between drew the cursor at the old place again, so that what was written next to a click stood in another line.
 */
import { Plugin } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";

const MOVES: ReadonlySet<string> = new Set([
  "ArrowLeft",
  "ArrowRight",
  "ArrowUp",
  "ArrowDown",
  "Home",
  "End",
  "PageUp",
  "PageDown",
]);

export function selectionFirst(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown(view, event) {
          // A word that is being composed has a selection of its own.
          if (view.composing || event.isComposing) return false;
          readSelection(view);
          if (MOVES.has(event.key)) soon(() => readSelection(view));
          return false;
        },
        mousedown: readSoon,
        mouseup: readSoon,
      },
    },
  });
}

function readSoon(view: EditorView): boolean {
  soon(() => readSelection(view));
  return false;
}

/** The view looks at the document's selection when it is told that it has changed. */
function readSelection(view: EditorView): void {
  if (view.isDestroyed || view.composing) return;
  view.dom.ownerDocument.dispatchEvent(new Event("selectionchange"));
}

/** When the browser has done what the key asks for, before anything that waits: messages and timers come after. */
function soon(run: () => void): void {
  if (typeof scheduler === "undefined") setTimeout(run, 0);
  else void scheduler.postTask(run, { priority: "user-blocking" });
}
