import type { JSX } from "solid-js";
import { Badge } from "../../ui/badge.tsx";
import { type Sort, Table } from "../../ui/table.tsx";
import { useWords } from "../../words/words-context.tsx";
import type { PatientRow } from "./patient-filter.ts";
import { PatientStatusBadge } from "./patient-status-badge.tsx";

type PatientTableProps = { rows: readonly PatientRow[]; sort: Sort; onSort: (sort: Sort) => void };

export function PatientTable(props: PatientTableProps): JSX.Element {
  const { t, formats } = useWords();
  return (
    <Table<PatientRow>
      caption={t("clients.title")}
      captionHidden
      rows={props.rows}
      sort={props.sort}
      onSort={(sort) => props.onSort(sort)}
      columns={[
        {
          id: "name",
          header: t("clients.columnName"),
          namesRow: true,
          sortable: true,
          cell: (row) => (
            <a href={`/clients/${row.patient ?? ""}`}>{row.fields.name || t("clients.unnamed")}</a>
          ),
        },
        {
          id: "code",
          header: t("clients.columnCode"),
          sortable: true,
          cell: (row) => row.fields.code ?? "",
        },
        {
          id: "status",
          header: t("clients.columnStatus"),
          sortable: true,
          cell: (row) => (
            <>
              <PatientStatusBadge status={row.fields.status} />{" "}
              {row.incomplete && <Badge tone="attention">{t("clients.incompleteBadge")}</Badge>}
            </>
          ),
        },
        {
          id: "changed",
          header: t("clients.columnChanged"),
          sortable: true,
          align: "end",
          wideOnly: true,
          cell: (row) => formats().relative(row.changedAtMs),
        },
      ]}
    />
  );
}
