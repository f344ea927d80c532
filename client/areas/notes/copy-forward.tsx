import { createMemo, createSignal, For, type JSX, Match, Show, Switch, untrack } from "solid-js";
import { noteBody } from "../../model/note.ts";
import { type CopyOrigin, copySections, type NoteSection, noteSections } from "../../model/note-sections.ts";
import { type OpenedDocument, useDocument } from "../../state/document.ts";
import { usePractice } from "../../state/practice.tsx";
import type { SummaryOf } from "../../state/summaries.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Quiet } from "../../ui/layout.tsx";
import { Select } from "../../ui/select.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/words-context.tsx";
import { DocumentTrouble } from "../frame/document-trouble.tsx";
import { createNoteTitle, createSharesDay } from "./note-heading.ts";
import styles from "./note-page.module.css";
import { localDay } from "./session-time.ts";

type CopyForwardProps = {
  doc: OpenedDocument["doc"];
  earlier: readonly SummaryOf<"note">[];
  /** Instead of `onClose`. */
  onCopied: () => void;
  onClose: () => void;
};

type Chosen = { sections: readonly NoteSection[]; origin: CopyOrigin };

/** Takes chosen parts of an earlier note about the same person into this one. */
export function CopyForward(props: CopyForwardProps): JSX.Element {
  const practice = usePractice();
  const { t } = useWords();
  const title = createNoteTitle();
  const sharesDay = createSharesDay(() => props.earlier);
  const [which, setWhich] = createSignal<string | undefined>(untrack(() => props.earlier[0]?.document));
  const [chosen, setChosen] = createSignal<Chosen>();
  const note = createMemo(() => props.earlier.find(({ document }) => document === which()));
  const copy = (): void => {
    const now = chosen();
    if (!now) return props.onClose();
    copySections(props.doc, noteBody(props.doc), { ...now, stamp: practice.stamp("edit") });
    props.onCopied();
  };
  return (
    <Dialog
      open
      title={t("note.copyForward")}
      closeLabel={t("action.cancel")}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onPress={() => props.onClose()}>{t("action.cancel")}</Button>
          <Button kind="primary" disabled={(chosen()?.sections.length ?? 0) === 0} onPress={copy}>
            {t("note.copyForwardDo")}
          </Button>
        </>
      }
    >
      <Quiet>{t("note.copyForwardText")}</Quiet>
      <Select
        label={t("note.copyForwardWhich")}
        placeholder={t("field.choose")}
        value={which()}
        onChange={(document) => {
          setChosen(undefined);
          setWhich(document);
        }}
        options={props.earlier.map((earlier) => ({
          value: earlier.document,
          label: title(earlier.fields, sharesDay()(earlier)),
        }))}
      />
      <Show when={note()?.document} keyed>
        {(document) => (
          <Parts
            document={document}
            day={localDay(note()?.fields.sessionStart ?? note()?.fields.createdAt ?? null) ?? ""}
            onChoose={setChosen}
          />
        )}
      </Show>
    </Dialog>
  );
}

type PartsProps = {
  document: SummaryOf<"note">["document"];
  day: string;
  onChoose: (chosen: Chosen) => void;
};

function Parts(props: PartsProps): JSX.Element {
  const { t } = useWords();
  const document = useDocument(untrack(() => props.document));
  const isOpen = (): boolean => document.situation().at === "open";
  const sections = createMemo(() => (isOpen() ? noteSections(noteBody(document.doc)) : []));
  const [chosen, setChosen] = createSignal<ReadonlySet<number>>(new Set());
  const choose = (index: number, isChosen: boolean): void => {
    const next = new Set(chosen());
    if (isChosen) next.add(index);
    else next.delete(index);
    setChosen(next);
    props.onChoose({
      sections: sections().filter((_, at) => next.has(at)),
      origin: { note: props.document, day: props.day },
    });
  };
  return (
    <Switch fallback={<Waiting>{t("waiting.opening")}</Waiting>}>
      <Match when={document.situation().at === "closed"}>
        <DocumentTrouble situation={document.situation()} />
      </Match>
      <Match when={isOpen() && sections().length === 0}>
        <Quiet>{t("note.copyForwardNothing")}</Quiet>
      </Match>
      <Match when={isOpen()}>
        <fieldset class={styles["parts"]} data-sensitive="">
          <legend>{t("note.copyForwardParts")}</legend>
          <For each={sections()}>
            {(section, index) => (
              <Checkbox
                label={section.title ?? t("note.copyForwardUntitled")}
                description={excerpt(section.text)}
                checked={chosen().has(index())}
                onChange={(isChosen) => choose(index(), isChosen)}
              />
            )}
          </For>
        </fieldset>
      </Match>
    </Switch>
  );
}

const maxExcerpt = 160;

const excerpt = (text: string): string =>
  text.length > maxExcerpt ? `${text.slice(0, maxExcerpt).trimEnd()}…` : text;
