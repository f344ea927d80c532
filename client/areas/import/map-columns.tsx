import { createEffect, createMemo, type JSX, on, onMount, Show, untrack } from "solid-js";
import type { PatientStatus } from "../../model/patient-status.ts";
import { createAction } from "../../state/action.ts";
import { usePractice } from "../../state/practice.tsx";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Row, Stack } from "../../ui/layout.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Select } from "../../ui/select.tsx";
import { SentenceChoice } from "../../ui/sentence-choice.tsx";
import { Table } from "../../ui/table.tsx";
import { useWords } from "../../words/words-context.tsx";
import { FaultNotice } from "../frame/fault-notice.tsx";
import { DryRun } from "./dry-run.tsx";
import styles from "./import.module.css";
import type { TableDraft } from "./import-draft.ts";
import { type ColumnTarget, importFields } from "./import-fields.ts";
import { ImportStep } from "./import-step.tsx";
import { type Delimiter, DELIMITERS, type ParsedTable, parseTable } from "./parse-table.ts";
import { planImport } from "./plan-import.ts";
import { type DateOrder, guessOrder, hasTwoReadings } from "./read-dates.ts";

type MapColumnsProps = {
  draft: TableDraft;
  onTable: (table: ParsedTable) => void;
  onBack: () => void;
};

const FIRST_STATUSES: readonly PatientStatus[] = [
  "active",
  "enquiry",
  "waiting",
  "paused",
  "discharged",
  "archived",
];
const SAMPLES = 3;
const LOOKED_AT = 500;

