/** What a member likes: small values by name in their own `self` scope. Unknown names are kept. */
import type * as Y from "yjs";
import * as z from "zod/mini";
import { change, type Stamp } from "./change.ts";
import {
  count,
  type FieldPatch,
  type FieldValues,
  flag,
  readFields,
  type Reading,
  text,
  writeFields,
} from "./fields.ts";
import type { DocumentId } from "./ids.ts";
import { initDocument } from "./meta.ts";
import { readViews, type SavedView } from "./saved-views.ts";

export const preferencesShape = {
  language: text(35),
  noteTemplate: text(64),
  density: z.enum(["comfortable", "compact"]),
  privacyScreen: flag,
  lockAfterMinutes: count(60),
  weekStart: count(6),
  /** Nobody else is to join: the first steps do not ask for a colleague. */
  worksAlone: flag,
} as const;
export type Preferences = FieldValues<typeof preferencesShape>;
export type PreferencesPatch = FieldPatch<typeof preferencesShape>;

export function createPreferences(doc: Y.Doc, id: DocumentId, stamp: Stamp): void {
  initDocument(doc, { type: "preferences", id, stamp }, () => undefined);
}

export const readPreferences = (doc: Y.Doc): Reading<Preferences> =>
  readFields(doc.getMap("values"), preferencesShape, "values");

export const editPreferences = (doc: Y.Doc, stamp: Stamp, patch: PreferencesPatch): boolean =>
  change(doc, stamp, () => writeFields(doc.getMap("values"), preferencesShape, patch));

export interface PreferencesSummary extends Preferences {
  views: readonly SavedView[];
}

/** The whole of it is what start-up needs. */
export const summarizePreferences = (doc: Y.Doc): PreferencesSummary => ({
  ...readPreferences(doc).value,
  views: readViews(doc),
});
