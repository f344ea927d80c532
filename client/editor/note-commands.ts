/** What toolbar and keys do, as ProseMirror commands: with a `dispatch` they act, without they only answer. */
import { lift, setBlockType, toggleMark, wrapIn } from "prosemirror-commands";
import { Fragment, type MarkType, type Node, type NodeType, type ResolvedPos } from "prosemirror-model";
import { liftListItem, sinkListItem, splitListItem, wrapInList } from "prosemirror-schema-list";
import { type Command, type EditorState, TextSelection } from "prosemirror-state";
import { noteSchema } from "./note-prose-schema.ts";

const { nodes, marks } = noteSchema;
const itemTypes: readonly NodeType[] = [nodes.list_item, nodes.task_item];
const itemOfList = new Map<NodeType, NodeType>([
  [nodes.bullet_list, nodes.list_item],
  [nodes.ordered_list, nodes.list_item],
  [nodes.task_list, nodes.task_item],
]);

export const toggleStrong = toggleMark(marks.strong);
export const toggleEm = toggleMark(marks.em);
export const toggleUnderline = toggleMark(marks.underline);

/** Whether the mark is on where the next letter would go, or anywhere in the selection. */
export function isMarkActive(state: EditorState, mark: MarkType): boolean {
  const { from, to, empty, $from } = state.selection;
  if (empty) return Boolean(mark.isInSet(state.storedMarks ?? $from.marks()));
  return state.doc.rangeHasMark(from, to, mark);
}

/** Whether the block at the cursor is a heading of this level. */
export function isHeadingActive(state: EditorState, level: number): boolean {
  const { parent } = state.selection.$from;
  return parent.type === nodes.heading && parent.attrs["level"] === level;
}

/** Whether the innermost list, or any quotation, around the cursor is of this type. */
export function isWrapActive(state: EditorState, type: NodeType): boolean {
  const { $from } = state.selection;
  if (itemOfList.has(type)) return closest($from, (node) => itemOfList.has(node.type))?.node.type === type;
  return closest($from, (node) => node.type === type) !== null;
}

interface Around {
  node: Node;
  pos: number;
}

function closest($pos: ResolvedPos, test: (node: Node) => boolean): Around | null {
  for (let depth = $pos.depth; depth > 0; depth -= 1) {
    if (test($pos.node(depth))) return { node: $pos.node(depth), pos: $pos.before(depth) };
  }
  return null;
}

/** Makes the block a heading of this level, or a paragraph again; a section keeps its prompt. */
export function toggleHeading(level: 1 | 2 | 3): Command {
  return (state, dispatch) => {
    if (isHeadingActive(state, level)) return setBlockType(nodes.paragraph)(state, dispatch);
    const { parent } = state.selection.$from;
    const kept = parent.type === nodes.heading ? parent.attrs : {};
    return setBlockType(nodes.heading, { ...kept, level })(state, dispatch);
  };
}

/** Wraps in a list of this type, turns another list into it, or lifts out of it. */
export function toggleList(listType: NodeType): Command {
  return (state, dispatch) => {
    const list = closest(state.selection.$from, (node) => itemOfList.has(node.type));
    if (list?.node.type === listType) return liftListItem(itemTypes)(state, dispatch);
    if (!list) return wrapInList(listType)(state, dispatch);
    if (dispatch) dispatch(retypeList(state, list, listType));
    return true;
  };
}

// Both lists have one token where the other has one, so every position stays where it was.
function retypeList(state: EditorState, { node, pos }: Around, listType: NodeType) {
  const itemType = itemOfList.get(listType) ?? nodes.list_item;
  const items: Node[] = [];
  node.forEach((item) => items.push(itemType.create(null, item.content)));
  const tr = state.tr.replaceWith(pos, pos + node.nodeSize, listType.create(null, Fragment.from(items)));
  const { anchor, head } = state.selection;
  return tr.setSelection(TextSelection.create(tr.doc, anchor, head)).scrollIntoView();
}

export const toggleBlockquote: Command = (state, dispatch) =>
  isWrapActive(state, nodes.blockquote) ? lift(state, dispatch) : wrapIn(nodes.blockquote)(state, dispatch);

export const insertRule: Command = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(nodes.horizontal_rule.create()).scrollIntoView());
  return true;
};

export const insertBreak: Command = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create(), true).scrollIntoView());
  return true;
};

/** Ticks or unticks the task around the cursor. */
export const toggleTask: Command = (state, dispatch) => {
  const task = closest(state.selection.$from, (node) => node.type === nodes.task_item);
  if (!task) return false;
  dispatch?.(state.tr.setNodeAttribute(task.pos, "checked", task.node.attrs["checked"] !== true));
  return true;
};

export const splitItem: Command = (state, dispatch) =>
  splitListItem(nodes.task_item, { checked: false })(state, dispatch) ||
  splitListItem(nodes.list_item)(state, dispatch);

export const sinkItem: Command = (state, dispatch) =>
  itemTypes.some((type) => sinkListItem(type)(state, dispatch));
export const liftItem: Command = liftListItem(itemTypes);

export interface LinkRange {
  from: number;
  to: number;
  href: string;
}

/** Whether there is something to link: selected text, or a link around the cursor. */
export function canLinkHere(state: EditorState): boolean {
  const { empty, $from } = state.selection;
  return !empty || marks.link.isInSet($from.marks()) !== undefined;
}

/** The selection, or the whole link around the cursor; `href` is empty where there is none yet. */
export function linkRange(state: EditorState): LinkRange {
  const { from, to, empty, $from } = state.selection;
  const link = marks.link.isInSet(empty ? $from.marks() : ($from.nodeAfter?.marks ?? []));
  const href = typeof link?.attrs["href"] === "string" ? link.attrs["href"] : "";
  if (!empty || !link) return { from, to, href };
  let start = $from.parentOffset;
  let end = start;
  $from.parent.forEach((node, offset) => {
    const touches = offset <= $from.parentOffset && $from.parentOffset <= offset + node.nodeSize;
    if (link.isInSet(node.marks) && touches) {
      start = Math.min(start, offset);
      end = Math.max(end, offset + node.nodeSize);
    }
  });
  return { from: $from.start() + start, to: $from.start() + end, href };
}

/** Links the range, or removes its link (`null`); an empty range gets the address as its text. */
export function setLink({ from, to }: LinkRange, href: string | null): Command {
  return (state, dispatch) => {
    const tr = state.tr;
    const mark = href === null ? null : marks.link.create({ href });
    if (from === to && mark) tr.insert(from, noteSchema.text(mark.attrs["href"] as string, [mark]));
    else tr.removeMark(from, to, marks.link);
    if (from !== to && mark) tr.addMark(from, to, mark);
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}
