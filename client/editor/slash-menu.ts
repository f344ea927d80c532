/**
 * The menu behind a slash. A slash typed at the start of a line or after a space opens it; what is typed on
 * narrows it; Escape, a space at once, or words that fit nothing leave the slash as text. The focus stays in
 * the text: the choice that Enter would take is named to assistive technology as the active descendant.
 */
import { type Command, type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state";
import { ReplaceStep } from "prosemirror-transform";
import type { EditorView } from "prosemirror-view";
import { type BlockChoice, type ChoiceName, fittingChoices } from "./block-choices.ts";
import { isFromDocument } from "./edit-origin.ts";
import { joinUndoStep } from "./undo-steps.ts";

export interface SlashMenuOptions {
  /** The id of the list on the screen; its options are `${listId}-${name}`. */
  listId: string;
  choiceLabel: (name: ChoiceName) => string;
}

/** Opened by a slash, or asked for by a button or key, which leaves no slash behind. */
type MenuState = { at: "closed" } | { at: "typed" | "asked"; active: number };
type MenuMeta = { kind: "close" | "ask" } | { kind: "move"; active: number };

export type SlashMenu =
  | { at: "closed" }
  | { at: "open"; choices: readonly BlockChoice[]; active: number; from: number };

const key = new PluginKey<MenuState>("slash-menu");
const closed = { at: "closed" } as const;

interface Typed {
  from: number;
  words: string;
}

/** The slash before the cursor and what follows it. */
export function typedAfterSlash({ selection }: EditorState): Typed | null {
  const { $from, empty } = selection;
  if (!empty || !$from.parent.isTextblock) return null;
  const before = $from.parent.textBetween(0, $from.parentOffset, "\n", "\n");
  const match = /(?:^|[\s\n])(\/[^/\n]{0,30})$/.exec(before);
  const found = match?.[1];
  return found === undefined ? null : { from: $from.pos - found.length, words: found.slice(1) };
}

export function slashMenu({ listId, choiceLabel }: SlashMenuOptions): Plugin<MenuState> {
  const menu = (state: EditorState): SlashMenu => slashMenuOf(state, choiceLabel);
  return new Plugin<MenuState>({
    key,
    state: {
      init: () => closed,
      apply: (tr, before, _old, state) => follow(tr, before, state),
    },
    props: {
      attributes: (state) => {
        const now = menu(state);
        const active = now.at === "open" ? now.choices[now.active] : undefined;
        return active ? openAttributes(listId, active) : {};
      },
      handleKeyDown: (view, event) => {
        const now = menu(view.state);
        if (now.at !== "open" || event.isComposing || !press(view, now, event.key)) return false;
        // What the menu took is meant for nothing around the text.
        event.stopPropagation();
        return true;
      },
      handleDOMEvents: {
        blur: (view) => {
          closeMenu(view);
          return false;
        },
      },
    },
  });
}

const openAttributes = (listId: string, { name }: BlockChoice): Record<string, string> => ({
  "aria-autocomplete": "list",
  "aria-haspopup": "listbox",
  "aria-controls": listId,
  "aria-activedescendant": `${listId}-${name}`,
});

/** What is open now, for the list on the screen. */
export function slashMenuOf(state: EditorState, label: (name: ChoiceName) => string): SlashMenu {
  const now = key.getState(state) ?? closed;
  if (now.at === "closed") return now;
  const typed = now.at === "typed" ? typedAfterSlash(state) : null;
  const choices = fittingChoices(state, typed?.words ?? "", label);
  if (choices.length === 0) return closed;
  const active = Math.min(now.active, choices.length - 1);
  return { at: "open", choices, active, from: typed?.from ?? state.selection.from };
}

function follow(tr: Transaction, before: MenuState, state: EditorState): MenuState {
  const meta = tr.getMeta(key) as MenuMeta | undefined;
  if (meta?.kind === "close") return closed;
  if (meta?.kind === "ask") return { at: "asked", active: 0 };
  if (meta?.kind === "move") return before.at === "closed" ? before : { ...before, active: meta.active };
  const isRemote = isFromDocument(tr);
  if (before.at === "closed") {
    return !isRemote && typesSlash(tr) && typedAfterSlash(state)?.words === ""
      ? { at: "typed", active: 0 }
      : before;
  }
  if (isRemote || (!tr.docChanged && !tr.selectionSet)) return before;
  if (before.at === "asked") return closed;
  const typed = typedAfterSlash(state);
  if (!typed || typed.words.startsWith(" ")) return closed;
  return tr.docChanged ? { at: "typed", active: 0 } : before;
}

function typesSlash(tr: Transaction): boolean {
  const [step] = tr.steps;
  return (
    tr.steps.length === 1 &&
    tr.getMeta("uiEvent") === undefined &&
    step instanceof ReplaceStep &&
    step.slice.size === 1 &&
    step.slice.content.firstChild?.text === "/"
  );
}

type OpenMenu = Extract<SlashMenu, { at: "open" }>;

function press(view: EditorView, menu: OpenMenu, pressed: string): boolean {
  const count = menu.choices.length;
  const move = (active: number): true => {
    view.dispatch(view.state.tr.setMeta(key, { kind: "move", active } satisfies MenuMeta));
    return true;
  };
  if (pressed === "ArrowDown") return move((menu.active + 1) % count);
  if (pressed === "ArrowUp") return move((menu.active + count - 1) % count);
  if (pressed === "Enter" || pressed === "Tab") {
    const choice = menu.choices[menu.active];
    if (choice) choose(view, choice);
    return true;
  }
  if (pressed !== "Escape") return false;
  closeMenu(view);
  return true;
}

/** Takes the typed words away and does what was chosen: with the slash, one step to undo. */
export function choose(view: EditorView, choice: BlockChoice): void {
  const now = key.getState(view.state);
  const typed = now?.at === "typed" ? typedAfterSlash(view.state) : null;
  const tr = view.state.tr.setMeta(key, { kind: "close" } satisfies MenuMeta);
  if (!typed) {
    view.dispatch(tr);
    return void choice.command(view.state, view.dispatch, view);
  }
  view.dispatch(joinUndoStep(tr.delete(typed.from, view.state.selection.from)));
  choice.command(view.state, (made) => view.dispatch(joinUndoStep(made)), view);
}

function closeMenu(view: EditorView): void {
  if ((key.getState(view.state) ?? closed).at === "closed") return;
  view.dispatch(view.state.tr.setMeta(key, { kind: "close" } satisfies MenuMeta));
}

/** Opens the menu without a slash. */
export const askMenu: Command = (state, dispatch) => {
  dispatch?.(state.tr.setMeta(key, { kind: "ask" } satisfies MenuMeta));
  return true;
};
