/**
 * One ProseMirror view bound to a shared body. Undo takes back only what was typed here; colleagues' carets
 * show where they are. The browser is asked not to send the text to translation, writing or grammar services.
 */
import { EditorState, type Plugin } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import type { Awareness } from "y-protocols/awareness";
import { yCursorPlugin, ySyncPlugin, yUndoPlugin } from "y-prosemirror";
import type * as Y from "yjs";
import { buildCaret, buildSelection } from "./carets.ts";
import { clickedPaper } from "./clicked-paper.ts";
import { copiedText } from "./copied-text.ts";
import { makeCoveredEdges } from "./covered-edges.ts";
import { placeCaret } from "./begin-writing.ts";
import { isFromColleague, isFromDocument } from "./edit-origin.ts";
import { noteInputRules } from "./note-input-rules.ts";
import { type KeyActions, noteKeymap } from "./note-keymap.ts";
import { noteLinks } from "./note-links.ts";
import { notePaste, type PasteRefusal } from "./note-paste.ts";
import { noteSchema } from "./note-prose-schema.ts";
import { noteTables } from "./note-tables.ts";
import { ownUndo } from "./own-undo.ts";
import { restingNames } from "./resting-names.ts";
import { selectionFirst } from "./selection-first.ts";
import { sectionPrompts } from "./section-prompts.ts";
import { slashMenu, type SlashMenuOptions } from "./slash-menu.ts";
import { isBlank, makeSteadyView } from "./steady-view.ts";
import { taskItemView } from "./task-item-view.ts";
import { makeUndoSteps } from "./undo-steps.ts";

export interface NoteViewOptions extends KeyActions, SlashMenuOptions {
  body: Y.XmlFragment;
  awareness: Awareness;
  label: () => string;
  isReadOnly: () => boolean;
  emptyNote: () => string;
  taskDone: () => string;
  pasteRefused: (reason: PasteRefusal) => void;
  /** The text was changed here. */
  edited: () => void;
  /** Where text that was copied forward comes from, in words; `null` for a day that is none. */
  copiedFrom: (day: string) => string | null;
  changed: (state: EditorState) => void;
}

/** The caller destroys the view. */
export function makeNoteView(mount: HTMLElement, options: NoteViewOptions): EditorView {
  const steady = makeSteadyView();
  const covered = makeCoveredEdges();
  const steps = makeUndoSteps(options.body, () => performance.now());
  const view = new EditorView(
    { mount },
    {
      state: EditorState.create({ schema: noteSchema, plugins: plugins(options, steps.manager) }),
      editable: () => !options.isReadOnly(),
      attributes: () => attributes(options),
      nodeViews: nodeViews(options),
      dispatchTransaction(this: EditorView, transaction) {
        // y-prosemirror moves carets in a timer that may fire after the view has been closed.
        if (this.isDestroyed) return;
        const update = (): void => {
          steps.before(this.state, transaction);
          const next = this.state.apply(transaction);
          steps.after(next);
          this.updateState(next);
        };
        const isArriving = isBlank(this.state.doc) && isFromDocument(transaction) && !this.hasFocus();
        if (isFromColleague(transaction)) steady.keep(this, update);
        else update();
        if (isArriving && !isBlank(this.state.doc)) placeCaret(this);
        if (transaction.docChanged && !isFromDocument(transaction)) options.edited();
        options.changed(this.state);
      },
      handleScrollToSelection: (scrolled) => {
        if (!steady.isKeeping()) covered.measure(scrolled.dom);
        return steady.isKeeping();
      },
      scrollThreshold: covered,
      scrollMargin: covered,
    },
  );
  // Yjs fills the stacks after the view has been updated, so the buttons need a second look.
  const stacksChanged = (): void => options.changed(view.state);
  steps.manager.on("stack-item-added", stacksChanged);
  steps.manager.on("stack-item-popped", stacksChanged);
  options.changed(view.state);
  return view;
}

const nodeViews = ({ taskDone }: NoteViewOptions) => ({ task_item: taskItemView(taskDone) });

function plugins(options: NoteViewOptions, undoManager: Y.UndoManager): Plugin[] {
  return [
    selectionFirst(),
    clickedPaper(),
    ySyncPlugin(options.body) as Plugin,
    yCursorPlugin(options.awareness, {
      cursorBuilder: buildCaret,
      selectionBuilder: buildSelection,
    }) as Plugin,
    restingNames(options.awareness),
    yUndoPlugin({ undoManager }) as Plugin,
    // Other ways of drawing a block make it draw all of them.
    ownUndo((view) => view.setProps({ nodeViews: nodeViews(options) })),
    slashMenu(options),
    noteInputRules(),
    ...noteKeymap(options),
    notePaste(options.pasteRefused),
    noteTables(),
    noteLinks(),
    copiedText(options.copiedFrom),
    sectionPrompts(options.emptyNote),
  ];
}

const attributes = (options: NoteViewOptions): Record<string, string> => ({
  role: "textbox",
  "aria-multiline": "true",
  "aria-label": options.label(),
  "aria-readonly": String(options.isReadOnly()),
  tabindex: "0",
  translate: "no",
  writingsuggestions: "false",
  "data-gramm": "false",
});
