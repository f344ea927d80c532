/**
 * Tables in notes. Two people who change rows and columns apart can merge into a table with uneven rows. Such a
 * table is drawn as it is: if every device mended it by itself, each would add the missing cells, for everyone,
 * and again. It is squared up only as part of a row or column command that a person gives.
 */
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  fixTables,
  goToNextCell,
  isInTable,
  tableEditing,
} from "prosemirror-tables";
import { Fragment, type Node, type NodeType } from "prosemirror-model";
import { type Command, type EditorState, Plugin, TextSelection, type Transaction } from "prosemirror-state";
import { noteSchema } from "./note-prose-schema.ts";

const { nodes } = noteSchema;

/** Selecting, pasting and moving in cells. The library's own repair at every change is left out. */
export function noteTables(): Plugin {
  const { spec } = tableEditing();
  const plugin: Plugin = new Plugin({
    ...spec,
    // Given twice the same state, it finds no changed table to repair and only sets the selection right.
    appendTransaction: (transactions, _before, now) =>
      spec.appendTransaction?.call(plugin, transactions, now, now),
  });
  return plugin;
}

const squared =
  (command: Command): Command =>
  (state, dispatch) => {
    if (!isInTable(state)) return false;
    const repair = dispatch && fixTables(state);
    if (!repair) return command(state, dispatch);
    return command(state.apply(repair), (tr) => dispatch(continued(repair, tr)));
  };

function continued(first: Transaction, then: Transaction): Transaction {
  for (const step of then.steps) first.step(step);
  const { anchor, head } = then.selection;
  return first.setSelection(TextSelection.between(first.doc.resolve(anchor), first.doc.resolve(head)));
}

export const rowBelow = squared(addRowAfter);
export const rowAbove = squared(addRowBefore);
export const columnAfter = squared(addColumnAfter);
export const columnBefore = squared(addColumnBefore);
export const removeRow = squared(deleteRow);
export const removeColumn = squared(deleteColumn);
export const removeTable: Command = deleteTable;

/** A table of this size at the cursor, its first row for headings, the cursor in the first cell. */
export function insertTable({ rows, columns }: { rows: number; columns: number }): Command {
  return (state, dispatch) => {
    if (isInTable(state)) return false;
    if (dispatch) dispatch(withTable(state, newTable(rows, columns)));
    return true;
  };
}

function withTable(state: EditorState, table: Node): Transaction {
  const { $from } = state.selection;
  const isEmptyLine = $from.parent.type === nodes.paragraph && $from.parent.childCount === 0;
  const at = isEmptyLine ? $from.before() : $from.after();
  const until = isEmptyLine ? $from.after() : at;
  const isLast = $from.indexAfter(-1) === $from.node(-1).childCount;
  // Without a line below, no cursor could be put behind the table.
  const content = isLast ? [table, nodes.paragraph.create()] : [table];
  const tr = state.tr.replaceWith(at, until, content);
  return tr.setSelection(TextSelection.near(tr.doc.resolve(at + 3))).scrollIntoView();
}

function newTable(rows: number, columns: number): Node {
  const row = (type: NodeType): Node =>
    nodes.table_row.create(
      null,
      Fragment.from(Array.from({ length: columns }, () => type.create(null, nodes.paragraph.create()))),
    );
  const below = Array.from({ length: rows - 1 }, () => row(nodes.table_cell));
  return nodes.table.create(null, [row(nodes.table_header), ...below]);
}

/** To the next cell; behind the last one a new row begins. */
export const nextCell: Command = (state, dispatch, view) => {
  if (!isInTable(state)) return false;
  if (goToNextCell(1)(state, dispatch)) return true;
  if (!dispatch) return true;
  rowBelow(state, dispatch, view);
  return view ? goToNextCell(1)(view.state, dispatch) : true;
};

export const previousCell: Command = (state, dispatch) =>
  isInTable(state) && (goToNextCell(-1)(state, dispatch) || true);

/** Out of the table, to the line below it, which is made where there is none. */
export const leaveTable: Command = (state, dispatch) => {
  const { $head } = state.selection;
  for (let depth = $head.depth; depth > 0; depth -= 1) {
    if ($head.node(depth).type !== nodes.table) continue;
    const after = $head.after(depth);
    const tr = state.tr;
    if (!tr.doc.resolve(after).nodeAfter?.isTextblock) tr.insert(after, nodes.paragraph.create());
    dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(after + 1))).scrollIntoView());
    return true;
  }
  return false;
};

export { isInTable } from "prosemirror-tables";
