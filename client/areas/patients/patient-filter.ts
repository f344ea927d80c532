/**
 * Which patients the list shows and in which order. Looking for a name looks everywhere, in archived files too, because whoever types a
 * name wants that person.
 *
 * Ordering is apart from choosing, and begins with the order it had: of thousands of rows only those that changed look for a place.
 */
import { foldText } from "../../model/fold-text.ts";
import { type PatientStatus, patientStatuses } from "../../model/patient-status.ts";
import type { PatientView } from "../../model/saved-views.ts";
import type { SummaryOf } from "../../state/summaries.ts";
import type { Sort } from "../../ui/table.tsx";

export type PatientRow = SummaryOf<"patient-file">;
export type { PatientView } from "../../model/saved-views.ts";

export const EVERYBODY: PatientView = { status: "current", whose: "anyone", notes: "any" };

/** What the rows themselves do not say. */
export interface PatientFacts {
  readonly member: string;
  readonly nowMs: number;
  /** Day of the last note by patient; empty for roles that read none. */
  readonly lastNotes: Readonly<Record<string, number>>;
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
const OUT_OF_VIEW: ReadonlySet<string> = new Set<PatientStatus>(["discharged", "archived", "disposed"]);
const DAY_MS = 86_400_000;

/** The rows that a view shows, in the order they came. */
export function viewPatients(
  rows: readonly PatientRow[],
  view: PatientView,
  facts: PatientFacts,
): readonly PatientRow[] {
  return rows.filter(
    (row) =>
      hasStatus(row, view.status) && isOf(row, view.whose, facts) && lacksNotes(row, view.notes, facts),
  );
}

export const viewParts = ["status", "whose", "notes"] as const;

/** Of a view that shows nobody: the parts of which any one, left open, would show somebody; all that are chosen where it takes more than one. */
export function excludingParts(
  rows: readonly PatientRow[],
  view: PatientView,
  facts: PatientFacts,
): readonly (keyof PatientView)[] {
  const alone = viewParts.filter(
    (part) => viewPatients(rows, { ...view, [part]: OPEN[part] }, facts).length > 0,
  );
  return alone.length > 0 ? alone : viewParts.filter((part) => view[part] !== OPEN[part]);
}

const OPEN: PatientView = { status: "all", whose: "anyone", notes: "any" };

function hasStatus({ fields }: PatientRow, wanted: PatientView["status"]): boolean {
  if (wanted === "all") return true;
  const status = fields.status ?? "enquiry";
  return wanted === "current" ? !OUT_OF_VIEW.has(status) : status === wanted;
}

function isOf({ fields }: PatientRow, whose: string, { member }: PatientFacts): boolean {
  const team: readonly string[] = fields.team ?? [];
  if (whose === "anyone") return true;
  if (whose === "nobody") return team.length === 0;
  return team.includes(whose === "mine" ? member : whose);
}

/** Without a note for so many days: also those who never had one. */
function lacksNotes({ patient }: PatientRow, notes: PatientView["notes"], facts: PatientFacts): boolean {
  if (notes === "any") return true;
  const last = facts.lastNotes[patient ?? ""];
  if (notes === "never" || last === undefined) return last === undefined;
  return last < facts.nowMs - Number(notes) * DAY_MS;
}

/** The rows in which every word typed stands somewhere in what `textOf` gives, folded. */
export function seekPatients(
  rows: readonly PatientRow[],
  typed: string,
  textOf: (row: PatientRow) => string,
): readonly PatientRow[] {
  const sought = foldText(typed).split(/\s+/u).filter(Boolean);
  return rows.filter((row) => {
    const text = textOf(row);
    return sought.every((word) => text.includes(word));
  });
}

type PatientOrder = { sort: Sort; facts: PatientFacts; nameOf: (row: PatientRow) => string };

/** `before` is what this gave for the same order; rows that changed since are other rows. */
export function sortPatients(
  rows: readonly PatientRow[],
  { sort, facts, nameOf }: PatientOrder,
  before: readonly PatientRow[] = [],
): readonly PatientRow[] {
  const factor = sort.direction === "ascending" ? 1 : -1;
  const by = comparison(sort.column, { facts, nameOf });
  const compare: Compare = (one, other) =>
    factor * by(one, other) || (one.document < other.document ? -1 : 1);
  const present = new Set(rows);
  const settled = before.filter((row) => present.has(row));
  const known = new Set(settled);
  return merged(settled, rows.filter((row) => !known.has(row)).sort(compare), compare);
}

/** Both in order. A few come into many: each is compared with a dozen instead of with all. */
function merged(
  many: readonly PatientRow[],
  few: readonly PatientRow[],
  compare: Compare,
): readonly PatientRow[] {
  const all: PatientRow[] = [];
  let taken = 0;
  for (const row of few) {
    const place = placeFor(row, many, taken, compare);
    for (; taken < place; taken += 1) all.push(many[taken] as PatientRow);
    all.push(row);
  }
  return all.concat(many.slice(taken));
}

/** The number of rows that stand before it; at least `from`. */
function placeFor(row: PatientRow, rows: readonly PatientRow[], from: number, compare: Compare): number {
  let [low, high] = [from, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(rows[middle] as PatientRow, row) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Comparing = Omit<PatientOrder, "sort">;
type Compare = (one: PatientRow, other: PatientRow) => number;

function comparison(column: string, { facts, nameOf }: Comparing): Compare {
  switch (column) {
    case "code":
      return (one, other) => collator.compare(one.fields.code ?? "", other.fields.code ?? "");
    case "status":
      return (one, other) => statusRank(one) - statusRank(other);
    case "changed":
      return (one, other) => one.changedAtMs - other.changedAtMs;
    case "note": {
      const last = ({ patient }: PatientRow): number => facts.lastNotes[patient ?? ""] ?? 0;
      return (one, other) => last(one) - last(other);
    }
    default:
      return (one, other) => collator.compare(nameOf(one), nameOf(other));
  }
}

const statusRank = ({ fields }: PatientRow): number => patientStatuses.indexOf(fields.status ?? "enquiry");
