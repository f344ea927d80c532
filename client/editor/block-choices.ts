/** What the menu behind a slash offers, as data. Inside a table its rows and columns come first. */
import { setBlockType } from "prosemirror-commands";
import type { Command, EditorState } from "prosemirror-state";
import { foldText } from "../model/fold-text.ts";
import type { Icon } from "../ui/icon.ts";
import {
  BulletListIcon,
  ColumnAfterIcon,
  ColumnBeforeIcon,
  HeadingIcon,
  NumberedListIcon,
  ParagraphIcon,
  QuoteIcon,
  RemoveIcon,
  RowAboveIcon,
  RowBelowIcon,
  RuleIcon,
  SubheadingIcon,
  TableIcon,
  TaskListIcon,
  TitleIcon,
} from "../ui/text-icons.ts";
import { insertRule, toggleBlockquote, toggleHeading, toggleList } from "./note-commands.ts";
import { noteKeys } from "./note-keymap.ts";
import { noteSchema } from "./note-prose-schema.ts";
import {
  columnAfter,
  columnBefore,
  insertTable,
  isInTable,
  removeColumn,
  removeRow,
  removeTable,
  rowAbove,
  rowBelow,
} from "./note-tables.ts";

const { nodes } = noteSchema;

const tableChoices = [
  { name: "rowBelow", icon: RowBelowIcon, command: rowBelow },
  { name: "rowAbove", icon: RowAboveIcon, command: rowAbove },
  { name: "columnAfter", icon: ColumnAfterIcon, command: columnAfter },
  { name: "columnBefore", icon: ColumnBeforeIcon, command: columnBefore },
  { name: "removeRow", icon: RemoveIcon, command: removeRow },
  { name: "removeColumn", icon: RemoveIcon, command: removeColumn },
  { name: "removeTable", icon: RemoveIcon, command: removeTable },
] as const;

const lineChoices = [
  { name: "paragraph", icon: ParagraphIcon, command: setBlockType(nodes.paragraph) },
  { name: "title", icon: TitleIcon, command: toggleHeading(1) },
  { name: "heading", icon: HeadingIcon, command: toggleHeading(2) },
  { name: "subheading", icon: SubheadingIcon, command: toggleHeading(3) },
  { name: "bulletList", icon: BulletListIcon, command: toggleList(nodes.bullet_list) },
  { name: "numberedList", icon: NumberedListIcon, command: toggleList(nodes.ordered_list) },
  { name: "taskList", icon: TaskListIcon, command: toggleList(nodes.task_list) },
  { name: "quote", icon: QuoteIcon, command: toggleBlockquote },
  { name: "table", icon: TableIcon, command: insertTable({ rows: 3, columns: 3 }) },
  { name: "rule", icon: RuleIcon, command: insertRule },
] as const;

export type ChoiceName = (typeof tableChoices | typeof lineChoices)[number]["name"];

export interface BlockChoice {
  name: ChoiceName;
  icon: Icon;
  command: Command;
  label: string;
  keys?: string | undefined;
}

/** The choices that can be made here and that the typed words fit, in their order. */
export function fittingChoices(
  state: EditorState,
  typed: string,
  label: (name: ChoiceName) => string,
): BlockChoice[] {
  const asked = foldText(typed);
  const offered = isInTable(state) ? [...tableChoices, ...lineChoices] : lineChoices;
  return offered
    .map((choice) => ({ ...choice, label: label(choice.name), keys: keysOf(choice.name) }))
    .filter((choice) => fits(choice.label, asked) && choice.command(state));
}

/** Where one of the label's words, or the label, begins as it was typed. */
export function fits(label: string, asked: string): boolean {
  const folded = foldText(label);
  return folded.startsWith(asked) || folded.split(/[\s-]+/).some((word) => word.startsWith(asked));
}

const keysOf = (name: ChoiceName): string | undefined =>
  name in noteKeys ? noteKeys[name as keyof typeof noteKeys] : undefined;
