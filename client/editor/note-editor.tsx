import "prosemirror-view/style/prosemirror.css";
import type { Command } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { createEffect, createSignal, createUniqueId, type JSX, onCleanup, Show, untrack } from "solid-js";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import { Notice } from "../ui/notice.tsx";
import { useAnnouncer } from "../ui/toasts.tsx";
import { useWords, type Words } from "../words/words-context.tsx";
import { type CaretPlace, caretPlace, returnTo } from "./caret-place.ts";
import type { CaretPerson } from "./carets.ts";
import { copiedFrom } from "./copied-from.ts";
import { createNoteView } from "./create-note-view.ts";
import { beginWriting, typeKeys } from "./begin-writing.ts";
import { createWordCounter } from "./create-word-counter.ts";
import { LinkDialog } from "./link-dialog.tsx";
import { type LinkRange, linkRange, setLink } from "./note-commands.ts";
import styles from "./note-editor.module.css";
import type { ChoiceName } from "./block-choices.ts";
import { type PasteRefusal, pasteLimits } from "./note-paste.ts";
import { NoteToolbar } from "./note-toolbar.tsx";
import { SlashMenuList } from "./slash-menu-list.tsx";

export interface NoteEditorProps {
  fragment: Y.XmlFragment;
  awareness: Awareness;
  /** The name of the text, read aloud. */
  label: string;
  /** How colleagues see this member's caret; left alone when absent. */
  person?: CaretPerson | undefined;
  readOnly?: boolean | undefined;
  /** The keys that were pressed for it before it was there; asked for once, when a new text can be written in. */
  typedBefore?: (() => readonly string[]) | undefined;
  /** Given what puts the keyboard back into the text, where the caret stands. */
  onOpen?: ((focus: () => void) => void) | undefined;
  /** Just made: the caret goes to its first empty place, so that writing begins with the first key. */
  isNew?: boolean | undefined;
  /** Where it was left: the caret goes back there as soon as that is here, and no more once this is `undefined`. */
  caret?: CaretPlace | undefined;
  /** Told when the text goes from the screen. */
  onLeave?: ((caret: CaretPlace | undefined) => void) | undefined;
  /** Told shortly after each pause in writing, and at the start. */
  onWordCount?: ((words: number) => void) | undefined;
}

/**
 * Rich text over a shared body, with formatting, colleagues' carets and undo of one's own changes. A body this
 * version does not fully know is shown as words and left untouched.
 */
export function NoteEditor(props: NoteEditorProps): JSX.Element {
  const words = useWords();
  const id = createUniqueId();
  const [link, setLinkRange] = createSignal<LinkRange>();
  const refusal = createRefusal(words);
  let mount: HTMLDivElement | undefined;
  let toolbar: HTMLDivElement | undefined;
  const isHeld = createHeld(() => mount);

  const choiceLabel = (name: ChoiceName): string => words.t(`editor.${name}`);
  const openLink: Command = (current, dispatch) => {
    if (props.readOnly) return false;
    if (dispatch) setLinkRange(linkRange(current));
    return true;
  };
  const { situation, state } = createNoteView({
    mount: () => mount,
    body: () => props.fragment,
    awareness: () => props.awareness,
    label: () => props.label,
    isReadOnly: () => props.readOnly ?? false,
    emptyNote: () => words.t("editor.empty"),
    taskDone: () => words.t("editor.taskDone"),
    pasteRefused: refusal.say,
    edited: refusal.end,
    copiedFrom: (day) => copiedFrom(day, words),
    listId: `${id}-menu`,
    choiceLabel,
    openLink,
    focusToolbar: () => toolbar?.querySelector<HTMLElement>("button[tabindex='0']")?.focus(),
    closing: (closing) => props.onLeave?.(caretPlace(closing.state, isHeld())),
    changed: createWordCounter((count) => props.onWordCount?.(count), words.language),
  });
  createEffect(() => {
    if (props.person) props.awareness.setLocalStateField("user", { ...props.person });
  });

  const view = (): EditorView | undefined => {
    const now = situation();
    return now.at === "open" ? now.view : undefined;
  };
  createEffect(() => {
    const open = view();
    if (open) props.onOpen?.(() => open.focus());
  });
  createEffect<boolean>((hasBegun) => {
    const open = view();
    if (hasBegun || !props.isNew || open === undefined || props.readOnly) return hasBegun;
    beginWriting(open);
    typeKeys(open, untrack(() => props.typedBefore?.()) ?? []);
    return true;
  }, false);
  createEffect<boolean>((isDone) => {
    const [open, now] = [view(), state()];
    if (isDone || open === undefined || now === undefined) return isDone;
    const caret = untrack(() => props.caret);
    return caret === undefined || untrack(() => returnTo(open, caret));
  }, false);
  const foreign = (): string | undefined => {
    const now = situation();
    return now.at === "foreign" ? now.text : undefined;
  };
  const applyLink = (range: LinkRange, href: string | null): void => {
    setLinkRange(undefined);
    const open = view();
    if (open) setLink(range, href)(open.state, open.dispatch);
    open?.focus();
  };

  return (
    <div class={styles["editor"]} data-read-only={props.readOnly ? "" : undefined}>
      <Show when={props.readOnly ? undefined : view()} keyed>
        {(open) => (
          <NoteToolbar
            view={open}
            state={() => state() ?? open.state}
            openLink={openLink}
            controls={id}
            ref={(element) => (toolbar = element)}
          />
        )}
      </Show>
      <Show when={foreign() !== undefined}>
        <Notice tone="attention" title={words.t("editor.newerTitle")} announce>
          {words.t("editor.newerText")}
        </Notice>
        <article class={styles["words"]} aria-label={props.label}>
          {foreign()}
        </article>
      </Show>
      <div id={id} class={styles["paper"]} ref={(element) => (mount = element)} />
      <Show when={props.readOnly ? undefined : view()} keyed>
        {(open) => (
          <SlashMenuList
            view={open}
            state={() => state() ?? open.state}
            listId={`${id}-menu`}
            label={choiceLabel}
          />
        )}
      </Show>
      <Show when={link()} keyed>
        {(range) => (
          <LinkDialog
            href={range.href}
            onApply={(href) => applyLink(range, href)}
            onClose={() => setLinkRange(undefined)}
          />
        )}
      </Show>
    </div>
  );
}

/** Whether the text is what was worked on last: buttons beside the page, such as that which locks, take the focus without that. */
function createHeld(text: () => HTMLElement | undefined): () => boolean {
  let isHeld = false;
  const follow = ({ target }: FocusEvent): void => {
    if (!(target instanceof Element)) return;
    if (text()?.contains(target)) isHeld = true;
    else if (target.closest("main") !== null && target.closest("dialog") === null) isHeld = false;
  };
  document.addEventListener("focusin", follow);
  onCleanup(() => document.removeEventListener("focusin", follow));
  return () => isHeld;
}

/** Why nothing was pasted, said where it moves no line, and until the next change of the text. */
function createRefusal(words: Words): { say: (reason: PasteRefusal) => void; end: () => void } {
  const announcer = useAnnouncer();
  let end = (): void => undefined;
  const endLast = (): void => end();
  onCleanup(endLast);
  return {
    say(reason) {
      end();
      end = announcer.urgent(refusalWords(reason, words));
    },
    end: endLast,
  };
}

function refusalWords(reason: PasteRefusal, { t }: Words): string {
  if (reason === "picture") return t("editor.pastePicture");
  if (reason === "file") return t("editor.pasteFile");
  return t("editor.pasteTooLarge", { limit: pasteLimits.text });
}
