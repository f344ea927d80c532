/** The views that this member has given a name, in their own preferences. */
import { type Accessor, createMemo } from "solid-js";
import { removeView, type SavedView, saveView } from "../../model/saved-views.ts";
import { createOwnPreferences } from "../../state/own-preferences.ts";

export interface SavedViews {
  readonly all: Accessor<readonly SavedView[]>;
  save(view: SavedView): Promise<void>;
  rename(id: string, name: string): Promise<void>;
  remove(id: string): Promise<void>;
}

/** What the list is asked for from elsewhere. */
export const wishForView = (id: string): string => `view ${id}`;

/** Needs an owner. */
export function createSavedViews(): SavedViews {
  const preferences = createOwnPreferences();
  const all = createMemo(() => preferences.documents().flatMap(({ fields }) => fields.views ?? []));
  const holding = (id: string) =>
    preferences.documents().filter(({ fields }) => fields.views?.some((view) => view.id === id));
  return {
    all,
    save: (view) => preferences.write((doc, stamp) => saveView(doc, stamp, view)),
    async rename(id, name) {
      for (const { document, fields } of holding(id)) {
        const view = fields.views?.find((each) => each.id === id);
        if (view === undefined) continue;
        await preferences.write((doc, stamp) => saveView(doc, stamp, { ...view, name }), document);
      }
    },
    async remove(id) {
      for (const { document } of holding(id)) {
        await preferences.write((doc, stamp) => void removeView(doc, stamp, id), document);
      }
    },
  };
}
