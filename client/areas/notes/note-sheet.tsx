import { createMemo, createSignal, createUniqueId, type JSX, Show, untrack } from "solid-js";
import type { CaretPlace } from "../../editor/caret-place.ts";
import { NoteEditor } from "../../editor/note-editor.tsx";
import { noteBody } from "../../model/note.ts";
import type { OpenedDocument } from "../../state/document.ts";
import { usePractice } from "../../state/practice.tsx";
import { createPresence } from "../../state/presence.ts";
import type { SummaryOf } from "../../state/summaries.ts";
import { CopyForwardIcon, FocusIcon, PrintIcon, UnfoldIcon } from "../../ui/app-icons.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { useWords } from "../../words/words-context.tsx";
import { createPageCommands } from "../frame/commands.tsx";
import { createLeft, useWayBack } from "../frame/create-way-back.ts";
import { SaveNow } from "../frame/header-save-state.tsx";
import { CopyForward } from "./copy-forward.tsx";
import { createFocusMode } from "./focus-mode.ts";
import { NoteDetails } from "./note-details.tsx";
import type { NoteFacts } from "./note-facts.ts";
import { createNoteInShort } from "./note-in-short.ts";
import styles from "./note-page.module.css";
import { PrintPreview } from "./print-preview.tsx";
import { stampWriting } from "./stamp-writing.ts";

type SheetProps = {
  document: OpenedDocument;
  facts: NoteFacts;
  readOnly: boolean;
  /** Shown from a snapshot whose entries are on their way. */
  unverified: boolean;
  isNew: boolean;
  /** The keys that were meant for the text before it was there. */
  typedBefore: () => readonly string[];
  /** The other notes about this person, the latest first. */
  earlier: readonly SummaryOf<"note">[];
  title: string;
  /** What the person in care is called on the screen: no name while names are hidden. */
  who: string;
  /** What the person in care is called on paper. */
  person: Readonly<{ name: string; code: string }>;
};

/** The note itself: what it is about, the line that tells about the text, and the text. */
export function NoteSheet(props: SheetProps): JSX.Element {
  const practice = usePractice();
  const { t } = useWords();
  // The document stays the same as long as this sheet lies here.
  const { doc, awareness } = untrack(() => props.document);
  const [sheet, setSheet] = createSignal<HTMLElement>();
  const [words, setWords] = createSignal<number>();
  const [open, setOpen] = createSignal<"preview" | "copy">();
  const detailsId = createUniqueId();
  const [isUnfolded, setUnfolded] = createSignal(false);
  const inShort = createNoteInShort();
  const focus = createFocusMode(sheet);
  const mayCopy = createMemo(() => !props.readOnly && props.earlier.length > 0);
  const close = (): void => {
    setOpen(undefined);
  };
  const wayBack = useWayBack();
  let caret: CaretPlace | undefined;
  const caretBefore: CaretPlace | undefined = createLeft(
    "parts",
    "caret",
    (): CaretPlace | undefined => caret ?? caretBefore,
  );
  let focusText = (): void => undefined;
  const goOnWriting = (): void => {
    close();
    focusText();
  };
  stampWriting(doc, practice);
  createPageCommands(() => [
    {
      id: "note-focus",
      group: "page",
      icon: FocusIcon,
      label: t("note.focus"),
      press: { kind: "function", key: "F8" },
      run: () => focus.turn(!focus.isOn()),
    },
    {
      id: "note-preview",
      group: "page",
      icon: PrintIcon,
      label: t("note.preview"),
      press: { kind: "chord", key: "p" },
      run: () => setOpen("preview"),
    },
    ...(mayCopy()
      ? [
          {
            id: "note-copy",
            group: "page" as const,
            icon: CopyForwardIcon,
            label: t("note.copyForward"),
            run: () => setOpen("copy"),
          },
        ]
      : []),
  ]);
  const leave = (event: KeyboardEvent): void => {
    const isInDialog = event.target instanceof Element && event.target.closest("dialog") !== null;
    if (event.key === "Escape" && !isInDialog) focus.turn(false);
  };
  return (
    <div
      ref={setSheet}
      class={styles["sheet"]}
      data-sensitive=""
      data-focus={focus.isOn() ? "" : undefined}
      on:keydown={leave}
    >
      <div class={styles["about"]}>
        <button
          type="button"
          class={styles["fold"]}
          aria-expanded={isUnfolded()}
          aria-controls={detailsId}
          onClick={() => setUnfolded(!isUnfolded())}
        >
          <span>
            <VisuallyHidden>{t("note.details")}: </VisuallyHidden>
            {inShort(props.facts)}
          </span>
          <UnfoldIcon />
        </button>
        <div id={detailsId}>
          <NoteDetails doc={doc} facts={props.facts} readOnly={props.readOnly} />
        </div>
        <Show when={props.readOnly}>
          <Notice tone="info">{t(props.unverified ? "note.unverified" : "note.readOnly")}</Notice>
        </Show>
      </div>
      <Show when={focus.isOn()}>
        <p class={styles["who"]}>
          {props.who} · {props.title}
        </p>
      </Show>
      <div class={styles["line"]}>
        <Present awareness={awareness} />
        <Show when={focus.isOn()}>
          <SaveNow />
        </Show>
        <span class={styles["words"]}>
          {words() === undefined ? "" : t("note.words", { count: words() ?? 0 })}
        </span>
        <Show when={mayCopy()}>
          <IconButton
            small
            label={t("note.copyForward")}
            icon={CopyForwardIcon}
            onPress={() => setOpen("copy")}
          />
        </Show>
        <IconButton small label={t("note.preview")} icon={PrintIcon} onPress={() => setOpen("preview")} />
        <IconButton
          small
          label={t("note.focus")}
          icon={FocusIcon}
          pressed={focus.isOn()}
          onPress={() => focus.turn(!focus.isOn())}
        />
      </div>
      <div class={styles["text"]}>
        <NoteEditor
          fragment={noteBody(doc)}
          isNew={props.isNew}
          typedBefore={props.typedBefore}
          onOpen={(focus) => (focusText = focus)}
          awareness={awareness}
          label={t("note.body")}
          person={{ name: practice.ownName(), colourIndex: practice.colourIndex() }}
          readOnly={props.readOnly}
          caret={wayBack.isUndisturbed() ? caretBefore : undefined}
          onLeave={(place) => (caret = place)}
          onWordCount={setWords}
        />
      </div>
      <Show when={open() === "copy" && mayCopy()}>
        <CopyForward doc={doc} earlier={props.earlier} onCopied={goOnWriting} onClose={close} />
      </Show>
      <Show when={open() === "preview"}>
        <PrintPreview
          doc={doc}
          facts={props.facts}
          title={props.title}
          person={props.person}
          onClose={close}
        />
      </Show>
    </div>
  );
}

/** Who else has this note open. Its place is kept when nobody has, so that the text does not move. */
function Present(props: { awareness: OpenedDocument["awareness"] }): JSX.Element {
  const practice = usePractice();
  const { t, formats } = useWords();
  const present = createPresence(
    untrack(() => props.awareness),
    practice.ownName,
  );
  return (
    <p class={styles["present"]} role="status">
      {present().length > 0 ? t("note.here", { names: formats().list(present()) }) : ""}
    </p>
  );
}
