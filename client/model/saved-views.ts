/**
 * Ways of looking at the list of people in care that a member has given a name. Each lies under a key of its own among the member's
 * preferences, in their `self` scope: two devices that add one each keep both, and nobody else reads how somebody calls them.
 */
import type * as Y from "yjs";
import * as z from "zod/mini";
import { change, type Stamp } from "./change.ts";
import { id, text } from "./fields.ts";
import { patientStatuses } from "./patient-status.ts";

/** `current`: everyone who is not discharged, archived or disposed of. */
export const viewStatuses = ["current", "all", ...patientStatuses] as const;
/** `mine` follows whoever looks; a member's id names a colleague. */
const whose = z.union([z.enum(["anyone", "mine", "nobody"]), id]);
/** `any` asks nothing, `never` asks for people without a note, a number for so many days without one. */
export const viewNotes = ["any", "never", "14", "30", "60", "90"] as const;

const viewShape = z.looseObject({
  name: text(60).check(z.trim(), z.minLength(1)),
  status: z.enum(viewStatuses),
  whose,
  notes: z.enum(viewNotes),
  sort: z.enum(["name", "code", "status", "team", "note", "changed"]),
  direction: z.enum(["ascending", "descending"]),
});

export interface PatientView {
  readonly status: (typeof viewStatuses)[number];
  readonly whose: string;
  readonly notes: (typeof viewNotes)[number];
}

export interface SavedView extends PatientView {
  readonly id: string;
  readonly name: string;
  readonly sort: "name" | "code" | "status" | "team" | "note" | "changed";
  readonly direction: "ascending" | "descending";
}

const PREFIX = "view/";
const MOST_VIEWS = 50;

/** In the order of their names. A view that this version cannot read is left out and stays. */
export function readViews(doc: Y.Doc): readonly SavedView[] {
  const views: SavedView[] = [];
  for (const [key, raw] of doc.getMap("values").entries()) {
    if (!key.startsWith(PREFIX)) continue;
    const parsed = z.safeParse(viewShape, raw);
    if (!parsed.success) continue;
    const { name, status, whose: of, notes, sort, direction } = parsed.data;
    views.push({ id: key.slice(PREFIX.length), name, status, whose: of, notes, sort, direction });
  }
  return views.toSorted((one, other) => compare(one.name, other.name) || compare(one.id, other.id));
}

/** A new one, or one that is there already otherwise. Throws RangeError on what `readViews` would not take, and on one more than fifty. */
export function saveView(doc: Y.Doc, stamp: Stamp, { id: key, ...view }: SavedView): void {
  const parsed = z.safeParse(viewShape, view);
  if (!parsed.success || !z.safeParse(id, key).success) throw new RangeError("view does not have its form");
  const views = readViews(doc);
  const isNew = views.every((other) => other.id !== key);
  if (isNew && views.length >= MOST_VIEWS) throw new RangeError("views are too many");
  change(doc, stamp, () => {
    doc.getMap("values").set(PREFIX + key, parsed.data);
    return true;
  });
}

/** `false` when it is not there any more. */
export const removeView = (doc: Y.Doc, stamp: Stamp, key: string): boolean =>
  change(doc, stamp, () => {
    const values = doc.getMap("values");
    const isThere = values.has(PREFIX + key);
    values.delete(PREFIX + key);
    return isThere;
  });

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
