import { createMemo, type JSX, Show } from "solid-js";
import { useDevice } from "../../state/device.tsx";
import { usePrivacy } from "../../state/privacy.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Row } from "../../ui/layout.tsx";
import type { Column, Sort } from "../../ui/table.tsx";
import { VirtualTable, type VirtualTableHandle } from "../../ui/virtual-table.tsx";
import { useWords } from "../../words/words-context.tsx";
import { createMemberName } from "../team/member-name.ts";
import type { LastNotes } from "./last-notes.ts";
import type { PatientRow } from "./patient-filter.ts";
import { PatientStatusBadge } from "./patient-status-badge.tsx";

type PatientTableProps = {
  rows: readonly PatientRow[];
  sort: Sort;
  onSort: (sort: Sort) => void;
  nameOf: (row: PatientRow) => string;
  /** `null` for roles that read no notes: then there is no such column. */
  lastNotes: LastNotes | null;
  initialKey: string | undefined;
  onActive: (key: string) => void;
  ref: (handle: VirtualTableHandle) => void;
};

export function PatientTable(props: PatientTableProps): JSX.Element {
  const device = useDevice();
  const { t } = useWords();
  const columns = createColumns(props);
  return (
    <VirtualTable<PatientRow>
      caption={t("clients.title")}
      rows={props.rows}
      rowKey={(row) => row.document}
      name={{
        header: t("clients.columnName"),
        sortable: true,
        text: (row) => props.nameOf(row),
        href: (row) => `/clients/${row.patient ?? ""}`,
      }}
      sort={props.sort}
      onSort={(sort) => props.onSort(sort)}
      letters={device.setting("key-shortcuts") !== "off"}
      initialKey={props.initialKey}
      onActive={(key) => props.onActive(key)}
      ref={(handle) => props.ref(handle)}
      columns={columns()}
    />
  );
}

function createColumns(props: PatientTableProps): () => readonly Column<PatientRow>[] {
  const privacy = usePrivacy();
  const memberName = createMemberName();
  const { t, formats } = useWords();
  const lastNote = (row: PatientRow): string => {
    const atMs = props.lastNotes?.[row.patient ?? ""];
    return atMs === undefined ? t("list.noNote") : formats().relative(atMs);
  };
  const team: Column<PatientRow> = {
    id: "team",
    header: t("clients.columnTeam"),
    wideOnly: true,
    width: "wide",
    cell: (row) => formats().list((row.fields.team ?? []).map(memberName)),
  };
  const note: Column<PatientRow> = {
    id: "note",
    header: t("clients.columnLastNote"),
    sortable: true,
    wideOnly: "roomy",
    width: "medium",
    cell: lastNote,
  };
  const status: Column<PatientRow> = {
    id: "status",
    header: t("clients.columnStatus"),
    sortable: true,
    width: "medium",
    cell: (row) => (
      <Row>
        <PatientStatusBadge status={row.fields.status} />
        <Show when={row.incomplete}>
          <Badge tone="attention">{t("clients.incompleteBadge")}</Badge>
        </Show>
      </Row>
    ),
  };
  const code: Column<PatientRow> = {
    id: "code",
    header: t("clients.columnCode"),
    sortable: true,
    width: "narrow",
    cell: (row) => row.fields.code ?? "",
  };
  const columns = createMemo<readonly Column<PatientRow>[]>(() => [
    // While names are hidden the code stands in their place.
    ...(privacy.isOn() ? [] : [code]),
    status,
    team,
    ...(props.lastNotes === null ? [] : [note]),
    {
      id: "changed",
      header: t("clients.columnChanged"),
      sortable: true,
      align: "end",
      wideOnly: "desk",
      width: "medium",
      cell: (row) => formats().relative(row.changedAtMs),
    },
  ]);
  return columns;
}
