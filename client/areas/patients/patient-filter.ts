/**
 * Which patients the list shows and in which order. Looking for a name looks everywhere, in archived files too, because whoever types a
 * name wants that person.
 */
import { type PatientStatus, patientStatuses } from "../../model/patient-status.ts";
import type { SummaryOf } from "../../state/summaries.ts";
import type { Sort } from "../../ui/table.tsx";

export type StatusFilter = "current" | "all" | PatientStatus;
export type PatientRow = SummaryOf<"patient-file">;

export interface PatientQuery {
  readonly text: string;
  readonly filter: StatusFilter;
  readonly sort: Sort;
}

const OUT_OF_VIEW: ReadonlySet<string> = new Set<PatientStatus>(["discharged", "archived", "disposed"]);

export function findPatients(rows: readonly PatientRow[], query: PatientQuery): readonly PatientRow[] {
  const sought = fold(query.text).split(/\s+/u).filter(Boolean);
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
  const factor = query.sort.direction === "ascending" ? 1 : -1;
  return rows
    .filter((row) => (sought.length > 0 ? isMeant(row, sought) : isShown(row, query.filter)))
    .toSorted((one, other) => {
      const by = compare(one, other, { column: query.sort.column, collator });
      return by === 0 ? collator.compare(one.document, other.document) : factor * by;
    });
}

function isShown({ fields }: PatientRow, filter: StatusFilter): boolean {
  if (filter === "all") return true;
  const status = fields.status ?? "enquiry";
  return filter === "current" ? !OUT_OF_VIEW.has(status) : status === filter;
}

/** Every word typed must stand somewhere in name, legal name or code. */
function isMeant({ fields }: PatientRow, sought: readonly string[]): boolean {
  const text = fold([fields.name, fields.legalName, fields.code].filter(Boolean).join(" "));
  return sought.every((word) => text.includes(word));
}

type Order = { column: string; collator: Intl.Collator };

function compare(one: PatientRow, other: PatientRow, { column, collator }: Order): number {
  switch (column) {
    case "code":
      return collator.compare(one.fields.code ?? "", other.fields.code ?? "");
    case "status":
      return statusRank(one) - statusRank(other);
    case "changed":
      return one.changedAtMs - other.changedAtMs;
    default:
      return collator.compare(one.fields.name ?? "", other.fields.name ?? "");
  }
}

const statusRank = ({ fields }: PatientRow): number => patientStatuses.indexOf(fields.status ?? "enquiry");

/** Case and accents do not matter when looking for a name: "muller" finds "Müller". */
const fold = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .toLocaleLowerCase()
    .trim();