/** What each column is, with what stands in it; then what would happen. */
export function MapColumns(props: MapColumnsProps): JSX.Element {
  const practice = usePractice();
  const { t } = useWords();
  // The page mounts this anew for another table.
  const draft = untrack(() => props.draft);
  const { text, table: given } = draft;
  const [hasHeader, setHasHeader] = draft.hasHeader;
  const headers = createMemo(() => (hasHeader() ? (given.rows[0]?.cells ?? []) : []));
  const body = createMemo(() => (hasHeader() ? given.rows.slice(1) : given.rows));
  const [columns, setColumns] = draft.columns;
  const [status, setStatus] = draft.status;
  const dates = createMemo(() => {
    const at = columns().indexOf("dateOfBirth");
    return at < 0
      ? []
      : body()
          .slice(0, LOOKED_AT)
          .map(({ cells }) => cells[at] ?? "");
  });
  const [order, setOrder] = draft.order;
  const usedOrder = (): DateOrder | undefined =>
    order() ?? guessOrder(dates()) ?? (hasTwoReadings(dates()) ? undefined : "day-first");
  const [looked, setLooked] = draft.looked;
  createEffect(on([columns, status, usedOrder, hasHeader], () => setLooked(undefined), { defer: true }));
  const isNamed = (): boolean =>
    columns().some(
      (field) =>
        field !== null && ["legalName", "firstName", "lastName", "preferredName", "code"].includes(field),
    );
  const look = createAction(async (time: number) => {
    const chosen = usedOrder();
    if (chosen === undefined || !isNamed()) return;
    const rules = { columns: columns(), order: chosen, status: status(), nowMs: Date.now() };
    const known = practice.patients.items().map(({ fields }) => ({
      name: fields.name ?? "",
      legalName: fields.legalName ?? null,
      dateOfBirth: fields.dateOfBirth ?? null,
      code: fields.code ?? "",
    }));
    setLooked({ time, plan: await planImport({ rows: body() }, rules, known) });
  });
  const lookAnew = (): void => {
    draft.withDuplicates[1](false);
    void look.run((looked()?.time ?? 0) + 1);
  };
  // Somebody may have come into the practice since.
  const timeFound = untrack(looked)?.time;
  onMount(() => {
    if (timeFound !== undefined) void look.run(timeFound);
  });
  const cut = createAction(async (delimiter: Delimiter) =>
    props.onTable(await parseTable(text, { delimiter })),
  );
  const aim = (at: number, target: ColumnTarget): void => {
    setColumns((before) => before.map((old, index) => (index === at ? target : old)));
  };

  return (
    <Stack gap="large">
      <ImportStep
        title={t("import.columns")}
        text={t("import.columnsText", { count: body().length })}
        says={t("import.columnsText", { count: body().length })}
      >
        <Stack>
          <Show when={given.beyond > 0}>
            <Notice tone="attention">{t("import.beyond", { count: given.beyond })}</Notice>
          </Show>
          <ColumnTable headers={headers()} rows={body()} columns={columns()} onAim={aim} />
          <div class={styles["options"]}>
            <Select<Delimiter>
              label={t("import.delimiter")}
              placeholder={t("field.choose")}
              value={given.delimiter}
              onChange={(delimiter) => void cut.run(delimiter)}
              options={DELIMITERS.map((value) => ({
                value,
                label: t(`import.delimiter.${DELIMITER_NAME[value]}`),
              }))}
            />
            <Select<PatientStatus>
              label={t("import.status")}
              placeholder={t("field.choose")}
              value={status()}
              onChange={setStatus}
              options={FIRST_STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
            />
            <Show when={hasTwoReadings(dates())}>
              <Select<DateOrder>
                label={t("import.dates")}
                placeholder={t("field.choose")}
                value={usedOrder()}
                onChange={setOrder}
                hint={usedOrder() === undefined ? t("import.datesUnclear") : undefined}
                options={[
                  { value: "day-first", label: t("import.dayFirst") },
                  { value: "month-first", label: t("import.monthFirst") },
                ]}
              />
            </Show>
          </div>
          <Checkbox label={t("import.header")} checked={hasHeader()} onChange={setHasHeader} />
          <Show when={!isNamed()}>
            <Notice tone="attention">{t("import.nameNeeded")}</Notice>
          </Show>
          <Row>
            <Button
              kind={looked() === undefined ? "primary" : "plain"}
              busy={look.busy()}
              disabled={!isNamed() || usedOrder() === undefined}
              onPress={lookAnew}
            >
              {t("import.look")}
            </Button>
            <Button onPress={() => props.onBack()}>{t("import.startOver")}</Button>
          </Row>
          <FaultNotice fault={look.fault() ?? cut.fault()} />
        </Stack>
      </ImportStep>
      <Show when={looked()?.time} keyed>
        {(time) => (
          <Show when={looked()}>
            {(now) => (
              <DryRun plan={now().plan} withDuplicates={draft.withDuplicates} found={time === timeFound} />
            )}
          </Show>
        )}
      </Show>
    </Stack>
  );
}

const DELIMITER_NAME = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar" } as const;

type ColumnTableProps = {
  headers: readonly string[];
  rows: ParsedTable["rows"];
  columns: readonly ColumnTarget[];
  onAim: (at: number, target: ColumnTarget) => void;
};

function ColumnTable(props: ColumnTableProps): JSX.Element {
  const { t, formats } = useWords();
  const places = createMemo(() => props.columns.map((_, at) => at));
  const nameOf = (at: number): string => props.headers[at]?.trim() || t("import.column", { number: at + 1 });
  const samples = (at: number): string =>
    formats().list(
      props.rows
        .slice(0, LOOKED_AT)
        .map(({ cells }) => cells[at]?.trim() ?? "")
        .filter(Boolean)
        .slice(0, SAMPLES)
        .map((value) => (value.length > 40 ? `${value.slice(0, 40)}…` : value)),
    );
  return (
    <Table<number>
      caption={`${t("import.inFile")} – ${t("import.becomes")}`}
      captionHidden
      rows={places()}
      columns={[
        {
          id: "column",
          header: t("import.inFile"),
          namesRow: true,
          cell: (at) => (
            <>
              {nameOf(at)}
              <span class={styles["sampleBelow"]} dir="auto" data-sensitive="">
                {samples(at)}
              </span>
            </>
          ),
        },
        {
          id: "sample",
          header: t("import.sample"),
          wideOnly: true,
          cell: (at) => (
            <span class={styles["sample"]} dir="auto" data-sensitive="">
              {samples(at)}
            </span>
          ),
        },
        {
          id: "target",
          header: t("import.becomes"),
          cell: (at) => (
            <div class={styles["target"]}>
              <SentenceChoice
                label={t("import.becomesOf", { column: nameOf(at) })}
                value={props.columns[at] ?? "none"}
                chosen={props.columns[at] !== null}
                onChange={(value) => props.onAim(at, importFields.find((field) => field === value) ?? null)}
                options={[
                  { value: "none", label: t("import.leftOut") },
                  ...importFields.map((value) => ({ value, label: t(`import.field.${value}`) })),
                ]}
              />
            </div>
          ),
        },
      ]}
    />
  );
}
