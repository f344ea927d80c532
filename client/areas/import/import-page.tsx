import { type JSX, Match, Show, Switch } from "solid-js";
import { usePractice } from "../../state/practice.tsx";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Stack } from "../../ui/layout.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/words-context.tsx";
import { createMayAddPatient } from "../frame/own-rights.ts";
import { InsidePage } from "../frame/inside-page.tsx";
import { ChooseTable } from "./choose-table.tsx";
import { EarlierImports } from "./earlier-imports-list.tsx";
import { createDropGuard } from "./file-drop.ts";
import { ImportResult } from "./import-result.tsx";
import { makeTableDraft, useImportDraft } from "./import-draft.ts";
import { createImportRun } from "./import-run.ts";
import { ImportStep, ImportSteps } from "./import-step.tsx";
import { MapColumns } from "./map-columns.tsx";

/** People in care from a table in a file: choose, say what the columns are, look at what would happen, import. */
export default function ImportPage(): JSX.Element {
  const practice = usePractice();
  const mayAdd = createMayAddPatient();
  const run = createImportRun();
  const { t } = useWords();
  const [draft, setDraft] = useImportDraft().table;
  createDropGuard();
  return (
    <InsidePage
      title={t("import.title")}
      breadcrumbs={
        <Breadcrumbs
          label={t("nav.breadcrumbs")}
          crumbs={[{ label: t("clients.title"), href: "/clients" }, { label: t("import.title") }]}
        />
      }
    >
      <Show
        when={mayAdd()}
        fallback={<EmptyState title={t("import.notYours")}>{t("import.notYoursText")}</EmptyState>}
      >
        <ImportSteps>
          <Switch>
            <Match when={practice.patients.at() === "loading" || run.state().at === "asking"}>
              <Waiting>{t("waiting.loading")}</Waiting>
            </Match>
            <Match when={run.state().at !== "none"}>
              <ImportResult onAnother={() => setDraft(undefined)} />
            </Match>
            <Match when={draft()} keyed>
              {(chosen) => (
                <MapColumns
                  draft={chosen}
                  onTable={(table) => setDraft(makeTableDraft(chosen.text, table))}
                  onBack={() => setDraft(undefined)}
                />
              )}
            </Match>
            <Match when={true}>
              <Stack gap="large">
                <ImportStep title={t("import.choose")} text={t("import.text")}>
                  <ChooseTable onChoose={(text, table) => setDraft(makeTableDraft(text, table))} />
                </ImportStep>
                <EarlierImports />
              </Stack>
            </Match>
          </Switch>
        </ImportSteps>
      </Show>
    </InsidePage>
  );
}
