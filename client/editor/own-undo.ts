/**
 * Undo and Redo are always those of one's own edits, however they are asked for: by key, also with the focus on a button of the page, from
 * the browser's menus, or by shaking a phone. The browser's own would put back letters by their place, and take a colleague's for them.
 * Fields keep theirs, and nothing behind an open dialog is touched.
 */
import { keydownHandler } from "prosemirror-keymap";
import { type Command, Plugin } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { redoCommand, undoCommand } from "y-prosemirror";
import { noteKeys } from "./note-keymap.ts";

const commandByInput: ReadonlyMap<string, Command> = new Map([
  ["historyUndo", undoCommand],
  ["historyRedo", redoCommand],
]);

const pressed = keydownHandler({
  [noteKeys.undo]: undoCommand,
  [noteKeys.redo]: redoCommand,
  "Mod-y": redoCommand,
});

/** `redraw` draws the text anew, whatever the browser has made of it. */
export function ownUndo(redraw: (view: EditorView) => void): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        beforeinput: (view, event) => {
          const command = commandByInput.get(event.inputType);
          if (!command) return false;
          event.preventDefault();
          if (isForText(view)) command(view.state, view.dispatch, view);
          return true;
        },
        // A script's undo does not ask before.
        input: (view, event) => {
          const command = event instanceof InputEvent ? commandByInput.get(event.inputType) : undefined;
          if (!command) return false;
          redraw(view);
          if (isForText(view)) command(view.state, view.dispatch, view);
          return true;
        },
      },
    },
    view: (view) => {
      const press = (event: KeyboardEvent): void => {
        if (event.defaultPrevented || view.hasFocus() || !isForText(view)) return;
        if (pressed(view, event)) event.preventDefault();
      };
      document.addEventListener("keydown", press);
      return { destroy: () => document.removeEventListener("keydown", press) };
    },
  });
}

const pressable = ["button", "checkbox", "radio", "submit", "reset", "file", "range", "color"];

/** Nobody writes into anything else. */
function isForText(view: EditorView): boolean {
  if (!view.editable || document.querySelector("dialog[open]")) return false;
  const active = document.activeElement;
  if (active === null || view.dom.contains(active)) return true;
  if (active instanceof HTMLInputElement) return pressable.includes(active.type);
  return !active.matches("textarea, select, [contenteditable]");
}
