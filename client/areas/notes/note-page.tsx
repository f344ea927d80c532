import { useParams } from "@solidjs/router";
import { createEffect, createMemo, type JSX, Match, onCleanup, Show, Switch, untrack } from "solid-js";
import type { DocumentId } from "../../../crypto/public/ids.ts";
import { isNoteEditable } from "../../model/note-status.ts";
import { createAccess } from "../../state/access.ts";
import { useDocument } from "../../state/document.ts";
import { asDocumentId, asPatientId } from "../../state/ids.ts";
import { usePractice } from "../../state/practice.tsx";
import { useEngine } from "../../state/engine.tsx";
import { createSummaries } from "../../state/summaries.ts";
import { Badge } from "../../ui/badge.tsx";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { ButtonLink } from "../../ui/button.tsx";
import { Quiet, Row, Stack } from "../../ui/layout.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useWords } from "../../words/words-context.tsx";
import { useCommands } from "../frame/commands.tsx";
import { useEarlyKeys } from "../frame/early-keys.tsx";
import { DocumentTrouble } from "../frame/document-trouble.tsx";
import { InsidePage } from "../frame/inside-page.tsx";
import { createPatientName } from "../frame/patient-name.ts";
import { byDateDescending } from "../patients/note-order.ts";
import { DiscardNote } from "./discard-note.tsx";
import { createNoteTitle } from "./note-heading.ts";
import { createNoteFacts } from "./note-facts.ts";
import { NoteSheet } from "./note-sheet.tsx";

/** The same for every role: there is nothing here that could be kept from anybody. */
function NoSuchNote(): JSX.Element {
  const { t } = useWords();
  return (
    <InsidePage title={t("note.body")} heading={t("error.noteNotFound")}>
      <Stack>
        <Quiet>{t("error.noteNotFoundText")}</Quiet>
        <Row>
          <ButtonLink href="/clients">{t("clients.title")}</ButtonLink>
        </Row>
      </Stack>
    </InsidePage>
  );
}

/** One note: its sheet, and as little else as possible. */
export default function NotePage(): JSX.Element {
  const params = useParams<{ patient: string; note: string }>();
  const id = createMemo(() => (asPatientId(params.patient) === null ? null : asDocumentId(params.note)));
  return (
    <Show when={id()} keyed fallback={<NoSuchNote />}>
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
  const early = useEarlyKeys();
  const isNew = untrack(
    () => useCommands().take(`write ${props.document}`) || early.isKeptFor(props.document),
  );
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
  const patientId = () => asPatientId(props.patient);
  const patient = untrack(patientId);
  const notes = createSummaries(useEngine(), { type: "note", ...(patient === null ? {} : { patient }) });
  const own = () => notes.byDocument().get(props.document);
  /** Whether a piece of this note is missing here, so that what is shown is not taken for all of it. */
  const isIncomplete = (): boolean => own()?.incomplete ?? false;
  // An address that names another person than the note is about must not mix the two.
  const earlier = createMemo(() =>
    patient === null || own() === undefined
      ? []
      : byDateDescending(notes.items()).filter(
          ({ document: other, fields }) => other !== props.document && fields.status !== "discarded",
        ),
  );
  const isReadOnly = (): boolean => {
    const now = document.situation();
    return now.at !== "open" || now.readOnly || !isNoteEditable(facts().status);
  };
  // Nobody must wait for keys to be taken that no text will have.
  createEffect(() => {
    if (document.situation().at !== "opening" && (isReadOnly() || !facts().isNote)) early.end();
  });
  onCleanup(() => early.end());
  const isUnverified = (): boolean => {
    const now = document.situation();
    return now.at === "open" && now.readOnly;
  };
  const access = createAccess(patientId);
  const patientRow = () => practice.patientRow(patientId());
  const isNotHere = (): boolean => {
    const now = document.situation();
    return now.at === "closed" && now.end === "unknown-document";
  };
  const isWithoutKeys = (): boolean => isNotHere() && access()?.case === false;
  /** Of a person whose file is here, a note may be on its way, or not be for one's role; of anybody else nothing is known. */
  const isOfNobody = (): boolean =>
    isNotHere() && practice.patients.at() !== "loading" && patientRow() === undefined;
  const page = (): JSX.Element => (
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
          <NoteSheet
            isNew={isNew}
            typedBefore={() => early.take(props.document)}
            document={document}
            facts={facts()}
            readOnly={isReadOnly()}
            unverified={isUnverified()}
            earlier={earlier()}
            title={noteTitle(facts())}
            who={patientRow() ? patientName(patientRow()?.fields) : ""}
            person={{ name: patientRow()?.fields.name ?? "", code: patientRow()?.fields.code ?? "" }}
          />
        </Match>
      </Switch>
    </InsidePage>
  );
  return (
    <Show when={!isOfNobody()} fallback={<NoSuchNote />}>
      {page()}
    </Show>
  );
}
