/**
 * Keys of the editor. Tab indents only inside a list and only where it can, and goes from cell to cell in a
 * table; elsewhere, and after Escape, it leaves the editor, so that nobody is caught in it.
 */
import { baseKeymap, chainCommands } from "prosemirror-commands";
import { undoInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { type Command, Plugin } from "prosemirror-state";
import { redoCommand, undoCommand } from "y-prosemirror";
import {
  canLinkHere,
  insertBreak,
  liftItem,
  sinkItem,
  splitItem,
  toggleBlockquote,
  toggleEm,
  toggleHeading,
  toggleList,
  toggleStrong,
  toggleTask,
  toggleUnderline,
} from "./note-commands.ts";
import { noteSchema } from "./note-prose-schema.ts";
import { leaveTable, nextCell, previousCell } from "./note-tables.ts";

const { nodes } = noteSchema;

/** Keys as ProseMirror names them; the toolbar shows the same ones. */
export const noteKeys = {
  bold: "Mod-b",
  italic: "Mod-i",
  underline: "Mod-u",
  title: "Mod-Alt-1",
  heading: "Mod-Alt-2",
  subheading: "Mod-Alt-3",
  numberedList: "Mod-Shift-7",
  bulletList: "Mod-Shift-8",
  taskList: "Mod-Shift-9",
  quote: "Mod-Shift-.",
  link: "Mod-k",
  undo: "Mod-z",
  redo: "Mod-Shift-z",
  toolbar: "Alt-F10",
} as const;

export interface KeyActions {
  openLink: Command;
  focusToolbar: () => void;
}

export function noteKeymap(actions: KeyActions): Plugin[] {
  let leaves = false;
  const indent =
    (command: Command): Command =>
    (state, dispatch, view) =>
      !leaves && command(state, dispatch, view);
  const own = keymap({
    [noteKeys.bold]: toggleStrong,
    [noteKeys.italic]: toggleEm,
    [noteKeys.underline]: toggleUnderline,
    [noteKeys.title]: toggleHeading(1),
    [noteKeys.heading]: toggleHeading(2),
    [noteKeys.subheading]: toggleHeading(3),
    [noteKeys.numberedList]: toggleList(nodes.ordered_list),
    [noteKeys.bulletList]: toggleList(nodes.bullet_list),
    [noteKeys.taskList]: toggleList(nodes.task_list),
    [noteKeys.quote]: toggleBlockquote,
    // With nothing to link the key is left to the page.
    [noteKeys.link]: (state, dispatch, view) => canLinkHere(state) && actions.openLink(state, dispatch, view),
    [noteKeys.undo]: undoCommand,
    [noteKeys.redo]: redoCommand,
    "Mod-y": redoCommand,
    [noteKeys.toolbar]: () => {
      actions.focusToolbar();
      return true;
    },
    "Mod-Enter": chainCommands(toggleTask, leaveTable),
    "Shift-Enter": insertBreak,
    Enter: splitItem,
    Tab: indent(chainCommands(sinkItem, nextCell)),
    "Shift-Tab": indent(chainCommands(liftItem, previousCell)),
    Backspace: undoInputRule,
  });
  const escape = new Plugin({
    props: {
      handleKeyDown: (_view, event) => {
        if (event.key === "Escape") leaves = true;
        else if (event.key !== "Tab" && event.key !== "Shift") leaves = false;
        return false;
      },
      handleDOMEvents: {
        blur: () => {
          leaves = false;
          return false;
        },
      },
    },
  });
  return [
    escape,
    own,
    keymap({ ...baseKeymap, Backspace: chainCommands(baseKeymap["Backspace"] ?? (() => false)) }),
  ];
}
