import { createMemo, createSignal, type JSX, Show } from "solid-js";
import { usePractice } from "../../state/practice.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Quiet, Stack } from "../../ui/layout.tsx";
import { List } from "../../ui/list.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { SteadyRows } from "../../ui/steady-rows.tsx";
import { useWords } from "../../words/words-context.tsx";
import { createLeft } from "../frame/create-way-back.ts";
import { createPatientName } from "../frame/patient-name.ts";
import { makeFinder } from "../palette/find-commands.ts";
import { PatientListRow } from "./patient-list-row.tsx";

const SHOWN = 50;

/** For whoever answers the telephone: a name is typed, and the file stands there. What was typed is kept for coming back, until locking. */
export function FindPatient(props: { whenEmpty: JSX.Element }): JSX.Element {
  const practice = usePractice();
  const patientName = createPatientName();
  const { t } = useWords();
  const textBefore = createLeft("words", "find", (): string | undefined => text() || undefined);
  const [text, setText] = createSignal(textBefore ?? "");
  const isSeeking = (): boolean => text().trim() !== "";
  const find = makeFinder();
  const people = createMemo(() =>
    practice.patients
      .items()
      .map((row) => ({ row, label: patientName(row.fields), also: patientName.sought(row.fields) })),
  );
  const found = createMemo(() => (isSeeking() ? find(people(), text(), people().length) : []));
  return (
    <Stack>
      <Stack gap="small">
        <div data-sensitive={isSeeking() ? "" : undefined}>
          <Stack measure>
            <SearchField
              label={t("clients.search")}
              clearLabel={t("field.clearSearch")}
              value={text()}
              onInput={setText}
            />
          </Stack>
        </div>
        <div role="status">
          <Show when={isSeeking()}>
            <Quiet>{t("clients.found", { count: found().length })}</Quiet>
          </Show>
        </div>
      </Stack>
      <Show when={isSeeking()} fallback={props.whenEmpty}>
        <Show
          when={found().length > 0}
          fallback={
            <div data-sensitive="">
              <EmptyState title={t("clients.noMatch", { text: text().trim() })}>
                {t("clients.noMatchText")}
              </EmptyState>
            </div>
          }
        >
          <List label={t("clients.title")}>
            <SteadyRows rows={found().slice(0, SHOWN)} keyOf={({ row }) => row.document}>
              {(each) => <PatientListRow row={each().row} />}
            </SteadyRows>
          </List>
        </Show>
      </Show>
    </Stack>
  );
}
