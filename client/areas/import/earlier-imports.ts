/**
 * The imports that this member has made, found in the list itself: the files of one import say that they were imported, and at one instant.
 * So an import can be taken back after a reload, and on another device. A file of an earlier version does not say how it was made; several
 * of one instant are then an import, because nobody makes two by hand at once.
 */
import type { SummaryOf } from "../../state/summaries.ts";

export interface EarlierImport {
  readonly importedAt: string;
  readonly count: number;
  /** Not changed since, and so still to be taken back. */
  readonly untouched: readonly SummaryOf<"patient-file">[];
}

export function earlierImports(
  rows: readonly SummaryOf<"patient-file">[],
  member: string,
): readonly EarlierImport[] {
  const byInstant = new Map<string, SummaryOf<"patient-file">[]>();
  for (const row of rows) {
    const { createdAt, createdBy, origin } = row.fields;
    if (typeof createdAt !== "string" || createdBy !== member) continue;
    if (typeof origin === "string" && origin !== "import") continue;
    const same = byInstant.get(createdAt);
    if (same === undefined) byInstant.set(createdAt, [row]);
    else same.push(row);
  }
  return [...byInstant]
    .filter(([, all]) => all.length > 1 || all.some(({ fields }) => fields.origin === "import"))
    .map(([importedAt, all]) => ({
      importedAt,
      count: all.length,
      untouched: untouchedOf(all),
    }))
    .toSorted((one, other) => (one.importedAt < other.importedAt ? 1 : -1));
}

/** As they were made. */
export const untouchedOf = (
  rows: readonly SummaryOf<"patient-file">[],
): readonly SummaryOf<"patient-file">[] => rows.filter(({ fields }) => fields.updatedAt === fields.createdAt);
