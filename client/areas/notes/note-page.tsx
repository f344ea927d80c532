import { useParams } from "@solidjs/router";
import { createMemo, type JSX, Match, Show, Switch, untrack } from "solid-js";
import type { DocumentId } from "../../../crypto/public/ids.ts";
import { NoteEditor } from "../../editor/note-editor.tsx";
import { noteBody } from "../../model/note.ts";
import { isNoteEditable } from "../../model/note-status.ts";
import { createAccess } from "../../state/access.ts";
import { type OpenedDocument, useDocument } from "../../state/document.ts";
import { asDocumentId, asPatientId } from "../../state/ids.ts";
import { usePractice } from "../../state/practice.tsx";
import { useEngine } from "../../state/engine.tsx";
import { createSummaries } from "../../state/summaries.ts";
import { createPresence } from "../../state/presence.ts";
import { Badge } from "../../ui/badge.tsx";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { Quiet } from "../../ui/layout.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useWords } from "../../words/words-context.tsx";
import { DocumentTrouble } from "../frame/document-trouble.tsx";
import { createPatientName } from "../frame/patient-name.ts";
import { InsidePage } from "../frame/inside-page.tsx";
import { DiscardNote } from "./discard-note.tsx";
import { NoteDetails } from "./note-details.tsx";
import { createNoteTitle } from "./note-heading.ts";
import styles from "./note-page.module.css";
import { createNoteFacts, type NoteFacts } from "./note-facts.ts";
import { stampWriting } from "./stamp-writing.ts";

/** One note: its sheet, and as little else as possible. */
export default function NotePage(): JSX.Element {
  const params = useParams<{ patient: string; note: string }>();
  const { t } = useWords();
  const id = createMemo(() => asDocumentId(params.note));
  return (
    <Show
      when={id()}
      keyed
      fallback={
        <InsidePage title={t("note.body")} heading={t("error.pageNotFound")}>
          <Quiet>{t("error.pageNotFoundText")}</Quiet>
        </InsidePage>
      }
    >
      {(document) => <OpenNote document={document} patient={params.patient} />}
    </Show>
  );
}

function OpenNote(props: { document: DocumentId; patient: string | undefined }): JSX.Element {
  const practice = usePractice();
  const { t } = useWords();
  // The parent mounts this anew for another note.
  const document = useDocument(untrack(() => props.document));
  const facts = createNoteFacts(document.doc);
  const noteTitle = createNoteTitle();
  const patientName = createPatientName();
  const isOpen = (): boolean => document.situation().at === "open";
  const wasOpen = createMemo<boolean>((before) => before || isOpen(), false);
  // What failed under somebody's hands stays on the screen, to be read and copied.
  const isShown = (): boolean => {
    const now = document.situation();
    const hasFailed = now.at === "closed" && (now.end === "ended" || now.end === "damaged");
    return now.at === "open" || (hasFailed && wasOpen());
  };
  const isIncomplete = createIncomplete(untrack(() => props.document));
  const isReadOnly = (): boolean => {
    const now = document.situation();
    return now.at !== "open" || now.readOnly || !isNoteEditable(facts().status);
  };
  const isUnverified = (): boolean => {
    const now = document.situation();
    return now.at === "open" && now.readOnly;
  };
  const patientId = () => asPatientId(props.patient);
  const access = createAccess(patientId);
  const isWithoutKeys = (): boolean => {
    const now = document.situation();
    return now.at === "closed" && now.end === "unknown-document" && access()?.case === false;
  };
  const patientRow = () => {
    const patient = patientId();
    return patient === null ? undefined : practice.patients.items().find((row) => row.patient === patient);
  };
  return (
    <InsidePage
      title={t("note.body")}
      heading={noteTitle(facts())}
      mark={
        <>
          <Show when={isOpen() && facts().status !== "draft"}>
            <Badge>{t(`noteStatus.${facts().status}`)}</Badge>
          </Show>
          <Show when={isIncomplete()}>
            <Badge tone="attention">{t("clients.incompleteBadge")}</Badge>
          </Show>
        </>
      }
      breadcrumbs={
        <Breadcrumbs
          label={t("nav.breadcrumbs")}
          crumbs={[
            { label: t("clients.title"), href: "/clients" },
            {
              label: patientRow() ? patientName(patientRow()?.fields) : t("page.client"),
              href: `/clients/${props.patient ?? ""}`,
            },
            { label: t("note.body") },
          ]}
        />
      }
      actions={
        <Show when={!isReadOnly()}>
          <DiscardNote doc={document.doc} />
        </Show>
      }
    >
      <Switch fallback={<DocumentTrouble situation={document.situation()} />}>
        <Match when={isWithoutKeys()}>
          <Notice tone="info">{t("client.noCase")}</Notice>
        </Match>
        <Match when={isOpen() && !facts().isNote}>
          <Notice tone="attention">{t("fault.unknown-document")}</Notice>
        </Match>
        <Match when={isOpen() && facts().status === "discarded"}>
          <Notice tone="info">{t("note.discardedText")}</Notice>
        </Match>
        <Match when={isShown()}>
          <DocumentTrouble situation={document.situation()} />
          <Sheet document={document} facts={facts()} readOnly={isReadOnly()} unverified={isUnverified()} />
        </Match>
      </Switch>
    </InsidePage>
  );
}

/** Whether a piece of this note is missing here, so that what is shown is not taken for all of it. */
function createIncomplete(note: DocumentId): () => boolean {
  const notes = createSummaries(useEngine(), { type: "note" });
  return () => notes.byDocument().get(note)?.incomplete ?? false;
}

type SheetProps = {
  document: OpenedDocument;
  facts: NoteFacts;
  readOnly: boolean;
  /** Shown from a snapshot whose entries are on their way. */
  unverified: boolean;
};

function Sheet(props: SheetProps): JSX.Element {
  const practice = usePractice();
  const { t, formats } = useWords();
  // The document stays the same as long as this sheet lies here.
  const { doc, awareness } = untrack(() => props.document);
  const present = createPresence(awareness, practice.ownName);
  stampWriting(doc, practice);
  return (
    <div class={styles["sheet"]} data-sensitive="">
      <NoteDetails doc={doc} facts={props.facts} readOnly={props.readOnly} />
      <Show when={props.readOnly}>
        <Notice tone="info">{t(props.unverified ? "note.unverified" : "note.readOnly")}</Notice>
      </Show>
      <p class={styles["present"]} role="status">
        {present().length > 0 ? t("note.here", { names: formats().list(present()) }) : ""}
      </p>
      <NoteEditor
        fragment={noteBody(doc)}
        awareness={awareness}
        label={t("note.body")}
        person={{ name: practice.ownName(), colourIndex: practice.colourIndex() }}
        readOnly={props.readOnly}
      />
    </div>
  );
}
