/**
 * A table that was chosen and is not imported yet, with what was said about it: whoever leaves the page finds it again as it was. It is kept in
 * memory only, for as long as the practice is open, and until the engine has it or it is given up.
 */
import { type Accessor, createSignal, type Setter } from "solid-js";
import type { PatientStatus } from "../../model/patient-status.ts";
import { type Practice, usePractice } from "../../state/practice.tsx";
import { type ColumnTarget, guessColumns, isHeader } from "./import-fields.ts";
import type { ParsedTable } from "./parse-table.ts";
import type { ImportPlan } from "./plan-import.ts";
import type { DateOrder } from "./read-dates.ts";

export type Kept<Value> = readonly [Accessor<Value>, Setter<Value>];

/** What would happen, and which time it was looked at. */
export interface Looked {
  readonly time: number;
  readonly plan: ImportPlan;
}

export interface TableDraft {
  readonly text: string;
  readonly table: ParsedTable;
  readonly hasHeader: Kept<boolean>;
  readonly columns: Kept<readonly ColumnTarget[]>;
  readonly status: Kept<PatientStatus>;
  readonly order: Kept<DateOrder | undefined>;
  readonly looked: Kept<Looked | undefined>;
  readonly withDuplicates: Kept<boolean>;
}

export interface ImportDraft {
  readonly table: Kept<TableDraft | undefined>;
  /** Rows that are being typed or pasted. */
  readonly pasted: Kept<string>;
}

const draftByPractice = new WeakMap<Practice, ImportDraft>();

export function useImportDraft(): ImportDraft {
  const practice = usePractice();
  const draft = draftByPractice.get(practice) ?? {
    table: keep<TableDraft | undefined>(undefined),
    pasted: keep(""),
  };
  draftByPractice.set(practice, draft);
  return draft;
}

export function makeTableDraft(text: string, table: ParsedTable): TableDraft {
  const first = table.rows[0]?.cells ?? [];
  const hasHeader = isHeader(first);
  const guessed = guessColumns(hasHeader ? first : []);
  return {
    text,
    table,
    hasHeader: keep(hasHeader),
    columns: keep<readonly ColumnTarget[]>(
      Array.from({ length: table.width }, (_, at) => guessed[at] ?? null),
    ),
    status: keep<PatientStatus>("active"),
    order: keep<DateOrder | undefined>(undefined),
    looked: keep<Looked | undefined>(undefined),
    withDuplicates: keep(false),
  };
}

function keep<Value>(value: Value): Kept<Value> {
  const [kept, setKept] = createSignal(value);
  return [kept, setKept];
}
