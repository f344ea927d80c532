import { useIsRouting, useParams, useSearchParams } from "@solidjs/router";
import { createEffect, createMemo, createSignal, type JSX, Match, on, Show, Switch, untrack } from "solid-js";
import type { DocumentId, PatientId } from "../../../crypto/public/ids.ts";
import { createYMap } from "../../reactive/create-y-store.ts";
import { createAccess } from "../../state/access.ts";
import { useDocument } from "../../state/document.ts";
import { asPatientId } from "../../state/ids.ts";
import { usePractice } from "../../state/practice.tsx";
import { usePrivacy } from "../../state/privacy.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { Quiet } from "../../ui/layout.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/words-context.tsx";
import { DocumentTrouble } from "../frame/document-trouble.tsx";
import { createPatientName } from "../frame/patient-name.ts";
import { InsidePage } from "../frame/inside-page.tsx";
import { CareTeam } from "./care-team.tsx";
import { ContestedFields } from "./contested-fields.tsx";
import { ContactsForm } from "./contacts-form.tsx";
import { IdentityForm } from "./identity-form.tsx";
import { createNewNote } from "./new-note.ts";
import { NotesSection } from "./notes-section.tsx";
import { asPart, createPatientCommands, type Part } from "./patient-commands.ts";
import type { PatientRow } from "./patient-filter.ts";
import { MarkBadges, MarkNotices } from "./patient-marks.tsx";
import { PatientStatusBadge } from "./patient-status-badge.tsx";
import { StatusMenu } from "./status-menu.tsx";
import { Timeline } from "./timeline.tsx";

/** One person in care: notes, file, care team. */
export default function PatientPage(): JSX.Element {
  const params = useParams<{ patient: string }>();
  const practice = usePractice();
  const { t } = useWords();
  const patient = (): PatientId | null => asPatientId(params.patient);
  const row = createMemo(() => practice.patientRow(patient()));
  const found = createMemo(() => row()?.document);
  /** These roles open every file: one that is not here is not kept from them. */
  const mayHaveAny = (): boolean =>
    (["owner", "front-desk", "biller"] as const).some((role) => practice.has(role));
  return (
    <Switch
      fallback={
        <InsidePage
          title={t("page.client")}
          heading={t(mayHaveAny() ? "client.unknown" : "client.noAccess")}
          breadcrumbs={<Crumbs />}
        >
          <Quiet>{t(mayHaveAny() ? "client.unknownText" : "client.noAccessText")}</Quiet>
        </InsidePage>
      }
    >
      <Match when={found()} keyed>
        {(document) => <OpenPatient document={document} patient={patient()} row={row()} />}
      </Match>
      <Match when={practice.patients.at() === "loading"}>
        <Waiting>{t("waiting.loading")}</Waiting>
      </Match>
    </Switch>
  );
}

type OpenPatientProps = { document: DocumentId; patient: PatientId | null; row: PatientRow | undefined };

function OpenPatient(props: OpenPatientProps): JSX.Element {
  // The parent mounts this anew for another document.
  const document = useDocument(untrack(() => props.document));
  const { t } = useWords();
  const access = createAccess(() => props.patient);
  const [asked, ask] = useSearchParams();
  // It is there at once; the router takes its time until the address says so.
  const [chosen, setChosen] = createSignal<Part>();
  const isRouting = useIsRouting();
  createEffect(on(isRouting, (is) => is || setChosen(undefined), { defer: true }));
  const part = (): Part => chosen() ?? asPart(asked["part"]) ?? (access()?.case === false ? "file" : "notes");
  /** In the address, so that it is there after Back and can be sent; Back itself goes to the page before. */
  const show = (to: Part): void => {
    setChosen(to);
    ask({ part: to }, { replace: true });
  };
  const privacy = usePrivacy();
  const patientName = createPatientName();
  const name = (): string => patientName(props.row?.fields);
  const marks = () => props.row?.fields.marks ?? [];
  const isRestricted = (): boolean => marks().includes("restricted");
  const isReadOnly = (): boolean => {
    const now = document.situation();
    return isRestricted() || now.at !== "open" || now.readOnly;
  };
  const identity = createYMap<{ code?: string }>(document.doc.getMap("identity"));
  const hasContent = (): boolean => typeof identity.code === "string";

  const newNote = createNewNote(() => props.patient);
  createPatientCommands({
    mayWrite: () => (access()?.case || access()?.mayCreateCase) ?? false,
    write(template) {
      show("notes");
      void newNote.run(template);
    },
    show,
  });

  const file = (): JSX.Element => (
    <Show
      when={document.situation().at === "open"}
      fallback={<DocumentTrouble situation={document.situation()} />}
    >
      <Show when={hasContent()} fallback={<Notice tone="attention">{t("clients.incomplete")}</Notice>}>
        <MarkNotices doc={document.doc} />
        <IdentityForm doc={document.doc} readOnly={isReadOnly()} />
        <ContactsForm doc={document.doc} readOnly={isReadOnly()} />
      </Show>
    </Show>
  );
  return (
    <InsidePage
      title={t("page.client")}
      heading={name()}
      subtitle={privacy.isOn() ? undefined : subtitleOf(props.row)}
      mark={
        <>
          <PatientStatusBadge status={props.row?.fields.status} />
          <MarkBadges marks={marks()} />
          <Show when={props.row?.incomplete}>
            <Badge tone="attention">{t("clients.incompleteBadge")}</Badge>
          </Show>
        </>
      }
      breadcrumbs={<Crumbs current={name()} />}
      actions={
        <Show when={!isReadOnly()}>
          <StatusMenu
            doc={document.doc}
            name={name()}
            status={props.row?.fields.status ?? "enquiry"}
            marks={marks()}
          />
        </Show>
      }
    >
      <Show when={document.situation().at === "open" && hasContent()}>
        <ContestedFields doc={document.doc} onShow={() => show("file")} />
      </Show>
      <Show when={props.patient}>
        {(patient) => (
          <Tabs
            label={t("client.parts")}
            value={part()}
            onChange={(id) => show(id as Part)}
            tabs={[
              {
                id: "notes",
                label: t("client.notes"),
                content: () => <NotesSection patient={patient()} access={access()} newNote={newNote} />,
              },
              { id: "file", label: t("client.file"), content: file },
              {
                id: "timeline",
                label: t("timeline.title"),
                content: () => (
                  <Timeline patient={patient()} doc={document.doc} hasNotes={access()?.case ?? false} />
                ),
              },
              {
                id: "team",
                label: t("client.careTeam"),
                content: () => (
                  <CareTeam patient={patient()} doc={document.doc} team={props.row?.fields.team ?? []} />
                ),
              },
            ]}
          />
        )}
      </Show>
    </InsidePage>
  );
}

function subtitleOf(row: PatientRow | undefined): string {
  const { code, name, legalName, pronouns } = row?.fields ?? {};
  return [code, legalName === name ? null : legalName, pronouns].filter(Boolean).join(" · ");
}

function Crumbs(props: { current?: string }): JSX.Element {
  const { t } = useWords();
  return (
    <Breadcrumbs
      label={t("nav.breadcrumbs")}
      crumbs={[
        { label: t("clients.title"), href: "/clients" },
        ...(props.current === undefined ? [] : [{ label: props.current }]),
      ]}
    />
  );
}
