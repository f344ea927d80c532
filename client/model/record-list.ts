/**
 * Lists of small records (contacts, emergency contacts): a Y.Array of Y.Maps that each carry an `id`. Two
 * people who edit different fields of one record, or different records, keep both edits.
 */
import * as Y from "yjs";
import { editFields } from "./candidates.ts";
import type { Stamp } from "./change.ts";
import { type FieldPatch, type FieldShape, type FieldValues, readFields, writeFields } from "./fields.ts";
import type { Problem, Reading } from "./fields.ts";
import { isId } from "./ids.ts";

export type Listed<S extends FieldShape> = FieldValues<S> & { id: string };

/** Records with a readable id, in list order; the others are listed as problems and stay. */
export function readRecords<S extends FieldShape>(
  array: Y.Array<unknown>,
  shape: S,
  path: string,
): Reading<Listed<S>[]> {
  const problems: Problem[] = [];
  const value: Listed<S>[] = [];
  array.forEach((entry, index) => {
    const id = entry instanceof Y.Map ? entry.get("id") : null;
    if (!(entry instanceof Y.Map) || !isId(id)) {
      problems.push({ path: `${path}.${index}`, rule: "unreadable-record" });
      return;
    }
    const fields = readFields(entry, shape, `${path}.${index}`);
    problems.push(...fields.problems);
    value.push({ ...fields.value, id });
  });
  return { value, problems };
}

/** Appends a record; to be called inside `change`. Throws RangeError on a field that does not fit. */
export function addRecord<S extends FieldShape>(
  array: Y.Array<unknown>,
  shape: S,
  record: FieldPatch<S> & { id: string },
): boolean {
  const { id, ...fields } = record;
  if (!isId(id)) throw new RangeError("id must be 32 lowercase hex digits");
  const map = new Y.Map<unknown>();
  array.push([map]);
  map.set("id", id);
  writeFields(map, shape, fields as unknown as FieldPatch<S>);
  return true;
}

/** Changes fields of the record with this id; `false` when there is none (a colleague removed it). */
export function patchRecord<S extends FieldShape>(
  array: Y.Array<unknown>,
  shape: S,
  { patch, stamp }: { readonly patch: FieldPatch<S> & { id: string }; readonly stamp: Stamp },
): boolean {
  const { id, ...fields } = patch;
  const map = array.toArray().find((entry) => entry instanceof Y.Map && entry.get("id") === id);
  if (!(map instanceof Y.Map)) return false;
  return editFields(map, shape, { patch: fields as unknown as FieldPatch<S>, stamp });
}

/** Removes every record with this id. */
export function removeRecord(array: Y.Array<unknown>, id: string): boolean {
  const found = array
    .toArray()
    .flatMap((entry, index) => (entry instanceof Y.Map && entry.get("id") === id ? [index] : []));
  for (const index of found.reverse()) array.delete(index, 1);
  return found.length > 0;
}
