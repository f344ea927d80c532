/** The buttons of the toolbar as data: what each does, when it is pressed in, and its key. */
import type { Command, EditorState } from "prosemirror-state";
import { redoCommand, undoCommand } from "y-prosemirror";
import type { Icon } from "../ui/icon.ts";
import {
  BoldIcon,
  BulletListIcon,
  HeadingIcon,
  ItalicIcon,
  LinkIcon,
  NumberedListIcon,
  QuoteIcon,
  RedoIcon,
  RuleIcon,
  SubheadingIcon,
  TableIcon,
  TaskListIcon,
  TitleIcon,
  UnderlineIcon,
  UndoIcon,
} from "../ui/text-icons.ts";
import {
  canLinkHere,
  insertRule,
  isHeadingActive,
  isMarkActive,
  isWrapActive,
  toggleBlockquote,
  toggleEm,
  toggleHeading,
  toggleList,
  toggleStrong,
  toggleUnderline,
} from "./note-commands.ts";
import { noteKeys } from "./note-keymap.ts";
import { noteSchema } from "./note-prose-schema.ts";
import { insertTable, isInTable } from "./note-tables.ts";
import { askMenu } from "./slash-menu.ts";

const { nodes, marks } = noteSchema;

export interface ToolbarItem {
  label:
    | "editor.bold"
    | "editor.italic"
    | "editor.underline"
    | "editor.title"
    | "editor.heading"
    | "editor.subheading"
    | "editor.bulletList"
    | "editor.numberedList"
    | "editor.taskList"
    | "editor.quote"
    | "editor.table"
    | "editor.rule"
    | "editor.link"
    | "editor.undo"
    | "editor.redo";
  icon: Icon;
  keys?: string;
  command: Command;
  isActive?: (state: EditorState) => boolean;
  /** Whether its key does this here; always where it is not said. */
  hasKeys?: (state: EditorState) => boolean;
}

/** Groups are drawn apart. */
export const toolbarGroups = (openLink: Command): readonly (readonly ToolbarItem[])[] => [
  [
    item("bold", BoldIcon, toggleStrong, (state) => isMarkActive(state, marks.strong)),
    item("italic", ItalicIcon, toggleEm, (state) => isMarkActive(state, marks.em)),
    item("underline", UnderlineIcon, toggleUnderline, (state) => isMarkActive(state, marks.underline)),
    { ...item("link", LinkIcon, openLink, (state) => isMarkActive(state, marks.link)), hasKeys: canLinkHere },
  ],
  [
    item("title", TitleIcon, toggleHeading(1), (state) => isHeadingActive(state, 1)),
    item("heading", HeadingIcon, toggleHeading(2), (state) => isHeadingActive(state, 2)),
    item("subheading", SubheadingIcon, toggleHeading(3), (state) => isHeadingActive(state, 3)),
  ],
  [
    wrapItem("bulletList", BulletListIcon, "bullet_list"),
    wrapItem("numberedList", NumberedListIcon, "ordered_list"),
    wrapItem("taskList", TaskListIcon, "task_list"),
    item("quote", QuoteIcon, toggleBlockquote, (state) => isWrapActive(state, nodes.blockquote)),
    { label: "editor.table", icon: TableIcon, command: tableOrItsMenu, isActive: isInTable },
    { label: "editor.rule", icon: RuleIcon, command: insertRule },
  ],
  [
    { label: "editor.undo", icon: UndoIcon, keys: noteKeys.undo, command: undoCommand },
    { label: "editor.redo", icon: RedoIcon, keys: noteKeys.redo, command: redoCommand },
  ],
];

const newTable = insertTable({ rows: 3, columns: 3 });

/** Inside a table the button opens the menu with its rows and columns. */
const tableOrItsMenu: Command = (state, dispatch, view) => {
  if (!isInTable(state)) return newTable(state, dispatch, view);
  view?.focus();
  return askMenu(state, dispatch, view);
};

type Name = Exclude<keyof typeof noteKeys, "toolbar">;

function item(
  name: Name,
  icon: Icon,
  ...[command, isActive]: [Command, (state: EditorState) => boolean]
): ToolbarItem {
  return { label: `editor.${name}`, icon, keys: noteKeys[name], command, isActive };
}

function wrapItem(name: Name, icon: Icon, type: "bullet_list" | "ordered_list" | "task_list"): ToolbarItem {
  return item(name, icon, toggleList(nodes[type]), (state) => isWrapActive(state, nodes[type]));
}
