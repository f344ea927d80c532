import { createMemo, createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { patientStatuses } from "../../model/patient-status.ts";
import { usePractice } from "../../state/practice.tsx";
import { AddIcon } from "../../ui/app-icons.ts";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Quiet, Stack } from "../../ui/layout.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { Select } from "../../ui/select.tsx";
import type { Sort } from "../../ui/table.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/words-context.tsx";
import { createWish } from "../frame/commands.tsx";
import { InsidePage } from "../frame/inside-page.tsx";
import { NewPatientDialog } from "./new-patient-dialog.tsx";
import { findPatients, type StatusFilter } from "./patient-filter.ts";
import { PatientTable } from "./patient-table.tsx";
import styles from "./patients-page.module.css";

/** All people in care whose files this device can open. */
export default function PatientsPage(): JSX.Element {
  const practice = usePractice();
  const { t } = useWords();
  const [isAdding, setAdding] = createSignal(false);
  createWish("new-client", () => setAdding(true));
  const isRecoveryDecided = (): boolean =>
    !practice.isOwner() || ["kit-confirmed", "declined"].includes(practice.open().recovery);
  const mayAdd = (): boolean =>
    (["owner", "clinician", "trainee", "front-desk"] as const).some((role) => practice.has(role));
  const isEmpty = (): boolean => practice.patients.items().length === 0;

  return (
    <InsidePage
      title={t("clients.title")}
      actions={
        <Show when={mayAdd() && isRecoveryDecided()}>
          <Button kind="primary" icon={AddIcon} onPress={() => setAdding(true)}>
            {t("clients.add")}
          </Button>
        </Show>
      }
    >
      <Stack gap="large">
        <Show when={!isRecoveryDecided()}>
          <Notice
            tone="attention"
            action={
              <ButtonLink kind="primary" href="/recovery-kit">
                {t("kit.make")}
              </ButtonLink>
            }
          >
            {t("clients.recoveryFirst")}
          </Notice>
        </Show>
        <Switch fallback={<PatientList />}>
          <Match when={practice.patients.at() === "loading"}>
            <Waiting>{t("waiting.loading")}</Waiting>
          </Match>
          <Match when={practice.patients.at() === "failed"}>
            <Notice tone="danger">{t("fault.internal")}</Notice>
          </Match>
          <Match when={isEmpty() && (practice.isOwner() || practice.has("front-desk"))}>
            <EmptyState title={t("clients.none")}>{t("clients.noneText")}</EmptyState>
          </Match>
          <Match when={isEmpty()}>
            <EmptyState title={t("clients.noneAssigned")}>{t("clients.noneAssignedText")}</EmptyState>
          </Match>
        </Switch>
      </Stack>
      <Show when={isAdding()}>
        <NewPatientDialog onClose={() => setAdding(false)} />
      </Show>
    </InsidePage>
  );
}

/** More than a screen or two of rows is asked for; nobody reads two thousand. */
const FIRST_ROWS = 100;

function PatientList(): JSX.Element {
  const practice = usePractice();
  const { t } = useWords();
  const [text, setText] = createSignal("");
  const [filter, setFilter] = createSignal<StatusFilter>("current");
  const [sort, setSort] = createSignal<Sort>({ column: "name", direction: "ascending" });
  const [shown, setShown] = createSignal(FIRST_ROWS);
  const found = createMemo(() =>
    findPatients(practice.patients.items(), { text: text(), filter: filter(), sort: sort() }),
  );
  const look = (typed: string): void => {
    setText(typed);
    setShown(FIRST_ROWS);
  };
  return (
    <Stack>
      <div class={styles["tools"]}>
        <SearchField
          label={t("clients.search")}
          clearLabel={t("field.clearSearch")}
          value={text()}
          onInput={look}
        />
        <Select<StatusFilter>
          label={t("clients.filterStatus")}
          placeholder={t("field.choose")}
          value={filter()}
          onChange={setFilter}
          disabled={text().trim() !== ""}
          options={[
            { value: "current", label: t("clients.filterCurrent") },
            { value: "all", label: t("clients.filterAll") },
            ...patientStatuses.map((status) => ({ value: status, label: t(`status.${status}`) })),
          ]}
        />
      </div>
      <div role="status">
        <Quiet>
          {text().trim() === ""
            ? t("clients.count", { count: found().length })
            : t("clients.found", { count: found().length })}
        </Quiet>
      </div>
      <Show
        when={found().length > 0}
        fallback={
          <EmptyState
            title={
              text().trim() === "" ? t("clients.noneInView") : t("clients.noMatch", { text: text().trim() })
            }
          >
            {text().trim() === "" ? t("clients.noneInViewText") : t("clients.noMatchText")}
          </EmptyState>
        }
      >
        <PatientTable rows={found().slice(0, shown())} sort={sort()} onSort={setSort} />
        <Show when={found().length > shown()}>
          <div>
            <Button onPress={() => setShown((count) => count + 5 * FIRST_ROWS)}>
              {t("clients.showMore", { count: found().length - shown() })}
            </Button>
          </div>
        </Show>
      </Show>
    </Stack>
  );
}
