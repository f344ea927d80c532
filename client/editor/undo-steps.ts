/**
 * What one press of Undo takes back: a piece of text, however long it took to type. A piece ends with a sentence, after some words, when
 * typing turns into deleting or goes on elsewhere, and around whatever is no typing: a paste, a command, what the note's page puts in. A
 * new line begins a piece. So nothing that was deleted is lost in the middle of what was typed before it.
 */
import type { Node } from "prosemirror-model";
import type { EditorState, Transaction } from "prosemirror-state";
import { ReplaceStep } from "prosemirror-transform";
import { defaultDeleteFilter, defaultProtectedNodes, ySyncPluginKey } from "y-prosemirror";
import * as Y from "yjs";
import type { Origin } from "../model/change.ts";
import { isFromColleague, isFromDocument } from "./edit-origin.ts";

export interface UndoSteps {
  /** The editor's own edits of the body, and what its page put in. */
  readonly manager: Y.UndoManager;
  /** Must be told of every transaction before it is applied … */
  before(state: EditorState, tr: Transaction): void;
  /** … and of the state that came of it. */
  after(state: EditorState): void;
}

/** Characters after which the next word begins a piece, and after which any letter does: some scripts set no spaces. */
const LONG = 40;
const TOO_LONG = 80;
const PAUSE_MS = 5_000;

type Kind = "typing" | "deleting";

/** The piece that is being written: its kind, its characters, the cursor behind it and when it was last written at. */
interface Run {
  kind: Kind;
  length: number;
  cursor: number;
  atMs: number;
}

interface Edit {
  kind: Kind;
  from: number;
  to: number;
  text: string;
  /** Always a piece of its own, which the next letters may go on. */
  begins: boolean;
}

const pageEdit: Origin = "edit";
const joinsLast = "joinsLastUndoStep";

/** What this does is taken back together with what was typed before it. */
export const joinUndoStep = (tr: Transaction): Transaction => tr.setMeta(joinsLast, true);

export function makeUndoSteps(body: Y.XmlFragment, now: () => number): UndoSteps {
  let run: Run | null = null;
  let composition: unknown;
  const isBody = (type: unknown): boolean => type === body;
  const manager = new Y.UndoManager(body, {
    trackedOrigins: new Set([ySyncPluginKey, pageEdit]),
    captureTimeout: Number.POSITIVE_INFINITY,
    deleteFilter: (item) => defaultDeleteFilter(item, defaultProtectedNodes),
    captureTransaction: (transaction) => {
      if (transaction.origin === pageEdit && [...transaction.changedParentTypes.keys()].some(isBody)) {
        run = null;
        manager.stopCapturing();
      }
      return transaction.meta.get("addToHistory") !== false;
    },
  });
  const edited = (state: EditorState, tr: Transaction): void => {
    const edit = tr.getMeta("uiEvent") === undefined ? editOf(tr) : null;
    const isComposing = tr.getMeta("composition") !== undefined && tr.getMeta("composition") === composition;
    composition = tr.getMeta("composition");
    const goesOn = run !== null && edit !== null && continues(run, edit, { doc: state.doc, now: now() });
    if (!goesOn && !isComposing && tr.getMeta(joinsLast) === undefined) manager.stopCapturing();
    const length = (goesOn && run ? run.length : 0) + (edit?.text.length ?? 0);
    run = edit && { kind: edit.kind, length, cursor: edit.to, atMs: now() };
  };
  return {
    manager,
    before(state, tr) {
      if (isFromDocument(tr)) run = isFromColleague(tr) ? run : null;
      else if (tr.docChanged) edited(state, tr);
      else if (tr.storedMarksSet || (tr.selectionSet && !isAt(tr, run))) run = null;
    },
    after({ selection }) {
      if (run) run.cursor = selection.head;
    },
  };
}

const isAt = ({ selection }: Transaction, run: Run | null): boolean =>
  selection.empty && selection.head === run?.cursor;

function continues(run: Run, edit: Edit, { doc, now }: { doc: Node; now: number }): boolean {
  if (edit.begins || edit.kind !== run.kind) return false;
  if (edit.kind === "deleting") {
    return (
      (edit.to === run.cursor || edit.from === run.cursor) && !(run.length >= LONG && /\s/.test(edit.text))
    );
  }
  if (edit.from !== run.cursor || run.length >= TOO_LONG) return false;
  const before = textBefore(doc, edit.from);
  if (edit.text === "/" && /(^|\s)$/.test(before)) return false;
  if (/[。！？]$/.test(before)) return false;
  const beginsWord = /\s$/.test(before) ? /^\S/.test(edit.text) : /^\s+\S/.test(edit.text);
  return !beginsWord || !(run.length >= LONG || now - run.atMs >= PAUSE_MS || endsSentence(before));
}

// A Greek question ends with what is a semicolon elsewhere.
const endsSentence = (text: string): boolean => /[.!?…;·]["'»«”“’)\]]*\s*$/.test(text);

function textBefore(doc: Node, pos: number): string {
  const { parent, parentOffset } = doc.resolve(pos);
  return parent.textBetween(Math.max(0, parentOffset - 8), parentOffset, "\n", "\n");
}

/** Typed text, one deleted character or a new line; anything else is `null`. */
function editOf({ steps, docs }: Transaction): Edit | null {
  const [step] = steps;
  const [doc] = docs;
  if (steps.length !== 1 || !doc || !(step instanceof ReplaceStep)) return null;
  const { from, to, slice } = step;
  if (slice.size === 0) {
    const text = doc.textBetween(from, to, "\n", "\n");
    const isOne = text.length === to - from && [...text].length === 1;
    return isOne ? { kind: "deleting", from, to, text, begins: false } : null;
  }
  const inner = slice.content.childCount === 1 ? slice.content.firstChild : null;
  if (from === to && (slice.openStart > 0 || inner?.type.name === "hard_break")) {
    return { kind: "typing", from, to, text: "", begins: true };
  }
  return inner?.isText ? { kind: "typing", from, to, text: inner.text ?? "", begins: from < to } : null;
}
