import { createMemo, type JSX, Show } from "solid-js";
import { Quiet, Stack } from "../../ui/layout.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { useWords } from "../../words/words-context.tsx";
import type { DraftFile } from "./read-rows.ts";

/** Enough to see that the columns became what they should. */
const SHOWN = 8;

/** The first files as they would become, with the columns that any of them has. */
export function DraftTable(props: { drafts: readonly DraftFile[] }): JSX.Element {
  const { t, formats } = useWords();
  const shown = createMemo(() => props.drafts.slice(0, SHOWN));
  const dayInWords = (day: string | undefined): string =>
    day === undefined ? "" : formats().date(Date.parse(`${day}T12:00`));
  const column = (id: string, header: string, text: (draft: DraftFile) => string): Column<DraftFile>[] =>
    shown().some((draft) => text(draft) !== "")
      ? [{ id, header, wideOnly: true, cell: (draft) => <span dir="auto">{text(draft)}</span> }]
      : [];
  const columns = createMemo((): readonly Column<DraftFile>[] => [
    {
      id: "name",
      header: t("clients.columnName"),
      namesRow: true,
      cell: (draft) => <span dir="auto">{nameOf(draft)}</span>,
    },
    ...column("born", t("import.field.dateOfBirth"), ({ fields }) => dayInWords(fields.dateOfBirth)).map(
      (born) => ({ ...born, wideOnly: false }),
    ),
    ...column("status", t("import.field.status"), ({ status }) => t(`status.${status}`)),
    ...column("phone", t("import.field.phone"), ({ phones }) => formats().list(phones)),
    ...column("email", t("import.field.email"), ({ emails }) => formats().list(emails)),
    ...column("address", t("import.field.address"), ({ fields }) => fields.address ?? ""),
  ]);
  return (
    <Stack gap="small">
      <h3>{t("import.asTheyBecome")}</h3>
      <div data-sensitive="">
        <Table<DraftFile>
          caption={t("import.asTheyBecome")}
          captionHidden
          columns={columns()}
          rows={shown()}
        />
      </div>
      <Show when={props.drafts.length > SHOWN}>
        <Quiet>{t("import.andMore", { count: props.drafts.length - SHOWN })}</Quiet>
      </Show>
    </Stack>
  );
}

const nameOf = ({ code, fields }: DraftFile): string =>
  fields.preferredName ?? fields.legalName ?? code ?? "";
