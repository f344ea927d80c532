/**
 * What an import would do, found out without doing it: who is new, who seems to be here already, and which rows cannot be taken and why.
 * Somebody is the same when name and day of birth agree; where one of the two has no day of birth, the name alone is a question, and both
 * are asked about together.
 */
import { foldText } from "../../model/fold-text.ts";
import { breathe } from "./breathe.ts";
import type { ParsedTable, TableRow } from "./parse-table.ts";
import { type DraftFile, readRow, type ReadingRules, type RowProblem } from "./read-rows.ts";

export interface KnownPerson {
  readonly name: string;
  readonly legalName: string | null;
  readonly dateOfBirth: string | null;
  readonly code: string;
}

export interface Duplicate {
  readonly draft: DraftFile;
  /** `here`: in the practice already; `file`: an earlier row; `certain` when the day of birth agrees too. */
  readonly where: "here" | "file";
  readonly certain: boolean;
}

export interface ImportPlan {
  readonly fresh: readonly DraftFile[];
  readonly duplicates: readonly Duplicate[];
  readonly problems: readonly RowProblem[];
  /** Rows whose status is a word that nobody here knows. */
  readonly unknownStatuses: number;
}

const ROWS_AT_ONCE = 200;

type People = Map<string, Set<string | null>>;

export async function planImport(
  { rows }: Pick<ParsedTable, "rows">,
  rules: ReadingRules,
  known: readonly KnownPerson[],
): Promise<ImportPlan> {
  const here = await peopleHere(known);
  const file: People = new Map();
  const codes = new Set(known.map(({ code }) => code));
  const plan = {
    fresh: [] as DraftFile[],
    duplicates: [] as Duplicate[],
    problems: [] as RowProblem[],
    unknownStatuses: 0,
  };
  const take = (row: TableRow): void => {
    const reading = readRow(row, rules);
    if (reading.at === "problem") return void plan.problems.push(reading.problem);
    const { draft } = reading;
    const [inHere, inFile] = [matchOf(draft, here), matchOf(draft, file)];
    if (draft.code !== null && codes.has(draft.code) && inHere === null && inFile === null) {
      return void plan.problems.push({ line: draft.line, why: "code-taken", value: draft.code });
    }
    if (reading.unknownStatus) plan.unknownStatuses += 1;
    if (inHere !== null) plan.duplicates.push({ draft, where: "here", ...inHere });
    else if (inFile !== null) plan.duplicates.push({ draft, where: "file", ...inFile });
    else plan.fresh.push(draft);
    if (draft.code !== null) codes.add(draft.code);
    for (const name of namesOf(draft)) note(file, name, draft.fields.dateOfBirth ?? null);
  };
  for (const [at, row] of rows.entries()) {
    if (at % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) await breathe();
    take(row);
  }
  return plan;
}

async function peopleHere(known: readonly KnownPerson[]): Promise<People> {
  const people: People = new Map();
  for (const [at, { name, legalName, dateOfBirth }] of known.entries()) {
    if (at % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) await breathe();
    for (const each of new Set([name, legalName ?? ""].map(foldName))) note(people, each, dateOfBirth);
  }
  return people;
}

function note(people: People, name: string, born: string | null): void {
  if (name === "") return;
  const days = people.get(name);
  if (days === undefined) people.set(name, new Set([born]));
  else days.add(born);
}

function matchOf(draft: DraftFile, people: People): { readonly certain: boolean } | null {
  const born = draft.fields.dateOfBirth ?? null;
  for (const name of namesOf(draft)) {
    const days = people.get(name);
    if (days === undefined) continue;
    if (born !== null && days.has(born)) return { certain: true };
    if (born === null || days.has(null)) return { certain: false };
  }
  return null;
}

const foldName = (name: string): string => foldText(name).replace(/\s+/gu, " ");
const namesOf = ({ fields }: DraftFile): string[] =>
  [fields.legalName, fields.preferredName].filter((name) => name !== undefined).map(foldName);
