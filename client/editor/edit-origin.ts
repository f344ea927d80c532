/** Where a change of the editor's document comes from, as the binding to the shared document marks it. */
import type { Transaction } from "prosemirror-state";
import { ySyncPluginKey } from "y-prosemirror";

type Origin = { isChangeOrigin?: boolean; isUndoRedoOperation?: boolean } | undefined;

const originOf = (tr: Transaction): Origin => tr.getMeta(ySyncPluginKey) as Origin;

/** From the shared document: a colleague's edit, or this member's undo and redo. */
export const isFromDocument = (tr: Transaction): boolean => originOf(tr)?.isChangeOrigin === true;

/** A colleague's edit. */
export const isFromColleague = (tr: Transaction): boolean =>
  isFromDocument(tr) && originOf(tr)?.isUndoRedoOperation !== true;
