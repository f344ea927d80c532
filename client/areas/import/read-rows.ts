/**
 * From a row of a table to what a file will hold, or to why it cannot. Nothing is cut, guessed or left out in silence: a value that a field
 * does not take keeps its row out of the import, with the reason.
 */
import { type identityShape, longest } from "../../model/patient-file.ts";
import { foldText } from "../../model/fold-text.ts";
import { type PatientStatus, patientStatuses } from "../../model/patient-status.ts";
import type { ColumnTarget, ImportField } from "./import-fields.ts";
import type { TableRow } from "./parse-table.ts";
import { type DateOrder, readDay } from "./read-dates.ts";

export interface ReadingRules {
  readonly columns: readonly ColumnTarget[];
  readonly order: DateOrder;
  /** For rows without a status, or with one that nobody here knows. */
  readonly status: PatientStatus;
  readonly nowMs: number;
}

export interface DraftFile {
  readonly line: number;
  /** `null`: one is made up. */
  readonly code: string | null;
  readonly fields: Readonly<Partial<Record<Exclude<keyof typeof identityShape, "code">, string>>>;
  readonly status: PatientStatus;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly emergency: { readonly name?: string; readonly phone?: string } | null;
}

export type RowProblem =
  | { readonly line: number; readonly why: "no-name" }
  | { readonly line: number; readonly why: "date"; readonly value: string }
  | { readonly line: number; readonly why: "too-long"; readonly field: ImportField; readonly max: number }
  | { readonly line: number; readonly why: "code-taken"; readonly value: string };

export type RowReading =
  | { readonly at: "read"; readonly draft: DraftFile; readonly unknownStatus: boolean }
  | { readonly at: "problem"; readonly problem: RowProblem };

const LONGEST: Readonly<Partial<Record<ImportField, number>>> = {
  ...longest,
  legalName: longest.name,
  preferredName: longest.name,
  phone: longest.contact,
  email: longest.contact,
  emergencyName: longest.name,
};
const PLAIN = ["preferredName", "pronouns", "language", "accessNeeds", "referral"] as const;

export function readRow({ line, cells }: TableRow, rules: ReadingRules): RowReading {
  const values = gather(cells, rules.columns);
  const one = (field: ImportField): string => values.get(field)?.[0] ?? "";
  const legalName = one("legalName") || [one("firstName"), one("lastName")].filter(Boolean).join(" ");
  const address = (values.get("address") ?? []).join("\n");
  const problem = findProblem({ line, values, legalName, address, rules });
  if (problem !== null) return { at: "problem", problem };
  const dateOfBirth = readDay(one("dateOfBirth"), rules.order, rules.nowMs);
  const fields: Record<string, string> = {};
  if (legalName !== "") fields["legalName"] = legalName;
  if (address !== "") fields["address"] = address;
  if (dateOfBirth !== null) fields["dateOfBirth"] = dateOfBirth;
  for (const field of PLAIN) if (one(field) !== "") fields[field] = one(field);
  const status = one("status") === "" ? rules.status : readStatus(one("status"));
  const emergency = {
    ...(one("emergencyName") === "" ? {} : { name: one("emergencyName") }),
    ...(one("emergencyPhone") === "" ? {} : { phone: one("emergencyPhone") }),
  };
  return {
    at: "read",
    unknownStatus: status === null,
    draft: {
      line,
      code: one("code") || null,
      fields,
      status: status ?? rules.status,
      phones: values.get("phone") ?? [],
      emails: values.get("email") ?? [],
      emergency: Object.keys(emergency).length === 0 ? null : emergency,
    },
  };
}

/** A quote before what could be a formula was put there by the program that wrote the file. */
const clean = (cell: string): string => cell.trim().replace(/^'(?=[=+\-@])/, "");

function gather(cells: readonly string[], columns: readonly ColumnTarget[]): Map<ImportField, string[]> {
  const values = new Map<ImportField, string[]>();
  for (const [at, field] of columns.entries()) {
    const value = clean(cells[at] ?? "");
    if (field === null || value === "") continue;
    values.set(field, [...(values.get(field) ?? []), value]);
  }
  return values;
}

interface Looked {
  readonly line: number;
  readonly values: ReadonlyMap<ImportField, readonly string[]>;
  readonly legalName: string;
  readonly address: string;
  readonly rules: ReadingRules;
}

function findProblem({ line, values, legalName, address, rules }: Looked): RowProblem | null {
  if (legalName === "" && !values.has("preferredName") && !values.has("code"))
    return { line, why: "no-name" };
  const whole: [ImportField, readonly string[]][] = [
    ...values,
    ["legalName", [legalName]],
    ["address", [address]],
  ];
  for (const [field, all] of whole) {
    const max = LONGEST[field];
    if (max !== undefined && all.some((value) => value.length > max)) {
      return { line, why: "too-long", field, max };
    }
  }
  const born = values.get("dateOfBirth")?.[0];
  if (born !== undefined && readDay(born, rules.order, rules.nowMs) === null) {
    return { line, why: "date", value: born };
  }
  return null;
}

const STATUS_NAMES: Readonly<Record<PatientStatus, readonly string[]>> = {
  enquiry: ["enquiry", "inquiry", "lead", "new", "anfrage", "consulta", "αιτημα"],
  waiting: ["waiting", "waitlist", "waitinglist", "wartend", "warteliste", "enespera", "espera", "αναμονη"],
  active: ["active", "current", "open", "yes", "aktiv", "laufend", "activo", "activa", "ενεργος", "ενεργη"],
  paused: ["paused", "onhold", "pausiert", "pause", "enpausa", "σεπαυση", "παυση"],
  discharged: [
    ...["discharged", "closed", "ended", "inactive", "former", "beendet", "abgeschlossen", "inaktiv"],
    ...["dadodealta", "alta", "cerrado", "inactivo", "ολοκληρωμενος", "ανενεργος"],
  ],
  archived: [
    "archived",
    "archive",
    "archiviert",
    "archiv",
    "archivado",
    "archivo",
    "αρχειοθετημενος",
    "αρχειο",
  ],
  // Nobody brings in a file that was destroyed.
  disposed: [],
};

const foldStatus = (value: string): string => foldText(value).replace(/[^\p{Letter}]/gu, "");
const STATUS_BY_NAME: ReadonlyMap<string, PatientStatus> = new Map(
  patientStatuses.flatMap((status) =>
    STATUS_NAMES[status].map((name): [string, PatientStatus] => [foldStatus(name), status]),
  ),
);

/** `null` for a word that nobody here knows. */
export const readStatus = (value: string): PatientStatus | null =>
  STATUS_BY_NAME.get(foldStatus(value)) ?? null;
