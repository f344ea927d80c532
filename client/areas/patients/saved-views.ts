/** The views that this member has given a name, in their own preferences. */
import { type Accessor, createMemo } from "solid-js";
import { removeView, type SavedView, saveView } from "../../model/saved-views.ts";
import { createOwnPreferences } from "../../state/own-preferences.ts";

export interface SavedViews {
  readonly all: Accessor<readonly SavedView[]>;
  save(view: SavedView): Promise<void>;
  remove(id: string): Promise<void>;
}

/** What the list is asked for from elsewhere. */
export const wishForView = (id: string): string => `view ${id}`;

/** Needs an owner. */
export function createSavedViews(): SavedViews {
  const preferences = createOwnPreferences();
  const all = createMemo(() => preferences.documents().flatMap(({ fields }) => fields.views ?? []));
  return {
    all,
    save: (view) => preferences.write((doc, stamp) => saveView(doc, stamp, view)),
    async remove(id) {
      const holding = preferences
        .documents()
        .filter(({ fields }) => fields.views?.some((view) => view.id === id));
      for (const { document } of holding) {
        await preferences.write((doc, stamp) => void removeView(doc, stamp, id), document);
      }
    },
  };
}
