import { createMemo, createSignal, type JSX, Show } from "solid-js";
import { createJoinRequests } from "../../state/join-requests.ts";
import { usePractice } from "../../state/practice.tsx";
import { AddIcon } from "../../ui/app-icons.ts";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Quiet, Section, Stack } from "../../ui/layout.tsx";
import { List } from "../../ui/list.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SteadyRows } from "../../ui/steady-rows.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/words-context.tsx";
import { InsidePage } from "../frame/inside-page.tsx";
import { createMayAddPatient, createMayWriteNotes } from "../frame/own-rights.ts";
import { NewPatientDialog } from "../patients/new-patient-dialog.tsx";
import { Checklist } from "./checklist.tsx";
import { DraftList } from "./draft-list.tsx";
import { createDrafts } from "./drafts.ts";
import { FindPatient } from "./find-patient.tsx";
import { PatientListRow } from "./patient-list-row.tsx";

const DRAFTS = 5;
const CLIENTS = 6;

/** What waits for this person, and the way back to what was in hand. */
export default function TodayPage(): JSX.Element {
  const mayWriteNotes = createMayWriteNotes();
  const mayAddPatient = createMayAddPatient();
  const [isAdding, setAdding] = createSignal(false);
  const requests = createJoinRequests();
  const { t, formats } = useWords();
  let heading!: HTMLElement;
  return (
    <InsidePage
      title={t("nav.today")}
      subtitle={formats().fullDate(Date.now())}
      headingRef={(element) => (heading = element)}
      actions={
        <Show when={!mayWriteNotes() && mayAddPatient()}>
          <Button kind="primary" icon={AddIcon} onPress={() => setAdding(true)}>
            {t("clients.add")}
          </Button>
        </Show>
      }
    >
      <Stack gap="large">
        <Show when={requests().length > 0}>
          <Notice
            tone="info"
            action={
              <ButtonLink kind="primary" href="/team">
                {t("today.compare")}
              </ButtonLink>
            }
          >
            {t("request.count", { count: requests().length })}
          </Notice>
        </Show>
        <Checklist onGone={() => heading.focus({ preventScroll: true })} />
        <Show when={mayWriteNotes()}>
          <Drafts />
        </Show>
        <Show when={mayWriteNotes()} fallback={<FindPatient whenEmpty={<LastChanged />} />}>
          <LastChanged />
        </Show>
      </Stack>
      <Show when={isAdding()}>
        <NewPatientDialog onClose={() => setAdding(false)} />
      </Show>
    </InsidePage>
  );
}

function Drafts(): JSX.Element {
  const drafts = createDrafts();
  const { t } = useWords();
  const rest = (): number => drafts.items().length - DRAFTS;
  return (
    <Section
      title={t("nav.notesToFinish")}
      actions={
        <Show when={rest() > 0}>
          <ButtonLink kind="quiet" href="/notes">
            {t("today.more", { count: rest() })}
          </ButtonLink>
        </Show>
      }
    >
      <Show when={drafts.at() !== "loading"} fallback={<Waiting>{t("waiting.loading")}</Waiting>}>
        <Show when={drafts.items().length > 0} fallback={<Quiet>{t("today.noDrafts")}</Quiet>}>
          <DraftList label={t("nav.notesToFinish")} notes={drafts.items().slice(0, DRAFTS)} />
        </Show>
      </Show>
    </Section>
  );
}

function LastChanged(): JSX.Element {
  const practice = usePractice();
  const { t } = useWords();
  const latest = createMemo(() =>
    practice.patients
      .items()
      .toSorted((one, other) => other.changedAtMs - one.changedAtMs)
      .slice(0, CLIENTS),
  );
  return (
    <Show
      when={latest().length > 0}
      fallback={
        <Show when={practice.patients.at() === "ready" && !practice.isOwner() && !practice.has("front-desk")}>
          <EmptyState title={t("clients.noneAssigned")}>{t("clients.noneAssignedText")}</EmptyState>
        </Show>
      }
    >
      <Section title={t("today.lastChanged")}>
        <List label={t("today.lastChanged")}>
          <SteadyRows rows={latest()} keyOf={(row) => row.document}>
            {(row) => <PatientListRow row={row()} />}
          </SteadyRows>
        </List>
      </Section>
    </Show>
  );
}
